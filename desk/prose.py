"""Reads the Markdown of a page into headings, links, citations and paragraphs, each with its line.

A Markdown reader does the work, so that a link inside code is not a link and a heading inside a quote is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

_HEADING_ID = re.compile(r"\s*\{[^}]*#(?P<id>[\w.:-]+)[^}]*\}\s*$")
_HTML_ID = re.compile(r"""\bid=["']?(?P<id>[\w.:-]+)""")
CITATION = re.compile(r"\[(?P<keys>@[\w.-]+(?:\s*;\s*@[\w.-]+)*)\]")

# Code as Python-Markdown reads it, which differs from the reader below: an open fence is no fence there.
_FENCED = re.compile(r"^((`{3,}|~{3,}) *[\w.#+-]*\n)(.*?\n)(\2 *)$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<![\\`])(`+)(?!`).+?(?<!`)\1(?!`)")


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1 to 6), words, id ("" where none is typed) and line."""

    level: int
    words: str
    id: str
    line: int


@dataclass(frozen=True)
class Link:
    """A link as typed: where it goes, and its line."""

    target: str
    line: int


@dataclass(frozen=True)
class Image:
    """An image as typed: where its file is, the words for those who cannot see it, and its line."""

    target: str
    words: str
    line: int


@dataclass(frozen=True)
class Paragraph:
    """A piece of text with its citations kept as typed, its line, and what it is."""

    text: str
    line: int
    kind: Literal["text", "item", "row"] = "text"


class Prose:
    """The Markdown of one page, read once. `first_line` is the line of the file on which it begins."""

    def __init__(self, text: str, first_line: int) -> None:
        """Read the text."""
        reader = MarkdownIt("commonmark", {"html": True}).enable("table")
        reader.validateLink = lambda url: True  # type: ignore[method-assign]  # the rules judge addresses, so none may be passed over here
        self._tokens: list[Token] = reader.parse(text)
        self._first_line, self._text = first_line, text

    def headings(self) -> Iterator[Heading]:
        """Give each heading in order."""
        yield from self._headings

    @cached_property
    def _headings(self) -> list[Heading]:
        return list(self._read_headings())

    def _read_headings(self) -> Iterator[Heading]:
        for opening, inline in zip(self._tokens, self._tokens[1:], strict=False):
            if opening.type == "heading_open":
                found = _HEADING_ID.search(inline.content)
                words = _HEADING_ID.sub("", inline.content)
                yield Heading(int(opening.tag[1]), words, found["id"] if found else "", self._line(inline))

    def anchors(self) -> set[str]:
        """Return every id on the page that a link can point to."""
        ids = {heading.id for heading in self.headings() if heading.id}
        for token, _ in self._each("html_inline"):
            ids.update(match["id"] for match in _HTML_ID.finditer(token.content))
        return ids

    def links(self) -> Iterator[Link]:
        """Give each link in order."""
        for token, line in self._each("link_open"):
            yield Link(str(token.attrs.get("href", "")), line)

    def images(self) -> Iterator[Image]:
        """Give each image in order."""
        for token, line in self._each("image"):
            yield Image(str(token.attrs.get("src", "")), token.content, line)

    def tables(self) -> Iterator[list[tuple[int, list[str]]]]:
        """Give each table as its rows, the header first: a row is its line and the words of its cells."""
        rows: list[tuple[int, list[str]]] = []
        for token in self._tokens:
            if token.type == "table_open":
                rows = []
            elif token.type == "tr_open":
                rows.append((self._line(token), []))
            elif token.type == "inline" and rows and token.level and token.map:
                rows[-1][1].append(token.content)
            elif token.type == "table_close":
                yield rows
                rows = []

    @cached_property
    def typed(self) -> str:
        """The text as typed, with spaces for whatever is shown as code, on the same lines."""
        lines = _FENCED.sub(lambda found: found[1] + _blank(found[3]) + found[4], self._text).split("\n")
        before = ""
        for token in self._tokens:
            if token.type == "code_block" and not token.level and token.map and before in ("paragraph", "heading"):
                lines[token.map[0] : token.map[1]] = [""] * (token.map[1] - token.map[0])
            before = token.type.removesuffix("_close") if not token.level and token.nesting != 1 else before
        return "\n".join(_SPAN.sub(lambda found: _blank(found[0]), line) for line in lines)

    def words(self) -> Iterator[tuple[str, int]]:
        """Give each run of plain text with its line: no code, no HTML, no link targets."""
        for token, line in self._each("text"):
            yield token.content, line

    def citations(self) -> Iterator[tuple[str, int]]:
        """Give each citation key with its line, in order."""
        for text, line in self.words():
            for match in CITATION.finditer(text):
                for key in match["keys"].split(";"):
                    yield key.strip().removeprefix("@"), line

    def paragraphs(self) -> Iterator[Paragraph]:
        """Give each paragraph, list item and table row; a row's cells are joined by spaces."""
        yield from self._paragraphs

    @cached_property
    def _paragraphs(self) -> list[Paragraph]:
        return list(self._read_paragraphs())

    def _read_paragraphs(self) -> Iterator[Paragraph]:
        row: list[str] | None = None
        line = heading = items = 0
        for token in self._tokens:
            heading += (token.type == "heading_open") - (token.type == "heading_close")
            items += (token.type == "list_item_open") - (token.type == "list_item_close")
            if token.type == "tr_open":
                row, line = [], self._line(token)
            elif token.type == "tr_close" and row is not None:
                yield Paragraph(" ".join(row), line, "row")
                row = None
            elif token.type == "inline" and not heading:
                text = "".join(_plain(child) for child in token.children or [])
                if row is None:
                    yield Paragraph(text, self._line(token), "item" if items else "text")
                else:
                    row.append(text)

    @cached_property
    def _children(self) -> dict[str, list[tuple[Token, int]]]:
        """Everything within lines, by its kind: each with its line."""
        found: dict[str, list[tuple[Token, int]]] = {}
        for block in self._tokens:
            line = self._line(block)
            for child in block.children or []:
                found.setdefault(child.type, []).append((child, line))
                line += child.type in ("softbreak", "hardbreak")
        return found

    def _each(self, kind: str) -> list[tuple[Token, int]]:
        return self._children.get(kind, [])

    def _line(self, token: Token) -> int:
        return self._first_line + (token.map[0] if token.map else 0)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _plain(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    return "\n" if token.type in ("softbreak", "hardbreak") else ""
