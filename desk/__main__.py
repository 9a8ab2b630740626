"""`python -m desk`: read the guide, print what is wrong in words, and fail if anything must be mended."""

import argparse
import sys
from pathlib import Path

from desk.library import Library
from desk.report import all_in_order, in_words
from desk.rules import findings


HOW = ".github/CONTRIBUTING.md"


def main() -> int:
    """Return 0 when the guide may be published, 1 when something must be mended first."""
    parser = argparse.ArgumentParser(prog="python -m desk", description="Checks the pages and data of the guide.")
    parser.add_argument("root", nargs="?", default=".", type=Path, help="the top folder of the guide (here)")
    library = Library.read(parser.parse_args().root.resolve())
    found = list(findings(library))
    if found:
        print(in_words(found))
    errors = sum(finding.error for finding in found)
    if errors:
        print(f"\n{errors} to mend before this can be published. Step by step: {HOW}", file=sys.stderr)
        return 1
    print(all_in_order(library))
    return 0


if __name__ == "__main__":
    sys.exit(main())
