"""The report: what each check found, in Markdown for one issue, at most about sixty lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desk.finding import Finding

NOTHING = "Nothing to do."  # how a report begins that needs no issue
_MOST = 6  # findings of one check; the log has all of them
_LONGEST = 200  # characters of what others wrote


@dataclass(frozen=True)
class Part:
    """What one check has to say: things to do, notes that ask for nothing, or why it could not look."""

    title: str
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    broke: str = ""


class Unable(Exception):  # noqa: N818 (it is no mistake of anybody's)
    """A check could not look, with a sentence that says why."""


def quoted(text: str) -> str:
    """Return what others wrote (an address, an error) as plain words that link nowhere and call nobody."""
    plain = re.sub(r"[\s\x00-\x1f\x7f`]+", " ", text).strip()
    return f"`{plain[:_LONGEST]}{'…' if len(plain) > _LONGEST else ''}`"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def in_words(parts: Iterable[Part], today: date, most: int = _MOST) -> str:
    """Return the report. It begins with NOTHING where no check found anything and all could look."""
    parts = list(parts)
    todo = sum(len(part.findings) for part in parts)
    broke = sum(bool(part.broke) for part in parts)
    said = [counted(todo, "thing to do", "things to do")] if todo else []
    said += [f"{counted(broke, 'check')} could not look"] if broke else []
    first = f"{', '.join(said)}." if said else NOTHING
    lines = [first, "", f"Looked on {today.isoformat()}. None of this stops publishing."]
    for part in parts:
        lines += ["", f"## {part.title}", "", *_lines(part, most)]
    return "\n".join(lines) + "\n"


def _lines(part: Part, most: int) -> list[str]:
    if part.broke:
        return [f"This could not be looked at: {part.broke}"]
    lines = [f"- `{found.file}:{found.line}` {found.message} {found.fix}".rstrip() for found in part.findings[:most]]
    if len(part.findings) > most:
        lines.append(f"- And {len(part.findings) - most} more. The log of this run has all of them.")
    lines += [f"- {note}" for note in part.notes]
    return lines or ["All in order."]
