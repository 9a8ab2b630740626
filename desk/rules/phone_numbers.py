"""Protects whoever calls in the next minute: a number to call is one of data/helplines.yml, where a second person checks it."""

import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library
from desk.record import Value

_FILE = "data/helplines.yml"
_SAID = re.compile(
    r"\b(?:call|dial|text|ring|phone|calling|texting|dialling|dialing)\s+(?:or\s+text\s+)?(?P<short>\d{3})\b(?![,.:-]?\d)"
    r"(?!\s+(?:people|patients|adults|of|out|times|mg|days?|hours?|minutes?))|\b(?P<long>1-\d{3}-\d{3}-\d{4})\b",
    re.I,
)
_NUMBER = re.compile(r"\d[\d -]{1,16}\d")


def check(library: Library) -> Iterator[Finding]:
    """Find numbers to call that are no help lines, names with another number than their line, and a first line that is not 988."""
    groups = library.entries("helplines", "extra", "helplines")
    known: set[str] = set()
    for g, group in enumerate(groups):
        known.add(str(group.get("emergency", "")))
        lines = group.get("lines", [])
        for n, entry in enumerate(lines if isinstance(lines, list) else []):
            if isinstance(entry, dict):
                numbers = {_digits(entry.get("call", "")), _digits(entry.get("text", ""))}
                known |= numbers
                named = _digits(found[0]) if (found := _NUMBER.search(str(entry.get("name", "")))) else ""
                if named and numbers != {""} and named not in numbers:
                    line = library.data["helplines"].line(("extra", "helplines", g, "lines", n))
                    message = f'the line is called "{entry.get("name")}", and the number to call is another. A wrong digit can cost a life.'
                    yield Finding(
                        _FILE, line, message, "Look the number up at its source, and correct the one that is wrong."
                    )
    if groups:
        yield from _first(library)
    for page in library.written if groups else ():
        for link in page.prose.links():
            scheme, _, number = link.target.partition(":")
            if scheme.lower() in ("tel", "sms") and _digits(number.partition("?")[0]) not in known - {""}:
                yield _unknown(page.file, link.line, number)
        for paragraph in page.prose.paragraphs():
            for found in _SAID.finditer(paragraph.text):
                number = found["short"] or found["long"]
                if _digits(number) not in known and (found["short"] or _nearly(_digits(number), known)):
                    yield _unknown(page.file, paragraph.line + paragraph.text.count("\n", 0, found.start()), number)


def _first(library: Library) -> Iterator[Finding]:
    """The strip on top of each page prints the first line of the first place, so that one is fixed."""
    record = library.data["helplines"]
    group = library.entries("helplines", "extra", "helplines")[0]
    lines = group.get("lines")
    line = lines[0] if isinstance(lines, list) and lines and isinstance(lines[0], dict) else {}
    call = line.get("call", "" if line.get("text") or line.get("web") else None)
    for name, where, found, wanted in (
        ("the first place", ("place",), group.get("place"), "United States"),
        ("its emergency number", ("emergency",), group.get("emergency", ""), "911"),
        ("the number of its first line", ("lines", 0, "call"), call, "988"),
    ):
        if isinstance(found, str) and found != wanted and (not re.search(r"[^\d -]", found) or where == ("place",)):
            message = f'{name} is "{found}", and "{wanted}" was expected: the top of every page prints it. Somebody may call it in the next minute.'
            yield Finding(
                _FILE,
                record.line(("extra", "helplines", 0, *where)),
                message,
                f"Put {wanted} back, and other lines under it.",
            )


def _unknown(file: str, line: int, number: str) -> Finding:
    message = f'"{number}" is to be called, and {_FILE} has no such number. A wrong digit can cost a life.'
    return Finding(file, line, message, f"Correct it, or add the line with its source to {_FILE}.")


def _nearly(number: str, known: set[str]) -> bool:
    """Say whether a number is that of a help line but for a digit or two; other numbers have their source beside them."""
    return any(
        len(number) == len(other) and sum(a != b for a, b in zip(number, other, strict=True)) < 3 for other in known
    )


def _digits(value: Value) -> str:
    return re.sub(r"\D", "", value) if isinstance(value, str) else ""
