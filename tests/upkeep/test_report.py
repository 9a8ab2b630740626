"""The report: short, in words, with nothing in it that others could use; and a run that goes on past a broken check."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from desk.finding import Finding
from tests.conftest import ROOT
from upkeep.__main__ import checks, done, hand_on
from upkeep.report import NOTHING, Part, Unable, in_words, quoted

DAY = date(2026, 11, 28)
FOUND = tuple(Finding("docs/a.md", line, "is old.", "Mend it.", error=False) for line in range(1, 31))


def test_a_report_with_nothing_to_do() -> None:
    text = in_words([Part("Links", notes=("4 addresses asked.",)), Part("Reviews")], DAY)
    assert text.startswith(f"{NOTHING}\n") and "- 4 addresses asked." in text and "All in order." in text


def test_a_finding_says_where_and_what_to_do() -> None:
    text = in_words([Part("Links", FOUND[:1]), Part("Reviews", broke="the sky fell.")], DAY)
    assert text.startswith("1 thing to do, 1 check could not look.\n")
    assert "- `docs/a.md:1` is old. Mend it.\n" in text
    assert "## Reviews\n\nThis could not be looked at: the sky fell.\n" in text


def test_a_full_report_stays_short() -> None:
    notes = ("one", "two", "three")
    text = in_words([Part(str(number), FOUND, notes) for number in range(5)], DAY)
    assert len(text.splitlines()) <= 70 and text.count("- And 24 more.") == 5
    assert text.startswith("150 things to do.")


@pytest.mark.parametrize(
    ("others", "shown"),
    [
        ("https://a.example/`x` @everyone\n# Title", "`https://a.example/ x @everyone # Title`"),
        ("a" * 300, f"`{'a' * 200}…`"),
        ("", "``"),
    ],
)
def test_what_others_wrote_calls_nobody(others: str, shown: str) -> None:
    assert quoted(others) == shown


def test_a_broken_check_is_told_and_the_others_go_on() -> None:
    def unable() -> Part:
        raise Unable("there is no network.")

    def broken() -> Part:
        raise KeyError("x")

    assert done("Links", unable) == Part("Links", broke="there is no network.")
    assert done("Links", broken).broke.startswith("the check itself is broken, and said `KeyError: 'x'`.")
    assert done("Reviews", lambda: Part("Reviews")) == Part("Reviews")


def test_the_next_job_gets_the_report_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    hand_on("1 thing to do.\nEOF\nreport<<EOF\n")
    first, *lines, last = (tmp_path / "output").read_text("utf-8").splitlines()
    assert first == f"report<<{last}" and len(last) == 32
    assert lines == ["1 thing to do.", "EOF", "report<<EOF"]
    assert (tmp_path / "summary").read_text("utf-8").startswith("1 thing to do.")


def test_the_titles_are_those_of_the_checks() -> None:
    assert list(checks(ROOT)) == [
        "Reviews that fall due",
        "Sources taken back or replaced",
        "Outside links",
        "Weaknesses of packages",
        "The way out of MkDocs (a trial)",
    ]


def test_the_issue_needs_nothing_but_python() -> None:
    program = "import sys; sys.path[:] = [p for p in sys.path if 'site-packages' not in p]; import upkeep.issue"
    done = subprocess.run([sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, '.'); {program}"], cwd=ROOT)
    assert done.returncode == 0
