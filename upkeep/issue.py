"""Keeps one issue with the report: opens it, puts the newest report into it, closes it once there is nothing to do.

    python -m upkeep.issue upkeep-report.md

The issue is known by its title and its label; only people of the project can give a label, so nobody else's issue is
written over.
GitHub's own `gh` does the work and brings the token. The report goes in by file, and no shell sees a word of it. Needs
nothing but Python: the job that may write runs no code of others.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from upkeep.report import NOTHING

TITLE = "Weekly upkeep"
LABEL = "upkeep"
_ABOUT = "Made by the weekly look at links, reviews and sources; each run writes it anew"


def keep(report: str) -> str:
    """Bring the issue in line with a report, and say what was done."""
    listed = _gh("issue", "list", "--state", "open", "--label", LABEL, "--limit", "100", "--json", "number,title")
    numbers = sorted(int(issue["number"]) for issue in json.loads(listed or "[]") if issue["title"] == TITLE)
    if report.startswith(NOTHING):
        if not numbers:
            return "Nothing to do, and no issue is open."
        for number in numbers:
            _gh("issue", "close", str(number), "--comment", "The newest look found nothing to do.")
        return f"Nothing to do: closed issue {numbers[0]}."
    with tempfile.TemporaryDirectory() as folder:
        body = Path(folder, "report.md")
        body.write_text(report, "utf-8")
        if numbers:
            _gh("issue", "edit", str(numbers[0]), "--body-file", str(body))
            return f"Put the report into issue {numbers[0]}."
        _gh("label", "create", LABEL, "--force", "--color", "c5def5", "--description", _ABOUT)
        return f"Opened {_gh('issue', 'create', '--title', TITLE, '--label', LABEL, '--body-file', str(body)).strip()}"


def _gh(*words: str) -> str:
    try:
        done = subprocess.run(["gh", *words], capture_output=True, text=True, timeout=60)
    except FileNotFoundError:
        raise SystemExit("GitHub's command line is not installed here. See https://cli.github.com") from None
    if done.returncode:
        raise SystemExit(f"gh {' '.join(words[:2])} did not work. It said: {done.stderr.strip()[-500:]}")
    return done.stdout


def main() -> None:
    """Take the report from the variable REPORT, or else from the file that is named."""
    report = os.environ.get("REPORT", "")
    if not report.strip():
        file = Path(sys.argv[1]) if len(sys.argv) == 2 else Path("upkeep-report.md")
        if not file.is_file():
            raise SystemExit(f"There is no report in {file}. Type: make upkeep")
        report = file.read_text("utf-8")
    print(keep(report))


if __name__ == "__main__":
    main()
