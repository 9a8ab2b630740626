"""100 people, drawn twice at one scale: with the treatment, and with what it was compared with.

Those whom the treatment made the difference for are full dots, those who had the outcome anyway have a ring around
theirs, and the rest are empty rings: three shapes, so that no reader needs color.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from desk.drawings.element import about, add, citation, svg
from desk.figures import Figure

_STEP = 12
_ROW = 10


def draw(block: etree.Element, figure: Figure) -> None:
    """Fill the block with the picture, its sum, and what a reader needs to weigh it."""
    first, second = figure.arms
    panels = add(block, "div", class_="eh-picture__arms", role="img", aria_label=figure.told)
    _panel(panels, f"With {first.label}", first.per100, figure.difference, figure)
    _panel(panels, f"With {second.label}", second.per100, 0, figure)
    total = add(block, "p")
    add(total, "strong", figure.sum).tail = f" {100 - first.per100} {figure.did_not}. {citation(figure.arms)}"
    about(block, f"Each dot is one of 100 people: {figure.people}, {figure.time}.", figure.certainty, figure.because)


def _panel(parent: etree.Element, label: str, had: int, added: int, figure: Figure) -> None:
    """Draw 100 people: first those for whom the treatment made the difference, then the others who had it."""
    panel = add(parent, "div", class_="eh-picture__arm", aria_hidden="true")
    add(panel, "p", label)
    picture = svg(panel, _STEP * _ROW, _STEP * _ROW)
    for name, start, end in (("added", 0, added), ("anyway", added, had), ("not", had, 100)):
        if start < end:
            path = _dots(start, end)
            if name != "added":
                add(picture, "path", class_=f"eh-dot eh-dot--{name}-ring", d=path)
                add(picture, "path", class_="eh-dot eh-dot--hole", d=path)
            if name != "not":
                add(picture, "path", class_=f"eh-dot eh-dot--{name}", d=path)
    key = add(panel, "ul")
    anyway = figure.anyway or f"{figure.did} anyway"
    for name, count, words in (
        ("added", added, _difference(figure)),
        ("anyway", had - added, anyway if added else figure.did),
        ("not", 100 - had, figure.did_not),
    ):
        if count:
            item = add(key, "li", class_=f"eh-key eh-key--{name}")
            add(item, "strong", str(count)).tail = f" {words}"


def _difference(figure: Figure) -> str:
    if figure.chance:
        return f"more {figure.did}, perhaps by chance"
    return "helped by it" if figure.kind == "benefit" else "because of it"


def _dots(start: int, end: int) -> str:
    """Return the path of the people from `start` to `end`, ten to a row: lines of no length, drawn with round ends."""
    return "".join(
        f"M{_STEP * (i % _ROW) + _STEP // 2} {_STEP * (i // _ROW) + _STEP // 2}h0" for i in range(start, end)
    )
