"""Protects links in somebody's email: each heading has an id of its own."""

import re
from collections.abc import Iterator

from desk.addresses import address_of
from desk.anchors import RESERVED, anchors
from desk.finding import Finding
from desk.library import Library
from desk.page import Page
from desk.prose import Heading


def check(library: Library) -> Iterator[Finding]:
    """Find headings with no id, and ids that are used twice or reserved."""
    for page in library.pages.values():
        seen: dict[str, int] = {}
        for heading in page.prose.headings():
            if heading.level == 1:
                continue  # single_title.py speaks of these
            if not heading.id:
                yield _without(library, page, heading)
            elif heading.id in seen:
                yield Finding(
                    page.file,
                    heading.line,
                    f"the id #{heading.id} already stands on line {seen[heading.id]}; a link could reach only one of the two.",
                    "Give this heading another id.",
                )
            elif heading.id.startswith(RESERVED):
                yield Finding(
                    page.file,
                    heading.line,
                    f"the id #{heading.id} is kept for the source list.",
                    "Give this heading another id.",
                )
            seen.setdefault(heading.id, heading.line)


def _without(library: Library, page: Page, heading: Heading) -> Finding:
    here = address_of(page.path)
    lost = [
        entry.id
        for entry in library.ledger
        if entry.page == here and entry.id and entry.id not in anchors(library, page)
    ]
    name = lost[0] if len(lost) == 1 else proposal(heading.words)
    said = (
        f'the heading "{heading.words}" has lost its id, and links in emails use it.'
        if len(lost) == 1
        else f'the heading "{heading.words}" has no id, so a link to it would break when its words change.'
    )
    return Finding(page.file, heading.line, said, f"Write {'#' * heading.level} {heading.words} {{#{name}}}")


def proposal(words: str) -> str:
    """Return an id made of a heading's first words."""
    return "-".join(re.findall(r"[a-z0-9]+", words.lower())[:6])
