"""Front matter: what a tired editor gets wrong, and what the desk says of it."""

import pytest

from tests.conftest import Guide

PAGE = "docs/index.md"


def test_a_good_guide_has_no_findings(guide: Guide) -> None:
    assert guide.found() == []


def test_an_impossible_date_is_named_with_its_line_and_a_guess(guide: Guide) -> None:
    guide.replace(PAGE, 'due: "2027-11-23"', 'due: "2027-13-04"')
    finding = guide.only()
    assert (finding.file, finding.line) == (PAGE, 8)
    assert finding.message.startswith('the next review date is "2027-13-04", and there is no month 13.')
    assert "Readers use this date to judge the page." in finding.message
    assert finding.fix == 'Did you mean "2027-04-13"?'


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-13-40", "there is no month 13"),
        ('"2027-02-30"', "February 2027 has 28 days"),
        ("23 November 2027", "a date is written as year, month, day with hyphens, such as 2027-05-23"),
        ('""', "a date is written as year, month, day with hyphens"),
    ],
)
def test_dates_that_are_none(guide: Guide, typed: str, said: str) -> None:
    guide.replace(PAGE, 'due: "2027-11-23"', f"due: {typed}")
    assert said in guide.only().message


def test_a_date_without_quotes_is_a_date_too(guide: Guide) -> None:
    guide.replace(PAGE, 'due: "2027-11-23"', "due: 2028-02-29")
    assert guide.found() == []


def test_a_review_due_before_the_check(guide: Guide) -> None:
    guide.replace(PAGE, 'due: "2027-11-23"', 'due: "2026-11-23"')
    assert "is not after the day the evidence was checked" in guide.only().message


def test_a_missing_line(guide: Guide) -> None:
    guide.replace(PAGE, "kind: answer\n", "")
    finding = guide.only()
    assert finding.message.startswith("the kind of page is missing: there is no `kind:` line.")
    assert finding.fix == "Most pages are `kind: answer`."


def test_a_misspelled_name(guide: Guide) -> None:
    guide.replace(PAGE, "reviewed: []", "reviewed: []\nalso_caled: [driving]")
    finding = guide.only()
    assert finding.line == 10
    assert finding.fix == "Did you mean `also_called`?"


def test_a_kind_that_there_is_not(guide: Guide) -> None:
    guide.replace(PAGE, "kind: answer", "kind: anwser")
    assert 'the kind of page is "anwser", and it is one of: answer, compare' in guide.only().message


def test_a_title_too_long_for_a_phone(guide: Guide) -> None:
    guide.replace(PAGE, "Can I drive home?", "Can I drive home after my session, or do I need somebody to come?")
    assert guide.only().message.startswith("the title has 65 characters, and it needs at most 60.")


def test_a_review_without_a_name(guide: Guide) -> None:
    guide.replace(PAGE, "reviewed: []", 'reviewed:\n  - role: Nurse\n    date: "2027-01-15"')
    assert "the reviewer's name is missing" in guide.only().message


def test_a_signed_review(guide: Guide) -> None:
    guide.replace(PAGE, "reviewed: []", 'reviewed:\n  - by: A. Person\n    role: Nurse\n    date: "2027-01-15"')
    assert guide.found() == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "title: Can",
            "title: Driving: can",
            "there is a colon inside the text; put the whole text in double quotes",
        ),
        ("  checked:", "\tchecked:", "there is a tab; use spaces"),
        (
            "kind: answer\n",
            "kind: answer\nkind: help\n",
            "`kind` stands here and on line 4; only one can count",
        ),
        (
            "after your visit.}\n---",
            "after your visit.}\n",
            "the front matter is never closed",
        ),
        ("---\ntitle", "title", "a page begins with a line of three hyphens"),
    ],
)
def test_front_matter_that_mkdocs_would_print_as_text(guide: Guide, old: str, new: str, said: str) -> None:
    guide.replace(PAGE, old, new)
    assert said in guide.found()[0].message


def test_words_that_yaml_would_turn_into_something_else_stay_words(guide: Guide) -> None:
    guide.replace(PAGE, "reviewed: []", "reviewed: []\nalso_called: [on, no, 12:30]")
    assert guide.found() == []


def test_a_page_in_another_encoding(guide: Guide) -> None:
    guide.write(PAGE, "---\ntitle: Café\n---\n".encode("latin-1"))
    assert any("is not in UTF-8" in finding.message for finding in guide.found())


def test_a_date_as_americans_write_it_is_guessed(guide: Guide) -> None:
    guide.replace(PAGE, 'published: "2026-11-23"', "published: 11/23/2026")
    assert guide.only().fix == 'Did you mean "2026-11-23"?'


@pytest.mark.parametrize("title", ["“Will it: work?”", '"“Will it work?”"', "“Will it work?”"])
def test_curly_quotes_around_a_title(guide: Guide, title: str) -> None:
    guide.replace(PAGE, "title: Can I drive home?", f"title: {title}")
    assert "delete them and type straight ones" in guide.found()[0].message
