"""Building: how long `mkdocs build` takes, ours against stock Material, and ours with ten times the pages."""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench import sites

TIMES = 10


def count(docs: Path) -> int:
    """Return how many pages a folder of Markdown has. Boxes are parts of pages, and short links in go/ lead to some."""
    return sum(not {"boxes", "go"} & set(page.parts) for page in docs.rglob("*.md"))


def grown(tree: Path, pages: int) -> Path:
    """Write settings for ours with so many pages, the real ones and copies of their topics. Return their path.

    A topic `ways` is copied to `ways-2`, `ways-3` and so on beside it, so that links keep working. Pages that gather
    from all others, such as the list of sources, stand at the top or under `about` and are not copied. Nor are short links: the copies have none.
    """
    docs = tree / f"docs-{pages}"
    shutil.copytree(tree / "docs", docs)
    settings = sites.read(tree / "mkdocs.yml")
    topics = sorted({page.parent for page in docs.glob("*/*.md")} - {docs / "about", docs / "boxes", docs / "go"})
    missing, copy = pages - count(docs), 2
    while missing > 0:
        for topic in topics:
            chosen = sorted(topic.glob("*.md"))[: max(missing, 0)]
            target = docs / f"{topic.name}-{copy}"
            target.mkdir()
            for page in chosen:
                shutil.copy(page, target)
            missing -= len(chosen)
            if chosen:
                settings["nav"].append({target.name: [f"{target.name}/{page.name}" for page in chosen]})
        copy += 1
    return sites.write(settings | {"docs_dir": docs.name}, tree / f"ours-{pages}.yml")


def seconds(settings: Path) -> float:
    """Build once. Return the processor time it took, in seconds, which other work on the machine barely changes."""
    with tempfile.TemporaryDirectory() as into:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        sites.build(settings, Path(into) / "site")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(settings: dict[str, Path], runs: int) -> dict[str, float]:
    """Build each site `runs` times, in turn. Return the median processor time of each, in seconds."""
    taken: dict[str, list[float]] = {name: [] for name in settings}
    for _ in range(runs):
        for name, file in settings.items():
            taken[name].append(seconds(file))
            print(f"  build of {name}: {taken[name][-1]:.1f} s", file=sys.stderr)
    return {name: median(times) for name, times in taken.items()}


def measure(tree: Path, runs: int) -> dict[str, float]:
    """Time stock and ours `runs` times and ours with ten times the pages once. Return seconds by name.

    Once is enough for the big one: it takes minutes, and the first two show how much a busy machine adds.
    """
    pages = count(tree / "docs")
    taken = compare({"stock": sites.stock(tree), "ours": tree / "mkdocs.yml"}, runs)
    return taken | compare({"ours grown": grown(tree, pages * TIMES)}, 1)
