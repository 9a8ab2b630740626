"""Which pages are to be checked against their sources again: soon, or some time ago."""

from __future__ import annotations

from datetime import date, timedelta

from desk.dates import fault
from desk.finding import Finding
from desk.library import Library
from upkeep.report import Part, counted

_SOON = timedelta(days=30)
_FIX = "Check each claim against its source, then type the new dates under `evidence:`."


def look(library: Library) -> Part:
    """Find the pages whose evidence is due within 30 days, the longest overdue first."""
    found: list[tuple[date, Finding]] = []
    for page in library.pages.values():
        evidence = page.front.values.get("evidence")
        typed = str(evidence.get("due", "")) if isinstance(evidence, dict) else ""
        if not typed or fault(typed) or "archived" in page.front.values:
            continue
        due = date.fromisoformat(typed)
        days = (due - library.today).days
        if due > library.today + _SOON:
            continue
        when = f"in {counted(days, 'day')}" if days > 0 else "today" if not days else f"{counted(-days, 'day')} ago"
        word = "was" if days < 0 else "is"
        line = page.front.line(("evidence", "due"))
        message = f'"{page.title}" {word} due to be checked again on {typed}, {when}.'
        found.append((due, Finding(page.file, line, message, _FIX, error=False)))
    return Part("Reviews that fall due", tuple(finding for _, finding in sorted(found)))
