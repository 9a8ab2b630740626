"""Protects tired readers from hard pages: the reading grade of each page, the site's median, and long sentences."""

from collections.abc import Iterator
from statistics import median

from desk.finding import Finding
from desk.library import Library
from desk.reading import page_grade, sentences

_PAGE = 8.0
_SITE = 6.0
_WORDS = 25

# Lists of references and terms are not read from top to bottom.
_LISTS = ("sources.md", "glossary.md")


def check(library: Library) -> Iterator[Finding]:
    """Warn of pages above grade 8, of a median above 6, and of sentences above 25 words."""
    grades = page_grades(library)
    for path, grade in grades.items():
        page = library.pages[path]
        if grade > _PAGE:
            yield Finding(
                page.file,
                page.first_line,
                f"the page reads at school grade {grade:.1f}, and {_PAGE:.0f} is the limit. "
                "Many readers are tired and low.",
                "Split long sentences, and swap long words for short ones.",
                error=False,
            )
        for sentence in sentences(page.prose):
            count = len(sentence.words)
            if count > _WORDS:
                yield Finding(
                    page.file,
                    sentence.line,
                    f'the sentence "{sentence.text[:60]}..." has {count} words, and {_WORDS} is the limit. '
                    "A tired reader would have to read it twice.",
                    "Make two sentences of it.",
                    error=False,
                )
    if grades and median(grades.values()) > _SITE:
        yield Finding(
            "docs",
            1,
            f"half of the pages read above school grade {median(grades.values()):.1f}, and {_SITE:.0f} is the limit.",
            "Begin with the hardest: " + ", ".join(sorted(grades, key=lambda path: -grades[path])[:3]) + ".",
            error=False,
        )


def page_grades(library: Library) -> dict[str, float]:
    """Return the reading grade of each page that is read from top to bottom, by its path in docs/."""
    listed = library.data["syllables"].values.get("syllables", {}) if "syllables" in library.data else {}
    counts = listed.items() if isinstance(listed, dict) else ()
    known = {word: int(count) for word, count in counts if isinstance(count, str) and count.isdigit()}
    return {path: page_grade(page.prose, known) for path, page in library.pages.items() if path not in _LISTS}
