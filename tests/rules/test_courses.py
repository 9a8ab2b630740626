"""Courses, timelines and drawings in steps: typed right, drawn right, and told in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from tests.conftest import Guide

PAGE = "docs/index.md"
FILE = "data/figures/more.yml"
COURSE = """courses:
  - id: course
    title: Much better after one drip
    did: felt much better
    heading: Time
    people: adults with depression
    arms: [ketamine, a sedative]
    points:
      - label: The next day
        arms:
          - {per100: "64", found: 64 percent, source: label2026, where: label}
          - {per100: "28", found: 28 percent, source: label2026, where: label}
    after: By day 10 the gap was gone. [@label2026]
    certainty: Moderate
    because: The trial was small.
"""
TIMELINE = """timelines:
  - id: visit
    title: A visit, from arrival to leaving
    intro: Times run from the start of the dose.
    moments:
      - {start: "-30", end: "0", when: Before, name: Checks, text: "Staff check you. [@label2026]", sort: clinic}
      - {start: "0", end: "40", when: 0 to 40 minutes, name: The drip, text: "It runs. [@label2026]", sort: dose}
      - {start: "10", end: "90", peak: "40", when: Soon, name: Feelings, text: "Odd. [@label2026]", sort: feeling}
"""
DRAWING = """drawings:
  - id: idea
    title: How it may work
    intro: This is the idea most often told.
    steps:
      - {name: A block, known: known in people, text: "It blocks a docking point. [@label2026]", scene: block}
      - {name: A lift, known: a guess, text: "Nobody has shown why. [@label2026]", scene: block}
"""
SCENE = '<svg xmlns="http://www.w3.org/2000/svg" class="eh-scene" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'


def _show(guide: Guide, text: str, name: str) -> None:
    guide.write(FILE, text)
    guide.write("overrides/drawings/block.svg", SCENE)
    guide.replace(PAGE, "\n\n## When", f"\n\n/// picture | {name}\n///\n\n## When")


@pytest.mark.parametrize(("text", "name"), [(COURSE, "course"), (TIMELINE, "visit"), (DRAWING, "idea")])
def test_good_ones(guide: Guide, text: str, name: str) -> None:
    _show(guide, text, name)
    assert guide.found() == []


@pytest.mark.parametrize(
    ("text", "name", "old", "new", "said"),
    [
        (COURSE, "course", 'per100: "64"', 'per100: "46"', "64 percent is 64 out of 100"),
        (
            COURSE,
            "course",
            "[ketamine, a sedative]",
            "[ketamine]",
            "the names of the arms",
        ),
        (
            COURSE,
            "course",
            "[ketamine, a sedative]",
            "[ketamine, ketamine]",
            "needs at least one entry, and no entry twice",
        ),
        (COURSE, "course", "heading: Time", "headings: Time", "Did you mean `heading`?"),
        (COURSE, "course", "gone. [@label2026]", "gone. [@nobody]", "[@nobody] has no source"),
        (TIMELINE, "visit", 'end: "40"', 'end: "0"', '"The drip" ends at minute 0 and begins at minute 0'),
        (TIMELINE, "visit", 'peak: "40"', 'peak: "99"', '"Feelings" peaks at minute 99, outside its own time'),
        (TIMELINE, "visit", 'start: "10"', 'start: "-40"', '"Feelings" begins before "The drip", and stands after it'),
        (TIMELINE, "visit", "It runs. [@label2026]", "It runs on.", "what happens, told"),
        (TIMELINE, "visit", "sort: dose", "sort: drug", "the sort of moment"),
        (DRAWING, "idea", "known: a guess", "known: proven", "how far the step is known"),
        (
            DRAWING,
            "idea",
            "scene: block}\n      - {name: A lift",
            "scene: blok}\n      - {name: A lift",
            "there is no file overrides/drawings/blok.svg",
        ),
    ],
)
def test_slips(guide: Guide, text: str, name: str, old: str, new: str, said: str) -> None:
    assert old in text
    _show(guide, text.replace(old, new, 1), name)
    found = guide.found()
    assert [finding for finding in found if finding.file == FILE and said in f"{finding.message} {finding.fix}"], found


def _drawn(guide: Guide, text: str, name: str) -> BeautifulSoup:
    guide.write(FILE, text)
    guide.write("overrides/drawings/block.svg", SCENE)
    folders = {"folder": str(guide.root / "data/figures"), "scenes": str(guide.root / "overrides/drawings")}
    markdown = Markdown(
        extensions=["desk.markdown.tables", "desk.markdown.figures"],
        extension_configs={"desk.markdown.figures": folders},
    )
    return BeautifulSoup(markdown.convert(f"/// picture | {name}\n///\n"), "html.parser")


def test_bars_and_table_say_the_same(guide: Guide) -> None:
    page = _drawn(guide, COURSE, "course")
    assert [bar["width"] for bar in page.select(".eh-bar__part")] == ["64", "28"]
    assert page.select_one("[role=img]")["aria-label"] == (  # type: ignore[index]
        "The next day: 64 out of 100 with ketamine, 28 out of 100 with a sedative felt much better."
    )
    assert [cell.get_text() for cell in page.select("tbody td")] == ["64", "28", "36"]
    assert page.caption and page.caption.get_text() == "How many out of 100 felt much better"
    assert [head.get_text() for head in page.select("thead th")] == ["Time", "With ketamine", "With a sedative", "Gap"]


def test_a_visit_is_a_list_in_order_on_one_scale(guide: Guide) -> None:
    page = _drawn(guide, TIMELINE, "visit")
    moments = page.select("ol > li")
    assert [moment.strong.get_text() for moment in moments] == ["Checks.", "The drip.", "Feelings."]  # type: ignore[union-attr]
    assert {moment.svg["viewbox"] for moment in moments} == {"0 0 120 8"}  # type: ignore[index]
    assert [(bar["x"], bar["width"]) for bar in page.select(".eh-moment__part")] == [
        ("0", "30"),
        ("30", "40"),
        ("40", "80"),
    ]
    assert [peak["x"] for peak in page.select(".eh-moment__peak")] == ["67"]


def test_an_idea_is_a_list_whose_marks_are_words(guide: Guide) -> None:
    page = _drawn(guide, DRAWING, "idea")
    assert [mark.get_text() for mark in page.select("ol > li .eh-known")] == ["Known in people", "A guess"]
    assert all(scene["aria-hidden"] == "true" for scene in page.select("svg"))


def test_a_missing_scene_is_a_warning_in_words(guide: Guide, caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    _drawn(guide, DRAWING.replace("scene: block", "scene: nothing"), "idea")
    assert "nothing.svg, so readers would see nothing" in caplog.text
