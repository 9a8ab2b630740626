"""The rules: one file each, named for what it protects, each with `check(library)`."""

from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library
from desk.rules import (
    addresses,
    approval_claims,
    arms,
    balance,
    change_notes,
    citations,
    claim_sources,
    data_shape,
    figure_numbers,
    forbidden_words,
    front_matter,
    heading_ids,
    links,
    moved_pages,
    navigation,
    overdue,
    pictures,
    plain_numbers,
    previews,
    readability,
    scored_pages,
    search_words,
    single_title,
    status_words,
    timelines,
)

_RULES = (
    front_matter,
    data_shape,
    citations,
    claim_sources,
    single_title,
    heading_ids,
    links,
    navigation,
    moved_pages,
    addresses,
    change_notes,
    status_words,
    approval_claims,
    forbidden_words,
    previews,
    plain_numbers,
    balance,
    pictures,
    arms,
    timelines,
    figure_numbers,
    readability,
    scored_pages,
    search_words,
    overdue,
)


def findings(library: Library) -> Iterator[Finding]:
    """Give everything that the rules find, after what could not be read at all."""
    yield from library.unreadable
    for rule in _RULES:
        yield from rule.check(library)
