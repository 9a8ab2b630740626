"""`/// all-sources` becomes the list of every source, each with the pages that cite it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block
from pymdownx.snippets import SnippetExtension, SnippetPreprocessor

from desk.figure_records import cited as cited_in
from desk.figure_records import entries
from desk.library import Library, Source
from desk.markdown.glossary import PAGE as GLOSSARY
from desk.markdown.reference import reference
from desk.prose import Prose
from desk.rules.citations import glossary_sources, helpline_sources
from desk.rules.pictures import asked


class _AllSources(Block):
    NAME = "all-sources"
    CONFIG = {"root": "."}  # noqa: RUF012 (pymdownx reads it from the class)

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": "eh-all-sources"})

    def on_end(self, block: etree.Element) -> None:
        library = Library.read(Path(self.config["root"]))
        cited = _citing_pages(library)
        ordered = etree.SubElement(block, "ul")
        for source in sorted(library.sources.values(), key=_by_author):
            item = etree.SubElement(ordered, "li", {"id": f"source-{source.key}"})
            item.append(reference(source))
            where = etree.SubElement(item, "span", {"class": "eh-back"})
            where.text = " Cited in: "
            places = cited.get(source.key, {})
            for number, (path, title) in enumerate(places.items(), 1):
                link = etree.SubElement(where, "a", {"href": path})
                link.text = title
                link.tail = ", " if number < len(places) else "."


def _by_author(source: Source) -> tuple[str, str]:
    return (source.get("authors") or source.get("title")).casefold(), source.get("year")


def _citing_pages(library: Library) -> dict[str, dict[str, str]]:
    """Return, for each citation key, the pages that cite it: path and title, boxes that they take in included."""
    boxes = SnippetPreprocessor({**SnippetExtension().getConfigs(), "base_path": [library.root / "docs"]}, Markdown())
    drawn: dict[str, list[str]] = {}
    for record in library.figures.values():
        for _, where, entry in entries(record):
            drawn[str(entry.get("id"))] = [key for _, key in cited_in(where, entry)]
    cited: dict[str, dict[str, str]] = {}
    for path, page in library.pages.items():
        whole = "\n".join(boxes.run(page.text.split("\n")))
        pictures = [key for name, _ in asked(page) for key in drawn.get(name, [])]
        for key in (*(key for key, _ in Prose(whole, 1).citations()), *pictures):
            cited.setdefault(key, {})[path] = page.title
    for path, keys in (("help-now.md", helpline_sources), (GLOSSARY, glossary_sources)):
        for key, _, _ in keys(library):
            cited.setdefault(key, {})[path] = library.pages[path].title
    return cited


class AllSourcesExtension(BlocksExtension):
    """Adds the block. `root` is the top folder of the project."""

    def __init__(self, **options: Any) -> None:
        """Take the settings of mkdocs.yml."""
        self.config = {"root": [".", "the top folder of the project"]}
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the block."""
        block_mgr.register(_AllSources, self.getConfigs())


def makeExtension(**options: Any) -> AllSourcesExtension:  # noqa: N802
    """Make the extension, as Python-Markdown asks for it by name."""
    return AllSourcesExtension(**options)
