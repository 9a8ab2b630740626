"""Protects the pictures of 100 people: each that a page asks for exists, and none is typed for nobody."""

import re
from collections.abc import Iterator

from desk.figures import figures, unknown
from desk.finding import Finding
from desk.library import Library, Page

_ASKED = re.compile(r"^/// picture \| *(?P<id>\S+) *$")


def check(library: Library) -> Iterator[Finding]:
    """Find figures that a page asks for in vain, that no page asks for, or whose arms stand the wrong way round."""
    known = figures(library.figures.values())
    wanted: set[str] = set()
    for page in library.pages.values():
        for name, line in asked(page):
            wanted.add(name)
            if name not in known:
                yield Finding(page.file, line, unknown(name, known))
    for file, record in library.figures.items():
        listed = record.values.get("figures", [])
        for n, entry in enumerate(listed if isinstance(listed, list) else []):
            name = str(entry.get("id")) if isinstance(entry, dict) else ""
            if name in known and known[name].difference < 0:
                yield Finding(
                    f"data/figures/{file}.yml",
                    record.line(("figures", n, "arms")),
                    f"in the figure {name} the second arm is the larger one, so it would say that fewer than none were "
                    "helped or harmed.",
                    "Put the arm with the larger number first, and say in `did` what happened to more people there.",
                )
            if name in known and name not in wanted:
                yield Finding(
                    f"data/figures/{file}.yml",
                    record.line(("figures", n)),
                    f"no page shows the figure {name}, so its numbers would grow old unseen.",
                    f"Write `/// picture | {name}` and `///` on a page, or delete the figure.",
                )


def asked(page: Page) -> Iterator[tuple[str, int]]:
    """Give the id of each figure that a page asks for, with its line."""
    for line, text in enumerate(page.text.split("\n"), page.first_line):
        if found := _ASKED.match(text):
            yield found["id"], line
