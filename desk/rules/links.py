"""Protects readers from links that lead nowhere."""

import difflib
import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from desk.addresses import address_of
from desk.anchors import anchors
from desk.finding import Finding
from desk.library import Library, Page

_OUTSIDE = ("http", "https", "mailto", "tel", "sms")


def check(library: Library) -> Iterator[Finding]:
    """Find links to pages, headings or files that do not exist, and kinds of address that the guide does not use."""
    lost = library.lost
    for page in library.written:
        for link in page.prose.links():
            try:
                parts = urlsplit(link.target)
            except ValueError:
                continue  # link_addresses.py speaks of these
            if parts.scheme in _OUTSIDE:
                continue
            if parts.scheme or parts.netloc or parts.path.startswith("/"):
                yield Finding(
                    page.file,
                    link.line,
                    f'the link goes to "{link.target}", an address that would not work from every copy of the guide.',
                    "Link to the file, such as ../help-now.md, or to a full https:// address.",
                )
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(parts.path)))
            if address_of(path) not in lost:
                yield from _inside(library, page, unquote(parts.path), parts.fragment, link.line)


def _inside(library: Library, page: Page, path: str, anchor: str, line: int) -> Iterator[Finding]:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
    if target in library.moved:
        new = str(library.moved[target].front.values["moved_to"])
        yield Finding(
            page.file,
            line,
            f'the link goes to "{path}", and that page has moved. Readers would get there by a detour.',
            f"Type {posixpath.relpath(new, posixpath.dirname(page.path) or '.')}",
        )
        return
    if target not in library.pages:
        if target.endswith(".md") or not (library.root / "docs" / target).is_file():
            close = difflib.get_close_matches(target, library.pages, 1)
            meant = f"Did you mean {posixpath.relpath(close[0], posixpath.dirname(page.path) or '.')}?" if close else ""
            yield Finding(page.file, line, f'the link goes to "{path}", and there is no such file.', meant)
        return
    there = anchors(library, library.pages[target])
    if anchor and anchor not in there and not anchor.startswith("source"):
        close = difflib.get_close_matches(anchor, there, 1)
        meant = f"Did you mean #{close[0]}?" if close else f"The ids there are: {', '.join(sorted(there)) or 'none'}."
        yield Finding(
            page.file,
            line,
            f'the link goes to "#{anchor}", and no heading in docs/{target} has that id.',
            meant,
        )
