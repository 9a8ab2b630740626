"""Protects the title, dates and review line that readers judge a page by."""

from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library
from desk.shape import slips


def check(library: Library) -> Iterator[Finding]:
    """Find front matter that differs from data/schema/front-matter.json, or a review that is due before the check."""
    schema = library.root / "data" / "schema" / "front-matter.json"
    for page in library.pages.values():
        wrong = list(slips(page.front, schema, page.file))
        yield from wrong
        evidence = page.front.values.get("evidence")
        if wrong or not isinstance(evidence, dict):
            continue
        checked, due = str(evidence["checked"]), str(evidence["due"])
        if due <= checked:
            yield Finding(
                page.file,
                page.front.line(("evidence", "due")),
                f'the next review date is "{due}", which is not after the day the evidence was checked ("{checked}"). '
                "Readers use these dates to judge the page.",
                "Type a later date after `due:`.",
            )
