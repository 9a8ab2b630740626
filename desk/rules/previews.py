"""Protects readers from whoever looks at their locked phone: a preview never says what they are treated for."""

import re
from collections.abc import Iterable, Iterator

from desk.finding import Finding
from desk.library import Library

FIELDS = ("title", "text")


def check(library: Library) -> Iterator[Finding]:
    """Find the words of data/telling-words.yml in the previews of pages."""
    entries = library.entries("telling-words", "telling")
    for page in library.pages.values():
        preview = page.front.values.get("preview")
        for field in FIELDS if isinstance(preview, dict) else ():
            text = str(preview.get(field, "")) if isinstance(preview, dict) else ""
            for entry in entries:
                words = entry.get("words")
                for found in pattern(words if isinstance(words, list) else []).finditer(text):
                    yield Finding(
                        page.file,
                        page.front.line(("preview", field)),
                        f'the {field} of the preview says "{found[0]}". {entry.get("why")} Messengers show previews on a '
                        "locked phone, to whoever looks at it, so a preview says no more than a clinic's own words do.",
                        f"Instead, {entry.get('instead')}.",
                    )


def pattern(words: Iterable[object]) -> re.Pattern[str]:
    """Match any of the words, in any case; a star at the end of a word stands for any ending."""
    choices = "|".join(re.escape(str(word)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{choices})\b" if choices else r"(?!)", re.I)
