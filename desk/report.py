"""Findings into words for the terminal."""

from collections.abc import Iterable

from desk.finding import Finding
from desk.library import Library


def in_words(findings: Iterable[Finding]) -> str:
    """Give each finding its place, its sentence and what to type, in the order of the files."""
    texts = []
    for finding in sorted(set(findings)):
        kind = "" if finding.error else "(a warning) "
        text = f"{finding.file}:{finding.line}: {kind}{finding.message.strip()}"
        texts.append(f"{text} {finding.fix}".rstrip())
    return "\n".join(texts)


def all_in_order(library: Library) -> str:
    """Say what was read, for when nothing was found."""
    citations = sum(1 for page in library.pages.values() for _ in page.prose.citations())
    return f"{len(library.pages)} pages, {citations} citations, {len(library.sources)} sources: all in order."
