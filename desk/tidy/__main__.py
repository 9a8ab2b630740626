"""`python -m desk.tidy` (part of `make fix`): puts in order what a machine can, and says what it did.

It changes how a page is typed, never what it says: characters, the order of names in front matter, one sentence to a
line, ids of headings. A file that cannot be read is left alone, for `make check` to speak of.
"""

from __future__ import annotations

from pathlib import Path

from desk.page import read_page
from desk.record import UnreadableError, read_record
from desk.tidy.characters import plain
from desk.tidy.heading_ids import with_ids
from desk.tidy.key_order import in_order
from desk.tidy.sentences import one_to_a_line

_FENCE = "---\n"


def page(text: str, root: Path) -> tuple[str, list[str]]:
    """Return a page in order, and what was done to it."""
    text, done = plain(text)
    try:
        read = read_page("", "", text)
    except UnreadableError:
        return text, done
    front = "\n".join([*text.split("\n")[1 : read.first_line - 2], ""])
    body = read.text
    front, moved = _ordered(front, root / "data" / "schema" / "front-matter.json")
    body, ids = with_ids(body)
    body, split = one_to_a_line(body)
    done += ["front matter put in order"] if moved else []
    done += [f"{ids} heading{'s' * (ids > 1)} given an id"] if ids else []
    done += ["one sentence put to a line"] if split else []
    return f"{_FENCE}{front}{_FENCE}{body}", done


def source(text: str, root: Path) -> tuple[str, list[str]]:
    """Return a source's file in order, and what was done to it."""
    text, done = plain(text, quotes=False)
    text, moved = _ordered(text, root / "data" / "schema" / "source.json")
    return text, done + (["lines put in order"] if moved else [])


def _ordered(text: str, schema: Path) -> tuple[str, bool]:
    try:
        before = read_record(text).values
        new, moved = in_order(text.rstrip("\n"), schema)
        if "moved_to" in before or read_record(new).values != before:
            return text, False
    except UnreadableError:
        return text, False
    return f"{new}\n", moved


def tidy(root: Path) -> list[str]:
    """Put every page and source of a project in order, and return a sentence for each file that changed."""
    said = []
    files = [(file, page) for file in sorted((root / "docs").rglob("*.md"))]
    files += [(file, source) for file in sorted((root / "data" / "sources").glob("*.yml"))]
    for file, mend in files:
        try:
            old = file.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
        new, done = mend(old, root)
        if new.encode() != file.read_bytes():
            file.write_bytes(new.encode())
            said.append(f"{file.relative_to(root).as_posix()}: {', '.join(done) or 'a mark at its start taken out'}.")
    return said


def main() -> None:
    """Put this folder's project in order."""
    said = tidy(Path().resolve())
    print("\n".join(said) or "Pages and sources were in order already.")


if __name__ == "__main__":
    main()
