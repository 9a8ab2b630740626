"""Pictures of 100 people: asked for and typed, drawn right, and told in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from desk.figures import figures
from desk.record import read_record
from tests.conftest import Guide

PAGE = "docs/index.md"
FILE = "data/figures/benefits.yml"
FIGURE = """figures:
  - id: spray
    title: Much better after four weeks
    kind: benefit
    did: felt much better
    did_not: did not feel much better
    people: adults with depression
    time: after four weeks
    arms:
      - label: the spray
        per100: "50"
        source: label2026
        where: table 2
      - label: a dummy spray
        per100: "35"
        source: label2026
        where: table 2
    certainty: Moderate
    because: The trials were short.
"""
ASK = "\n\n/// picture | spray\n///\n\n## When"


def _good(guide: Guide) -> None:
    guide.write(FILE, FIGURE)
    guide.replace(PAGE, "\n\n## When", ASK)


def test_a_picture_that_is_asked_for(guide: Guide) -> None:
    _good(guide)
    assert guide.found() == []


def test_a_picture_that_does_not_exist(guide: Guide) -> None:
    _good(guide)
    guide.replace(PAGE, "| spray", "| sprey")
    found = guide.found()
    assert [finding.file for finding in found] == [FILE, PAGE]
    assert found[1].message.endswith("readers would see nothing. Did you mean spray?")


def test_a_picture_that_no_page_shows(guide: Guide) -> None:
    guide.write(FILE, FIGURE)
    finding = guide.only()
    assert (finding.file, finding.line) == (FILE, 2)
    assert "no page shows the figure spray" in finding.message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('per100: "50"', 'per100: "150"', "the number out of 100"),
        ('per100: "50"', 'per100: "49.5"', "the number out of 100"),
        ("        where: table 2\n", "", "where in the source the number stands is missing"),
        ("source: label2026", "source: nobody", "[@nobody] has no source"),
        ("kind: benefit", "kind: gain", "the kind of figure"),
        ("    because: The trials were short.\n", "", "the reason for the certainty is missing"),
    ],
)
def test_slips_in_a_figure(guide: Guide, old: str, new: str, said: str) -> None:
    _good(guide)
    text = FIGURE.replace(old, new, 1)
    guide.write(FILE, text)
    assert any(finding.file == FILE and said in finding.message for finding in guide.found())


def test_a_figure_with_its_arms_the_wrong_way_round(guide: Guide) -> None:
    _good(guide)
    guide.write(FILE, FIGURE.replace('"50"', '"20"'))
    finding = guide.only()
    assert (finding.file, finding.line) == (FILE, 9)
    assert "the second arm is the larger one" in finding.message


def test_a_figure_with_one_arm(guide: Guide) -> None:
    _good(guide)
    guide.write(FILE, FIGURE[: FIGURE.index("      - label: a dummy")] + FIGURE[FIGURE.index("    certainty") :])
    assert any(finding.file == FILE and "the two arms" in finding.message for finding in guide.found())


def test_the_picture_holds_100_people_twice_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "benefits.yml").write_text(FIGURE, "utf-8")
    markdown = Markdown(
        extensions=["desk.markdown.figures"], extension_configs={"desk.markdown.figures": {"folder": str(tmp_path)}}
    )
    page = BeautifulSoup(markdown.convert("/// picture | spray\n///\n"), "html.parser")
    arms = page.select("svg")
    counts = [[path["d"].count("M") for path in arm.select("path:not(.eh-dot--hole, .eh-dot--anyway)")] for arm in arms]
    assert counts == [[15, 35, 50], [35, 65]]
    assert page.select_one("[role=img]")["aria-label"] == (  # type: ignore[index]
        "With the spray, 50 out of 100 felt much better, and 50 did not feel much better. "
        "With a dummy spray, 35 out of 100 felt much better, and 65 did not feel much better."
    )
    text = page.get_text(" ", strip=True)
    assert "So about 15 more people out of 100 were helped by it." in text
    assert "adults with depression, after four weeks" in text
    assert "How sure are we? Moderate. The trials were short." in text


def test_a_harm_is_not_called_help() -> None:
    harm = figures([read_record(FIGURE.replace("kind: benefit", "kind: harm").replace("felt much better", "felt ill"))])
    assert harm["spray"].sum == "So about 15 more people out of 100 felt ill."
