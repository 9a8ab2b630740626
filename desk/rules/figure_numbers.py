"""Protects readers from two numbers for one thing: a paragraph that cites a figure's source says the figure's number.

For whom: somebody who sees 50 in the picture and 55 beside it, and no longer believes either. A source that says more
than its figures do has its other numbers typed in data/figures/ too, under `also`, with where in it they stand.
"""

import re
from collections.abc import Iterator

from desk.figure_records import arms, entries
from desk.finding import Finding
from desk.library import Library
from desk.prose import CITATION

_SAID = re.compile(r"(?<!fewer than )\b(\d{1,3}) out of 100\b", re.I)


def check(library: Library) -> Iterator[Finding]:
    """Find numbers out of 100 that rest on figures' sources alone and are none of their numbers."""
    numbers = drawn(library)
    for page in library.pages.values():
        for paragraph in page.prose.paragraphs():
            groups = CITATION.findall(paragraph.text)
            cited = {key.strip().removeprefix("@") for group in groups for key in group.split(";")}
            if not cited or not cited <= numbers.keys():
                continue
            allowed = set().union(*(numbers[key] for key in cited))
            for match in _SAID.finditer(paragraph.text):
                if int(match[1]) not in allowed:
                    yield Finding(
                        page.file,
                        paragraph.line + paragraph.text.count("\n", 0, match.start()),
                        f'"{match[0]}" is none of the numbers that data/figures/ holds for {", ".join(sorted(cited))}: '
                        f"{', '.join(map(str, sorted(allowed)))}. Readers would see two numbers for one thing.",
                        "Correct the number, cite the source that it comes from, or type it under `also` in data/figures/.",
                    )


def drawn(library: Library) -> dict[str, set[int]]:
    """Return the numbers out of 100 that data/figures/ gives, by source: each arm, its rest of 100, the gap of a pair."""
    numbers: dict[str, set[int]] = {}
    for record in library.figures.values():
        for _, where, entry in entries(record):
            values = [(str(arm.get("source")), str(arm.get("per100"))) for _, arm in arms(where, entry)]
            pairs = [(source, int(value)) for source, value in values if value.isdigit() and int(value) <= 100]
            for source, value in pairs:
                numbers.setdefault(source, set()).update({value, 100 - value})
            for (source, value), (other, compared) in zip(pairs[::2], pairs[1::2], strict=False):
                gap = abs(value - compared)
                numbers[source].add(gap)
                numbers[other].add(gap)
    return numbers
