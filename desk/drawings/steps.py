"""An idea told in steps: each has its scene, its words, and a mark for how far it is known.

The scenes are SVG files in overrides/drawings/, drawn in the page's own colors. Every word is text beside them.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from pathlib import Path

from desk.drawings.element import add
from desk.figures import Drawing

_SVG = "{http://www.w3.org/2000/svg}"


def draw(block: etree.Element, drawing: Drawing, scenes: Path) -> None:
    """Fill the block with the steps in order.

    Raises FileNotFoundError where a scene is missing in the folder `scenes`.
    """
    add(block, "p", drawing.intro)
    steps = add(block, "ol", class_="eh-steps")
    for step in drawing.steps:
        mark = step.known.replace(" ", "-")
        item = add(steps, "li", class_=f"eh-step eh-step--{mark}")
        item.append(_scene(scenes / f"{step.scene}.svg"))
        words = add(item, "div")
        heading = add(words, "p", class_="eh-step__name")
        add(heading, "strong", f"{step.name}.").tail = " "
        add(heading, "span", step.known[0].upper() + step.known[1:], class_=f"eh-known eh-known--{mark}")
        add(words, "p", step.text)


def _scene(file: Path) -> etree.Element:
    scene = etree.fromstring(file.read_text("utf-8"))
    for element in scene.iter():
        element.tag = element.tag.removeprefix(_SVG)
        element.tail = None
    scene.set("aria-hidden", "true")
    return scene
