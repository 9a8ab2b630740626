"""The one issue: opened, renewed and closed, by a `gh` that only writes down what it was called with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from upkeep.report import NOTHING

GH = """#!{python} -IS
import json, pathlib, sys
here = pathlib.Path(__file__).parent
words = sys.argv[1:]
body = pathlib.Path(words[words.index("--body-file") + 1]).read_text("utf-8") if "--body-file" in words else ""
with (here / "called").open("a") as file:
    file.write(json.dumps([words, body]) + "\\n")
if words[:2] == ["issue", "list"]:
    print((here / "open.json").read_text())
if words[:2] == ["issue", "create"]:
    print("https://code.example/some/guide/issues/7")
if (here / "broken").exists():
    sys.exit("HTTP 403: no right to do that")
"""
REPORT = "2 things to do.\n\n- `$(touch /tmp/no)`; \"quotes\" 'and' more\n--title x\n"
OURS = {"number": 5, "title": "Weekly upkeep"}
NOT_OURS = {"number": 3, "title": "Upkeep of the garden"}


def run(
    folder: Path, report: str, issues: list[dict[str, object]], **more: str
) -> tuple[str, list[tuple[list[str], str]]]:
    gh = folder / "gh"
    gh.write_text(GH.format(python=sys.executable), "utf-8")
    gh.chmod(0o755)
    (folder / "open.json").write_text(json.dumps(issues), "utf-8")
    (folder / "report.md").write_text(report, "utf-8")
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", **more}
    command = [sys.executable, "-m", "upkeep.issue", str(folder / "report.md")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30)
    called = (folder / "called").read_text("utf-8").splitlines() if (folder / "called").exists() else []
    return done.stdout + done.stderr, [(words, body) for words, body in map(json.loads, called)]


def test_the_first_report_opens_an_issue(tmp_path: Path) -> None:
    said, called = run(tmp_path, REPORT, [NOT_OURS])
    assert said == "Opened https://code.example/some/guide/issues/7\n"
    assert [words[:2] for words, _ in called] == [["issue", "list"], ["label", "create"], ["issue", "create"]]
    words, body = called[-1]
    assert words[2:-1] == ["--title", "Weekly upkeep", "--label", "upkeep", "--body-file"]
    assert body == REPORT


def test_the_next_report_renews_it(tmp_path: Path) -> None:
    said, called = run(tmp_path, REPORT, [NOT_OURS, {**OURS, "number": 9}, OURS])
    assert said == "Put the report into issue 5.\n"
    assert called[-1][0][:3] == ["issue", "edit", "5"] and called[-1][1] == REPORT


def test_a_report_with_nothing_to_do_closes_it(tmp_path: Path) -> None:
    said, called = run(tmp_path, f"{NOTHING}\n", [NOT_OURS, OURS])
    assert said == "Nothing to do: closed issue 5.\n"
    assert [words[:3] for words, _ in called][1:] == [["issue", "close", "5"]]


def test_nothing_to_do_and_none_open(tmp_path: Path) -> None:
    said, called = run(tmp_path, f"{NOTHING}\n", [NOT_OURS])
    assert said == "Nothing to do, and no issue is open.\n" and len(called) == 1


def test_the_report_of_the_job_before_comes_as_a_variable(tmp_path: Path) -> None:
    assert run(tmp_path, "old", [], REPORT=REPORT)[1][-1][1] == REPORT


def test_what_gh_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken").touch()
    assert "gh issue list did not work. It said: HTTP 403" in run(tmp_path, REPORT, [])[0]


@pytest.mark.parametrize(
    ("path", "words", "said"),
    [
        ("", ["none.md"], "There is no report in none.md. Type: make upkeep"),
        ("", ["README.md"], "See https://cli.github.com"),
    ],
)
def test_without_a_report_or_without_gh(path: str, words: list[str], said: str) -> None:
    command = [sys.executable, "-m", "upkeep.issue", *words]
    done = subprocess.run(command, cwd=ROOT, env={"PATH": path}, capture_output=True, text=True, timeout=30)
    assert said in done.stderr and "Traceback" not in done.stderr
