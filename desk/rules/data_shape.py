"""Protects the source list, the help lines and the other lists in data/ from missing or misspelled fields."""

from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library
from desk.shape import slips


def check(library: Library) -> Iterator[Finding]:
    """Find data files that differ from their schema."""
    schemas = library.root / "data" / "schema"
    for source in library.sources.values():
        yield from slips(source.record, schemas / "source.json", source.file)
    for room, records in (("figures", library.figures), ("scores", library.scores)):
        for key, record in records.items():
            yield from slips(record, schemas / f"{room}.json", f"data/{room}/{key}.yml")
    for name, record in library.data.items():
        yield from slips(record, schemas / f"{name}.json", f"data/{name}.yml")
