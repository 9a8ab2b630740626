"""`python -m desk.pull_request`: says on a pull request what the desk found, where editors and reviewers look.

Each finding becomes an annotation on its line, ten at most. A table in the job's summary names each changed page with
its preview, its reading grade and its findings. Nothing is written to the repository, so no token is needed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from desk.addresses import LEDGER, read_entries
from desk.finding import Finding
from desk.library import Library
from desk.rules import findings
from desk.rules.readability import page_grades

MOST = 10  # GitHub shows no more of one step on the page of changes
PREVIEWS = 5  # .github/workflows/check.yml has a step for each
HOW = ".github/CONTRIBUTING.md"


def commands(found: list[Finding]) -> list[str]:
    """Return a workflow command for each finding, ten at most, mistakes before warnings, and one for the rest.

    Source of the form: https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    ordered = sorted(found, key=lambda finding: (not finding.error, finding))
    lines = [
        f"::{'error' if finding.error else 'warning'} file={_escaped(finding.file, ':,')},line={finding.line},"
        f"title={'Please mend' if finding.error else 'Please look'}::{_escaped(_said(finding))} Step by step: {HOW}"
        for finding in ordered[: MOST if len(ordered) <= MOST else MOST - 1]
    ]
    if len(ordered) > MOST:
        lines.append(f"::notice::And {len(ordered) - len(lines)} more. The summary of this check lists all of them.")
    return lines


def summary(library: Library, changed: list[str], found: list[Finding], previews: list[str]) -> str:
    """Return the job's summary in Markdown: changed pages in a table, then every finding in words."""
    grades = page_grades(library)
    pages = changed_pages(library, changed)
    lines = [f"## {_counted(found)}", ""]
    if pages:
        lines += ["| Changed page | Preview | Reading grade | Findings |", "| --- | --- | --- | --- |"]
    for number, path in enumerate(pages):
        page = library.pages[path]
        preview = previews[number] if number < len(previews) else ""
        shown = (
            f"[open]({preview})" if preview else "none" if number < PREVIEWS else f"only the first {PREVIEWS} have one"
        )
        grade = f"{grades[path]:.1f}" if path in grades else "not measured"
        count = sum(finding.file == page.file for finding in found)
        lines.append(f"| {_cell(page.title)} | {shown} | {grade} | {count or 'none'} |")
    lines += ["", *(f"- `{finding.file}:{finding.line}` {_cell(_said(finding))}" for finding in sorted(found))]
    if found:
        lines += ["", f"[How to mend it, step by step]({_place(HOW)})"]
    return "\n".join(lines) + "\n"


def changed_pages(library: Library, changed: list[str]) -> list[str]:
    """Return which of the changed files are pages that readers read, by their path in docs/."""
    return [path for path, page in library.pages.items() if page.file in changed]


def changed_files(root: Path, base: str) -> list[str]:
    """Return the files that differ from the commit `base`. Stops where there is no such commit here."""
    if not _git(root, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}"):
        raise SystemExit(
            f"There is no commit {base} here to compare with, so nobody could say what changed. Type: make findings BASE=main"
        )
    return _git(root, "diff", "--name-only", base).split("\n")


def lost_addresses(library: Library, before: str) -> list[Finding]:
    """Return a finding for each line of the ledger, as it was before, that is gone."""
    now = {entry.address for entry in library.ledger}
    gone = [entry.address for entry in read_entries(before)[0] if entry.address not in now]
    message = "{} stood in the ledger, and its line is gone. It was published, and somebody may have it in an email."
    return [Finding(LEDGER, 1, message.format(address), "Put the line back.") for address in gone]


def _git(root: Path, *command: str) -> str:
    done = subprocess.run(["git", *command], cwd=root, capture_output=True, text=True, timeout=60)
    return done.stdout if done.returncode == 0 else ""


def _place(file: str) -> str:
    """Return where a file of the project can be read on GitHub; its path alone elsewhere."""
    server, project = os.environ.get("GITHUB_SERVER_URL", ""), os.environ.get("GITHUB_REPOSITORY", "")
    return f"{server}/{project}/blob/HEAD/{file}" if server and project else file


def _said(finding: Finding) -> str:
    return f"{finding.message.strip()} {finding.fix}".strip()


def _counted(found: list[Finding]) -> str:
    errors = sum(finding.error for finding in found)
    warnings = len(found) - errors
    said = [f"{errors} to mend before this can be published"] if errors else []
    said += [f"{warnings} to look at"] if warnings else []
    return ", ".join(said).capitalize() + "." if said else "All in order."


def _escaped(text: str, more: str = "") -> str:
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _cell(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|").replace("<", "&lt;")


def main() -> int:
    """Print the annotations, write the summary where GitHub asks for it, and return 1 when something must be mended."""
    parser = argparse.ArgumentParser(prog="python -m desk.pull_request", description="Findings for a pull request.")
    parser.add_argument("--base", default="HEAD^1", help="the commit to compare with (the branch that this goes into)")
    base = parser.parse_args().base
    root = Path().resolve()
    changed = changed_files(root, base)
    library = Library.read(root)
    found = [*findings(library), *lost_addresses(library, _git(root, "show", f"{base}:{LEDGER}"))]
    found = sorted(set(found))
    print("\n".join(commands(found)))
    previews = [os.environ.get(f"PREVIEW_{number}", "") for number in range(1, PREVIEWS + 1)]
    text = summary(library, changed, found, previews)
    if place := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(text)
    else:
        print(text)
    return int(any(finding.error for finding in found))


if __name__ == "__main__":
    sys.exit(main())
