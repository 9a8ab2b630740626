"""`/// screen-only` holds what a page's short form on paper leaves out, `/// paper-only` what only paper shows.

The style sheet prints all of a page once a reader has followed a link to `#whole-page`. A page that has something for
paper only prints as a card in large type; its sources are listed as far as the card cites them (citations.py).
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

SCREEN_ONLY = "eh-screen-only"


class _ScreenOnly(Block):
    NAME = "screen-only"

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": SCREEN_ONLY})


class _PaperOnly(Block):
    NAME = "paper-only"

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": "eh-paper-only"})


class PaperExtension(BlocksExtension):
    """Adds both blocks."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the blocks."""
        block_mgr.register(_ScreenOnly, self.getConfigs())
        block_mgr.register(_PaperOnly, self.getConfigs())


def makeExtension(**options: Any) -> PaperExtension:  # noqa: N802
    """Make the extension, as Python-Markdown asks for it by name."""
    return PaperExtension(**options)
