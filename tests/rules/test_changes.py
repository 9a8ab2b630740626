"""Dated notes on what changed, and pages that are withdrawn."""

from __future__ import annotations

import pytest

from tests.conftest import HELP, Guide

PAGE = "docs/index.md"
NOTE = '  - date: "{}"\n    kind: {}\n    note: {}\n'
GOOD = NOTE.format("2026-11-24", "medical", "The limit is one day, and was two.")


def _with(guide: Guide, *notes: str) -> None:
    guide.replace(PAGE, "reviewed: []\n", "reviewed: []\nchanges:\n" + "".join(notes))


def _withdraw(guide: Guide, instead: str) -> None:
    guide.write("docs/old.md", HELP.replace("reviewed: []", f'''reviewed: []
archived:
  since: "2026-11-24"
  why: A newer trial says the opposite.
  instead: {instead}'''))  # fmt: skip
    guide.replace("mkdocs.yml", "  /go/", "  /go/\n  /old.md")
    guide.write("data/addresses.txt", (guide.root / "data/addresses.txt").read_text() + "/old/\n/old/#gone\n")


def test_notes_in_order(guide: Guide) -> None:
    _with(guide, GOOD, NOTE.format("2026-11-23", "wording", "Shorter sentences, and nothing else."))
    assert guide.found() == []


@pytest.mark.parametrize(
    ("notes", "line", "said"),
    [
        ((NOTE.format("2026-11-20", "medical", "The limit is one day."),), 1, "before the page was first published"),
        ((NOTE.format("2026-12-24", "medical", "The limit is one day."),), 1, "that day has not come yet"),
        ((NOTE.format("2026-11-23", "medical", "The limit is one day."), GOOD), 4, "The newest stands first."),
        ((NOTE.format("2026-11-31", "medical", "The limit is one day."),), 1, "November 2026 has 30 days"),
        ((NOTE.format("2026-11-24", "typo", "The limit is one day."),), 2, 'is "typo", and it is one of: medical, correction'),
        ((NOTE.format("2026-11-24", "medical", "Limit"),), 3, "has 5 characters"),
    ],
)  # fmt: skip
def test_notes_that_cannot_be_right(guide: Guide, notes: tuple[str, ...], line: int, said: str) -> None:
    _with(guide, *notes)
    finding = guide.only()
    front = (guide.root / PAGE).read_text().split("\n")
    assert finding.line == front.index("changes:") + 1 + line and said in finding.message, finding


def test_a_note_is_held_to_the_words_of_the_guide(guide: Guide) -> None:
    _with(guide, NOTE.format("2026-11-24", "medical", "This breakthrough is now told on the page."))
    assert "breakthrough" in guide.only().message


def test_a_withdrawn_page_keeps_its_address_and_may_lose_its_headings(guide: Guide) -> None:
    _withdraw(guide, "index.md#when")
    assert guide.found() == []


@pytest.mark.parametrize("instead", ["ways/drip.md", "old.md", "index.md#nowhere"])
def test_a_withdrawn_page_that_leads_nowhere(guide: Guide, instead: str) -> None:
    _withdraw(guide, instead)
    assert f"sends its readers to {instead}, where nothing stands" in guide.only().message


def test_a_withdrawn_page_in_the_menu(guide: Guide) -> None:
    _withdraw(guide, "index.md")
    guide.replace("mkdocs.yml", "  - index.md", "  - index.md\n  - old.md")
    assert guide.found()[-1].message == "the menu names old.md, and that page has moved or been withdrawn."


def test_a_withdrawal_of_the_future(guide: Guide) -> None:
    _withdraw(guide, "index.md")
    guide.replace("docs/old.md", 'since: "2026-11-24"', 'since: "2027-03-01"')
    assert guide.only().fix == 'Type today\'s date, "2026-11-28".'
