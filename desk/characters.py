"""Finds characters that have no place in a text: leftovers of a bad copy, signs that nobody can see, letters in disguise."""

from __future__ import annotations

import re
import unicodedata

_MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]")
_GARBLED = re.compile(r"â€.?|[ÂÃ][\u0080-\u00bf]|ï»¿")
_DISGUISED = re.compile(r"(?:[A-Za-z][\u0400-\u052f]|[\u0400-\u052f][A-Za-z])\w*")


def fault(text: str) -> tuple[int, str] | None:
    """Return the line (from 1) of the first character with no place in a text, and a sentence on it; None if there is none."""
    plain = text.isascii()
    for pattern, sentence in (
        (_MERGE, 'the line "{}" was left by two changes to one text, and readers would see both. Keep the right one'),
        (
            _GARBLED,
            '"{}" stands where one letter or quote mark was, because the text was saved in two ways. Type it again',
        ),
        (
            _DISGUISED,
            'the word "{}" mixes letters of two alphabets that look alike, so no search would find it. Type it again',
        ),
        (_UNSEEN, "there is a character that nobody can see ({}). It breaks searches and links. Delete it"),
    ):
        if plain and pattern in (_GARBLED, _DISGUISED):
            continue
        if found := pattern.search(text):
            shown = _name(found[0]) if pattern is _UNSEEN else found[0][:40]
            return text.count("\n", 0, found.start()) + 1, sentence.format(shown)
    return None


def _name(sign: str) -> str:
    """Return what Unicode calls a sign, in small letters."""
    return f"{unicodedata.name(sign, 'a control character').lower()}, number {ord(sign):04x}"
