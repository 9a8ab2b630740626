"""`/// picture | id` becomes a picture of 100 people, twice, with the same facts in words.

Drawn when the site is built, so that it works without scripts, in print, in both schemes and without color: those
whom the treatment made the difference for are full dots, those who had the outcome anyway have a ring around theirs,
and the rest are empty rings.
"""

from __future__ import annotations

import logging
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from desk.figures import Figure, figures, unknown
from desk.markdown.place import page_name
from desk.record import UnreadableError, read_record

_LOG = logging.getLogger("mkdocs.desk")
_STEP = 12
_ROW = 10


class _Picture(Block):
    NAME = "picture"
    ARGUMENT = True
    CONFIG = {"folder": ""}  # noqa: RUF012 (pymdownx reads it from the class)

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "figure", {"class": "eh-picture"})

    def on_end(self, block: etree.Element) -> None:
        known = figures(_records(Path(self.config["folder"])))
        figure = known.get(self.argument.strip())
        if figure:
            _draw(block, figure)
        else:
            _LOG.warning("%s: %s", page_name(self.md), unknown(self.argument.strip(), known))


def _records(folder: Path) -> list[Any]:
    found = []
    for file in sorted(folder.glob("*.yml")):
        try:
            found.append(read_record(file.read_text("utf-8")))
        except UnreadableError as error:
            _LOG.warning("data/figures/%s:%s: %s.", file.name, error.line, error)
    return found


def _draw(block: etree.Element, figure: Figure) -> None:
    block.set("class", f"eh-picture eh-picture--{figure.kind}")
    etree.SubElement(block, "figcaption").text = figure.title
    first, second = figure.arms
    panels = etree.SubElement(block, "div", {"class": "eh-picture__arms", "role": "img", "aria-label": figure.told})
    _panel(panels, f"With {first.label}", first.per100, first.per100 - min(first.per100, second.per100), figure)
    _panel(panels, f"With {second.label}", second.per100, 0, figure)
    sources = "; ".join(dict.fromkeys(f"@{arm.source}" for arm in figure.arms))
    total = etree.SubElement(block, "p")
    etree.SubElement(total, "strong").text = figure.sum
    total[0].tail = f" {100 - first.per100} {figure.did_not}. [{sources}]"
    about = etree.SubElement(block, "p", {"class": "eh-picture__about"})
    about.text = f"Each dot is one of 100 people: {figure.people}, {figure.time}. "
    etree.SubElement(about, "strong").text = f"How sure are we? {figure.certainty}."
    about[0].tail = f" {figure.because}"


def _panel(parent: etree.Element, label: str, had: int, added: int, figure: Figure) -> None:
    """Draw 100 people: first those for whom the treatment made the difference, then the others who had it."""
    panel = etree.SubElement(parent, "div", {"class": "eh-picture__arm", "aria-hidden": "true"})
    etree.SubElement(panel, "p").text = label
    side = _STEP * _ROW
    svg = etree.SubElement(panel, "svg", {"viewBox": f"0 0 {side} {side}", "data-search-exclude": ""})
    for name, start, end in (("added", 0, added), ("anyway", added, had), ("not", had, 100)):
        if start < end:
            path = _dots(start, end)
            if name != "added":
                etree.SubElement(svg, "path", {"class": f"eh-dot eh-dot--{name}-ring", "d": path})
                etree.SubElement(svg, "path", {"class": "eh-dot eh-dot--hole", "d": path})
            if name != "not":
                etree.SubElement(svg, "path", {"class": f"eh-dot eh-dot--{name}", "d": path})
    key = etree.SubElement(panel, "ul")
    helped = "helped by it" if figure.kind == "benefit" else "because of it"
    for name, count, words in (
        ("added", added, helped),
        ("anyway", had - added, f"{figure.did} anyway" if added else figure.did),
        ("not", 100 - had, figure.did_not),
    ):
        if count:
            item = etree.SubElement(key, "li", {"class": f"eh-key eh-key--{name}"})
            etree.SubElement(item, "strong").text = str(count)
            item[0].tail = f" {words}"


def _dots(start: int, end: int) -> str:
    """Return the path of the people from `start` to `end`, ten to a row: lines of no length, drawn with round ends."""
    return "".join(
        f"M{_STEP * (i % _ROW) + _STEP // 2} {_STEP * (i // _ROW) + _STEP // 2}h0" for i in range(start, end)
    )


class FiguresExtension(BlocksExtension):
    """Adds the block. `folder` is data/figures/."""

    def __init__(self, **options: Any) -> None:
        """Take the settings of mkdocs.yml."""
        self.config = {"folder": ["data/figures", "the folder that holds the figures"]}
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the block."""
        block_mgr.register(_Picture, self.getConfigs())


def makeExtension(**options: Any) -> FiguresExtension:  # noqa: N802
    """Make the extension, as Python-Markdown asks for it by name."""
    return FiguresExtension(**options)
