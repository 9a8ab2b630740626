"""`[@key]` becomes a small numbered link to the page's source list, with a way back.

The list is made here too, at the end of the page, in the order in which the sources are first cited. Superscripts
and list are kept out of the search, or each page would be found twice under the names of its authors.
"""

from __future__ import annotations

import logging
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from desk.library import Source
from desk.markdown.paper import SCREEN_ONLY
from desk.markdown.place import page_name
from desk.markdown.reference import reference
from desk.prose import CITATION
from desk.record import UnreadableError, read_record
from desk.rules.citations import suggestion, unknown

_LOG = logging.getLogger("mkdocs.desk")
_KEYS = "data-keys"


class _Citation(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]  # noqa: N802
        keys = [key.strip().removeprefix("@") for key in m["keys"].split(";")]
        return (
            etree.Element("sup", {"class": "eh-cite", _KEYS: " ".join(keys)}),
            m.start(0),
            m.end(0),
        )


class _SourceList(Treeprocessor):
    """Numbers the citations in reading order and appends the list. Reads only the sources that the page cites."""

    def __init__(self, md: Markdown, folder: Path) -> None:
        super().__init__(md)
        self._folder = folder

    def run(self, root: etree.Element) -> None:
        uses: dict[str, list[str]] = {}
        found: dict[str, Source] = {}
        for sup in [element for element in root.iter("sup") if element.get(_KEYS)]:
            keys = [key for key in sup.attrib.pop(_KEYS).split() if self._find(key, found)]
            self._mark(sup, keys, uses)
        if uses:
            section = self._listing(uses, found)
            _mark_for_paper(root, section)
            root.append(section)

    def _find(self, key: str, found: dict[str, Source]) -> bool:
        if key in found:
            return True
        file = self._folder / f"{key}.yml"
        try:
            found[key] = Source(key, file.name, read_record(file.read_text("utf-8")))
        except FileNotFoundError:
            known = [file.stem for file in self._folder.glob("*.yml")]
            _LOG.warning("%s: %s %s", page_name(self.md), unknown(key), suggestion(key, known))
        except UnreadableError as error:
            _LOG.warning("data/sources/%s.yml:%s: %s.", key, error.line, error)
        return key in found

    @staticmethod
    def _mark(sup: etree.Element, keys: list[str], uses: dict[str, list[str]]) -> None:
        for position, key in enumerate(keys):
            places = uses.setdefault(key, [])
            places.append(f"cite-{key}-{len(places) + 1}")
            number = str(list(uses).index(key) + 1)
            link = etree.SubElement(
                sup, "a", {"id": places[-1], "href": f"#source-{key}", "aria-label": f"Source {number}"}
            )
            link.text = number
            link.tail = " " if position < len(keys) - 1 else ""

    @staticmethod
    def _listing(uses: dict[str, list[str]], found: dict[str, Source]) -> etree.Element:
        section = etree.Element("section", {"class": "eh-sources", "aria-labelledby": "sources"})
        etree.SubElement(section, "h2", {"id": "sources"}).text = "Sources"
        ordered = etree.SubElement(section, "ol")
        for number, (key, places) in enumerate(uses.items(), 1):
            item = etree.SubElement(ordered, "li", {"id": f"source-{key}"})
            item.append(reference(found[key]))
            back = etree.SubElement(item, "span", {"class": "eh-back"})
            back.text = " Back to: "
            for place, target in enumerate(places, 1):
                label = f"Back to the text, source {number}, place {place} of {len(places)}"
                link = etree.SubElement(back, "a", {"href": f"#{target}", "aria-label": label})
                link.text = f"↑\N{NO-BREAK SPACE}{place}"
                link.tail = " "
        return section


def _mark_for_paper(root: etree.Element, section: etree.Element) -> None:
    """Mark the sources that a short form on paper does not cite, and keep the numbers of the others."""
    left_out = {link for part in root.iter("div") if part.get("class") == SCREEN_ONLY for link in _cited(part)}
    printed = {link.get("href") for link in set(_cited(root)) - left_out}
    for number, item in enumerate(section.iter("li") if left_out else (), 1):
        if f"#{item.get('id')}" in printed:
            item.set("value", str(number))
        else:
            item.set("class", SCREEN_ONLY)


def _cited(part: etree.Element) -> Iterator[etree.Element]:
    return (link for sup in part.iter("sup") if sup.get("class") == "eh-cite" for link in sup.iter("a"))


class CitationsExtension(Extension):
    """Adds citations to a page. `sources` is the folder that holds one file for each source."""

    def __init__(self, **options: Any) -> None:
        """Take the settings of mkdocs.yml."""
        self.config = {"sources": ["data/sources", "the folder that holds one file for each source"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the notation before links (170), and the list before headings get their ids (5).

        The space before a citation goes with it, or a number could slip to the start of the next line.
        """
        md.inlinePatterns.register(_Citation(rf"\s*{CITATION.pattern}", md), "citations", 185)
        md.treeprocessors.register(_SourceList(md, Path(self.getConfig("sources"))), "source-list", 15)


def makeExtension(**options: Any) -> CitationsExtension:  # noqa: N802
    """Make the extension, as Python-Markdown asks for it by name."""
    return CitationsExtension(**options)
