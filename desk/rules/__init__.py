"""The rules: one file each, named for what it protects, each with `check(library)`."""

from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library
from desk.rules import (
    addresses,
    approval_claims,
    arms,
    attributes,
    balance,
    blocks,
    change_notes,
    citations,
    claim_sources,
    configuration,
    data_shape,
    dates,
    drawings,
    figure_numbers,
    forbidden_words,
    front_matter,
    heading_ids,
    heading_levels,
    images,
    kept_files,
    link_addresses,
    links,
    moved_pages,
    navigation,
    new_addresses,
    overdue,
    phone_numbers,
    pictures,
    pins,
    plain_numbers,
    previews,
    privacy,
    readability,
    scored_pages,
    search_words,
    short_links,
    single_title,
    status_words,
    tables,
    timelines,
    unsafe_markup,
)

# Each of these looks at one file at a time.
_ALONE = (
    front_matter,
    data_shape,
    claim_sources,
    single_title,
    heading_ids,
    status_words,
    approval_claims,
    forbidden_words,
    previews,
    plain_numbers,
    balance,
    arms,
    timelines,
    overdue,
    attributes,
    configuration,
    dates,
    drawings,
    heading_levels,
    kept_files,
    link_addresses,
    pins,
    privacy,
    tables,
    unsafe_markup,
)
# These hold files against each other. While a file cannot be read they wait, or one slip would make a hundred findings.
_TOGETHER = (
    citations,
    links,
    blocks,
    images,
    phone_numbers,
    navigation,
    moved_pages,
    short_links,
    addresses,
    new_addresses,
    change_notes,
    pictures,
    figure_numbers,
    readability,
    scored_pages,
    search_words,
)


def findings(library: Library) -> Iterator[Finding]:
    """Give everything that the rules find, after what could not be read at all."""
    yield from library.unreadable
    for rule in _ALONE if library.unreadable else _ALONE + _TOGETHER:
        yield from rule.check(library)
