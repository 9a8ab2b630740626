"""`{approved}`, `{off-label}` and `{compounded}` become marked words, so that no reader has to guess.

The word itself carries the meaning; the color only helps to find it again.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

STATUSES = ("approved", "off-label", "compounded")


class _Status(InlineProcessor):
    # Python-Markdown hands over the match and the text, and wants the element with the ends of what it replaces.
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]  # noqa: N802
        word = etree.Element("strong", {"class": f"eh-status eh-status--{m['word']}"})
        word.text = m["word"]
        return word, m.start(0), m.end(0)


class StatusExtension(Extension):
    """Adds the notation to a page."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the notation, ahead of attribute lists, which use braces too."""
        md.inlinePatterns.register(_Status(rf"\{{(?P<word>{'|'.join(STATUSES)})\}}", md), "status", 185)


def makeExtension(**options: Any) -> StatusExtension:  # noqa: N802
    """Make the extension, as Python-Markdown asks for it by name."""
    return StatusExtension(**options)
