"""What editors and reviewers see on a pull request: annotations, a summary, and previews that open with a click."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from deploy.previews import NOTICE, write
from desk.finding import Finding
from desk.library import Library
from desk.pull_request import changed_files, commands, lost_addresses, summary
from tests.conftest import ROOT, Guide

FOUND = [
    Finding("docs/a.md", 3, "half: 50% | off, by\nfar.", "Type 5."),
    Finding("docs/a.md", 9, "a hint.", error=False),
]


def test_a_finding_becomes_an_annotation_on_its_line() -> None:
    assert commands(FOUND) == [
        "::error file=docs/a.md,line=3,title=Please mend::half: 50%25 | off, by%0Afar. Type 5. Step by step: .github/CONTRIBUTING.md",
        "::warning file=docs/a.md,line=9,title=Please look::a hint. Step by step: .github/CONTRIBUTING.md",
    ]


@pytest.mark.parametrize(("count", "shown", "rest"), [(10, 10, 0), (11, 9, 2), (400, 9, 391)])
def test_ten_at_most_then_a_count(count: int, shown: int, rest: int) -> None:
    warnings = [Finding("a.md", line, "a hint.", error=False) for line in range(1, count)]
    lines = commands([*warnings, Finding("z.md", 1, "a mistake.")])
    assert lines[0].startswith("::error file=z.md")  # a mistake is never crowded out by hints
    assert len([line for line in lines if line.startswith(("::error", "::warning"))]) == shown
    assert lines[-1].startswith(f"::notice::And {rest} more." if rest else "::warning")


def test_the_summary_names_each_changed_page(guide: Guide) -> None:
    guide.replace("docs/index.md", "help-now.md#call", "nowhere.md")
    library = Library.read(guide.root)
    text = summary(library, ["docs/index.md", "desk/x.py"], guide.found(), ["https://code.example/1"])
    assert text.startswith("## 1 to mend before this can be published.\n")
    assert "| Can I drive home? | [open](https://code.example/1) | " in text and "| 1 |\n" in text
    assert "Get help now" not in text
    assert f'- `docs/index.md:{guide.only().line}` the link goes to "nowhere.md", and there is no such file.' in text
    assert ".github/CONTRIBUTING.md" in text


def test_the_summary_of_a_good_change_is_short(guide: Guide) -> None:
    assert summary(Library.read(guide.root), ["mkdocs.yml"], [], []) == "## All in order.\n\n\n"


def test_a_line_taken_out_of_the_ledger_with_its_page(guide: Guide) -> None:
    before = (guide.root / "data/addresses.txt").read_text() + "/old/\n"
    lost = lost_addresses(Library.read(guide.root), before)
    assert [(finding.file, finding.message.split(" stood")[0]) for finding in lost] == [("data/addresses.txt", "/old/")]


def _run(root: Path, summary_file: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desk.pull_request", "--base", "HEAD"]
    settings = {**os.environ, "GITHUB_STEP_SUMMARY": str(summary_file), "PREVIEW_1": "https://code.example/1"}
    return subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, timeout=120)


def test_the_whole_on_a_real_repository(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("summary") / "summary.md"
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "first"]):
        subprocess.run(["git", *command], cwd=guide.root, check=True, capture_output=True)
    guide.replace("docs/index.md", "No. Drive", "Yes, ketamine is approved for depression. Drive")
    done = _run(guide.root, file)
    assert done.returncode == 1 and not done.stderr
    assert done.stdout.startswith("::error file=docs/index.md,line=")
    assert "| Can I drive home? | [open](https://code.example/1) |" in file.read_text("utf-8")


def test_a_commit_that_is_not_there_is_told(guide: Guide) -> None:
    subprocess.run(["git", "init", "-q"], cwd=guide.root, check=True)
    with pytest.raises(SystemExit, match="There is no commit mian here to compare with"):
        changed_files(guide.root, "mian")


def test_the_recipes_are_a_link_on_github(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://code.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "a/guide")
    text = summary(Library.read(guide.root), [], FOUND, [])
    assert "(https://code.example/a/guide/blob/HEAD/.github/CONTRIBUTING.md)" in text


def test_a_preview_opens_alone_and_asks_for_nothing(chromium: Browser, published: Path, tmp_path: Path) -> None:
    (file,) = write(ROOT, published, tmp_path, ["docs/benefits-and-risks/risks.md", "desk/library.py"])
    assert file == tmp_path / "1" / "benefits-and-risks--risks.html"
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()] and not said
    assert page.get_by_text(NOTICE).is_visible() and page.locator("h1").inner_text() == "What are the risks?"
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("script").count() == 0
    page.close()
