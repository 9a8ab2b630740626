"""The figures that pages draw: two arms, their numbers out of 100, and everything a reader needs to weigh them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from desk.record import Record, Value


@dataclass(frozen=True)
class Arm:
    """One arm of a study: its name as it follows "With", and how many out of 100 people had the outcome."""

    label: str
    per100: int
    source: str


@dataclass(frozen=True)
class Figure:
    """A picture of 100 people twice. `arms` holds the arm of interest first, then its comparator."""

    id: str
    title: str
    kind: str
    did: str
    did_not: str
    people: str
    time: str
    arms: tuple[Arm, Arm]
    certainty: str
    because: str

    @property
    def difference(self) -> int:
        """How many more out of 100 had the outcome in the first arm than in its comparator."""
        return self.arms[0].per100 - self.arms[1].per100

    @property
    def told(self) -> str:
        """Everything the picture shows, in words, for readers who do not see it."""
        first, second = self.arms
        return (
            f"With {first.label}, {first.per100} out of 100 {self.did}, and {100 - first.per100} {self.did_not}. "
            f"With {second.label}, {second.per100} out of 100 {self.did}, and {100 - second.per100} {self.did_not}."
        )

    @property
    def sum(self) -> str:
        """The difference between the arms, as a sentence."""
        if self.kind == "benefit":
            return f"So about {self.difference} more people out of 100 were helped by it."
        return f"So about {self.difference} more people out of 100 {self.did}."


def figures(records: Iterable[Record]) -> dict[str, Figure]:
    """Return the figures of some files in data/figures/ by id. What has not the needed shape is left out."""
    found = {}
    for record in records:
        listed = record.values.get("figures", [])
        for entry in listed if isinstance(listed, list) else []:
            figure = _figure(entry)
            if figure:
                found[figure.id] = figure
    return found


def unknown(name: str, known: dict[str, Figure]) -> str:
    """Say that a page asks for a figure that does not exist."""
    close = difflib.get_close_matches(name, known, 1)
    meant = f"Did you mean {close[0]}?" if close else f"There are: {', '.join(sorted(known))}."
    return f"there is no figure {name} in data/figures/, so readers would see nothing. {meant}"


def _figure(entry: Value) -> Figure | None:
    """Read one entry; None where it has not the shape of data/schema/figures.json, of which the rules speak."""
    try:
        if not isinstance(entry, dict):
            return None
        texts = {name: str(value) for name, value in entry.items() if name != "arms"}
        listed = entry["arms"]
        arms = [
            Arm(str(arm["label"]), int(str(arm["per100"])), str(arm["source"]))
            for arm in (listed if isinstance(listed, list) else [])
            if isinstance(arm, dict)
        ]
        return Figure(arms=(arms[0], arms[1]), **texts)
    except (KeyError, ValueError, TypeError, IndexError):
        return None
