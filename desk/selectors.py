"""Says if a CSS selector can match anything in the built pages: by its classes, ids, elements and attributes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

# Attributes and elements that only the theme's script sets, or that an editor may begin to use on any day: a change of
# words must never need a change of style sheets.
_STATES = {"hidden", "open", "dir", "type", "data-md-state", "data-md-scrolllock", "title"}
_ELEMENTS = set(
    [
        "html",
        "body",
        "article",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "a",
        "em",
        "strong",
        "mark",
        "del",
        "ins",
        "sub",
        "sup",
        "small",
        "abbr",
        "br",
        "hr",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "img",
        "svg",
        "details",
        "summary",
        "label",
        "input",
        "button",
    ]
)


@dataclass
class Used:
    """The classes, ids, elements and attributes that something has: pages, or a selector."""

    classes: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    scripted: set[str] = field(default_factory=set)  # classes that a script sets, on elements that we cannot see here


class _Reader(HTMLParser):
    def __init__(self, used: Used) -> None:
        super().__init__()
        self.used = used

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.used.tags.add(tag)
        for name, value in attrs:
            self.used.attributes.add(name)
            if name == "class":
                self.used.classes.update((value or "").split())
            elif name == "id":
                self.used.ids.add(value or "")


def used_in(site: Path) -> Used:
    """Return what the built pages in `site` use, with what the first script sets."""
    used = Used({"js", "no-js"}, set(), set(_ELEMENTS), set(_STATES))
    reader = _Reader(used)
    for page in sorted(site.rglob("*.html")):
        reader.feed(page.read_text("utf-8"))
    return used


def parts(selector: str) -> Used:
    """Return the classes, ids, elements and attributes of a selector; what stands in :not() does not count."""
    bare = re.sub(r":not\([^()]*(?:\([^()]*\)[^()]*)*\)", "", selector)
    attributes = set(re.findall(r"\[\s*([\w-]+)", bare))
    bare = re.sub(r"\[[^\]]*\]", "", bare)
    classes = {name.replace("\\", "") for name in re.findall(r"\.((?:[\w-]|\\.)+)", bare)}
    ids = set(re.findall(r"#([\w-]+)", bare))
    bare = re.sub(r"::?[\w-]+", "", re.sub(r"[.#](?:[\w-]|\\.)+", "", bare))
    return Used(classes, ids, set(re.findall(r"[a-zA-Z][\w-]*", bare)), attributes)


def is_used(selector: str, used: Used) -> bool:
    """Say if the selector can match. English is written from left to right, so rules for the other way never do."""
    if "[dir=rtl]" in selector or "-moz-" in selector:
        return False
    for group in re.findall(r":is\(([^()]*)\)", selector):
        if not any(is_used(choice.strip(), used) for choice in group.split(",")):
            return False
    has = parts(re.sub(r":is\([^()]*\)", "", selector))
    if has.classes & used.scripted:
        return True
    return (
        has.classes <= used.classes
        and has.ids <= used.ids
        and has.tags <= used.tags
        and has.attributes <= used.attributes
    )
