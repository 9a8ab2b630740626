"""A copy of the real guide that edits are tried on, one at a time: each file is put back after each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from desk.finding import Finding
from desk.library import Library
from desk.rules import findings
from tests.conftest import ROOT, TODAY

ROOMS = ("docs", "data", "overrides")


class Tree:
    """The copy. Whatever an edit writes or deletes is remembered, and put back by `restore`."""

    def __init__(self, root: Path) -> None:
        """Copy the real guide."""
        self.root = root
        self._before: dict[Path, bytes | None] = {}
        for room in ROOMS:
            shutil.copytree(ROOT / room, root / room)
        for file in (ROOT / "mkdocs.yml", *ROOT.glob("requirements*.txt")):
            shutil.copy(file, root / file.name)

    def read(self, file: str) -> str:
        """Return the text of a file."""
        return (self.root / file).read_text("utf-8")

    def write(self, file: str, text: str | bytes) -> None:
        """Write a file, making its folder."""
        path = self.root / file
        self._before.setdefault(path, path.read_bytes() if path.is_file() else None)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def delete(self, file: str) -> None:
        """Delete a file."""
        self._before.setdefault(self.root / file, (self.root / file).read_bytes())
        (self.root / file).unlink()

    def restore(self) -> None:
        """Put everything back."""
        for path, raw in self._before.items():
            if raw is not None:
                path.write_bytes(raw)
            elif path.exists():
                path.unlink()
                while not any(path.parent.iterdir()):
                    path.parent.rmdir()
                    path = path.parent
        self._before.clear()

    def found(self) -> list[Finding]:
        """Read the copy afresh and return what the desk finds, in order."""
        return sorted(set(findings(Library.read(self.root, today=TODAY))))

    def line(self, file: str, at: str | int) -> int:
        """Return the line of a file that holds some words."""
        if isinstance(at, int):
            return at
        lines = self.read(file).split("\n")
        return (lines.index(at) if at in lines else next(n for n, line in enumerate(lines) if at in line)) + 1


Edit = Callable[[Tree], None]


def add(file: str, text: str) -> Edit:
    """Type something at the end of a file."""
    return lambda tree: tree.write(file, f"{tree.read(file).rstrip()}\n\n{text}\n")


def put(file: str, old: str, new: str) -> Edit:
    """Type something in place of something that stands there."""

    def edit(tree: Tree) -> None:
        assert old in tree.read(file), f"{old!r} is not in {file}"
        tree.write(file, tree.read(file).replace(old, new, 1))

    return edit


def new(file: str, text: str | bytes) -> Edit:
    """Make a file, or write it anew."""
    return lambda tree: tree.write(file, text)


def gone(file: str) -> Edit:
    """Delete a file."""
    return lambda tree: tree.delete(file)


def all_of(*edits: Edit) -> Edit:
    """Do several edits."""

    def edit(tree: Tree) -> None:
        for one in edits:
            one(tree)

    return edit


def raw(file: str, change: Callable[[bytes], bytes]) -> Edit:
    """Change the bytes of a file."""
    return lambda tree: tree.write(file, change((tree.root / file).read_bytes()))
