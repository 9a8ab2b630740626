"""Protects pages from being written and never found: each one stands in the menu."""

from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library


def check(library: Library) -> Iterator[Finding]:
    """Find pages that the menu in mkdocs.yml leaves out, and menu entries with no page."""
    listed = dict(library.menu)
    for path, page in library.pages.items():
        if path not in listed and "moved_to" not in page.front.values:
            yield Finding(
                page.file,
                1,
                "this page is not in the menu, so readers would not find it.",
                f"Add {path} under `nav:` in mkdocs.yml.",
            )
    for path, line in library.menu:
        if path not in library.pages and not (library.root / "docs" / path).is_file():
            yield Finding(
                "mkdocs.yml",
                line,
                f"the menu names {path}, and there is no such page.",
                "Correct the name or delete the line.",
            )
