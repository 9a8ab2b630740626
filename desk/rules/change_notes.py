"""Protects those who gave a page to somebody: what changed is told with its day, and a withdrawn page leads on."""

from __future__ import annotations

from collections.abc import Iterator

from desk.anchors import anchors
from desk.dates import fault
from desk.finding import Finding
from desk.library import Library, Page


def check(library: Library) -> Iterator[Finding]:
    """Find changes dated before their page, out of order or of the future, and withdrawals that lead nowhere."""
    for page in library.pages.values():
        yield from _changes(library, page)
        archived = page.front.values.get("archived")
        if isinstance(archived, dict):
            yield from _withdrawn(library, page, str(archived.get("since", "")), str(archived.get("instead", "")))


def _changes(library: Library, page: Page) -> Iterator[Finding]:
    first, today = str(page.front.values.get("published", "")), library.today.isoformat()
    listed = page.front.values.get("changes", [])
    days = [str(note.get("date", "")) for note in listed if isinstance(note, dict)] if isinstance(listed, list) else []
    for number, day in enumerate(days):
        if fault(day):
            continue  # front_matter.py speaks of these
        where = page.front.line(("changes", number, "date"))
        if day < first:
            said = f'the change is dated "{day}", before the page was first published ("{first}").'
        elif day > today:
            said = f'the change is dated "{day}", and that day has not come yet.'
        elif number and day > days[number - 1]:
            said = f'the change of "{day}" stands below that of "{days[number - 1]}". The newest stands first.'
        else:
            continue
        yield Finding(
            page.file,
            where,
            f"{said} Readers compare these dates with their printed copy.",
            "Correct the date or the order.",
        )


def _withdrawn(library: Library, page: Page, since: str, instead: str) -> Iterator[Finding]:
    if not fault(since) and since > library.today.isoformat():
        yield Finding(
            page.file,
            page.front.line(("archived", "since")),
            f'the page is withdrawn since "{since}", and that day has not come yet.',
            f'Type today\'s date, "{library.today.isoformat()}".',
        )
    target, _, section = instead.partition("#")
    there = library.pages.get(target)
    if there is None or "archived" in there.front.values or (section and section not in anchors(library, there)):
        yield Finding(
            page.file,
            page.front.line(("archived", "instead")),
            f"this page is withdrawn and sends its readers to {instead}, where nothing stands that they could read.",
            "Type the path of a page that holds, such as ways/drip.md, with #id for a section.",
        )
