"""Reads the figures of data/figures/ into the shapes of desk/figures.py, and finds what is typed where."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from desk.figures import Arm, Course, Drawing, Figure, Moment, Picture, Point, Step, Timeline
from desk.prose import CITATION
from desk.record import Record, Value, Where

_KINDS = ("figures", "courses", "timelines", "drawings", "also")
_MACHINERY = (
    "id",
    "kind",
    "found",
    "where",
    "source",
    "scene",
    "sort",
    "what",
    "per100",
    "chance",
    "start",
    "end",
    "peak",
)
_MINUTES = ("start", "end", "peak")


def figures(records: Iterable[Record]) -> dict[str, Picture]:
    """Return the figures of some files in data/figures/ by id. What has not the needed shape is left out."""
    found: dict[str, Picture] = {}
    for record in records:
        for kind, _, entry in entries(record):
            try:
                picture = _READ[kind](entry)
            except (KeyError, ValueError, TypeError, IndexError):
                continue  # `also`, which is not drawn, and what the rules will call by name
            found[picture.id] = picture
    return found


def entries(record: Record) -> Iterator[tuple[str, Where, dict[str, Any]]]:
    """Give each entry of a file in data/figures/ as typed: its kind, where it stands, and what it says."""
    for kind in _KINDS:
        listed = record.values.get(kind, [])
        for n, entry in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(entry, dict):
                yield kind, (kind, n), entry


def arms(where: Where, entry: dict[str, Any]) -> Iterator[tuple[Where, dict[str, Any]]]:
    """Give each arm of an entry as typed, with where it stands; an entry under `also` is an arm itself."""
    if "per100" in entry:
        yield where, entry
    for name in ("arms", "points"):
        listed = entry.get(name, [])
        for n, part in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(part, dict):
                yield from arms((*where, name, n), part)


def printed(where: Where, value: Value) -> Iterator[tuple[Where, str]]:
    """Give each text of an entry that pages print, with where it stands."""
    if isinstance(value, str):
        if where[-1] not in _MACHINERY:
            yield where, value
    else:
        for name, child in enumerate(value) if isinstance(value, list) else value.items():
            yield from printed((*where, name), child)


def cited(where: Where, value: Value) -> Iterator[tuple[Where, str]]:
    """Give each source key in an entry, of arms and in words, with where it stands."""
    if isinstance(value, str):
        for match in CITATION.finditer(value):
            for key in match["keys"].split(";"):
                yield where, key.strip().removeprefix("@")
        if where[-1:] == ("source",):
            yield where, value
    else:
        for name, child in enumerate(value) if isinstance(value, list) else value.items():
            yield from cited((*where, name), child)


def unknown(name: str, known: Collection[str]) -> str:
    """Say that a page asks for a figure that does not exist."""
    close = difflib.get_close_matches(name, known, 1)
    meant = f"Did you mean {close[0]}?" if close else f"There are: {', '.join(sorted(known))}."
    return f"there is no figure {name} in data/figures/, so readers would see nothing. {meant}"


def _arms(listed: list[dict[str, Any]]) -> tuple[Arm, Arm]:
    first, second = (Arm(**{**arm, "per100": int(arm["per100"])}) for arm in listed)
    return first, second


def _figure(entry: dict[str, Any]) -> Figure:
    return Figure(**{**entry, "arms": _arms(entry["arms"])})


def _course(entry: dict[str, Any]) -> Course:
    first, second = entry["arms"]
    points = tuple(Point(point["label"], _arms(point["arms"])) for point in entry["points"])
    return Course(**{**entry, "arms": (first, second), "points": points})


def _timeline(entry: dict[str, Any]) -> Timeline:
    return Timeline(**{**entry, "moments": tuple(_moment(moment) for moment in entry["moments"])})


def _moment(entry: dict[str, Any]) -> Moment:
    minutes = {name: int(entry[name]) for name in _MINUTES if name in entry}
    return Moment(**{**entry, **minutes})


def _drawing(entry: dict[str, Any]) -> Drawing:
    return Drawing(**{**entry, "steps": tuple(Step(**step) for step in entry["steps"])})


_READ: dict[str, Callable[[dict[str, Any]], Picture]] = {
    "figures": _figure,
    "courses": _course,
    "timelines": _timeline,
    "drawings": _drawing,
}
