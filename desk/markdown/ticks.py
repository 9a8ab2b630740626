"""A list item that begins with `[ ]` becomes a box to tick, with its words as its label.

Native boxes: they work without scripts, by keyboard and with a screen reader, and print as ticked. Nothing is kept:
they have no name, so no form sends them, and a page opened afresh is empty. (The usual task lists leave their boxes
without a label.)
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_BOX = "[ ] "


class _Ticks(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for item in root.iter("li"):
            words = item[0] if not (item.text or "").strip() and len(item) and item[0].tag == "p" else item
            if (words.text or "").startswith(_BOX):
                _tick(words)
                item.set("class", "eh-tick")


def _tick(words: etree.Element) -> None:
    """Move the words up to the first link or citation into a label with a box before them."""
    label = etree.Element("label")
    box = etree.SubElement(label, "input", {"type": "checkbox"})
    box.tail = f" {(words.text or '').removeprefix(_BOX)}"
    words.text = ""
    while len(words) and not any(part.tag in ("a", "sup") for part in words[0].iter()):
        label.append(words[0])
        words.remove(words[0])
    if not "".join(label.itertext()).strip():
        # The item is a link from its first letter: the box is named by it, and the link stays a link.
        box.set("aria-label", "".join(words.itertext()).strip())
    words.insert(0, label)


class TicksExtension(Extension):
    """Adds boxes to tick to the lists of a page."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the work after the words in items have been read (20) and citations have been set (15)."""
        md.treeprocessors.register(_Ticks(md), "ticks", 12)


def makeExtension(**options: Any) -> TicksExtension:  # noqa: N802
    """Make the extension, as Python-Markdown asks for it by name."""
    return TicksExtension(**options)
