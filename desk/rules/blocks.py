"""Protects what stands between two lines of three slashes: a block that nobody closed swallows the rest of the page."""

import difflib
import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library, Page

_LINE = re.compile(r"^(?P<slashes>/{3,}) *(?P<name>[\w-]*)(?P<rest>.*)$")
_OURS = ("picture", "email", "scores", "all-sources", "all-terms", "paper-only", "screen-only", "review-status")
_TYPES = ("key-points", "urgent")
_TAKEN = re.compile(r'^(?P<mark>-+8<-+) +"(?P<path>[^":]*)(?::(?P<part>[\w-]+))?"', re.MULTILINE)


def check(library: Library) -> Iterator[Finding]:
    """Find blocks that are never opened or closed or have an unknown name, and boxes that are taken in from nowhere."""
    for page in library.written:
        if "///" in page.text or "8<" in page.text:
            yield from _slashes(page, page.prose.typed)
            yield from _boxes(library, page, page.prose.typed)


def _slashes(page: Page, text: str) -> Iterator[Finding]:
    opened: list[tuple[str, int]] = []
    for number, line in enumerate(text.split("\n"), page.first_line):
        found = _LINE.match(line)
        if not found:
            continue
        name = found["name"]
        if name:
            opened.append((name, number))
            if name not in _TYPES + _OURS:
                close = difflib.get_close_matches(name, _TYPES + _OURS, 1)
                fix = f"Did you mean /// {close[0]}?" if close else f"The names are: {', '.join(_TYPES + _OURS)}."
                yield Finding(page.file, number, f'there is no block "{name}", so its slashes would be printed.', fix)
        elif opened:
            opened.pop()
        else:
            message = "this line closes a block, and none is open. Readers would see the slashes."
            yield Finding(page.file, number, message, "Delete it, or write /// key-points where the block begins.")
    for name, number in opened[:1]:
        message = f'the block "{name}" is never closed, so it would swallow the rest of the page.'
        yield Finding(page.file, number, message, "Put a line with only /// after its last line.")


def _boxes(library: Library, page: Page, text: str) -> Iterator[Finding]:
    known = {**library.boxes, **library.pages}
    for found in _TAKEN.finditer(text):
        line = page.first_line + text.count("\n", 0, found.start())
        there = known.get(found["path"])
        if there is None:
            close = difflib.get_close_matches(found["path"], known, 1, cutoff=0.8)
            fix = (
                f'Did you mean "{close[0]}"?' if close else 'Type the path from docs/, such as "boxes/when-to-call.md".'
            )
            yield Finding(
                page.file, line, f'the text of "{found["path"]}" is to stand here, and there is no such file.', fix
            )
        elif found["part"] and f"[start:{found['part']}]" not in there.text:
            message = f'the part "{found["part"]}" of {there.file} is to stand here, and that file marks no such part.'
            yield Finding(
                page.file, line, message, f"Put <!-- --8<-- [start:{found['part']}] --> and [end:...] around it."
            )
