"""Protects readers from numbers that nobody can trace: a claim in numbers has its source beside it."""

import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library
from desk.prose import CITATION

# A share of people, in any of the ways in which people write it. Times, ages, dates and doses are not claims.
_SHARE = re.compile(
    r"\d+(?:\.\d+)?\s?(?:[%％]|per\s?cent\b)"
    r"|\b(?!1\s+in\b)\d[\d,]{0,8}\s+(?:out of|in)\s+(?:every\s+)?\d[\d,]*\b"
    r"|\b\d[\d,]{0,8}(?:\s+of\s+(?:the\s+)?|/)\d[\d,]*\s+(?:people|patients|adults|participants)\b"
    r"|\b\w+\s+out of\s+(?:every\s+)?(?:three|four|five|ten|twenty|a hundred)\b",
    re.I,
)


def check(library: Library) -> Iterator[Finding]:
    """Find shares of people with no source in the same paragraph, list item or table row."""
    for page in library.written:
        for paragraph in page.prose.paragraphs():
            share = None if CITATION.search(paragraph.text) else _SHARE.search(paragraph.text)
            if share:
                yield Finding(
                    page.file,
                    paragraph.line + paragraph.text.count("\n", 0, share.start()),
                    f'"{share[0]}" has no source in its paragraph. Readers could not trace the claim.',
                    "Add [@key] at the end of the sentence; key is the name of a file in data/sources/.",
                )
