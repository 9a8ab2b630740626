"""Each bad edit is caught, with its place and in a sentence; each good edit passes. On a copy of the real guide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from desk import library
from desk.finding import Finding
from desk.record import Record
from desk.rules import data_shape, front_matter, moved_pages
from tests.edits.bad_edits import BAD, LAST, Bad
from tests.edits.good_edits import GOOD, Good
from tests.edits.tree import Tree


def _once(slips: Callable[[Record, Path, str], Iterator[Finding]]) -> Callable[[Record, Path, str], list[Finding]]:
    """Hold each record to its schema once. Records are kept, so that none takes another's place in memory."""
    known: dict[tuple[int, Path, str], tuple[Record, list[Finding]]] = {}

    def kept(record: Record, schema: Path, file: str) -> list[Finding]:
        key = (id(record), schema, file)
        if key not in known:
            known[key] = (record, list(slips(record, schema, file)))
        return known[key][1]

    return kept


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tree]:
    """Copy the real guide once; what has not been edited is read once, too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "read_record", cache(library.read_record))
        patch.setattr(library, "read_page", cache(library.read_page))
        for rule in (data_shape, front_matter, moved_pages):
            patch.setattr(rule, "slips", _once(rule.slips))
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
        assert not any(word in finding.message for word in ("Traceback", "Error(", "None", "yaml", "YAML")), finding


def tree_end(tree: Tree, file: str) -> int:
    """Return the number of the last line that is not empty, whatever its bytes are."""
    return len((tree.root / file).read_bytes().rstrip(b"\n").split(b"\n"))


@pytest.mark.parametrize("good", GOOD, ids=[good.name for good in GOOD])
def test_a_good_edit_passes(tree: Tree, good: Good) -> None:
    good.edit(tree)
    assert [finding for finding in tree.found() if finding.error] == []


def test_there_are_enough_of_both() -> None:
    assert len(BAD) >= 60
    assert len(GOOD) >= 25
    assert len({bad.name for bad in BAD}) == len(BAD)
