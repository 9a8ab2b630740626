"""Protects the trust in dates: nothing was checked or published on a day to come, and no check is put off for years."""

from collections.abc import Iterator
from datetime import date, timedelta

from desk.dates import fault
from desk.finding import Finding
from desk.library import Library, Page
from desk.record import Where

_LONGEST = timedelta(days=2 * 366)
_WHY = "Readers use this date to judge the page."


def check(library: Library) -> Iterator[Finding]:
    """Find days to come where something has happened, reviews after the next check, and checks more than two years away."""
    tomorrow = library.today + timedelta(days=1)  # elsewhere it is tomorrow already
    for page in library.pages.values():
        published, checked, due = (
            _day(page, where) for where in (("published",), ("evidence", "checked"), ("evidence", "due"))
        )
        if published and published > tomorrow:
            yield _finding(
                page,
                ("published",),
                f'the page is said to be published on "{published}", and that day has not come yet.',
            )
        if checked and checked > tomorrow:
            yield _finding(
                page,
                ("evidence", "checked"),
                f'the evidence is said to be checked on "{checked}", and that day has not come yet.',
            )
        elif checked and due and due > checked + _LONGEST:
            yield _finding(
                page, ("evidence", "due"), f'the next review date is "{due}", more than two years after the last check.'
            )
        reviews = page.front.values.get("reviewed", [])
        for n in range(len(reviews) if isinstance(reviews, list) else 0):
            day = _day(page, ("reviewed", n, "date"))
            if day and due and day > max(due, tomorrow):
                yield _finding(
                    page, ("reviewed", n, "date"), f'the review is dated "{day}", and that day has not come yet.'
                )


def _day(page: Page, where: Where) -> date | None:
    value: object = page.front.values
    for key in where:
        if isinstance(value, dict) and key in value:
            value = value[str(key)]
        elif isinstance(value, list) and isinstance(key, int):
            value = value[key]
        else:
            return None
    return date.fromisoformat(value) if isinstance(value, str) and not fault(value) else None


def _finding(page: Page, where: Where, said: str) -> Finding:
    return Finding(page.file, page.front.line(where), f"{said} {_WHY}", "Correct the date.")
