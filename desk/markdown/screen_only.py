"""`/// screen-only` holds what a page's short form on paper leaves out.

The style sheet prints it all the same once a reader has followed a link to `#whole-page`.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block


class _ScreenOnly(Block):
    NAME = "screen-only"

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": "eh-screen-only"})


class ScreenOnlyExtension(BlocksExtension):
    """Adds the block."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the block."""
        block_mgr.register(_ScreenOnly, self.getConfigs())


def makeExtension(**options: Any) -> ScreenOnlyExtension:  # noqa: N802
    """Make the extension, as Python-Markdown asks for it by name."""
    return ScreenOnlyExtension(**options)
