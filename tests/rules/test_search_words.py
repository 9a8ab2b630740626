"""The words of the search: each leads somewhere, and to one place."""

from __future__ import annotations

import pytest

from tests.conftest import WORDS, Guide

FILE = "data/search-words.yml"


def test_good_words(guide: Guide) -> None:
    assert guide.found() == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("mean: call", "mean: submarine", '"submarine" stands on no page, so the search would find nothing by it.'),
        ("mean: call}", "mean: call}\n      - {say: [phone], mean: sleep}", '"phone" stands here and on line 6'),
        ("say: [phone, ring]", "say: [call]", '"call" means itself, so the entry would do nothing.'),
        ("say: [phone, ring]", "say: []", "what people type needs at least one entry"),
        ("mean: call", "means: drive", "Did you mean `mean`?"),
        ("danger: [suicidal]", "danger: []", "the list of words of danger needs at least one entry"),
        ("page: help-now.md", "page: help.md", "there is no page help.md, so these words would lead nowhere."),
        (
            "say: [who to ring]}",
            "say: [ringing]}\n      - {page: index.md, say: [ringing]}",
            '"ringing" leads to index.md',
        ),
        ('[the, "on"]', "[the, The]", "a small word"),
    ],
)
def test_slips(guide: Guide, old: str, new: str, said: str) -> None:
    assert old in WORDS
    guide.write(FILE, WORDS.replace(old, new))
    found = guide.found()
    assert [f for f in found if f.file == FILE and said in f"{f.message} {f.fix}"], found
