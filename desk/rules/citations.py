"""Protects the promise that every claim has a source: both ways, from page to source and back."""

import difflib
import re
from collections.abc import Iterator

from desk.figure_records import cited, entries
from desk.finding import Finding
from desk.library import Library
from desk.prose import CITATION

_BARE = re.compile(r"(?<![\w@.])[@\[](?P<key>[\w.-]*\w)\]?")
_NEARLY = re.compile(r"[\[({]\s*@[^\])]*[\])]?")


def check(library: Library) -> Iterator[Finding]:
    """Find citations of sources that do not exist, sources that nothing cites, and slips in the notation."""
    seen: set[str] = set()
    for page in library.written:
        for key, line in page.prose.citations():
            seen.add(key)
            if key not in library.sources:
                yield Finding(page.file, line, unknown(key), suggestion(key, library.sources))
        for text, line in page.prose.words():
            if "@" not in text and "[" not in text:
                continue
            bare = CITATION.sub("", text)
            named = [found[0] for found in _BARE.finditer(bare) if found["key"] in library.sources]
            for slip in _NEARLY.findall(bare) or named:
                yield Finding(
                    page.file,
                    line,
                    f"{slip} looks like a citation and would be printed as it stands.",
                    "Write [@key], or [@first; @second] for several.",
                )
    for keys in (helpline_sources, glossary_sources, figure_sources):
        for key, file, line in keys(library):
            seen.add(key)
            if key not in library.sources:
                yield Finding(file, line, unknown(key), suggestion(key, library.sources))
    for key in sorted(library.sources.keys() - seen) if not library.lost else ():
        yield Finding(
            library.sources[key].file,
            1,
            "no page, figure, glossary entry or help line cites this source, so readers would look for it in vain.",
            f"Cite it as [@{key}], or delete the file if it was never published.",
        )


def unknown(key: str) -> str:
    """Say that a cited source does not exist."""
    return f"[@{key}] has no source: there is no file data/sources/{key}.yml. Readers could not trace the claim."


def suggestion(key: str, known: object) -> str:
    """Name the source that was probably meant."""
    close = difflib.get_close_matches(key, list(known), 1)  # type: ignore[call-overload]
    return f"Did you mean [@{close[0]}]?" if close else "Add the file, or cite a source that exists."


def helpline_sources(library: Library) -> Iterator[tuple[str, str, int]]:
    """Give the source keys of the help lines, each with its file and line."""
    for g, group in enumerate(library.entries("helplines", "extra", "helplines")):
        lines = group.get("lines", [])
        for n, entry in enumerate(lines if isinstance(lines, list) else []):
            keys = entry.get("sources", []) if isinstance(entry, dict) else []
            for key in keys if isinstance(keys, list) else []:
                where = ("extra", "helplines", g, "lines", n, "sources")
                yield str(key), "data/helplines.yml", library.data["helplines"].line(where)


def glossary_sources(library: Library) -> Iterator[tuple[str, str, int]]:
    """Give the source keys that the glossary cites, each with its file and line."""
    for n, entry in enumerate(library.entries("glossary", "terms")):
        line = library.data["glossary"].line(("terms", n, "means"))
        for found in CITATION.finditer(str(entry.get("means", ""))):
            for key in found["keys"].split(";"):
                yield key.strip().removeprefix("@"), "data/glossary.yml", line


def figure_sources(library: Library) -> Iterator[tuple[str, str, int]]:
    """Give the source keys of figures, each with its file and line."""
    for name, record in library.figures.items():
        for _, where, entry in entries(record):
            for at, key in cited(where, entry):
                yield key, f"data/figures/{name}.yml", record.line(at)
