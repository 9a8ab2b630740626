"""The few elements that all drawings share."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable

from desk.figures import Arm


def add(parent: etree.Element, tag: str, text: str = "", **attributes: str) -> etree.Element:
    """Add an element with its text. `class_` stands for `class`, and `_` in other names for `-`."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    element = etree.SubElement(parent, tag, named)
    element.text = text
    return element


def svg(parent: etree.Element, width: int, height: int, **attributes: str) -> etree.Element:
    """Add a drawing that screen readers and the search pass over: its facts stand in words beside it."""
    box = {"viewBox": f"0 0 {width} {height}", "aria-hidden": "true"}
    return etree.SubElement(parent, "svg", {**box, **attributes})


def citation(arms: Iterable[Arm]) -> str:
    """Return the citation of the arms' sources, each once."""
    return "[" + "; ".join(dict.fromkeys(f"@{arm.source}" for arm in arms)) + "]"


def about(block: etree.Element, what: str, certainty: str, because: str) -> None:
    """Add the line under a figure: who was studied, and how sure we are."""
    line = add(block, "p", f"{what} ", class_="eh-picture__about")
    add(line, "strong", f"How sure are we? {certainty}.").tail = f" {because}"
