"""Protects the figures: each that a page asks for exists, none is typed for nobody, and none is typed or shown twice."""

import re
from collections.abc import Iterator

from desk.figure_records import arms, entries, figures, unknown
from desk.finding import Finding
from desk.library import Library, Page

_ASKED = re.compile(r"^/// picture \| *(?P<id>\S+) *$")
_READING = ("found", "source", "where")


def check(library: Library) -> Iterator[Finding]:
    """Find figures that are asked for in vain or twice, typed twice, never asked for, or without their drawing."""
    known = figures(library.figures.values())
    lost = library.lost
    wanted = {name for page in library.pages.values() for name, _ in asked(page)}
    for page in library.pages.values():
        yield from _on(page, set(known))
    ids: set[str] = set()
    readings: dict[frozenset[tuple[object, ...]], str] = {}
    for file, record in library.figures.items():
        for kind, where, entry in entries(record):
            place, name = (f"data/figures/{file}.yml", record.line(where)), str(entry.get("id"))
            reading = frozenset(tuple(arm.get(part) for part in _READING) for _, arm in arms(where, entry))
            if kind == "also":
                continue
            if name in ids:
                yield Finding(*place, f"the id {name} stands twice, so only the last would be drawn.", "Rename one.")
            elif reading and (other := readings.setdefault(reading, name)) != name:
                message = (
                    f"the figure {name} holds the same numbers as {other}. Two sets of words for them drift apart."
                )
                yield Finding(*place, message, f"Delete one, and show the other with `/// picture | {other}`.")
            ids.add(name)
            if name in known and name not in wanted and not lost:
                yield Finding(
                    *place,
                    f"no page shows the figure {name}, so its numbers would grow old unseen.",
                    f"Write `/// picture | {name}` and `///` on a page, or delete the figure.",
                )
            for n, step in enumerate(entry.get("steps", [])):
                scene = f"overrides/drawings/{step.get('scene')}.svg" if isinstance(step, dict) else ""
                if scene and not (library.root / scene).is_file():
                    line = record.line((*where, "steps", n, "scene"))
                    yield Finding(
                        place[0], line, f"there is no file {scene}, so readers would see nothing.", "Draw it."
                    )


def asked(page: Page) -> Iterator[tuple[str, int]]:
    """Give the id of each figure that a page asks for, with its line."""
    for line, text in enumerate(page.text.split("\n"), page.first_line):
        if found := _ASKED.match(text):
            yield found["id"], line


def _on(page: Page, known: set[str]) -> Iterator[Finding]:
    shown: set[str] = set()
    for name, line in asked(page):
        if name not in known:
            yield Finding(page.file, line, unknown(name, known))
        elif name in shown:
            message = f"this page shows the figure {name} a second time, so readers would look for a difference."
            yield Finding(page.file, line, message, "Delete one, or link to the first.")
        shown.add(name)
