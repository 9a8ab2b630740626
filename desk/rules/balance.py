"""Protects readers from pages that tell the benefit and leave out the harm."""

import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library

_BENEFIT = re.compile(r"\b(?:felt|feel|feels|be|were|are)\s+much\s+better\b|\bfew\s+or\s+no\s+symptoms\b", re.I)
_HARM = re.compile(
    r"\bside\s+effects?\b|\bharms?\b|\brisks?\b|\bgot\s+worse\b|\bmore\s+depression\b|\bdissociation\b|\bcut\s+off\b",
    re.I,
)


def check(library: Library) -> Iterator[Finding]:
    """Find pages that say how many people got better and nothing of what it can do to them."""
    for page in library.pages.values():
        benefit = next(
            (
                paragraph
                for paragraph in page.prose.paragraphs()
                if _BENEFIT.search(paragraph.text) and "100" in paragraph.text
            ),
            None,
        )
        if benefit and not any(_HARM.search(paragraph.text) for paragraph in page.prose.paragraphs()):
            yield Finding(
                page.file,
                benefit.line,
                "the page says how many people got better, and nothing of harm. Readers would see one side.",
                "Add what it can do to people, with numbers where there are any, and a link to the risks.",
            )
