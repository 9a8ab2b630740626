"""`/// picture | id` becomes a figure of data/figures/: 100 people, bars, the timeline of a visit, or an idea in steps."""

from __future__ import annotations

import logging
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from desk.drawings import bars, people, steps, timeline
from desk.figure_records import figures, unknown
from desk.figures import Course, Figure, Picture, Timeline
from desk.markdown.place import page_name
from desk.record import UnreadableError, read_record

_LOG = logging.getLogger("mkdocs.desk")


class _Picture(Block):
    NAME = "picture"
    ARGUMENT = True
    CONFIG = {"folder": "", "scenes": ""}  # noqa: RUF012 (pymdownx reads it from the class)

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "figure", {"class": "eh-picture"})

    def on_end(self, block: etree.Element) -> None:
        known = figures(_records(Path(self.config["folder"])))
        figure = known.get(self.argument.strip())
        if not figure:
            _LOG.warning("%s: %s", page_name(self.md), unknown(self.argument.strip(), known))
            return
        kind = figure.kind if isinstance(figure, Figure) else "plain"
        block.set("class", f"eh-picture eh-picture--{kind}")
        etree.SubElement(block, "figcaption").text = figure.title
        try:
            _draw(block, figure, Path(self.config["scenes"]))
        except FileNotFoundError as error:
            _LOG.warning(
                "%s: there is no drawing %s, so readers would see nothing.", page_name(self.md), error.filename
            )


def _draw(block: etree.Element, figure: Picture, scenes: Path) -> None:
    if isinstance(figure, Figure):
        people.draw(block, figure)
    elif isinstance(figure, Course):
        bars.draw(block, figure)
    elif isinstance(figure, Timeline):
        timeline.draw(block, figure)
    else:
        steps.draw(block, figure, scenes)


def _records(folder: Path) -> list[Any]:
    found = []
    for file in sorted(folder.glob("*.yml")):
        try:
            found.append(read_record(file.read_text("utf-8")))
        except UnreadableError as error:
            _LOG.warning("data/figures/%s:%s: %s.", file.name, error.line, error)
    return found


class FiguresExtension(BlocksExtension):
    """Adds the block. `folder` is data/figures/, and `scenes` is overrides/drawings/."""

    def __init__(self, **options: Any) -> None:
        """Take the settings of mkdocs.yml."""
        self.config = {
            "folder": ["data/figures", "the folder that holds the figures"],
            "scenes": ["overrides/drawings", "the folder that holds the scenes of drawings in steps"],
        }
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the block."""
        block_mgr.register(_Picture, self.getConfigs())


def makeExtension(**options: Any) -> FiguresExtension:  # noqa: N802
    """Make the extension, as Python-Markdown asks for it by name."""
    return FiguresExtension(**options)
