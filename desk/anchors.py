"""Which ids on a page a link can point to: typed ones, those of its layout, and those that data files give."""

from __future__ import annotations

import re

from desk.library import Library, Page

# The ids of the source list, made anew with each page.
RESERVED = ("sources", "source-", "cite-")

_GLOSSARY = "glossary.md"
_LAYOUT_ID = re.compile(r'<[a-z][\w-]* (?:[^<>]* )?id="([\w.:-]+)"')


def anchors(library: Library, page: Page) -> set[str]:
    """Return every id on a page that holds for good."""
    ids = page.prose.anchors()
    if page.path == _GLOSSARY:
        ids |= {str(entry.get("id")) for entry in library.entries("glossary", "terms")}
    if layout := page.front.values.get("template"):
        file = library.root / "overrides" / str(layout)
        ids |= set(_LAYOUT_ID.findall(file.read_text("utf-8"))) if file.is_file() else set()
    if layout == "help.html":
        ids |= {str(entry.get("id")) for entry in library.entries("helplines", "extra", "helplines")}
    return {name for name in ids if not name.startswith(RESERVED)}
