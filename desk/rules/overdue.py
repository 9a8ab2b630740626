"""Protects readers from stale evidence: says which pages are due, and never stops publishing."""

from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library


def check(library: Library) -> Iterator[Finding]:
    """Warn of pages whose evidence was to be checked again before today."""
    for page in library.pages.values():
        evidence = page.front.values.get("evidence")
        due = str(evidence.get("due", "")) if isinstance(evidence, dict) else ""
        checked = str(evidence.get("checked", "")) if isinstance(evidence, dict) else ""
        if checked < due < library.today.isoformat():
            yield Finding(
                page.file,
                page.front.line(("evidence", "due")),
                f"the evidence was due to be checked again on {due}. Readers may be relying on something that has changed.",
                "Check each claim against its source, then type the new dates.",
                error=False,
            )
