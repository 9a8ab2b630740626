"""Protects the published scores: each belongs to a page that exists, and no item of a sheet is left out or made up."""

from collections.abc import Iterator

from desk.addresses import address_of
from desk.finding import Finding
from desk.library import Library


def check(library: Library) -> Iterator[Finding]:
    """Find scores of pages that do not exist, items that no sheet has, and sheets scored in part."""
    sheets = {}
    for sheet in library.entries("score-sheets", "sheets"):
        listed = sheet.get("items", [])
        sheets[str(sheet.get("name"))] = [
            str(item["id"]) for item in (listed if isinstance(listed, list) else []) if isinstance(item, dict)
        ]
    known = {item for items in sheets.values() for item in items}
    for key, record in library.scores.items():
        file = f"data/scores/{key}.yml"
        page = str(record.values.get("page", ""))
        if page not in library.pages and address_of(page) not in library.lost:
            yield Finding(
                file,
                record.line(("page",)),
                f"these scores are for {page}, and there is no such page.",
                "Correct the path, or delete the file with the page.",
            )
        items = record.values.get("items", {})
        scored = set(items) if isinstance(items, dict) else set()
        for item in sorted(scored - known):
            yield Finding(
                file,
                record.line(("items", item)),
                f"no sheet in data/score-sheets.yml has an item {item}, so nobody would count it.",
                "Correct the id, or delete the item.",
            )
        for name, wanted in sheets.items():
            missing = [item for item in wanted if item not in scored]
            if missing and len(missing) < len(wanted):
                yield Finding(
                    file,
                    record.line(("items",)),
                    f"the sheet {name} lacks {', '.join(missing[:5])}, so its total would be too low.",
                    'Score the item, or write score: "-" where it does not apply.',
                )
