"""Protects readers from numbers that mislead: "1 in 5", and "twice as likely" without saying of how many."""

import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library
from desk.own_words import line_of, said

_COUNT = r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a\s+hundred|a\s+thousand)"
_ONE_IN_X = re.compile(rf"\b(?:1|one)\s+in\s+(?:every\s+)?{_COUNT}\b", re.I)
_RELATIVE = re.compile(
    r"\b(?:twice|double|half|triple|(?:\d+(?:\.\d+)?|two|three|four|five|ten)\s+times)\s+"
    r"(?:as\s+(?:likely|many|often)|more\s+likely|the\s+(?:risk|chance|odds|rate))\b",
    re.I,
)
_OUT_OF = re.compile(r"\bout\s+of\s+(?:every\s+)?1,?0", re.I)


def check(library: Library) -> Iterator[Finding]:
    """Find chances written as "1 in X", and comparisons of chances without the chances."""
    for file, passage in said(library):
        for found in _ONE_IN_X.finditer(passage.own):
            yield Finding(
                file,
                line_of(passage, found.start()),
                f'"{found[0]}" is hard to compare with other numbers, and people read it as larger than it is.',
                "Write it as N out of 100, or out of 1,000 when it is rare.",
            )
        found_relative = _RELATIVE.search(passage.own)
        if found_relative and "people" in passage.text.lower() and not _OUT_OF.search(passage.text):
            yield Finding(
                file,
                line_of(passage, found_relative.start()),
                f'"{found_relative[0]}" says nothing without the two numbers: twice of very little is very little.',
                "Give both: N out of 100 with it, M out of 100 without it.",
            )
