"""Holds a record to its JSON Schema and turns each slip into a sentence.

The schemas in data/schema/ carry three words of ours beside the standard ones: `x-name` (what editors call the
thing), `x-why` (why a reader cares) and `x-type` (what to type).
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from desk.dates import fault, nearest
from desk.finding import Finding
from desk.record import Record

_FORMATS = FormatChecker(formats=())
_FORMATS.checks("date")(lambda value: not isinstance(value, str) or not fault(value))


@cache
def _schema(path: Path) -> Draft202012Validator:
    return Draft202012Validator(json.loads(path.read_text("utf-8")), format_checker=_FORMATS)


def slips(record: Record, schema: Path, file: str) -> Iterator[Finding]:
    """Give one finding for each way in which the record differs from the schema."""
    try:
        validator = _schema(schema)
    except (OSError, ValueError):
        return  # the library says that the shape itself cannot be read
    shared = validator.schema.get("$defs", {}) if isinstance(validator.schema, dict) else {}
    for error in validator.iter_errors(record.values):
        yield from _findings(error, record, file, shared)


def _findings(error: ValidationError, record: Record, file: str, shared: dict[str, Any]) -> Iterator[Finding]:
    where = tuple(error.absolute_path)
    there: Any = error.instance
    expected: Any = error.validator_value
    line = record.line(where)
    rule: dict[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    name = rule.get("x-name") or f"`{where[-1]}`" if where else "the record"
    why, fix = rule.get("x-why", ""), rule.get("x-type", "")
    if error.validator == "required":
        unknown = set(there) - set(rule["properties"])
        for missing in expected:
            # A misspelled name is told once, as one that nobody knows.
            if missing not in there and not difflib.get_close_matches(missing, unknown, 1):
                child = rule["properties"][missing]
                child = shared.get(child.get("$ref", "").rpartition("/")[2], child)
                yield Finding(
                    file,
                    line,
                    f"{child.get('x-name', missing)} is missing: there is no `{missing}:` line. {child.get('x-why', '')}",
                    child.get("x-type", ""),
                )
    elif error.validator == "additionalProperties":
        allowed = sorted(rule["properties"])
        for extra in sorted(set(there) - set(allowed)):
            close = difflib.get_close_matches(extra, allowed, 1)
            meant = f"Did you mean `{close[0]}`?" if close else f"The names that count are: {', '.join(allowed)}."
            yield Finding(
                file,
                record.line((*where, extra)),
                f"`{extra}` is not a name that the guide knows, so it would do nothing.",
                meant,
            )
    elif error.validator == "format":
        guess = nearest(there)
        meant = f'Did you mean "{guess}"?' if guess else fix
        yield Finding(file, line, f'{name} is "{there}", and {fault(there)}. {why}', meant)
    else:
        yield Finding(file, line, f"{name} {_difference(error)}. {why}", fix)


def _difference(error: ValidationError) -> str:
    """Say what is there and what was expected, for the rules of a schema that our schemas use."""
    there: Any = error.instance
    expected: Any = error.validator_value
    if error.validator == "enum":
        return f'is "{there}", and it is one of: {", ".join(expected)}'
    if error.validator in ("maxLength", "minLength"):
        bound = "at most" if error.validator == "maxLength" else "at least"
        return f"has {len(there)} characters, and it needs {bound} {expected}"
    if error.validator == "type":
        kinds = {"string": "text", "array": "a list", "object": "a group of `name: value` lines"}
        return f"is {_shown(there)}, and {kinds[expected]} was expected"
    if error.validator == "pattern":
        return f'is "{there}", and it does not have the form that is needed'
    if error.validator in ("minItems", "uniqueItems"):
        return "needs at least one entry, and no entry twice"
    if error.validator == "anyOf":
        return "needs at least one of: " + ", ".join(choice["required"][0] for choice in expected)
    return f"is not as expected ({error.message})"


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of `name: value` lines"
    return f'"{value}"' if value else "empty"
