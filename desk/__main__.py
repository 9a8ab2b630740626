"""`python -m desk`: read the guide, print what is wrong in words, and fail if anything must be mended."""

import argparse
import sys
import traceback
from pathlib import Path

from desk.library import Library
from desk.report import all_in_order, in_words
from desk.rules import findings

HOW = ".github/CONTRIBUTING.md"


def main() -> int:
    """Return 0 when the guide may be published, 1 when something must be mended first."""
    parser = argparse.ArgumentParser(prog="python -m desk", description="Checks the pages and data of the guide.")
    parser.add_argument("root", nargs="?", default=".", type=Path, help="the top folder of the guide (here)")
    root = parser.parse_args().root.resolve()
    try:
        library = Library.read(root)
        found = list(findings(library))
    except Exception as error:  # whatever an editor typed, they are never shown the inside of a program
        print(_stumbled(error), file=sys.stderr)
        return 1
    if found:
        print(in_words(found))
    errors = sum(finding.error for finding in found)
    if errors:
        print(f"\n{errors} to mend before this can be published. Step by step: {HOW}", file=sys.stderr)
        return 1
    print(all_in_order(library))
    return 0


def _stumbled(error: Exception) -> str:
    """Say that the desk is at fault and the editor is not, with the place for whoever mends it."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"The desk itself could not go on ({type(error).__name__} in {Path(place.filename).name}, line {place.lineno}), which "
        "is no fault of yours. Undo your last change, and send this sentence to whoever looks after the desk."
    )


if __name__ == "__main__":
    sys.exit(main())
