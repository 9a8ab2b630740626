"""Protects the numbers of figures: each agrees with what its source says, was read there, and has its comparator."""

import re
from collections.abc import Iterator
from typing import Any

from desk.figure_records import arms, entries
from desk.finding import Finding
from desk.library import Library
from desk.record import Record, Where

_COUNT = re.compile(r"(?P<had>[\d,]+) of (?P<all>[\d,]+)|(?P<percent>[\d.]+) percent")
_WORD = re.compile(r"[a-z]{4,}?(?=s?\b)")


def check(library: Library) -> Iterator[Finding]:
    """Find arms whose number out of 100 is not the source's, that nobody read, or that have nothing beside them."""
    for name, record in library.figures.items():
        file = f"data/figures/{name}.yml"
        for kind, where, entry in entries(record):
            for at, arm in arms(where, entry):
                yield from _arm(library, file, record, at, arm)
            if kind == "figures":
                yield from _pair(file, record, where, entry)


def per100(found: str) -> int | None:
    """Return the whole number out of 100 that "142 of 346" or "45.3 percent" means; halves go up. None for other words."""
    match = _COUNT.fullmatch(found)
    if not match:
        return None
    if match["percent"]:
        return int(float(match["percent"]) + 0.5)
    had, everybody = (int(match[part].replace(",", "")) for part in ("had", "all"))
    return int(100 * had / everybody + 0.5) if everybody else None


def _arm(library: Library, file: str, record: Record, at: Where, arm: dict[str, Any]) -> Iterator[Finding]:
    found, typed = str(arm.get("found", "")), str(arm.get("per100", ""))
    meant = per100(found)
    if meant is not None and typed.isdigit() and int(typed) != meant:
        message = f'the number out of 100 is "{typed}", and {found} is {meant} out of 100. The picture would be wrong.'
        yield Finding(file, record.line((*at, "per100")), message, f'Type per100: "{meant}", or correct `found`.')
    source = library.sources.get(str(arm.get("source")))
    place = str(arm.get("where", ""))
    if (
        source
        and source.get("read")
        and place
        and not set(_WORD.findall(place.lower())) & set(_WORD.findall(source.get("read").lower()))
    ):
        yield Finding(
            file,
            record.line((*at, "where")),
            f'the number is said to stand in "{place}", and {source.file} says that we read: {source.get("read")}. '
            "Nobody prints a number from a part that was not read.",
            "Correct `where` here, or `read` there.",
        )


def _pair(file: str, record: Record, where: Where, entry: dict[str, Any]) -> Iterator[Finding]:
    pair = [arm for _, arm in arms(where, entry)]
    numbers = [str(arm.get("per100", "")) for arm in pair]
    if len(pair) != 2 or not all(number.isdigit() for number in numbers):
        return
    if int(numbers[0]) < int(numbers[1]):
        yield Finding(
            file,
            record.line((*where, "arms")),
            f"in the figure {entry.get('id')} the second arm is the larger one, so it would say that fewer than none "
            "were helped or harmed.",
            "Put the arm with the larger number first, and say in `did` what happened to more people there.",
        )
    if pair[0].get("label") == pair[1].get("label"):
        message = f'both arms are called "{pair[0].get("label")}", so readers would not know what was compared.'
        yield Finding(file, record.line((*where, "arms", 1)), message, "Name the comparator, such as: a dummy spray.")
