"""`python -m bench` measures how fast the guide is and prints ratios. A number never makes it fail."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from bench import building, fonts, lighthouse, serve, sites, table, weight
from tests.browser.find import browser


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each page is visited; 5 where not given")
    parser.add_argument("--quick", action="store_true", help="one visit of one page on each site")
    parser.add_argument("--build", action="store_true", help="time the builds as well, which takes some minutes")
    return parser.parse_args()


def main() -> None:
    """Build the sites, visit them, print. What we are at goes to the error line, the results to the output."""
    options = _options()
    chromium = browser()
    if not chromium or not shutil.which("node") or not (sites.ROOT / "bench/node_modules").exists():
        sys.exit("The benchmark needs a Chromium, Node and what bench/package.json lists. Type: make bench")
    runs = 1 if options.quick else options.runs
    compared = [sites.BY_HAND] if options.quick else ["typical page", sites.BY_HAND]
    round_ = lighthouse.visits(compared, [] if options.quick else list(lighthouse.SCORED))
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        for part in ("sites", "keys"):
            (folder / part).mkdir()
        _say("Building the sites to compare")
        tree = sites.copy(folder)
        folders = sites.make(tree, folder / "sites") | fonts.make(folder / "sites")
        with serve.served(folders, folder / "keys") as server:
            # The weighing comes first: after it, the server has every body packed, and no site waits for that.
            _say("Weighing")
            views = weight.measure(server, chromium, round_)
            _say("Visiting with Lighthouse")
            found = lighthouse.measure(server, chromium, round_, runs)
        taken = {}
        if options.build:
            _say("Timing the builds")
            taken = building.measure(tree, runs)
    rows = [*table.paints(found), *table.scores(found), *table.weights(views, compared[0]), *table.builds(taken)]
    print(f"{f'Ours, in {runs} run(s)':<58}{'measured':>13}   {'wanted':<14}reached", *rows, sep="\n")
    print("\nIn numbers, which hold for this machine and this hour (medians; 1 KB is 1,000 bytes, packed):")
    print(*(f"- {line}" for line in table.numbers(found, views, compared[0], taken)), sep="\n")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
