"""Lighthouse: first and largest paint, layout shift and the four scores of a page, every site in turn in each round."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.serve import Server
from bench.sites import BY_HAND, HOSTS, PAGES

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SCORED = ("front page", "long page", "options page", "glossary")

Visit = tuple[str, str]  # the site and the page, in the words of `sites`


@dataclass
class Measured:
    """What the rounds gave for one page of one site: times in milliseconds, scores of 1, and what cost a point."""

    fcp: list[float] = field(default_factory=list)
    lcp: list[float] = field(default_factory=list)
    shift: list[float] = field(default_factory=list)
    scores: dict[str, list[float]] = field(default_factory=dict)
    short: set[str] = field(default_factory=set)

    def middle(self, name: str) -> float | None:
        """Return the median of `fcp`, `lcp`, `shift` or of a score, or None where nothing was measured."""
        values = getattr(self, name, None) or self.scores.get(name)
        return median(values) if values else None


def visits(compared: list[str], scored: list[str]) -> list[Visit]:
    """Return one round: each compared page on each site, side by side, then the pages that only ours is scored on."""
    round_ = []
    for page in compared:
        round_ += [(site, page) for site in HOSTS if site != "hand" or page == BY_HAND]
    return round_ + [("ours", page) for page in scored if page not in compared]


def measure(server: Server, browser: str, round_: list[Visit], runs: int) -> dict[Visit, Measured]:
    """Visit each page `runs` times, round by round, so that a busy minute hits all sites alike. Return what came."""
    jobs = round_ * runs
    found = {visit: Measured() for visit in round_}
    script = Path(__file__).with_suffix(".mjs")
    with subprocess.Popen(
        ["node", str(script), *server.browser_flags],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"CHROME_PATH": browser},
        text=True,
    ) as node:
        assert node.stdin and node.stdout
        for site, page in jobs:
            wanted = CATEGORIES if site == "ours" else CATEGORIES[:1]
            url = f"https://{HOSTS[site]}/{PAGES[page]}"
            node.stdin.write(json.dumps({"url": url, "categories": wanted}) + "\n")
        node.stdin.close()
        for number, ((site, page), line) in enumerate(zip(jobs, node.stdout, strict=False), start=1):
            _keep(found[site, page], json.loads(line), f"{number} of {len(jobs)}: {site}, {page}")
    return found


def _keep(measured: Measured, answer: dict[str, object], said: str) -> None:
    """Add one answer to what was measured, and say on the error line how far we are."""
    if answer["error"]:
        print(f"  {said}: left out, {answer['error']}", file=sys.stderr)
        return
    for name in ("fcp", "lcp", "shift"):
        if isinstance(value := answer[name], int | float):
            getattr(measured, name).append(value)
    scores, short = answer["scores"], answer["short"]
    assert isinstance(scores, dict) and isinstance(short, list)
    for name, score in scores.items():
        if score is not None:
            measured.scores.setdefault(name, []).append(score)
    measured.short |= set(short)
    print(f"  {said}: first paint {answer['fcp']} ms, largest {answer['lcp']} ms", file=sys.stderr)
