"""Sources taken back, doubted, corrected or replaced: told by Crossref, or by the source's own file."""

from __future__ import annotations

import itertools

import pytest

from desk.library import Library
from tests.conftest import TODAY, Guide
from tests.upkeep.conftest import Outside
from upkeep.report import Part, Unable
from upkeep.retractions import look

DOI = "10.1000/a"
PLACE = "works/10.1000%2Fa"


def notice(kind: str, by: str = "10.1000/notice", whose: str = "publisher") -> dict[str, str]:
    return {"DOI": by, "type": kind, "label": kind.capitalize(), "source": whose}


def looked(guide: Guide, outside: Outside, work: dict[str, object] | None, more: str = "") -> Part:
    guide.write("data/sources/label2026.yml", f'title: "A trial"\ndoi: "{DOI}"\n{more}')
    outside.answers[PLACE] = (404, "", {}) if work is None else (200, "", {"status": "ok", "message": work})
    return look(Library.read(guide.root, TODAY), crossref=outside.address("works/"), pause=0.01)


@pytest.mark.parametrize(
    ("kind", "said", "fix"),
    [
        ("retraction", "was retracted", "Take out every claim"),
        ("withdrawal", "was retracted", "Take out every claim"),
        ("expression_of_concern", "is in doubt", "say on the page that the work is in doubt"),
        ("correction", "was corrected", "compare what the pages say"),
        ("erratum", "was corrected", "compare what the pages say"),
        ("new_version", "was replaced", "Read the newer one"),
    ],
)
def test_each_kind_of_notice(guide: Guide, outside: Outside, kind: str, said: str, fix: str) -> None:
    (found,) = looked(guide, outside, {"DOI": DOI, "updated-by": [notice(kind)]}).findings
    assert (found.file, found.line) == ("data/sources/label2026.yml", 2)
    assert found.message.startswith(f"`A trial` {said}: see `https://doi.org/10.1000/notice`. It is cited in ")
    assert "`docs/index.md:12`" in found.message and "`data/helplines.yml:12`" in found.message
    assert fix in found.fix and 'by: "10.1000/notice", noticed: "2026-11-28"' in found.fix


def test_a_clean_work_and_an_unknown_one(guide: Guide, outside: Outside) -> None:
    assert not looked(guide, outside, {"DOI": DOI}).findings
    part = looked(guide, outside, None)
    assert not part.findings and "Crossref does not know 1 of them" in part.notes[1]


def test_a_notice_told_twice_is_one_finding(guide: Guide, outside: Outside) -> None:
    both = [notice("retraction"), notice("retraction", whose="retraction-watch")]
    assert len(looked(guide, outside, {"updated-by": both}).findings) == 1


def test_a_change_in_place_counts_and_being_a_notice_does_not(guide: Guide, outside: Outside) -> None:
    assert len(looked(guide, outside, {"update-to": [notice("correction", DOI)]}).findings) == 1
    assert not looked(guide, outside, {"update-to": [notice("correction", "10.1000/other")]}).findings


def test_a_preprint_that_was_published(guide: Guide, outside: Outside) -> None:
    related = {"is-preprint-of": [{"id-type": "doi", "id": "10.1000/final", "asserted-by": "subject"}]}
    (found,) = looked(guide, outside, {"relation": related}).findings
    assert "was replaced: see `https://doi.org/10.1000/final`" in found.message


def test_whoever_has_read_a_notice_enters_it_and_hears_no_more(guide: Guide, outside: Outside) -> None:
    entered = 'notices: [{kind: corrected, by: "10.1000/NOTICE", noticed: "2026-11-28"}]\n'
    work = {"updated-by": [notice("correction"), notice("correction", "10.1000/second")]}
    (found,) = looked(guide, outside, work, entered).findings
    assert "10.1000/second" in found.message


@pytest.mark.parametrize("kind", ["retracted", "replaced"])
def test_a_source_marked_in_its_own_file(guide: Guide, outside: Outside, kind: str) -> None:
    entered = f'notices:\n  - {{kind: {kind}, by: "10.1000/notice", noticed: "2026-11-28"}}\n'
    (found,) = looked(guide, outside, {"updated-by": [notice("retraction")]}, entered).findings
    assert (found.line, f"its file says that this source was {kind} (see `10.1000/notice`)" in found.message) == (
        4,
        True,
    )
    why = entered.replace("}", ', still_cited: "The page tells its story."}')
    assert not looked(guide, outside, {}, why).findings


def test_a_marked_source_is_right_for_the_desk_and_a_slip_is_told(guide: Guide) -> None:
    good = 'notices: [{kind: retracted, by: "10.1000/notice", noticed: "2026-11-28"}]\n'
    text = (guide.root / "data/sources/label2026.yml").read_text("utf-8")
    guide.write("data/sources/label2026.yml", text + good)
    assert not guide.found()
    guide.replace("data/sources/label2026.yml", "kind: retracted", "kind: withdrawn")
    assert 'what was done to the source is "withdrawn", and it is one of: retracted, replaced' in guide.only().message
    guide.replace("data/sources/label2026.yml", "kind: withdrawn", "kind: replaced")
    guide.replace("data/sources/label2026.yml", "2026-11-28", "2026-11-31")
    assert "the day on which we noticed" in guide.only().message


def test_crossref_out_of_order_is_no_finding(guide: Guide, outside: Outside) -> None:
    looked(guide, outside, {})
    outside.answers[PLACE] = (503, "", {})
    with pytest.raises(Unable, match="The next run asks again"):
        for number in range(3):
            guide.write(f"data/sources/more{number}.yml", f'title: "More"\ndoi: "10.1000/more{number}"\n')
            outside.answers[f"works/10.1000%2Fmore{number}"] = (503, "", {})
        look(Library.read(guide.root, TODAY), crossref=outside.address("works/"), pause=0.01)
    assert len([path for _, path, *_ in outside.asked if path == PLACE]) == 4  # the good one, then three tries


def test_crossref_is_asked_one_at_a_time_and_sends_nonsense_once(guide: Guide, outside: Outside) -> None:
    guide.write("data/sources/other.yml", 'title: "Other"\ndoi: "10.1000/b"\n')
    outside.answers["works/10.1000%2Fb"] = (200, "", b"<html>not JSON</html>")
    part = looked(guide, outside, {"updated-by": [notice("retraction")]})
    assert len(part.findings) == 1 and "gave no answer on 1" in part.notes[1]
    spans = [(began, until) for *_, began, until in outside.asked]
    assert all(following >= until for (_, until), (following, _) in itertools.pairwise(spans))
