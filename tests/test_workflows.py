"""The GitHub workflows: no unsafe habit, and nothing in them but calls of make."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("linter", [("zizmor", "--offline", "--pedantic", ".github"), ("actionlint",)])
def test_no_unsafe_habit_and_no_mistake(linter: tuple[str, ...]) -> None:
    command = [str(Path(sys.executable).parent / linter[0]), *linter[1:]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("linter", "file", "old", "new", "said"),
    [
        ("zizmor", "workflows/check.yml", "@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7", "unpinned-uses"),
        ("zizmor", "workflows/check.yml", "\npermissions: {}\n", "\n", "excessive-permissions"),
        ("zizmor", "dependabot.yml", "    cooldown:\n      default-days: 7\n", "", "dependabot-cooldown"),
        ("actionlint", "workflows/check.yml", "runs-on: ubuntu-24.04", "runs-on: ubunto-24.04", "runner-label"),
    ],
)
def test_an_unsafe_habit_or_a_mistake_is_found(
    linter: str, file: str, old: str, new: str, said: str, tmp_path: Path
) -> None:
    text = (ROOT / ".github" / file).read_text("utf-8")
    assert old in text
    spoiled = tmp_path / ".github" / file
    spoiled.parent.mkdir(parents=True)
    spoiled.write_text(text.replace(old, new), "utf-8")
    options = ["--offline", "--pedantic", ".github"] if linter == "zizmor" else [str(spoiled)]
    command = [str(Path(sys.executable).parent / linter), *options]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0 and said in done.stdout, done.stdout + done.stderr


def test_steps_call_make_or_a_pinned_action() -> None:
    assert WORKFLOWS
    for file in WORKFLOWS:
        for job in yaml.safe_load(file.read_text("utf-8"))["jobs"].values():
            for step in job["steps"]:
                if "run" in step:
                    assert step["run"].startswith("make "), (file.name, step)
                else:
                    assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"]), (file.name, step)
