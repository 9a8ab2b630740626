"""Reads docs/ and data/ into plain typed objects. The only place that opens the project's files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from desk.addresses import LEDGER, Entry, address_of, read_entries
from desk.files import read_text, sizes
from desk.finding import Finding
from desk.page import Page, read_page
from desk.record import Record, UnreadableError, Value, Where, read_record

__all__ = ["DATA", "Library", "Page", "Source"]

# The files in data/ that hold one list each; the shape of each is in data/schema/ under the same name.
DATA = ("helplines", "search-words", "glossary", "forbidden-words", "telling-words", "syllables", "score-sheets")

SCHEMAS = ("front-matter", "moved-page", "source", "figures", "scores", *DATA)

# Parts of pages, typed once and taken in by several pages with `--8<--`. They have no front matter.
_BOXES = "boxes"

# What is no page and no data, and is read for what it could do to readers: pictures, looks, layouts, pins.
_MADE = (
    "docs/**/*.svg",
    "docs/**/*.css",
    "docs/**/*.js",
    "overrides/**/*.svg",
    "overrides/**/*.css",
    "overrides/**/*.js",
    "overrides/**/*.html",
    "requirements*.txt",
)


@dataclass(frozen=True)
class Source:
    """One source: its citation key (the file's name), its file and what the file says."""

    key: str
    file: str
    record: Record

    def get(self, name: str) -> str:
        """Return a field as text, "" where it is missing."""
        value = self.record.values.get(name, "")
        return value if isinstance(value, str) else ""

    @property
    def notices(self) -> list[dict[str, str]]:
        """What became of the source after we read it: `kind`, `by` and `noticed` of each notice."""
        listed = self.record.values.get("notices", [])
        entries = listed if isinstance(listed, list) else []
        return [{name: str(value) for name, value in entry.items()} for entry in entries if isinstance(entry, dict)]


@dataclass
class Library:
    """Everything the desk knows. What could not be read is in `unreadable`, and is left out of the rest.

    `pages` are what readers read. `moved` are the stubs that lead on from an old address, or from a short link.

    `boxes` are parts of pages, taken in by several. `made` are texts that are no prose and no data, by their path, and
    `sizes` every file that could be published. `today` is the day on which evidence counts as overdue.
    """

    root: Path
    today: date = field(default_factory=date.today)
    pages: dict[str, Page] = field(default_factory=dict)
    moved: dict[str, Page] = field(default_factory=dict)
    boxes: dict[str, Page] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    ledger: list[Entry] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    data: dict[str, Record] = field(default_factory=dict)
    figures: dict[str, Record] = field(default_factory=dict)
    scores: dict[str, Record] = field(default_factory=dict)
    config: Record = field(default_factory=lambda: Record({}))
    unreadable: list[Finding] = field(default_factory=list)

    @classmethod
    def read(cls, root: Path, today: date | None = None) -> Library:
        """Read the project whose top folder is `root`. Never raises for what an editor typed."""
        library = cls(root, today or date.today())
        library.sizes = dict(sizes(root, "docs", "data", "overrides"))
        for file in sorted((root / "docs").rglob("*.md")):
            library._page(file)
        for file in sorted((root / "data" / "sources").glob("*.yml")):
            if record := library._record(file):
                library.sources[file.stem] = Source(file.stem, library._name(file), record)
        for name in DATA:
            if record := library._record(root / "data" / f"{name}.yml"):
                library.data[name] = record
        for room, records in (("figures", library.figures), ("scores", library.scores)):
            for file in sorted((root / "data" / room).glob("*.yml")):
                if record := library._record(file):
                    records[file.stem] = record
        for name in SCHEMAS:
            library._schema(root / "data" / "schema" / f"{name}.json")
        if record := library._record(root / "mkdocs.yml", settings=True):
            library.config = record
        for file in sorted(file for pattern in _MADE for file in root.glob(pattern)):
            if text := library._text(file):
                library.made[library._name(file)] = text
        library.ledger, wrong = read_entries(library._text(root / LEDGER) or "")
        library.unreadable.extend(wrong)
        return library

    def entries(self, name: str, *keys: str) -> list[dict[str, Value]]:
        """Return the list in data/<name>.yml that stands under `keys`; [] where it cannot be read."""
        value: Value = self.data[name].values if name in self.data else {}
        for key in keys:
            value = value.get(key, []) if isinstance(value, dict) else []
        return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []

    @property
    def menu(self) -> list[tuple[str, int]]:
        """Each page in the menu of mkdocs.yml, from docs/, with its line there."""
        return list(_entries(self.config, self.config.values.get("nav", []), ("nav",)))

    @property
    def written(self) -> list[Page]:
        """Everything that is typed in Markdown and read by readers: the pages, then the boxes."""
        return [*self.pages.values(), *self.boxes.values()]

    @property
    def lost(self) -> set[str]:
        """The addresses that were published and where nothing stands any more: of those, only addresses.py speaks."""
        here = {address_of(path) for path in [*self.pages, *self.moved]}
        return {entry.page for entry in self.ledger} - here

    def _page(self, file: Path) -> None:
        name = self._name(file)
        text = self._text(file)
        if text is None:
            return
        path = file.relative_to(self.root / "docs").as_posix()
        if path.startswith(f"{_BOXES}/"):
            self.boxes[path] = Page(path, name, Record({}), text, 1)
            return
        try:
            page = read_page(path, name, text)
        except UnreadableError as error:
            self.unreadable.append(Finding(name, error.line, f"{error}."))
            return
        room = self.moved if "moved_to" in page.front.values else self.pages
        room[path] = page

    def _record(self, file: Path, settings: bool = False) -> Record | None:
        text = self._text(file)
        if text is None:
            return None
        try:
            record = read_record(text, settings=settings)
            if not record.values:
                raise UnreadableError(1, "there is nothing in this file. Put back what stood there")
            return record
        except UnreadableError as error:
            self.unreadable.append(Finding(self._name(file), error.line, f"{error}."))
            return None

    def _schema(self, file: Path) -> None:
        """Say when a shape cannot be read: desk/shape.py then holds nothing to it."""
        try:
            json.loads(self._text(file) or "{}")
        except ValueError as error:
            line = getattr(error, "lineno", 1)
            message = (
                "a bracket, comma or quote mark is missing or too many here, so no file could be held to this shape."
            )
            self.unreadable.append(Finding(self._name(file), line, message, "Put back what stood there."))

    def _text(self, file: Path) -> str | None:
        try:
            return read_text(file)
        except UnreadableError as error:
            self.unreadable.append(Finding(self._name(file), error.line, f"{error}."))
            return None

    def _name(self, file: Path) -> str:
        return file.relative_to(self.root).as_posix()


def _entries(config: Record, value: Value, where: Where) -> Iterator[tuple[str, int]]:
    if isinstance(value, str):
        yield value, config.line(where)
    else:
        children = enumerate(value) if isinstance(value, list) else value.items()
        for key, child in children:
            yield from _entries(config, child, (*where, key))
