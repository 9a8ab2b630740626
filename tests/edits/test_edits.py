"""Each bad edit is caught, with its place and in a sentence; each good edit passes. On a copy of the real guide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from desk import figure_records, library, own_words
from desk.rules import data_shape, front_matter, moved_pages, readability
from tests.edits.bad_edits import BAD, LAST, PAGE, Bad
from tests.edits.good_edits import GOOD, TYPED, Good
from tests.edits.tree import Tree

# What depends on one file alone, and is worked out once for all edits of other files.
SLOW = (
    (data_shape, "slips"),
    (front_matter, "slips"),
    (moved_pages, "slips"),
    (readability, "page_grade"),
    (readability, "sentences"),
    (own_words, "passages"),
    (figure_records, "entries"),
)


def _once(function: Callable[..., Any]) -> Callable[..., Any]:
    """Work something out once for each record and page; they are kept, so that none takes another's place in memory."""
    known: dict[tuple[object, ...], tuple[object, Any]] = {}

    def kept(*given: object) -> Any:
        key = tuple(part if isinstance(part, (str, Path)) else id(part) for part in given if not isinstance(part, dict))
        if key not in known:
            found = function(*given)
            known[key] = (given, list(found) if isinstance(found, Iterator) else found)
        return known[key][1]

    return kept


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tree]:
    """Copy the real guide once; what has not been edited is read once, too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "read_record", cache(library.read_record))
        patch.setattr(library, "read_page", cache(library.read_page))
        for place, name in SLOW:
            patch.setattr(place, name, _once(getattr(place, name)))
        yield Tree(tmp_path_factory.mktemp("edits") / "guide")


@pytest.fixture
def tree(copy: Tree) -> Iterator[Tree]:
    yield copy
    copy.restore()


def test_the_guide_as_it_is(tree: Tree) -> None:
    assert [finding for finding in tree.found() if finding.error] == []


@pytest.mark.parametrize("bad", BAD, ids=[bad.name for bad in BAD])
def test_a_bad_edit_is_caught(tree: Tree, bad: Bad) -> None:
    bad.edit(tree)
    found = [finding for finding in tree.found() if finding.error]
    said = [finding for finding in found if bad.said in f"{finding.message} {finding.fix}"]
    assert said, found
    at = tree_end(tree, bad.file) if bad.at == LAST else tree.line(bad.file, bad.at)
    assert (bad.file, at) in {(finding.file, finding.line) for finding in said}, said
    others = [finding for finding in found if finding not in said and bad.same not in finding.message]
    assert others == []
    for finding in found:
        assert not any(word in finding.message for word in ("Traceback", "Error(", "None", "YAML")), finding


def tree_end(tree: Tree, file: str) -> int:
    """Return the number of the last line that is not empty, whatever its bytes are."""
    return len((tree.root / file).read_bytes().rstrip(b"\n").split(b"\n"))


@pytest.mark.parametrize("good", GOOD, ids=[good.name for good in GOOD])
def test_a_good_edit_passes(tree: Tree, good: Good) -> None:
    good.edit(tree)
    assert [finding for finding in tree.found() if finding.error] == []


def test_everything_good_that_can_be_typed_passes(tree: Tree) -> None:
    tree.write(PAGE, "\n\n".join([tree.read(PAGE), *(good.text for good in TYPED), ""]))
    assert [finding for finding in tree.found() if finding.error] == []


def test_there_are_enough_of_both() -> None:
    assert len(BAD) >= 60
    assert len(GOOD + TYPED) >= 25
    assert len({bad.name for bad in BAD}) == len(BAD)
