"""Protects readers who search: each other word leads to words that the guide has, none leads two ways or to itself."""

import re
from collections.abc import Iterator

from desk.addresses import address_of
from desk.finding import Finding
from desk.library import Library
from desk.record import Record

_FILE = "data/search-words.yml"
_WORD = re.compile(r"[a-z0-9]+")


def check(library: Library) -> Iterator[Finding]:
    """Find other words that no page has, that stand in two entries, or that mean themselves."""
    record = library.data.get("search-words")
    if not record:
        return
    yield from _asked(library, record)
    spoken = _spoken(library)
    stems: dict[int, set[str]] = {}
    seen: dict[str, int] = {}
    for n, entry in enumerate(library.entries("search-words", "extra", "search", "others")):
        where = ("extra", "search", "others", n)
        meant = _WORD.findall(str(entry.get("mean", "")).lower())
        lost = [word for word in meant if word[: _stem(word)] not in _stems(spoken, _stem(word), stems)]
        if lost and not library.lost:
            yield Finding(
                _FILE,
                record.line((*where, "mean")),
                f'"{lost[0]}" stands on no page, so the search would find nothing by it.',
                "Use a word of the page that answers.",
            )
        said = entry.get("say", [])
        for phrase in said if isinstance(said, list) else []:
            line = record.line((*where, "say"))
            if str(phrase) in seen:
                message = f'"{phrase}" stands here and on line {seen[str(phrase)]}, so it would lead two ways.'
                yield Finding(_FILE, line, message, "Keep it in one entry.")
            seen.setdefault(str(phrase), line)
            if str(phrase).lower() == str(entry.get("mean", "")).lower():
                yield Finding(_FILE, line, f'"{phrase}" means itself, so the entry would do nothing.', "Delete it.")


def _stem(word: str) -> int:
    """Return how many letters of a word must agree, so that other endings count as the same word."""
    return max(4, len(word) - 3)


def _stems(spoken: set[str], length: int, known: dict[int, set[str]]) -> set[str]:
    """Return the first letters of all words, worked out once for each length."""
    if length not in known:
        known[length] = {word[:length] for word in spoken}
    return known[length]


def _asked(library: Library, record: Record) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for n, entry in enumerate(library.entries("search-words", "extra", "search", "asked")):
        where, page = ("extra", "search", "asked", n), str(entry.get("page", ""))
        if page not in library.pages and address_of(page) not in library.lost:
            message = f"there is no page {page}, so these words would lead nowhere."
            yield Finding(_FILE, record.line((*where, "page")), message, "Correct the path, or delete the entry.")
        said = entry.get("say", [])
        for phrase in said if isinstance(said, list) else []:
            other = seen.setdefault(str(phrase), page)
            if other != page:
                line = record.line((*where, "say"))
                yield Finding(
                    _FILE, line, f'"{phrase}" leads to {page} and to {other}.', "Keep it where it is answered best."
                )


def _spoken(library: Library) -> set[str]:
    """Return every word of the pages: their text, titles and other names."""
    found: set[str] = set()
    for page in library.pages.values():
        found.update(_WORD.findall(page.text.lower()))
        found.update(_WORD.findall(str(page.front.values).lower()))
    return found
