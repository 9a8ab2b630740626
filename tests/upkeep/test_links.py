"""Outside links: only a clear answer counts as dead, and nobody is asked too fast."""

from __future__ import annotations

import itertools
import socket
from pathlib import Path

import pytest

from desk.library import Library
from tests.conftest import ROOT, TODAY, Guide
from tests.upkeep.conftest import Outside
from upkeep import links
from upkeep.links import Pace, addresses, judge, look
from upkeep.report import Unable

QUICK = Pace(pause=0.05, patience=1, again=0)


def source(guide: Guide, key: str, address: str, more: str = "") -> None:
    guide.write(f"data/sources/{key}.yml", f'title: "{key}"\nurl: "{address}"\n{more}')


def read(guide: Guide) -> Library:
    """Read the small guide, without the addresses in it that a test has not put there."""
    guide.write("data/sources/label2026.yml", 'title: "A label"\n')
    guide.write("data/helplines.yml", "INHERIT: search-words.yml\n")
    guide.write("data/score-sheets.yml", "sheets: []\n")
    return Library.read(guide.root, TODAY)


def test_what_each_answer_means(guide: Guide, outside: Outside) -> None:
    for path, status, to in [
        ("well", 200, ""),
        ("missing", 404, ""),
        ("gone", 410, ""),
        ("refused", 403, ""),
        ("busy", 429, ""),
        ("broken", 500, ""),
        ("slow", 504, ""),
        ("moved", 301, "/well"),
        ("led", 302, "/well"),
        ("lost", 301, "/missing"),
        ("home", 302, "/"),
        ("", 200, ""),
        ("handles/10.1000/here", 200, ""),
        ("a(b)<c>&d", 200, ""),
    ]:
        outside.answers[path] = (status, to, {})
        if path and "/" not in path and "(" not in path:
            source(guide, path, outside.address(path))
    outside.slow = 3
    source(guide, "twice", outside.address("missing"))
    source(guide, "registered", "https://doi.org/10.1000/here", 'doi: "10.1000/here"\n')
    source(guide, "mistyped", "https://doi.org/10.1000/nowhere")
    part = look(read(guide), handles=outside.address("handles/"), pace=QUICK)
    said = {finding.file[13:-4]: f"{finding.message} {finding.fix}" for finding in part.findings}
    assert said.keys() == {"missing", "gone", "lost", "moved", "home", "mistyped"}
    for key, code in (("missing", 404), ("lost", 404), ("gone", 410)):
        assert said[key].startswith(f"`{outside.address(key)}`: there is no such page ({code}). Readers would"), said[
            key
        ]
    assert "`https://doi.org/10.1000/nowhere`: no such DOI is registered." in said["mistyped"]
    assert "It stands in `data/sources/twice.yml:2`, too." in said["missing"]
    assert f"has moved for good. Open it, and type `{outside.address('well')}` instead." in said["moved"]
    assert "leads to a front page now" in said["home"]
    assert (
        "4 of them let no program in or did not answer in time" in part.notes[1] and "`127.0.0.1` (4)" in part.notes[1]
    )


def test_one_at_a_time_with_pauses_and_a_name(guide: Guide, outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://code.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "some/guide")
    monkeypatch.setenv("PUBLISHER_CONTACT", "mailto:us@guide.example")
    for number in range(6):
        outside.answers[str(number)] = (200, "", {})
        source(guide, f"s{number}", outside.address(str(number)))
    assert not look(read(guide), pace=Pace(pause=0.2, patience=2, again=0)).findings
    spans = sorted((began, until) for *_, began, until in outside.asked)
    assert len(spans) == 6
    for (began, until), (following, _) in itertools.pairwise(spans):
        assert following >= until and following - began >= 0.15
    agents = {agent for _, _, agent, *_ in outside.asked}
    assert agents == {
        "Evenhand-upkeep/1 (weekly look at the sources of a health guide; +https://code.example/some/guide; "
        "mailto:us@guide.example)"
    }


def test_a_doi_with_odd_signs_is_asked_for_whole(guide: Guide, outside: Outside) -> None:
    outside.answers["handles/10.1002/(SICI)1097%3C1::AID-X%3E3.0.CO;2-X"] = (200, "", {})
    source(guide, "old", "https://doi.org/10.1002/(SICI)1097<1::AID-X>3.0.CO;2-X")
    assert not look(read(guide), handles=outside.address("handles/"), pace=QUICK).findings
    assert len(outside.asked) == 1


def test_every_place_with_an_address_is_read(guide: Guide) -> None:
    guide.replace("docs/index.md", "[Who to call]", "[Law](https://law.example/a) [Who to call]")
    guide.replace("data/helplines.yml", 'call: "988"', 'call: "988"\n          web: https://line.example/')
    found = addresses(Library.read(guide.root, TODAY))
    assert found["https://law.example/a"] == [("docs/index.md", 16)]
    assert found["https://line.example/"] == [("data/helplines.yml", 11)]
    assert found["https://dailymed.nlm.nih.gov/label"] == [("data/sources/label2026.yml", 4)]
    real = addresses(Library.read(ROOT))
    assert len(real) > 400 and not any(" " in address for address in real)


def test_a_host_is_gone_only_where_the_name_server_says_so() -> None:
    def no_such_host(*_: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    def name_server_down(*_: object) -> object:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    entry = {"url": "https://gone.example/a", "status": {"text": "Network error"}}
    assert judge(entry, no_such_host).words == "there is no such host"
    assert judge(entry, name_server_down).kind == "unknown"
    assert judge({**entry, "status": {"text": "Timeout"}}, no_such_host).kind == "unknown"


def test_without_a_network_nothing_is_called_dead(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "_known", lambda *_: False)
    source(guide, "far", "https://far.example/a")
    with pytest.raises(Unable, match="not one outside address answered"):
        look(read(guide), pace=QUICK)


def test_without_the_program_there_is_a_sentence(
    guide: Guide, outside: Outside, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source(guide, "near", outside.address("a"))
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    with pytest.raises(Unable, match="Type: make upkeep"):
        look(read(guide), pace=QUICK)
