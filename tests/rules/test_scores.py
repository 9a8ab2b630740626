"""Published scores: counted right, and held to the sheets."""

from desk.library import Library
from desk.scores import Total, totals
from tests.conftest import Guide

SCORES = """page: index.md
scored: "2026-11-24"
readers: "2"
items:
  JAMA-1: {score: "0", because: "No author is named."}
  JAMA-2: {score: "1", because: "The list at the foot."}
  JAMA-3: {score: "1", because: "Nothing is sold."}
  JAMA-4: {score: "-", because: "Does not apply here."}
"""
FILE = "data/scores/index.yml"


def test_good_scores_are_counted(guide: Guide) -> None:
    guide.write(FILE, SCORES)
    assert guide.found() == []
    assert totals(Library.read(guide.root), "index") == {("jama", "all"): Total(2, 3)}
    assert Total(2, 3).percent == 67


def test_a_score_for_no_page(guide: Guide) -> None:
    guide.write(FILE, SCORES.replace("index.md", "nowhere.md"))
    finding = guide.only()
    assert (finding.file, finding.line) == (FILE, 1)
    assert "these scores are for nowhere.md, and there is no such page" in finding.message


def test_an_item_that_no_sheet_has(guide: Guide) -> None:
    guide.write(FILE, SCORES + '  JAMA-9: {score: "1", because: "Made up."}\n')
    assert "no sheet in data/score-sheets.yml has an item JAMA-9" in guide.only().message


def test_a_sheet_scored_in_part(guide: Guide) -> None:
    guide.write(FILE, SCORES.replace('  JAMA-2: {score: "1", because: "The list at the foot."}\n', ""))
    assert "the sheet JAMA benchmarks lacks JAMA-2" in guide.only().message


def test_a_score_out_of_range(guide: Guide) -> None:
    guide.write(FILE, SCORES.replace('score: "0"', 'score: "9"'))
    assert "Type a number from 0 to 5 in quotes" in guide.only().fix
