"""The first use of a glossary term on a page becomes a plain link to its entry; `/// all-terms` prints the entries.

Links, not pop-ups: they work without scripts, by keyboard and with a screen reader, and lead back with the browser's
own way back. Headings, links, quoted code and the marked approval words are left alone.
"""

from __future__ import annotations

import logging
import posixpath
import re
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from desk.markdown.place import page_path
from desk.record import Record, UnreadableError, read_record

_LOG = logging.getLogger("mkdocs.desk")
PAGE = "glossary.md"
_LEFT_ALONE = {"a", "code", "pre", "sup", "svg", "script", "h1", "h2", "h3", "h4", "section"}
_TITLES = ("admonition-title", "eh-status")


def terms(record: Record) -> list[dict[str, Any]]:
    """Return the terms of a glossary record, in the order of the alphabet. Of broken entries the rules speak."""
    listed = record.values.get("terms", [])
    found = [
        entry
        for entry in (listed if isinstance(listed, list) else [])
        if isinstance(entry, dict) and {"term", "id", "means"} <= entry.keys()
    ]
    return sorted(found, key=lambda entry: str(entry["term"]).casefold())


def _read(file: Path) -> list[dict[str, Any]]:
    try:
        return terms(read_record(file.read_text("utf-8")))
    except UnreadableError as error:
        _LOG.warning("data/%s:%s: %s. Readers would find no glossary.", file.name, error.line, error)
        return []


class _AllTerms(Block):
    NAME = "all-terms"
    CONFIG = {"file": ""}  # noqa: RUF012 (pymdownx reads it from the class)

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "dl", {"class": "eh-terms"})

    def on_end(self, block: etree.Element) -> None:
        for entry in _read(Path(self.config["file"])):
            etree.SubElement(block, "dt", {"id": entry["id"]}).text = entry["term"]
            etree.SubElement(block, "dd").text = entry["means"]


class _FirstUse(Treeprocessor):
    """Links the first use of each term on a page. The glossary's own page is left as it is."""

    def __init__(self, md: Markdown, file: Path) -> None:
        super().__init__(md)
        self._file = file

    def run(self, root: etree.Element) -> None:
        page = page_path(self.md)
        if page in ("", PAGE):
            return
        target = posixpath.relpath(PAGE, posixpath.dirname(page) or ".")
        ids = {
            form.casefold(): entry["id"]
            for entry in _read(self._file)
            for form in (entry["term"], *entry.get("also", []))
        }
        if ids:
            longest = sorted(ids, key=len, reverse=True)
            pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.I)
            self._walk(root, pattern, ids, target, set())

    def _walk(
        self, element: etree.Element, pattern: re.Pattern[str], ids: dict[str, str], target: str, seen: set[str]
    ) -> None:
        if element.tag == "li" and not (element.text or "").strip() and len(element) and element[0].tag == "a":
            return  # a list of ways on: a second link in an entry would only be in the way
        place = 0
        link = self._link(element.text or "", pattern, ids, target, seen)
        if link is not None:
            before, anchor = link
            element.text = before
            element.insert(0, anchor)
        while place < len(element):
            child = element[place]
            if not (
                child.tag in _LEFT_ALONE or child.get("role") == "img" or (child.get("class") or "").startswith(_TITLES)
            ):
                self._walk(child, pattern, ids, target, seen)
            link = self._link(child.tail or "", pattern, ids, target, seen)
            if link is not None:
                child.tail, anchor = link
                element.insert(place + 1, anchor)
            place += 1

    @staticmethod
    def _link(
        text: str, pattern: re.Pattern[str], ids: dict[str, str], target: str, seen: set[str]
    ) -> tuple[str, etree.Element] | None:
        """Return the text before the first unseen term, and the link with the rest as its tail."""
        for found in pattern.finditer(text):
            term = ids[found[0].casefold()]
            if term not in seen:
                seen.add(term)
                anchor = etree.Element("a", {"class": "eh-term", "href": f"{target}#{term}"})
                anchor.text = found[0]
                anchor.tail = text[found.end() :]
                return text[: found.start()], anchor
        return None


class GlossaryExtension(BlocksExtension):
    """Adds the links and the block. `file` is data/glossary.yml."""

    def __init__(self, **options: Any) -> None:
        """Take the settings of mkdocs.yml."""
        self.config = {"file": ["data/glossary.yml", "the file that holds the terms"]}
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the block; and the links after the source list (15), before MkDocs reads links (0)."""
        block_mgr.register(_AllTerms, self.getConfigs())
        md.treeprocessors.register(_FirstUse(md, Path(self.getConfig("file"))), "glossary", 12)


def makeExtension(**options: Any) -> GlossaryExtension:  # noqa: N802
    """Make the extension, as Python-Markdown asks for it by name."""
    return GlossaryExtension(**options)
