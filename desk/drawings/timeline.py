"""A visit from arrival to leaving: a list in order, each moment with a bar that shows when it is and how long."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from desk.drawings.element import add, svg
from desk.figures import Timeline

_HEIGHT = 8
_HOUR = 60
_PEAK = 6
_KEY = (
    "Each bar shows when that part begins and ends. Thin marks stand at the start of the dose and at each hour (h) after it. "
    "The block on a bar is its peak."
)


def draw(block: etree.Element, timeline: Timeline) -> None:
    """Fill the block with the list of moments; one scale for all bars, with a mark at each hour."""
    add(block, "p", timeline.intro)
    first = min(moment.start for moment in timeline.moments)
    last = max(moment.end for moment in timeline.moments)
    moments = add(block, "ol", class_="eh-timeline")
    hours = range(0, last, _HOUR)
    for moment in timeline.moments:
        item = add(moments, "li", class_=f"eh-moment eh-moment--{moment.sort}")
        add(item, "span", f"{moment.when}:", class_="eh-moment__when").tail = " "
        add(item, "strong", f"{moment.name}.").tail = f" {moment.text}"
        picture = svg(item, last - first, _HEIGHT, preserveAspectRatio="none")
        add(picture, "rect", class_="eh-moment__all", y="3", width=str(last - first), height="2")
        width = str(moment.end - moment.start)
        add(picture, "rect", class_="eh-moment__part", x=str(moment.start - first), width=width, height=str(_HEIGHT))
        for hour in hours:
            add(picture, "rect", class_="eh-moment__hour", x=str(hour - first), width="2", height=str(_HEIGHT))
        if moment.peak is not None:
            peak = str(moment.peak - first - _PEAK // 2)
            add(picture, "rect", class_="eh-moment__peak", x=peak, width=str(_PEAK), height=str(_HEIGHT))
    _scale(block, first, last, hours)
    add(block, "p", _KEY, class_="eh-picture__about")


def _scale(block: etree.Element, first: int, last: int, hours: range) -> None:
    """Name the marks under the last bar. Places are shares of the width, so that the words are never stretched."""
    scale = add(block, "div", class_="eh-hours", aria_hidden="true")
    picture = add(scale, "svg", aria_hidden="true")
    for hour in hours:
        place = f"{100 * (hour - first) / (last - first):.1f}%"
        add(picture, "text", f"{hour // _HOUR} h" if hour else "dose", x=place, y="12")
