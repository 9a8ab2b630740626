"""`/// scores` becomes a table of how each page was scored, and of what would raise the weakest items.

`/// scores | ipdasi` becomes the whole sheets whose id begins so, item by item, for each page scored with them.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from desk.library import Library
from desk.scores import MOST, Total, totals

_COLUMNS = (
    ("discern", "all", "DISCERN, of 80"),
    ("pemat-p", "understandability", "PEMAT, clear"),
    ("pemat-p", "actionability", "PEMAT, to act on"),
    ("cdc-cci", "all", "CDC index"),
    ("jama", "all", "JAMA, of 4"),
)


class _Scores(Block):
    NAME = "scores"
    ARGUMENT = None
    CONFIG = {"root": ""}  # noqa: RUF012 (pymdownx reads it from the class)

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": "eh-scores"})

    def on_end(self, block: etree.Element) -> None:
        library = Library.read(Path(self.config["root"]))
        if self.argument:
            _sheets(block, library, self.argument.strip())
            return
        table = etree.SubElement(block, "table")
        _row(etree.SubElement(table, "thead"), "th", ["Page", *(name for _, _, name in _COLUMNS)])
        body = etree.SubElement(table, "tbody")
        reached: dict[str, list[int]] = {}
        for key in sorted(library.scores, key=lambda key: _title(library, key)):
            found = totals(library, key)
            cells = []
            for sheet, part, name in _COLUMNS:
                total = found.get((sheet, part), Total(0, 0))
                points = total.reached if "of" in name.split(",")[-1] else total.percent
                cells.append(str(points) if total.possible else "–")
                if total.possible:
                    reached.setdefault(name, []).append(points)
            _row(body, "td", [_title(library, key), *cells])
        middle = [f"{median(reached[name]):.0f}" if name in reached else "–" for _, _, name in _COLUMNS]
        _row(body, "td", ["Half of the pages reach at least", *middle])
        _weakest(block, library)


def _sheets(block: etree.Element, library: Library, start: str) -> None:
    """Print each item of some sheets with its mark, the words that earn it, and what would raise it."""
    for key in sorted(library.scores):
        items = library.scores[key].values.get("items", {})
        found = totals(library, key)
        for sheet in library.entries("score-sheets", "sheets"):
            total = found.get((str(sheet["id"]), "all"))
            if not total or not str(sheet["id"]).startswith(start) or not isinstance(items, dict):
                continue
            said = f"{sheet['name']}: {total.reached} of {total.possible}. It asks {sheet['measures']}."
            etree.SubElement(block, "p").text = said
            table = etree.SubElement(block, "table")
            _row(etree.SubElement(table, "thead"), "th", ["Item", "Mark", "Why", "What would raise it"])
            body = etree.SubElement(table, "tbody")
            for item in sheet["items"] if isinstance(sheet["items"], list) else []:
                scored = items.get(str(item["id"]), {}) if isinstance(item, dict) else {}
                if isinstance(item, dict) and isinstance(scored, dict):
                    mark = f"{scored.get('score', '-')} of {MOST[str(sheet['scale'])]}"
                    _row(
                        body,
                        "td",
                        [str(item["check"]), mark, str(scored.get("because", "")), str(scored.get("raise", ""))],
                    )


def _title(library: Library, key: str) -> str:
    path = str(library.scores[key].values.get("page", key))
    return library.pages[path].title if path in library.pages else path


def _row(parent: etree.Element, tag: str, cells: list[str]) -> None:
    row = etree.SubElement(parent, "tr")
    for cell in cells:
        etree.SubElement(row, tag).text = cell


def _weakest(block: etree.Element, library: Library) -> None:
    """List the items that most pages fall short on, hardest first."""
    short: Counter[str] = Counter()
    checks: dict[str, tuple[str, int]] = {}
    for sheet in library.entries("score-sheets", "sheets"):
        for item in sheet["items"] if isinstance(sheet["items"], list) else []:
            if isinstance(item, dict):
                checks[str(item["id"])] = (
                    str(item["check"]),
                    4 if sheet["scale"] == "five" else MOST[str(sheet["scale"])],
                )
    for record in library.scores.values():
        items = record.values.get("items", {})
        for name, scored in items.items() if isinstance(items, dict) else ():
            mark = str(scored.get("score", "-")) if isinstance(scored, dict) else "-"
            short[name] += mark.isdigit() and name in checks and int(mark) < checks[name][1]
    etree.SubElement(block, "p").text = "Pages fall short on these most often:"
    listed = etree.SubElement(block, "ul")
    for name, count in short.most_common(7):
        if count:
            etree.SubElement(listed, "li").text = f"{checks[name][0]} ({count} of {len(library.scores)} pages)"


class ScoresExtension(BlocksExtension):
    """Adds the block. `root` is the top folder of the project."""

    def __init__(self, **options: Any) -> None:
        """Take the settings of mkdocs.yml."""
        self.config = {"root": [".", "the top folder of the project"]}
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the block."""
        block_mgr.register(_Scores, self.getConfigs())


def makeExtension(**options: Any) -> ScoresExtension:  # noqa: N802
    """Make the extension, as Python-Markdown asks for it by name."""
    return ScoresExtension(**options)
