"""Protects readers from looks and scripts in braces: behind a word or a heading stand an id and the guide's own classes.

For whom: readers in dark mode or with large letters, whose page a typed color or size would break.
"""

import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library, Page

_BRACES = re.compile(r"\{:?[ ]*(?P<inside>[#.\w][^{}\n]*)\}")
_SETTING = re.compile(r"""(?P<name>[^\s=]+)\s*=\s*("[^"]*"?|'[^']*'?|[^\s}]*)""")
_CLASS = re.compile(r"(?<!\S)\.(?!eh-)[\w-]+")
_BLOCK = re.compile(r"^/{3,} *[\w-]+[^\n]*\n((?:[ \t]+\S[^\n]*\n)+)", re.MULTILINE)
_ALLOWED = {"lang"}


def check(library: Library) -> Iterator[Finding]:
    """Find attributes and classes that the guide does not use, in braces and under the first line of a block."""
    for page in library.written:
        text = page.prose.typed if "{" in page.text or "///" in page.text else ""
        for found in _BRACES.finditer(text):
            inside = found["inside"]
            name = next((s["name"] for s in _SETTING.finditer(inside) if s["name"].lower() not in _ALLOWED), "")
            other = _CLASS.search(_SETTING.sub("", inside))
            if name or other:
                yield _finding(page, text, found.start(), name or (other[0] if other else ""), found[0])
        for found in _BLOCK.finditer(text):
            if re.search(r"^\s+attrs *:", found[1], re.MULTILINE):
                yield _finding(page, text, found.start(1), "attrs", found[1].strip())


def _finding(page: Page, text: str, at: int, name: str, typed: str) -> Finding:
    return Finding(
        page.file,
        page.first_line + text.count("\n", 0, at),
        f'"{name}" in "{typed[:60]}" would change how the page looks or what it does. Looks are the same on every page, '
        "so that readers with dark screens or large letters can read each one.",
        "Delete it. In braces stand only an id, such as {#when}, and { .eh-blank } for a line to fill in.",
    )
