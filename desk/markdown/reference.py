"""One source as readers see it at the foot of a page: who, what, where, when, and a way to it."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from desk.library import Source

# What became of a source after we read it, as readers are told.
_BECAME = {"retracted": "Retracted", "replaced": "Replaced", "doubted": "In doubt", "corrected": "Corrected"}


def reference(source: Source) -> etree.Element:
    """Return the source as a `span`: authors, title linked to the original, where published, when read, and what became of it."""
    span = etree.Element("span", {"class": "eh-reference"})
    span.text = _sentence(source.get("authors"))
    title = etree.SubElement(span, "cite")
    link = etree.SubElement(title, "a", {"href": address(source)})
    link.text = source.get("title")
    place = ", ".join(part for part in (source.get("published_in"), source.get("where")) if part)
    year = source.get("year")
    title.tail = "" if (link.text or "").endswith(("?", "!")) else "."
    title.tail += " " + _sentence(place if not year or year in place else f"{place}, {year}")
    if doi := source.get("doi"):
        title.tail += f"doi: {doi}. "
    title.tail += f"Read: {source.get('read')}."
    for notice in source.notices:
        mark = etree.SubElement(span, "strong")
        mark.text = f" {_BECAME.get(notice.get('kind', ''), 'Changed')}: "
        by = notice.get("by", "")
        etree.SubElement(
            span, "a", {"href": by if by.startswith("http") else f"https://doi.org/{by}"}
        ).text = "the notice"
    return span


def address(source: Source) -> str:
    """Return where the original is: its DOI, else its PubMed record, else the address of the source itself."""
    if doi := source.get("doi"):
        return f"https://doi.org/{doi}"
    if pmid := source.get("pmid"):
        return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
    return source.get("url")


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}. " if text else ""
