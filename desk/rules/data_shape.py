"""Protects the source list and the help lines from missing or misspelled fields."""

from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library
from desk.shape import slips


def check(library: Library) -> Iterator[Finding]:
    """Find data files that differ from their schema, and help lines whose source does not exist."""
    schemas = library.root / "data" / "schema"
    for source in library.sources.values():
        yield from slips(source.record, schemas / "source.json", source.file)
    if library.helplines.values:
        yield from slips(library.helplines, schemas / "helplines.json", "data/helplines.yml")
