"""How hard a page is to read: its sentences, and the Flesch-Kincaid grade.

Source of the formula: Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of new readability formulas for Navy
enlisted personnel. Research Branch Report 8-75, 1975. Syllables are counted by syllapy; what it gets wrong is in
data/syllables.yml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import syllapy

from desk.prose import CITATION, Paragraph, Prose

# What the page's machinery needs and no reader sees: blocks, boxes, attributes.
_MACHINERY = re.compile(r"^\s*(?:///|--8<--|\{).*$", re.MULTILINE)
_END = re.compile(r"(?<=[.?!])[\"”')]*\s+")
_WORD = re.compile(r"[^\W_][\w'’,.-]*")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a page's own text, the line on which it begins, and if it stands in a list."""

    text: str
    line: int
    in_list: bool

    @property
    def words(self) -> list[str]:
        """The words of the sentence, as typed."""
        return _WORD.findall(self.text)


def sentences(prose: Prose) -> Iterator[Sentence]:
    """Give each sentence of paragraphs and list items. A list item without a full stop is a sentence, too."""
    for paragraph in prose.paragraphs():
        if paragraph.kind != "row":
            yield from _split(paragraph)


def _split(paragraph: Paragraph) -> Iterator[Sentence]:
    text = CITATION.sub("", _MACHINERY.sub("", paragraph.text)).translate({ord(sign): None for sign in "{}"})
    start = 0
    for piece in _END.split(text):
        start = text.index(piece, start)
        found = Sentence(piece.replace("\n", " ").strip(), 0, paragraph.kind == "item")
        if found.words:
            line = paragraph.line + text.count("\n", 0, start + len(piece) - len(piece.lstrip()))
            yield Sentence(found.text, line, found.in_list)
        start += len(piece)


def syllables(word: str, known: Mapping[str, int]) -> int:
    """Count the syllables of a word, at least 1. `known` holds the words that the counter gets wrong."""
    word = word.strip("'’,.-").lower()
    return known.get(word.removesuffix("'s").removesuffix("’s")) or max(1, int(syllapy.count(word)))


def grade(texts: Iterable[Sentence], known: Mapping[str, int]) -> float:
    """Return the US school grade for which sentences are written; 0.0 where there are none."""
    words = [sentence.words for sentence in texts]
    counts = Counter(word for sentence in words for word in sentence)
    total = counts.total()
    if not total:
        return 0.0
    spoken = sum(syllables(word, known) * times for word, times in counts.items())
    return 0.39 * total / len(words) + 11.8 * spoken / total - 15.59


def page_grade(prose: Prose, known: Mapping[str, int]) -> float:
    """Return the grade of a page, counted with its lists and without them: the harder of the two."""
    everything = list(sentences(prose))
    return max(grade(everything, known), grade((s for s in everything if not s.in_list), known))
