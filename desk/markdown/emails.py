"""`/// email | name` becomes an email to copy: its subject, its plain text, and its HTML.

It is typed once, as Markdown: a first paragraph `Subject: ...`, then paragraphs, lists and links to pages. A link
becomes the page's short link, which does not name the page's topic, or its full address where it has none.
The block is a figure, so that the search leaves it out: patients look for pages, not for emails about them.
"""

from __future__ import annotations

import logging
import posixpath
import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from markdown import Markdown
from markdown.util import AMP_SUBSTITUTE, AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from desk.addresses import GO, address_of, read_codes
from desk.markdown.place import page_name, page_path

UNKNOWN = "https://ADDRESS-OF-THIS-GUIDE/"
_LOG = logging.getLogger("mkdocs.desk")
_SUBJECT = "Subject:"
_MAY_HOLD = {"p", "ul", "ol", "li", "a"}


@dataclass(frozen=True)
class Run:
    """Some words, and the address to which they lead: "" where they are no link."""

    words: str
    address: str = ""


@dataclass(frozen=True)
class Part:
    """A paragraph ("p") with one entry, or a list ("ul", "ol") with one for each item. An entry is a row of runs."""

    tag: str
    entries: list[list[Run]]


def plain(parts: list[Part]) -> str:
    """Return an email as plain text: one line to a paragraph, as mail programs wrap lines, and one to a link."""
    said = []
    for part in parts:
        marks = ["- " if part.tag == "ul" else f"{n}. " if part.tag == "ol" else "" for n in range(1, 99)]
        said.append("\n".join(mark + _lines(entry) for mark, entry in zip(marks, part.entries, strict=False)))
    return "\n\n".join(said)


def _lines(entry: list[Run]) -> str:
    """Put each link on a line of its own. One within a sentence leaves its words there, too."""
    lines, current, later = [], "", []
    for position, run in enumerate(entry):
        alone = not current.strip() or current.rstrip().endswith((".", "?", "!", ":"))
        if run.address and alone and (position + 1 == len(entry) or not entry[position + 1].words.strip()):
            lines += [current.strip(), f"{run.words}: {run.address}"]
            current = ""
        else:
            current += run.words
            later += [f"{run.words}: {run.address}"] if run.address else []
    return "\n".join(line for line in [*lines, current.strip(), *later] if line)


def source(parts: list[Part]) -> str:
    """Return an email as HTML: paragraphs, lists and links; no styles, no pictures, nothing from elsewhere."""
    said = []
    for part in parts:
        tag = "p" if part.tag == "p" else "li"
        inside = "\n".join(f"<{tag}>{''.join(map(_html, entry)).strip()}</{tag}>" for entry in part.entries)
        said.append(inside if tag == "p" else f"<{part.tag}>\n{inside}\n</{part.tag}>")
    return "\n".join(said)


def _html(run: Run) -> str:
    words = escape(run.words, quote=False)
    return f'<a href="{escape(run.address)}">{words}</a>' if run.address else words


def _runs(element: etree.Element, address: Callable[[str], str]) -> list[Run]:
    runs = [Run(_spaced(element.text))]
    for child in element:
        words = _spaced("".join(child.itertext()))
        runs += [Run(words, address(child.get("href", ""))), Run(_spaced(child.tail))]
    return [run for run in runs if run.words]


def _spaced(text: str | None) -> str:
    """Turn line ends, which the Markdown has after each sentence, into spaces."""
    return (text or "").replace("\n", " ")


class _Email(Block):
    NAME = "email"
    ARGUMENT = True
    CONFIG = {"addresses": ""}  # noqa: RUF012 (pymdownx reads it from the class)

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "figure", {"class": "eh-email"})

    def on_inline_end(self, block: etree.Element) -> None:
        name = self.argument.strip()
        first, *rest = [child for child in block if child.tag in ("p", "ul", "ol")] or [block]
        subject = "".join(first.itertext()).strip()
        if first.tag != "p" or not subject.startswith(_SUBJECT):
            self._warn(name, f"it does not begin with a line `{_SUBJECT} ...` and an empty line")
            return
        if other := sorted({child.tag for child in block.iter()} - _MAY_HOLD - {"figure"}):
            self._warn(name, f"it holds <{other[0]}>, and may hold only paragraphs, lists and links")
        parts = []
        for child in rest:
            entries = [child] if child.tag == "p" else [next(item.iter("p"), item) for item in child]
            parts.append(Part(child.tag, [_runs(entry, self._address) for entry in entries]))
        for child in list(block):
            block.remove(child)
        block.text = None
        subject = subject.removeprefix(_SUBJECT).strip()
        block.set("aria-label", f"Email: {subject}")
        _to_copy(block, f"email-{name}-subject", "Subject", "Copy subject", subject)
        _to_copy(block, f"email-{name}-text", "Plain text", "Copy text", plain(parts))
        details = etree.SubElement(block, "details")
        etree.SubElement(details, "summary").text = "The same as HTML"
        _to_copy(details, f"email-{name}-html", "HTML", "Copy HTML", source(parts))

    def _warn(self, name: str, what: str) -> None:
        _LOG.warning("%s: the email %s cannot be shown: %s.", page_name(self.md), name, what)

    def _address(self, href: str) -> str:
        """Return the address to give a patient for a link as it is typed."""
        parts = urlsplit(href)
        if parts.scheme:
            return href
        base = UNKNOWN
        if "relpath" in self.md.treeprocessors:
            relpath: Any = self.md.treeprocessors["relpath"]
            relpath.path_to_url(href)  # MkDocs checks page and heading, as it does for links that stay links
            base = relpath.config.site_url or UNKNOWN
        here = page_path(self.md)
        target = (
            posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path))) if parts.path else here
        )
        address = address_of(target) if target.endswith(".md") else f"/{target}"
        code = read_codes(Path(self.config["addresses"])).get(address)
        if code and not parts.fragment:
            return f"{base}{GO}{code}/"
        return base + address.lstrip("/") + (f"#{parts.fragment}" if parts.fragment else "")


def _to_copy(parent: etree.Element, key: str, label: str, words: str, text: str) -> None:
    """Add a label, the button that copies, and the text. Long texts can be reached by keyboard."""
    row = etree.SubElement(parent, "p")
    row.text = f"{label} "
    button = {"type": "button", "class": "eh-copy eh-scripts", "data-copy": key}
    etree.SubElement(row, "button", button).text = words
    reach = {"tabindex": "0", "role": "group", "aria-label": label} if "\n" in text else {}
    # The writer of Markdown keeps entities such as &lt; as they are, and here they are to be read as typed.
    shown = AtomicString(text.replace("&", f"{AMP_SUBSTITUTE}amp;"))
    etree.SubElement(parent, "pre", {"id": key, **reach}).text = shown


class EmailsExtension(BlocksExtension):
    """Adds the block. `addresses` is data/addresses.txt, which holds the short links."""

    def __init__(self, **options: Any) -> None:
        """Take the settings of mkdocs.yml."""
        self.config = {"addresses": ["data/addresses.txt", "the file that holds the short links"]}
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the block. It is made once words and links are read, before any other extension looks at them."""
        block_mgr.register(_Email, self.getConfigs())


def makeExtension(**options: Any) -> EmailsExtension:  # noqa: N802
    """Make the extension, as Python-Markdown asks for it by name."""
    return EmailsExtension(**options)
