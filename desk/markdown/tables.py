"""Tables that can be read on a phone and followed by ear.

The first cell of each row becomes its header, so that a screen reader says what a number belongs to. A table with
long cells also carries each column's words in its cells: on a phone the style sheet turns its rows into cards. A
table of empty cells is a sheet to fill in by hand.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

# Two columns always fit on a phone of 320 px. With more, a cell longer than this no longer does; above five, nothing.
_NARROW = 2
_WIDE = 5
_SHORT = 14

# Browsers forget what a table is once the style sheet lays its rows out as cards, unless told in so many words.
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


class _Tables(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for table in root.iter("table"):
            columns = table.findall("thead/tr/th")
            for column in columns:
                column.set("scope", "col")
            rows = table.findall("tbody/tr")
            for row in rows:
                if _words(row[0]):
                    row[0].tag = "th"
                    row[0].set("scope", "row")
            cells = [_words(cell) for row in rows for cell in row[1:]]
            if not any(cells):
                table.set("class", "eh-sheet")
            elif len(columns) > _WIDE or (len(columns) > _NARROW and any(len(words) > _SHORT for words in cells)):
                _label(table, columns, rows)


def _label(table: etree.Element, columns: list[etree.Element], rows: list[etree.Element]) -> None:
    table.set("class", "eh-cards")
    for element in table.iter():
        if element.tag in _ROLES:
            element.set("role", _ROLES[element.tag])
        elif element.tag == "th":
            element.set("role", "columnheader" if element.get("scope") == "col" else "rowheader")
    for row in rows:
        for column, cell in zip(columns[1:], row[1:], strict=True):
            cell.set("data-label", _words(column))


def _words(cell: etree.Element) -> str:
    return "".join(_texts(cell)).strip()


def _texts(element: etree.Element) -> Iterator[str]:
    """Give the text of an element without its citations."""
    yield element.text or ""
    for child in element:
        if child.tag != "sup":
            yield from _texts(child)
        yield child.tail or ""


class TablesExtension(Extension):
    """Adds row headers, and cards on a phone, to the tables of a page."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the work after the words in cells have been read (20)."""
        md.treeprocessors.register(_Tables(md), "phone-tables", 14)


def makeExtension(**options: Any) -> TablesExtension:  # noqa: N802
    """Make the extension, as Python-Markdown asks for it by name."""
    return TablesExtension(**options)
