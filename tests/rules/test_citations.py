"""Citations, both ways."""

import pytest

from tests.conftest import SOURCE, Guide

PAGE = "docs/index.md"


def test_a_citation_of_nothing(guide: Guide) -> None:
    guide.replace(PAGE, "[@label2026]", "[@label2026; @lable2026]")
    finding = guide.only()
    assert (finding.file, finding.line) == (PAGE, 12)
    assert "there is no file data/sources/lable2026.yml" in finding.message
    assert finding.fix == "Did you mean [@label2026]?"


def test_a_source_that_nothing_cites(guide: Guide) -> None:
    guide.write("data/sources/other.yml", SOURCE)
    finding = guide.only()
    assert finding.file == "data/sources/other.yml"
    assert "no page, figure, glossary entry or help line cites this source" in finding.message


def test_a_help_line_counts_as_citing(guide: Guide) -> None:
    guide.replace(PAGE, " [@label2026]", "")
    assert guide.found() == []


def test_a_help_line_with_an_unknown_source(guide: Guide) -> None:
    guide.replace("data/helplines.yml", "[label2026]", "[nobody]")
    finding = guide.only()
    assert (finding.file, finding.line) == ("data/helplines.yml", 12)


@pytest.mark.parametrize("typed", ["(@label2026)", "[@label2026, @label2026]", "[@ label2026]", "[@label 2026]"])
def test_slips_in_the_notation(guide: Guide, typed: str) -> None:
    guide.replace(PAGE, "[@label2026]", typed)
    assert "looks like a citation and would be printed as it stands" in guide.only().message


def test_citations_in_a_list_and_a_table(guide: Guide) -> None:
    guide.replace(PAGE, "## When", "- one [@label2026]\n\n| a | b |\n| --- | --- |\n| c | d [@label2026] |\n\n## When")
    assert guide.found() == []


def test_an_email_address_is_no_citation(guide: Guide) -> None:
    guide.replace(PAGE, "No. Drive", "Write to someone@example.org. Drive")
    assert guide.found() == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('url: "https://dailymed.nlm.nih.gov/label"', 'url: "dailymed"', "the address"),
        ('read: "label, November 2026"', 'read: "label"', "what was read, and when"),
        ('year: "2026"', 'year: "26"', "the year"),
        ('title: "A label"\n', "", "the title of the source is missing"),
        ('title: "A label"', 'title: "A label"\nautor: "B"', "`autor` is not a name that the guide knows"),
        ("nih.gov/label", "nih.gov/label?utm_source=x", "the address"),
    ],
)
def test_slips_in_a_source(guide: Guide, old: str, new: str, said: str) -> None:
    guide.replace("data/sources/label2026.yml", old, new)
    assert said in guide.only().message


def test_slips_in_a_help_line(guide: Guide) -> None:
    guide.replace("data/helplines.yml", 'call: "988"', 'call: "nine eight eight"')
    assert "A wrong digit can cost a life." in guide.only().message


def test_a_help_line_that_nobody_can_reach(guide: Guide) -> None:
    guide.replace("data/helplines.yml", '          call: "988"\n', "")
    assert "needs at least one of: call, text, web" in guide.only().message


@pytest.mark.parametrize(
    "claim", ["About 45 out of 100 do.", "It helps 70% of people.", "3 in 5 stop.", "Over 12.5 percent."]
)
def test_a_share_of_people_without_a_source(guide: Guide, claim: str) -> None:
    guide.replace(PAGE, "Esketamine is", f"A line before.\n{claim}\n\nEsketamine is")
    finding = guide.only()
    assert finding.line == 17
    assert "has no source in its paragraph" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "About 45 out of 100 do. [@label2026]",
        "One sentence. [@label2026]\nAbout 45 out of 100 do.",
        "- About 45 out of 100 do. [@label2026]",
        "| a | b |\n| --- | --- |\n| 45 out of 100 | 18 [@label2026] |",
        "Watch for 2 hours, in 2026, at 65 or over, up to 100 people.",
    ],
)
def test_numbers_that_are_traced_or_are_no_claims(guide: Guide, text: str) -> None:
    guide.replace(PAGE, "Esketamine is", f"{text}\n\nEsketamine is")
    assert guide.found() == []
