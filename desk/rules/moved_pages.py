"""Protects readers who follow an old address: a moved page or a short link leads to a page that is there."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from desk.addresses import GO, address_of
from desk.anchors import anchors
from desk.finding import Finding
from desk.library import Library, Page
from desk.shape import slips


def check(library: Library) -> Iterator[Finding]:
    """Find stubs that lead nowhere or hold words nobody would see."""
    schema = library.root / "data" / "schema" / "moved-page.json"
    for stub in library.moved.values():
        wrong = list(slips(stub.front, schema, stub.file))
        yield from wrong
        if wrong:
            continue
        if stub.text.strip():
            yield Finding(
                stub.file,
                stub.first_line,
                "this page has moved, so nobody would read the words that stand here.",
                "Delete everything after the second line of three hyphens (---).",
            )
        yield from _target(library, stub)


def _target(library: Library, stub: Page) -> Iterator[Finding]:
    target, _, section = str(stub.front.values["moved_to"]).partition("#")
    line = stub.front.line(("moved_to",))
    if target in library.moved and not stub.path.startswith(GO):
        yield Finding(
            stub.file,
            line,
            f"{target} has itself moved, so readers would be sent on twice.",
            f"Type moved_to: {library.moved[target].front.values['moved_to']}",
        )
    elif address_of(target) in library.lost:
        return
    elif target not in library.pages | library.moved and not (library.root / "docs" / target).is_file():
        close = difflib.get_close_matches(target, library.pages, 1)
        yield Finding(
            stub.file,
            line,
            f"readers of the old address would be sent to {target}, and there is no such page.",
            f"Did you mean {close[0]}?" if close else "Type the path of a page in docs/, such as ways/drip.md.",
        )
    elif section and target in library.pages and section not in anchors(library, library.pages[target]):
        yield Finding(
            stub.file,
            line,
            f"readers of the old address would be sent to #{section}, and no heading in docs/{target} has that id.",
            f"Type one of its ids, or only moved_to: {target}",
        )
