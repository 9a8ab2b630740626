"""Bars out of 100 people for each time or group, at one scale, with the same numbers in a table underneath."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from desk.drawings.element import about, add, citation, svg
from desk.figures import Course

_HEIGHT = 6


def draw(block: etree.Element, course: Course) -> None:
    """Fill the block with the bars, the table, and what a reader needs to weigh them."""
    bars = add(block, "div", class_="eh-bars", role="img", aria_label=course.told)
    add(bars, "p", f"How many out of 100 {course.did}:", aria_hidden="true")
    for point in course.points:
        group = add(bars, "div", class_="eh-bars__group", aria_hidden="true")
        add(group, "p", point.label)
        for n, (name, arm) in enumerate(zip(course.arms, point.arms, strict=True), 1):
            row = add(group, "div", class_="eh-bar")
            add(row, "span", f"With {name}")
            picture = svg(row, 100, _HEIGHT, preserveAspectRatio="none")
            add(picture, "rect", class_="eh-bar__all", width="100", height=str(_HEIGHT))
            add(picture, "rect", class_=f"eh-bar__part eh-bar__part--{n}", width=str(arm.per100), height=str(_HEIGHT))
            add(row, "strong", str(arm.per100))
    _table(block, course)
    if course.after:
        add(block, "p", course.after)
    about(block, f"Out of 100 people: {course.people}.", course.certainty, course.because)


def _table(block: etree.Element, course: Course) -> None:
    table = add(block, "table")
    add(table, "caption", f"How many out of 100 {course.did}")
    top = add(add(table, "thead"), "tr")
    add(top, "th", course.heading)
    for name in course.arms:
        add(top, "th", f"With {name}")
    add(top, "th", "Gap")
    body = add(table, "tbody")
    for point in course.points:
        row = add(body, "tr")
        add(row, "td", f"{point.label} {citation(point.arms)}")
        for arm in point.arms:
            add(row, "td", str(arm.per100))
        add(row, "td", str(abs(point.arms[0].per100 - point.arms[1].per100)))
