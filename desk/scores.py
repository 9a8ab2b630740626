"""Adds up how pages were scored: the sheets in data/score-sheets.yml, and one file for each page in data/scores/.

Two readers score a page alone, and the lower of their two marks is kept for each item.
"""

from __future__ import annotations

from dataclasses import dataclass

from desk.library import Library

# The most that an item can reach, by the scale of its sheet.
MOST = {"five": 5, "four": 4, "yes": 1}


@dataclass(frozen=True)
class Total:
    """The result of one part of a sheet on one page: points reached and points possible."""

    reached: int
    possible: int

    @property
    def percent(self) -> int:
        """The share reached, in whole percent; 0 where nothing applies."""
        return round(100 * self.reached / self.possible) if self.possible else 0


def totals(library: Library, key: str) -> dict[tuple[str, str], Total]:
    """Return the totals of the page scored in data/scores/<key>.yml, by sheet and part.

    Each item counts its mark; items that do not apply are left out.
    """
    items = library.scores[key].values.get("items", {})
    found: dict[tuple[str, str], Total] = {}
    for sheet in library.entries("score-sheets", "sheets"):
        most = MOST[str(sheet.get("scale"))]
        listed = sheet.get("items", [])
        for item in listed if isinstance(listed, list) else []:
            mark = _mark(items, item)
            if isinstance(item, dict) and mark is not None:
                where = (str(sheet.get("id")), str(item.get("part")))
                before = found.get(where, Total(0, 0))
                found[where] = Total(before.reached + mark, before.possible + most)
    return found


def _mark(items: object, item: object) -> int | None:
    """Return the mark of an item, None where it does not apply or was not scored."""
    scored = items.get(item.get("id")) if isinstance(items, dict) and isinstance(item, dict) else None
    mark = str(scored.get("score", "-")) if isinstance(scored, dict) else "-"
    return int(mark) if mark.isdigit() else None
