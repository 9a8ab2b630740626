"""Protects readers who jump from heading to heading: no level is skipped, none is empty, none only looks like one."""

import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library

_TIGHT = re.compile(r"#{1,6}[^\s#]")


def check(library: Library) -> Iterator[Finding]:
    """Find headings that skip a level or have no words, and lines whose # has no space after it."""
    for page in library.written:
        level = 2 if page.path in library.boxes else 1
        for heading in page.prose.headings():
            if not heading.words.strip():
                message = "the heading has no words, and a screen reader would stop at nothing."
                yield Finding(page.file, heading.line, message, "Type its words, or delete the line.")
            elif heading.level > level + 1:
                signs = "#" * (level + 1)
                message = f'"{heading.words}" skips a level: it begins with {"#" * heading.level}, under a heading of level {level}. '
                message += "Who listens to the page would think that something is missing."
                yield Finding(page.file, heading.line, message, f"Begin the line with {signs}.")
            level = heading.level
        for paragraph in page.prose.paragraphs():
            for number, line in enumerate(paragraph.text.split("\n"), paragraph.line):
                if paragraph.kind == "text" and _TIGHT.match(line):
                    message = f'"{line[:40]}" would become a heading without an id, because it begins with #.'
                    yield Finding(
                        page.file, number, message, "Put a space after the # signs, or another word before them."
                    )
