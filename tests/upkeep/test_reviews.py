"""Reviews that fall due: told a month ahead, and until somebody has looked."""

from __future__ import annotations

import pytest

from desk.library import Library
from tests.conftest import TODAY, Guide
from upkeep.reviews import look


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2026-11-27", "was due to be checked again on 2026-11-27, 1 day ago."),
        ("2026-11-28", "is due to be checked again on 2026-11-28, today."),
        ("2026-12-28", "is due to be checked again on 2026-12-28, in 30 days."),
        ("2026-12-29", ""),
        ("2027-13-04", ""),  # no date at all: the desk says so, and this check goes on
    ],
)
def test_a_month_ahead_and_after(guide: Guide, due: str, said: str) -> None:
    guide.replace("docs/index.md", 'due: "2027-11-23"', f'due: "{due}"')
    found = look(Library.read(guide.root, TODAY)).findings
    assert [(finding.file, finding.line, finding.message) for finding in found] == (
        [("docs/index.md", 8, f'"Can I drive home?" {said}')] if said else []
    )


def test_the_longest_overdue_comes_first_and_a_withdrawn_page_never(guide: Guide) -> None:
    guide.replace("docs/index.md", 'due: "2027-11-23"', 'due: "2026-12-01"')
    guide.replace("docs/help-now.md", 'due: "2027-05-23"', 'due: "2026-11-01"')
    assert [finding.file for finding in look(Library.read(guide.root, TODAY)).findings] == [
        "docs/help-now.md",
        "docs/index.md",
    ]
    guide.replace("docs/index.md", "reviewed: []", "reviewed: []\narchived: {since: x}")
    assert len(look(Library.read(guide.root, TODAY)).findings) == 1
