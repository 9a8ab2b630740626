"""`python -m upkeep --write report.md`: looks at everything that time wears down, and writes one report. Never fails."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desk.library import Library
from upkeep import advisories, links, retractions, reviews, way_out
from upkeep.report import Part, Unable, in_words, quoted

_ALL = 10_000  # findings of one check, in the log


def checks(root: Path) -> dict[str, Callable[[], Part]]:
    """Return each check by its title."""
    return {
        "Reviews that fall due": lambda: reviews.look(Library.read(root)),
        "Sources taken back or replaced": lambda: retractions.look(Library.read(root)),
        "Outside links": lambda: links.look(Library.read(root)),
        "Weaknesses of packages": lambda: advisories.look(root),
        "The way out of MkDocs (a trial)": lambda: way_out.look(root),
    }


def done(title: str, check: Callable[[], Part]) -> Part:
    """Run one check. Where it cannot look, or breaks, say so and let the others go on."""
    began = time.monotonic()
    print(f"{title} ...", file=sys.stderr, flush=True)
    try:
        part = check()
    except Unable as error:
        part = Part(title, broke=str(error))
    except Exception as error:  # the next check must go on, whatever this one met
        said = quoted(f"{type(error).__name__}: {error}")
        part = Part(
            title, broke=f"the check itself is broken, and said {said}. Somebody who knows the code should look."
        )
    print(f"  {time.monotonic() - began:.0f} seconds", file=sys.stderr, flush=True)
    return part


def hand_on(report: str) -> None:
    """Give the report to the summary of the run and to the next job, where this runs on GitHub."""
    if place := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(report)
    if place := os.environ.get("GITHUB_OUTPUT"):
        end = secrets.token_hex(16)  # nobody can know it, so nothing in the report can end it early
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(f"report<<{end}\n{report}{end}\n")


def main() -> None:
    """Run the checks, print all they found, and write the report."""
    parser = argparse.ArgumentParser(prog="python -m upkeep", description=__doc__)
    parser.add_argument("--write", type=Path, default=Path("upkeep-report.md"), help="the file for the report")
    file = parser.parse_args().write
    parts = [done(title, check) for title, check in checks(Path().resolve()).items()]
    report = in_words(parts, date.today())
    print(in_words(parts, date.today(), _ALL))
    file.write_text(report, "utf-8")
    hand_on(report)


if __name__ == "__main__":
    main()
