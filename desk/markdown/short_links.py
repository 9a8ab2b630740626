"""What a page says on paper alone: its short link as words and as a QR code, and where each link in its text leads.

Only in a copy that has a public address; without one there is nothing to type or to scan.
"""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from desk.addresses import GO, address_of, read_codes
from desk.markdown.place import page_path, site_address
from desk.qr import svg


class _OnPaper(Treeprocessor):
    def __init__(self, md: Markdown, ledger: Path) -> None:
        super().__init__(md)
        self._ledger = ledger

    def run(self, root: etree.Element) -> None:
        path, site = page_path(self.md), site_address(self.md)
        if not path or not site:
            return
        codes = read_codes(self._ledger)
        marked = ""
        for link in root.iter("a"):
            if not link.get("class") and (code := codes.get(_leads_to(path, link.get("href", "")))):
                link.set("data-go", f"{GO}{code}")
                marked = marked or f"{GO}{code}"
        if code := codes.get(address_of(path)):
            root.append(_on_paper(site, address_of(path), code, marked))


def _leads_to(path: str, href: str) -> str:
    """Return the address of the page that a link in the page `path` leads to; "" for links that stay or lead away."""
    target = href.partition("#")[0]
    if not target.endswith(".md") or ":" in target:
        return ""
    return address_of(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)))


def _on_paper(site: str, address: str, code: str, marked: str) -> etree.Element:
    short = f"{site}{GO}{code}/"
    aside = etree.Element("aside", {"class": "eh-paper"})
    aside.append(svg(short))
    words = etree.SubElement(aside, "p")
    words.text = "The newest version of this page: "
    etree.SubElement(words, "strong").text = short
    etree.SubElement(words, "br").tail = f"In full: {site}{address.lstrip('/')}"
    if marked:
        etree.SubElement(words, "br").tail = f"Where you read ({marked}): type {site}{marked}/"
    return aside


class ShortLinksExtension(Extension):
    """Adds what a page says on paper alone. `addresses` is the ledger of addresses."""

    def __init__(self, **options: Any) -> None:
        """Take the settings of mkdocs.yml."""
        self.config = {"addresses": ["data/addresses.txt", "the ledger of addresses"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register after the source list (15) and before MkDocs turns links to files into addresses (0)."""
        md.treeprocessors.register(_OnPaper(md, Path(self.getConfig("addresses"))), "short-links", 3)


def makeExtension(**options: Any) -> ShortLinksExtension:  # noqa: N802
    """Make the extension, as Python-Markdown asks for it by name."""
    return ShortLinksExtension(**options)
