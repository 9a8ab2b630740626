"""Protects new addresses from the start: each page, heading and short link is entered in the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from desk.addresses import GO, LEDGER, STUB, address_of, codes, new_codes
from desk.anchors import anchors
from desk.finding import Finding
from desk.library import Library, Page


def check(library: Library) -> Iterator[Finding]:
    """Find pages whose addresses the ledger lacks."""
    for path, lines in unlisted(library).items():
        yield _unlisted(library.pages.get(path) or library.moved[path], lines)


def unlisted(library: Library) -> dict[str, list[str]]:
    """Return the lines that the ledger lacks, by page: its address, its heading ids, its short link."""
    known = {entry.address for entry in library.ledger}
    short = codes(library.ledger)
    fresh = new_codes(set(short.values()) | {path.removeprefix(GO).removesuffix(".md") for path in library.moved})
    lines: dict[str, list[str]] = {}
    for path in dict.fromkeys(path for path, _ in library.menu if path in library.pages):
        page, address = library.pages[path], address_of(path)
        wanted = [address, *(f"{address}#{name}" for name in sorted(anchors(library, page)))]
        missing = [line for line in wanted if line not in known]
        if address not in short:
            missing.append(f"/{GO}{next(fresh)}/ -> {address}")
        if missing:
            lines[path] = missing
    for path, page in library.moved.items():
        if address_of(path) not in known and path.startswith(GO):
            target = address_of(str(page.front.values["moved_to"]).partition("#")[0])
            lines[path] = [f"{address_of(path)} -> {target}"]
    return lines


def _unlisted(page: Page, lines: list[str]) -> Finding:
    stub = next((line.split(" -> ")[0].strip("/") for line in lines if " -> " in line), "")
    new = f" And make docs/{stub}.md with {STUB.replace('folder/page.md', page.path)}." if stub else ""
    return Finding(
        page.file,
        1,
        f"{len(lines)} of this page's addresses {'is' if len(lines) == 1 else 'are'} not in {LEDGER}, so nothing would "
        "stop somebody from breaking them later.",
        f"Type make addresses; or, in a browser, add to {LEDGER}: {' · '.join(lines)}.{'' if page.path.startswith(GO) else new}",
    )
