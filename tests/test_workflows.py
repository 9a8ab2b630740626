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


def test_steps_call_make_or_a_pinned_action() -> None:
    assert WORKFLOWS
    for file in WORKFLOWS:
        for job in yaml.safe_load(file.read_text("utf-8"))["jobs"].values():
            for step in job["steps"]:
                if "run" in step:
                    assert step["run"].startswith("make "), (file.name, step)
                else:
                    assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"]), (file.name, step)
