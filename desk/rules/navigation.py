"""Protects pages from being written and never found: each one stands in the menu, and none that is gone does."""

from collections.abc import Iterator

from desk.addresses import address_of
from desk.finding import Finding
from desk.library import Library


def check(library: Library) -> Iterator[Finding]:
    """Find pages that the menu in mkdocs.yml leaves out, menu entries with no page, and old pages in the menu."""
    listed = dict(library.menu)
    away = [line.strip() for line in str(library.config.values.get("not_in_nav", "")).split("\n") if line.strip()]
    for path, page in (library.pages | library.moved).items():
        old = path in library.moved or "archived" in page.front.values
        if old and path in listed:
            yield Finding(
                "mkdocs.yml",
                listed[path],
                f"the menu names {path}, and that page has moved or been withdrawn.",
                f"Move the line: delete it here, and write /{path} under `not_in_nav:`, further down.",
            )
        elif old and not any(f"/{path}".startswith(place) for place in away):
            yield Finding(
                page.file,
                1,
                "this page has moved or been withdrawn, and mkdocs.yml does not say so.",
                f"Add /{path} under `not_in_nav:` in mkdocs.yml.",
            )
        elif not old and path not in listed:
            yield Finding(
                page.file,
                1,
                "this page is not in the menu, so readers would not find it.",
                f"Add {path} under `nav:` in mkdocs.yml.",
            )
    known = library.pages.keys() | library.moved.keys()
    lost = library.lost
    for path, line in library.menu:
        if address_of(path) in lost:
            continue
        if path not in known and not (library.root / "docs" / path).is_file():
            yield Finding(
                "mkdocs.yml",
                line,
                f"the menu names {path}, and there is no such page.",
                "Correct the name or delete the line.",
            )
