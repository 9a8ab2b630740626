"""Protects short links on paper and on the phone: each leads for good to the page that it was made for."""

from __future__ import annotations

from collections.abc import Iterator

from desk.addresses import GO, address_of, is_code, nearest_code, path_of
from desk.finding import Finding
from desk.library import Library, Page


def check(library: Library) -> Iterator[Finding]:
    """Find codes whose last digit does not fit, and short links that lead elsewhere than they always did."""
    first = {entry.page: entry.target for entry in library.ledger if entry.target}
    for path, stub in library.moved.items():
        if path.startswith(GO):
            yield from _short(library, stub, first.get(address_of(path), ""))


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
