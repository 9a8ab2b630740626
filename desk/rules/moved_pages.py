"""Protects readers who follow an old address: a moved page or a short link leads to a page that is there."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from desk.addresses import GO, address_of, is_code, nearest_code, path_of
from desk.anchors import anchors
from desk.finding import Finding
from desk.library import Library, Page
from desk.shape import slips


def check(library: Library) -> Iterator[Finding]:
    """Find stubs that lead nowhere, hold words nobody would see, or lead elsewhere than they always did."""
    schema = library.root / "data" / "schema" / "moved-page.json"
    first = {entry.page: entry.target for entry in library.ledger if entry.target}
    for path, stub in library.moved.items():
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
        if path.startswith(GO):
            yield from _short(library, stub, first.get(address_of(path), ""))


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


def _short(library: Library, stub: Page, first: str) -> Iterator[Finding]:
    code = stub.path.removeprefix(GO).removesuffix(".md")
    if not is_code(code):
        yield Finding(
            stub.file,
            1,
            f"{code} is no code of this guide: the last digit checks the others, so that a slip on the phone leads nowhere "
            "and not to a wrong page.",
            f"Did you mean {nearest_code(code)}? Rename the file, or delete it and type make addresses."
            if nearest_code(code)
            else "Delete this file and type make addresses, which gives each page its code.",
        )
    target = str(stub.front.values["moved_to"]).partition("#")[0]
    if first and target not in _places(library, first):
        yield Finding(
            stub.file,
            stub.front.line(("moved_to",)),
            f"this short link was published for {first}, and now leads to {address_of(target)}. Whoever has it on paper "
            "would land on another page.",
            f"Type moved_to: {_places(library, first)[0]}",
        )


def _places(library: Library, address: str) -> list[str]:
    """Return where a page has stood since it was published, the first place first."""
    places = [path_of(address, library.root)]
    while places[-1] in library.moved:
        following = str(library.moved[places[-1]].front.values["moved_to"]).partition("#")[0]
        if following in places:
            break
        places.append(following)
    return places
