"""One page: the lines between the two --- at its top, and the Markdown under them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from desk.prose import Prose
from desk.record import Record, UnreadableError, read_record

_FENCE = "---"
_CLOSINGS = (_FENCE, "...")  # MkDocs takes dots for the end, too, and prints what follows
_PRINTED = "Without it the title and dates are printed on the page as text"


@dataclass(frozen=True)
class Page:
    """One page: `path` from docs/, `file` from the top of the project, front matter, and Markdown."""

    path: str
    file: str
    front: Record
    text: str
    first_line: int

    @cached_property
    def prose(self) -> Prose:
        """The page's Markdown, read into headings, links and citations."""
        return Prose(self.text, self.first_line)

    @property
    def title(self) -> str:
        """The page's title, or its path where the title is missing."""
        return str(self.front.values.get("title", self.path))


def read_page(path: str, file: str, text: str) -> Page:
    """Read a page. Raises UnreadableError, with a sentence, where its front matter cannot be read."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        raise UnreadableError(
            1,
            f'the first line is "{lines[0][:40]}", and a page begins with a line of three hyphens (---). '
            f"{_PRINTED}. Copy the lines between the two --- from another page",
        )
    closing = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in _CLOSINGS), None)
    if closing is None or lines[closing].rstrip() != _FENCE:
        raise UnreadableError(
            1 if closing is None else closing + 1,
            "the front matter is never closed: there is no second line of three hyphens (---). "
            f"{_PRINTED}. Put a line with only --- after the last `name: value` line",
        )
    try:
        front = read_record("\n".join(lines[1:closing]), first_line=2)
    except UnreadableError as error:
        raise UnreadableError(error.line, f"{error}. Readers would see no title and no dates") from None
    return Page(path, file, front, "\n".join(lines[closing + 1 :]), closing + 2)
