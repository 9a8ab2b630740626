"""Protects the words approved, off-label and compounded: a slip would print braces on the page."""

import difflib
import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library
from desk.markdown.status import STATUSES

_BRACES = re.compile(r"(?<!\S)[(*]*\{(?P<word>[A-Za-z][A-Za-z -]*)\}")


def check(library: Library) -> Iterator[Finding]:
    """Find words in braces that are not one of the approval words."""
    for page in library.written:
        for text, line in page.prose.words():
            for word in (match["word"] for match in _BRACES.finditer(text)):
                if word not in STATUSES:
                    close = difflib.get_close_matches(word.lower(), STATUSES, 1)
                    meant = f"Did you mean {{{close[0]}}}?" if close else f"The words are: {', '.join(STATUSES)}."
                    yield Finding(
                        page.file,
                        line,
                        f"{{{word}}} is not an approval word and would be printed with its braces.",
                        meant,
                    )
