"""Tells what a page says itself from what it quotes: a claim in quotation marks is somebody else's, if it is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desk.figure_records import entries, printed
from desk.library import Library, Page

_QUOTED = re.compile(r'"[^"\n]{2,200}"|“[^”\n]{2,200}”')
_ANSWER = re.compile(
    r"\b(?:no|not|nor|never|nobody|none|wrong|neither|uncertain|unclear|limited|cannot|without|only|fair|ask)\b", re.I
)


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading, title, description or line of a preview, with its line. `own` is without the claims that it answers."""

    text: str
    own: str
    line: int


def said(library: Library) -> Iterator[tuple[str, Passage]]:
    """Give everything that the guide says itself, with its file: its pages, and the words of its figures."""
    for page in library.written:
        for passage in passages(page):
            yield page.file, passage
    for n, entry in enumerate(library.entries("glossary", "terms")):
        yield (
            "data/glossary.yml",
            _passage(str(entry.get("means", "")), library.data["glossary"].line(("terms", n, "means"))),
        )
    for name, record in library.figures.items():
        for _, where, entry in entries(record):
            for at, text in printed(where, entry):
                yield f"data/figures/{name}.yml", _passage(text, record.line(at))


def passages(page: Page) -> Iterator[Passage]:
    """Give everything that a page says, from its title to its last list item."""
    for field in ("title", "description", "preview"):
        value = page.front.values.get(field, "")
        for name, words in value.items() if isinstance(value, dict) else [("", value)]:
            if words:
                yield _passage(str(words), page.front.line((field, name)))
    notes = page.front.values.get("changes", [])
    for number, note in enumerate(notes if isinstance(notes, list) else []):
        if isinstance(note, dict):
            yield _passage(str(note.get("note", "")), page.front.line(("changes", number, "note")))
    withdrawn = page.front.values.get("archived")
    if isinstance(withdrawn, dict):
        yield _passage(str(withdrawn.get("why", "")), page.front.line(("archived", "why")))
    for heading in page.prose.headings():
        quoted = _QUOTED.fullmatch(heading.words.strip())
        yield Passage(heading.words, "" if quoted else heading.words, heading.line)
    for paragraph in page.prose.paragraphs():
        yield _passage(paragraph.text, paragraph.line)


def _passage(text: str, line: int) -> Passage:
    rest = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    return Passage(text, rest if _ANSWER.search(rest) else text, line)


def line_of(passage: Passage, at: int) -> int:
    """Return the line of the character at index `at` of the passage."""
    return passage.line + passage.text.count("\n", 0, at)
