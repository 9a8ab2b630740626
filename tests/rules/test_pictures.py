"""Pictures of 100 people: asked for and typed, drawn right, and told in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from desk.figure_records import figures
from desk.figures import Figure
from desk.library import Library
from desk.record import read_record
from desk.rules.arms import per100
from tests.conftest import ROOT, Guide

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
        found: 173 of 346
        source: label2026
        where: label, table 2
      - label: a dummy spray
        per100: "35"
        found: 34.9 percent
        source: label2026
        where: label, table 2
    certainty: Moderate
    because: The trials were short.
"""
ALSO = """also:
  - {what: felt high over four weeks of spray, per100: "7", found: 24 of 346, source: label2026, where: label}
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
        ('per100: "50"', 'per100: "51"', 'the number out of 100 is "51", and 173 of 346 is 50 out of 100'),
        ("found: 173 of 346", "found: about half", "how the source gives the number"),
        ("found: 173 of 346", "found: 173 of 0", "how the source gives the number"),
        ("label, table 2", "page 7", "that we read: label, November 2026"),
        ("label: a dummy spray", "label: the spray", 'both arms are called "the spray"'),
        ('per100: "50"', 'per100: "49.5"', "the number out of 100"),
        ("        where: label, table 2\n", "", "where in the source the number stands is missing"),
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
    guide.write(FILE, FIGURE.replace('"50"', '"20"').replace("173 of 346", "69 of 346"))
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


def test_every_real_picture_holds_100_people_in_each_arm_and_says_their_numbers() -> None:
    asked = "".join(
        f"/// picture | {name}\n///\n\n"
        for name, figure in figures(Library.read(ROOT).figures.values()).items()
        if isinstance(figure, Figure)
    )
    folder = str(ROOT / "data" / "figures")
    markdown = Markdown(
        extensions=["desk.markdown.figures"], extension_configs={"desk.markdown.figures": {"folder": folder}}
    )
    page = BeautifulSoup(markdown.convert(asked), "html.parser")
    drawn = page.select(".eh-picture__arm")
    assert len(drawn) >= 26
    for arm in drawn:
        dots = arm.select("path:not(.eh-dot--hole, .eh-dot--anyway)")
        assert sum(str(path["d"]).count("M") for path in dots) == 100
        assert sum(int(count.get_text()) for count in arm.select("li strong")) == 100


def test_a_gap_that_could_be_chance_is_not_called_help() -> None:
    unsure = figures([read_record(FIGURE.replace("    kind: benefit", '    kind: benefit\n    chance: "yes"'))])[
        "spray"
    ]
    assert isinstance(unsure, Figure)
    assert unsure.sum == "So about 15 more people out of 100 felt much better, but that gap could be chance."


@pytest.mark.parametrize(
    ("found", "number"),
    [("142 of 346", 41), ("1,000 of 2,000", 50), ("22.5 percent", 23), ("0 of 145", 0), ("worked out from it", None)],
)
def test_a_count_becomes_a_whole_number_out_of_100(found: str, number: int | None) -> None:
    assert per100(found) == number


def test_a_harm_is_not_called_help() -> None:
    harm = figures([read_record(FIGURE.replace("kind: benefit", "kind: harm").replace("felt much better", "felt ill"))])
    assert isinstance(harm["spray"], Figure)
    assert harm["spray"].sum == "So about 15 more people out of 100 felt ill."


def test_one_set_of_numbers_under_two_names(guide: Guide) -> None:
    _good(guide)
    guide.write(FILE, FIGURE + FIGURE.removeprefix("figures:\n").replace("id: spray", "id: again"))
    guide.replace(PAGE, ASK, "\n\n/// picture | again\n///" + ASK)
    finding = guide.only()
    assert (finding.file, finding.line) == (FILE, 22)
    assert finding.message.startswith("the figure again holds the same numbers as spray.")


def test_one_id_for_two_figures(guide: Guide) -> None:
    _good(guide)
    guide.write(FILE, FIGURE + FIGURE.removeprefix("figures:\n"))
    finding = guide.only()
    assert (finding.line, finding.message) == (22, "the id spray stands twice, so only the last would be drawn.")


def test_a_picture_shown_twice_on_a_page(guide: Guide) -> None:
    _good(guide)
    guide.replace(PAGE, ASK, ASK.removesuffix("\n\n## When") + ASK)
    finding = guide.only()
    assert (finding.file, finding.line) == (PAGE, 17)
    assert "shows the figure spray a second time" in finding.message


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("About 50 out of 100 felt better. [@label2026]", True),
        ("About 65 out of 100 did not. [@label2026]", True),
        ("It helped 15 out of 100. [@label2026]", True),
        ("About 7 out of 100 felt high. [@label2026]", True),
        ("Fewer than 1 out of 100 passed out. [@label2026]", True),
        ("About 55 out of 100 felt better. [@label2026]", False),
        ("About 55 out of 100 felt better. [@label2026; @other2026]", True),
    ],
)
def test_a_paragraph_says_the_numbers_of_the_figure_whose_source_it_cites(
    guide: Guide, sentence: str, right: bool
) -> None:
    _good(guide)
    guide.write("data/sources/other2026.yml", (guide.root / "data/sources/label2026.yml").read_text("utf-8"))
    guide.write(FILE, FIGURE + ALSO)
    guide.replace(PAGE, "Esketamine is", f"{sentence}\n\nNo. [@other2026]\n\nEsketamine is")
    found = guide.found()
    assert bool(found) is not right
    if not right:
        assert (found[0].file, found[0].line) == (PAGE, 19)
        assert found[0].message.startswith(
            '"55 out of 100" is none of the numbers that data/figures/ holds for label2026'
        )


def test_another_number_is_held_to_its_source_too(guide: Guide) -> None:
    _good(guide)
    guide.write(FILE, FIGURE + ALSO.replace('per100: "7"', 'per100: "9"'))
    assert "24 of 346 is 7 out of 100" in guide.only().message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "because: The trials were short.",
            "because: It is a miracle.",
            '"miracle" is a word that the guide does not use',
        ),
        ("people: adults with depression", "people: 1 in 5 adults", '"1 in 5" is hard to compare'),
        ("label: the spray", "label: approved ketamine", "is not true: the FDA has approved esketamine"),
    ],
)
def test_the_words_of_a_figure_are_held_to_the_same_rules(guide: Guide, old: str, new: str, said: str) -> None:
    _good(guide)
    guide.write(FILE, FIGURE.replace(old, new, 1))
    finding = guide.only()
    assert finding.file == FILE and said in finding.message
