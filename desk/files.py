"""Opens the project's files for the library: as text that can be read safely, or not at all and with the reason."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from desk.characters import fault
from desk.record import UnreadableError

# How much a file may hold, so that a slip (a picture pasted as text, a page pasted a thousand times) stops nothing.
_LARGEST = {".md": 60_000, ".yml": 400_000, ".txt": 400_000}
_LONGEST = 3_000  # a line of a page or of data


def read_text(file: Path) -> str:
    """Return the text of a file. Raises UnreadableError, with a sentence, where it is none."""
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(1, "this file is missing, and the guide cannot be built without it") from None
    except OSError:
        raise UnreadableError(1, "this cannot be opened as a file. Put a plain file in its place") from None
    largest = _LARGEST.get(file.suffix, 2_000_000)
    if len(raw) > largest:
        message = f"the file has {len(raw):,} bytes, and {largest:,} are the limit. A phone would take long to load it"
        raise UnreadableError(1, f"{message}. Split it, or take out what was pasted by mistake")
    text = _decoded(raw).replace("\r\n", "\n").replace("\r", "\n")
    if file.suffix != ".txt" and (found := fault(text)):  # each line of those has a form of its own
        raise UnreadableError(*found)
    if file.suffix in _LARGEST:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > _LONGEST:
                message = f"the line has {len(line):,} characters, and {_LONGEST:,} are the limit"
                raise UnreadableError(
                    number, f"{message}. Was something pasted by mistake? One sentence stands on a line"
                )
    return text


def _decoded(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableError(1, "the file is saved as UTF-16, so readers would see wrong letters. Save it as UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        meant = raw[error.start : error.start + 1].decode("cp1252", "replace")
        guess = f" (probably {meant})" if meant.isprintable() and meant != "\ufffd" else ""
        message = f"a character in this line{guess} is not in UTF-8, so readers would see a wrong letter"
        raise UnreadableError(line, f"{message}. Save the file as UTF-8") from None


def sizes(root: Path, *rooms: str) -> Iterator[tuple[str, int]]:
    """Give each file in some folders by its path from the top of the project, with its size in bytes."""
    for room in rooms:
        for folder, below, names in os.walk(root / room):
            below.sort()
            for name in sorted(names):
                file = Path(folder, name)
                yield file.relative_to(root).as_posix(), file.stat().st_size if file.is_file() else 0
