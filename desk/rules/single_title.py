"""Protects the one title of a page: typed in front matter, printed by the layout, read out first."""

from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library


def check(library: Library) -> Iterator[Finding]:
    """Find titles typed into the text."""
    for page in library.pages.values():
        for heading in page.prose.headings():
            if heading.level == 1:
                yield Finding(
                    page.file,
                    heading.line,
                    f'"{heading.words}" would print a second title. The title is typed once, after `title:` at the top.',
                    "Begin the line with ## for a section.",
                )
