"""Which sources were taken back, doubted, corrected or replaced since we read them.

Crossref is asked for each DOI. A work that was updated names the notices under `updated-by`, from publishers and from
Retraction Watch alike (https://crossref.gitlab.io/tutorials/get-rw-metadata/, 30 January 2025). A change made in place
stands under `update-to`, with the work's own DOI. The kinds are those of
https://www.crossref.org/documentation/crossmark/version-control-corrections-and-retractions/ (read November 2026).

Whoever has read a notice writes it into the source's file, under `notices`; then this check is silent about it, unless
the source was retracted or replaced and something still cites it with no word on why.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from desk.finding import Finding
from desk.library import Library, Source
from desk.rules.citations import figure_sources, glossary_sources, helpline_sources
from upkeep.outside import ask
from upkeep.report import Part, Unable, counted, quoted

CROSSREF = "https://api.crossref.org/works/"
_GIVE_UP = 3  # questions in a row without an answer
_PAUSE = 1.0  # seconds: well under what Crossref asks of the public (its limits since 1 December 2025)
_KINDS = {
    "retraction": "retracted",
    "partial_retraction": "retracted",
    "removal": "retracted",
    "withdrawal": "retracted",
    "expression_of_concern": "doubted",
    "new_version": "replaced",
    "new_edition": "replaced",
}
_FIXES = {
    "retracted": "Take out every claim that rests on it alone, and cite another source.",
    "doubted": "Read the notice, and say on the page that the work is in doubt, or cite another source.",
    "replaced": "Read the newer one, and cite it instead.",
    "corrected": "Read the notice, and compare what the pages say.",
}
_WORDS = {
    "retracted": "was retracted",
    "doubted": "is in doubt",
    "replaced": "was replaced",
    "corrected": "was corrected",
}
_ENTER = 'Then add to the source\'s file: `notices: [{{kind: {}, by: "{}", noticed: "{}"}}]`.'


def look(library: Library, *, crossref: str = CROSSREF, pause: float = _PAUSE) -> Part:
    """Find what Crossref or the sources' own files say against a source that we cite."""
    cited = citing(library)
    findings = list(marked(library, cited))
    notes: list[str] = []
    unanswered = unknown = asked = in_a_row = 0
    for source in library.sources.values():
        if not (doi := source.get("doi")):
            continue
        asked += 1
        try:
            found = ask(crossref + quote(doi, safe=""), pause=pause)
        except Unable as error:
            unanswered, in_a_row = unanswered + 1, in_a_row + 1
            if in_a_row < _GIVE_UP:
                continue
            if unanswered == asked:
                raise Unable(f"Crossref did not answer. {error}") from None
            notes.append("Crossref stopped answering, so the rest was not asked about.")
            break
        in_a_row = 0
        work = found.get("message") if isinstance(found, dict) else None
        if not isinstance(work, dict):
            unknown += 1
            continue
        findings += _news(library, source, work, cited.get(source.key, []))
    notes.append(f"{counted(asked, 'source')} with a DOI asked about at Crossref.")
    if unknown or unanswered:
        notes.append(f"Crossref does not know {unknown} of them, and gave no answer on {unanswered}.")
    order = {kind: number for number, kind in enumerate(_FIXES)}
    findings.sort(key=lambda pair: order[pair[0]])
    return Part("Sources taken back or replaced", tuple(finding for _, finding in findings), tuple(notes))


def marked(library: Library, cited: dict[str, list[str]]) -> Iterator[tuple[str, Finding]]:
    """Find sources whose own file says that they were retracted or replaced, and that are cited with no word on why."""
    for source in library.sources.values():
        for number, notice in enumerate(source.notices):
            kind = notice.get("kind", "")
            if kind not in ("retracted", "replaced") or notice.get("still_cited") or source.key not in cited:
                continue
            by = f" (see {quoted(notice['by'])})" if notice.get("by") else ""
            message = (
                f"its file says that this source {_WORDS[kind]}{by}, and it is cited in {_listed(cited[source.key])}."
            )
            fix = f"{_FIXES[kind]} Where it is cited because of that, say so in the notice: `still_cited: why`."
            line = source.record.line(("notices", number))
            yield kind, Finding(source.file, line, message, fix, error=False)


def _news(library: Library, source: Source, work: dict[str, Any], cited: list[str]) -> Iterator[tuple[str, Finding]]:
    known = {(notice.get("by", "").casefold()) for notice in source.notices}
    seen: set[tuple[str, str]] = set()
    for update in updates(work, source.get("doi")):
        kind = _KINDS.get(update["type"], "corrected")
        by = update["DOI"]
        if by.casefold() in known or (kind, by) in seen:
            continue
        seen.add((kind, by))
        where = f"It is cited in {_listed(cited)}." if cited else "Nothing cites it."
        message = f"{quoted(source.get('title'))} {_WORDS[kind]}: see {quoted(f'https://doi.org/{by}')}. {where}"
        plain = by.replace("`", "").replace('"', "")
        fix = f"{_FIXES[kind]} {_ENTER.format(kind, plain, library.today.isoformat())}"
        yield kind, Finding(source.file, source.record.line(("doi",)), message, fix, error=False)


def updates(work: dict[str, Any], doi: str) -> Iterator[dict[str, str]]:
    """Give what was done to a work: each with its `type` and the `DOI` of the notice."""
    for name in ("updated-by", "update-to"):
        for update in work.get(name) or []:
            by = str(update.get("DOI", ""))
            if by and (name == "updated-by" or by.casefold() == doi.casefold()):
                yield {"type": str(update.get("type", "")).lower().replace("-", "_").replace(" ", "_"), "DOI": by}
    related = work.get("relation") or {}
    for name in ("is-replaced-by", "is-preprint-of"):
        for other in related.get(name) or []:
            if other.get("id-type") == "doi" and other.get("id"):
                yield {"type": "new_version", "DOI": str(other["id"])}


def citing(library: Library) -> dict[str, list[str]]:
    """Return the places that cite each source, as file:line."""
    found: dict[str, list[str]] = {}
    for page in library.written:
        for key, line in page.prose.citations():
            found.setdefault(key, []).append(f"`{page.file}:{line}`")
    for keys in (helpline_sources, glossary_sources, figure_sources):
        for key, file, line in keys(library):
            found.setdefault(key, []).append(f"`{file}:{line}`")
    return found


def _listed(places: list[str]) -> str:
    most = 6
    return ", ".join(places[:most]) + (f" and {len(places) - most} more places" if len(places) > most else "")
