"""Protects links in somebody's email: a published address, heading id or short link never dies."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from desk.addresses import LEDGER, STUB, address_of, path_of
from desk.anchors import anchors
from desk.finding import Finding
from desk.library import Library, Page


def check(library: Library) -> Iterator[Finding]:
    """Find published addresses where nothing stands any more, and heading ids that are lost."""
    here = {address_of(path): page for path, page in (library.pages | library.moved).items()}
    lost: dict[str, list[str]] = {}
    for entry in library.ledger:
        if entry.page not in here:
            # What stands there and cannot be read has a finding of its own.
            if not entry.id and not (library.root / "docs" / path_of(entry.page, library.root)).is_file():
                yield _gone(library, entry.page, entry.target, entry.line)
        elif entry.id and not _leads_to(library, here[entry.page], entry.id):
            lost.setdefault(here[entry.page].path, []).append(entry.id)
    for path, ids in lost.items():
        yield _lost(library, (library.pages | library.moved)[path], ids)


def _leads_to(library: Library, page: Page, name: str) -> bool:
    """Say whether a heading id is still there, or its page has been withdrawn, or moved to where the id is."""
    if "archived" in page.front.values or any(
        heading.level > 1 and not heading.id for heading in page.prose.headings()
    ):
        return True  # heading_ids.py speaks of headings without an id
    target, _, section = str(page.front.values.get("moved_to", page.path)).partition("#")
    return bool(section) or target not in library.pages or name in anchors(library, library.pages[target])


def _gone(library: Library, address: str, target: str, line: int) -> Finding:
    path = path_of(address, library.root)
    new = path_of(target, library.root) if target else ""
    stub = STUB.replace("folder/page.md", new) if new else STUB
    return Finding(
        LEDGER,
        line,
        f"{address} was published, and nothing stands there any more. Clinics have this address in emails and on paper, "
        'and their patients would read "This page is not here".',
        f"Make docs/{path} again, with {stub}."
        if new
        else f"Put docs/{path} back. If the page has moved, write in it {stub}.",
    )


def _lost(library: Library, page: Page, ids: list[str]) -> Finding:
    known = {entry.address for entry in library.ledger}
    target = str(page.front.values.get("moved_to", page.path)).partition("#")[0]
    there = library.pages[target]
    new = [h for h in there.prose.headings() if h.id and f"{address_of(target)}#{h.id}" not in known]
    close = difflib.get_close_matches(ids[0], [heading.id for heading in new], 1, cutoff=0.3)
    heading = next((h for h in new if close and h.id == close[0]), new[0] if len(new) == 1 else None)
    spans = "".join(f'<span id="{name}"></span>' for name in ids)
    those = ", ".join(f"#{name}" for name in ids)
    if heading and len(ids) == 1:
        fix = f"Write {{#{ids[0]}}} after the heading again, whatever its words are now."
    else:
        fix = f"Write {spans} just before the text that tells this now, in docs/{target}."
    return Finding(
        there.file if heading else page.file,
        heading.line if heading else page.first_line,
        f"{those} on {address_of(page.path)} was published, and no heading has that id any more. Links to it in emails "
        "would open the page at its top.",
        fix,
    )
