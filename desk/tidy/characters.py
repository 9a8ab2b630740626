"""Characters that slip in from word processors and other systems, and that nobody sees."""

from __future__ import annotations

import re

_SWAPS = {
    "quotes": ({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"}, "curly quotes made straight"),
    "spaces": (
        {"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "\N{ZERO WIDTH SPACE}": "", "\N{SOFT HYPHEN}": ""},
        "spaces that nobody sees made plain",
    ),
    "ends": ({"\r\n": "\n", "\r": "\n", "\N{ZERO WIDTH NO-BREAK SPACE}": ""}, "line ends made plain"),
}  # fmt: skip


def plain(text: str, quotes: bool = True) -> tuple[str, list[str]]:
    """Return a text with plain quotes, spaces and line ends and one line end at its close, and what was done.

    Without `quotes`, curly ones stay: the title of a source may hold them.
    """
    done = []
    for name, (signs, said) in _SWAPS.items():
        new = text
        for sign, plain_sign in signs.items() if quotes or name != "quotes" else ():
            new = new.replace(sign, plain_sign)
        if new != text:
            done.append(said)
        text = new
    new = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE).rstrip("\n") + "\n"
    if new != text:
        done.append("spaces at the ends of lines taken out")
    return new, done
