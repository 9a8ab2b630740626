"""Reads docs/ and data/ into plain typed objects. The only place that opens the project's files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from desk.addresses import LEDGER, Entry, read_entries
from desk.finding import Finding
from desk.prose import Prose
from desk.record import Record, UnreadableError, Value, Where, read_record

_FENCE = "---"

# The files in data/ that hold one list each; the shape of each is in data/schema/ under the same name.
DATA = ("helplines", "search-words", "glossary", "forbidden-words", "telling-words", "syllables", "score-sheets")

# Parts of pages, typed once and taken in by several pages with `--8<--`. They have no front matter.
_BOXES = "boxes"


@dataclass(frozen=True)
class Page:
    """One page: `path` from docs/, `file` from the top of the project, front matter, and Markdown."""

    path: str
    file: str
    front: Record
    text: str
    first_line: int

    @cached_property
    def prose(self) -> Prose:
        """The page's Markdown, read into headings, links and citations."""
        return Prose(self.text, self.first_line)

    @property
    def title(self) -> str:
        """The page's title, or its path where the title is missing."""
        return str(self.front.values.get("title", self.path))


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


@dataclass
class Library:
    """Everything the desk knows. What could not be read is in `unreadable`, and is left out of the rest.

    `pages` are what readers read. `moved` are the stubs that lead on from an old address, or from a short link.

    `today` is the day on which evidence counts as overdue.
    """

    root: Path
    today: date = field(default_factory=date.today)
    pages: dict[str, Page] = field(default_factory=dict)
    moved: dict[str, Page] = field(default_factory=dict)
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
        for file in sorted((root / "docs").rglob("*.md")):
            if file.parent != root / "docs" / _BOXES:
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
        if record := library._record(root / "mkdocs.yml"):
            library.config = record
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

    def _page(self, file: Path) -> None:
        name = self._name(file)
        text = self._text(file)
        if text is None:
            return
        lines = text.split("\n")
        if lines[0].rstrip() != _FENCE:
            self.unreadable.append(
                Finding(
                    name,
                    1,
                    f'the first line is "{lines[0][:40]}", and a page begins with a line of three hyphens (---). '
                    "Without it the title and dates are printed on the page as text.",
                    "Copy the lines between the two --- from another page.",
                )
            )
            return
        closing = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
        if closing is None:
            self.unreadable.append(
                Finding(
                    name,
                    1,
                    "the front matter is never closed: there is no second line of three hyphens (---). "
                    "Without it the title and dates are printed on the page as text.",
                    "Put a line with only --- after the last `name: value` line.",
                )
            )
            return
        try:
            front = read_record("\n".join(lines[1:closing]), first_line=2)
        except UnreadableError as error:
            self.unreadable.append(Finding(name, error.line, f"{error}. Readers would see no title and no dates."))
            return
        path = file.relative_to(self.root / "docs").as_posix()
        room = self.moved if "moved_to" in front.values else self.pages
        room[path] = Page(path, name, front, "\n".join(lines[closing + 1 :]), closing + 2)

    def _record(self, file: Path) -> Record | None:
        text = self._text(file)
        if text is None:
            return None
        try:
            return read_record(text)
        except UnreadableError as error:
            self.unreadable.append(Finding(self._name(file), error.line, f"{error}."))
            return None

    def _text(self, file: Path) -> str | None:
        try:
            return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        except FileNotFoundError:
            message = "this file is missing, and the guide cannot be built without it."
        except UnicodeDecodeError as error:
            message = f"the character at byte {error.start} is not in UTF-8, so readers would see a wrong letter. "
            message += "Save the file as UTF-8."
        self.unreadable.append(Finding(self._name(file), 1, message))
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
