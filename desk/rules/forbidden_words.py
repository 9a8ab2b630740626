"""Protects readers from promises and from words that wound. The words are in data/forbidden-words.yml."""

import re
from collections.abc import Iterator
from functools import cache

from desk.finding import Finding
from desk.library import Library
from desk.own_words import line_of, said
from desk.record import Value


def check(library: Library) -> Iterator[Finding]:
    """Find forbidden words in what pages say themselves, from the title on."""
    entries = library.entries("forbidden-words", "forbidden")
    anything = _pattern(tuple(word for entry in entries for word in _texts(entry.get("words"))))
    for file, passage in said(library):
        for entry in entries if anything.search(passage.own) else ():
            if entry.get("bare") and re.search(r"\d", passage.text):
                continue
            text = _pattern(_texts(entry.get("unless"))).sub(lambda found: " " * len(found[0]), passage.own)
            for found in _pattern(_texts(entry.get("words"))).finditer(text):
                yield Finding(
                    file,
                    line_of(passage, found.start()),
                    f'"{found[0]}" is a word that the guide does not use. {entry.get("why")}',
                    f"Instead, {entry.get('instead')}.",
                    error=not entry.get("bare"),
                )


def _texts(value: Value | None) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match any of the words as a whole, in any case, over the end of a line too. Nothing where there are none."""
    choices = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])" if words else r"(?!)", re.I)
