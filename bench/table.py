"""What was measured, as one table of ratios beside what is wanted, and a short list of plain numbers under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.building import TIMES
from bench.lighthouse import CATEGORIES, Measured, Visit
from bench.serve import Asked
from bench.sites import BY_HAND
from bench.weight import View, size

_PAINTS = (("fcp", "First paint"), ("lcp", "Largest paint"))
_WANTED = {("stock", "fcp"): 0.36, ("stock", "lcp"): 0.38, ("no font", "fcp"): 0.70, ("no font", "lcp"): 0.68}
_OTHERS = {"stock": "stock Material", "no font": "stock without its font"}


@dataclass(frozen=True)
class Row:
    """One line: what was measured, the number, what is wanted of it, and whether less is better."""

    what: str
    value: float | None
    wanted: float
    less: bool = True
    form: str = ".2f"

    def __str__(self) -> str:
        """Return the line as printed. A number that is missing is said to be, and nothing fails."""
        wanted = f"{self.wanted:g}{' or less' if self.less and self.wanted else ''}"
        if self.value is None:
            return f"{self.what:<58}{'not measured':>13}   {wanted}"
        # Judged as printed: nobody can act on a third digit.
        value = float(format(self.value, self.form))
        reached = value <= self.wanted if self.less else value >= self.wanted
        return f"{self.what:<58}{value:>13{self.form}}   {wanted:<14}{'yes' if reached else 'not yet'}"


def _ratio(ours: float | None, other: float | None) -> float | None:
    return ours / other if ours is not None and other else None


def paints(found: dict[Visit, Measured]) -> Iterator[Row]:
    """Give the ratios of first and largest paint for each compared page, and the largest layout shift of ours."""
    for other, said in _OTHERS.items():
        for page in [page for site, page in found if site == other]:
            for name, paint in _PAINTS:
                ratio = _ratio(found["ours", page].middle(name), found[other, page].middle(name))
                yield Row(f"{paint} to {said}, {page}", ratio, _WANTED[other, name])
    if ("hand", BY_HAND) in found:
        ratio = _ratio(found["ours", BY_HAND].middle("lcp"), found["hand", BY_HAND].middle("lcp"))
        yield Row(f"Largest paint to a page written by hand, {BY_HAND}", ratio, 1.25)
    shifts = [shift for (site, _), measured in found.items() if site == "ours" for shift in measured.shift]
    yield Row("Layout shift, the worst of all visits", max(shifts, default=None), 0, form=".3f")


def scores(found: dict[Visit, Measured]) -> Iterator[Row]:
    """Give the lowest of the four Lighthouse scores for each page of ours."""
    for (site, page), measured in found.items():
        if site == "ours":
            values = [score for name in CATEGORIES if (score := measured.middle(name)) is not None]
            lowest = 100 * min(values) if len(values) == len(CATEGORIES) else None
            yield Row(f"Lowest of four Lighthouse scores, {page}", lowest, 100, less=False, form=".0f")


def weights(views: dict[Visit, View], page: str) -> Iterator[Row]:
    """Give the weight of one page's first view, and of the search against stock's."""
    ours, stock = views["ours", page], views["stock", page]
    yield Row(f"First view in KB, {page}", size(ours.first) / 1000, 24, form=".1f")
    machinery = _ratio(ours.machinery, stock.machinery) if ours.answered else None
    yield Row("Scripts, worker and index together, to stock Material", machinery, 1)
    yield Row("Files of the search fetched before the box is used", float(ours.index_first), 0, form=".0f")


def builds(taken: dict[str, float]) -> Iterator[Row]:
    """Give the ratios of build times, from seconds by name. Nothing where no build was timed."""
    if not taken:
        return
    yield Row("Time to build, to stock Material", _ratio(taken["ours"], taken["stock"]), 1.3)
    yield Row(f"Time to build {TIMES} times the pages", _ratio(taken["ours grown"], taken["ours"]), 11, form=".1f")


def _listed(requests: list[Asked]) -> str:
    return ", ".join(f"{asked.path} {asked.size / 1000:.1f} KB" for asked in requests) or "nothing"


def numbers(
    found: dict[Visit, Measured], views: dict[Visit, View], page: str, taken: dict[str, float]
) -> Iterator[str]:
    """Give the plain numbers behind the ratios, as lines of words. `taken` is empty where no build was timed."""
    yield from (f"{site}, build: {seconds:.1f} s of processor time" for site, seconds in taken.items())
    for (site, visited), measured in found.items():
        fcp, lcp, view = measured.middle("fcp"), measured.middle("lcp"), views.get((site, visited))
        if fcp and lcp and view:
            said = f"first paint {fcp:,.0f} ms, largest {lcp:,.0f} ms, first view {size(view.first) / 1000:.1f} KB"
            yield f"{site}, {visited}: {said}"
    for (site, visited), measured in found.items():
        low = [f"{name} {100 * score:.0f}" for name in CATEGORIES if (score := measured.middle(name) or 1) < 1]
        if site == "ours" and low:
            yield f"{site}, {visited}: {', '.join(low)}; points went to {', '.join(sorted(measured.short))}"
    for site in ("ours", "stock"):
        view = views[site, page]
        found_words = "" if view.answered else " (no result came up)"
        yield f"{site}, {page}, fetched before anything is touched: {_listed(view.first)}"
        yield f"{site}, fetched only when the search box is used: {_listed(view.searched)}{found_words}"
        yield f"{site}, scripts, worker and index until the first result: {view.machinery / 1000:.1f} KB"
