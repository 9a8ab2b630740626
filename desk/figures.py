"""The figures that pages draw, of four kinds, each with everything a reader needs to weigh it.

`data/figures/` holds them by topic. A `figure` is 100 people drawn twice, a `course` is bars over time or for several
groups, a `timeline` is a visit from arrival to leaving, and a `drawing` is an idea told in steps.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Arm:
    """One arm of a study: how many out of 100 people had the outcome, and how that was `found` in the source.

    `label` is the arm's name as it follows "With"; in a course the arms are named once for all points, and it is "".
    """

    per100: int
    found: str
    source: str
    where: str
    label: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture of 100 people twice. `arms` holds the arm with more people first, then its comparator."""

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
    anyway: str = ""
    chance: str = ""

    @property
    def difference(self) -> int:
        """How many more out of 100 had the outcome in the first arm than in its comparator."""
        return self.arms[0].per100 - self.arms[1].per100

    @property
    def told(self) -> str:
        """Everything the picture shows, in words, for readers who do not see it."""
        return " ".join(
            f"With {arm.label}, {arm.per100} out of 100 {self.did}, and {100 - arm.per100} {self.did_not}."
            for arm in self.arms
        )

    @property
    def sum(self) -> str:
        """The difference between the arms, as a sentence."""
        if self.chance:
            return f"So about {self.difference} more people out of 100 {self.did}, but that gap could be chance."
        if self.kind == "benefit":
            return f"So about {self.difference} more people out of 100 were helped by it."
        return f"So about {self.difference} more people out of 100 {self.did}."


@dataclass(frozen=True)
class Point:
    """One time, or one group of people, in a course: both of its arms."""

    label: str
    arms: tuple[Arm, Arm]


@dataclass(frozen=True)
class Course:
    """Bars over time or for several groups, with a table underneath. `arms` holds the names of the two arms."""

    id: str
    title: str
    did: str
    heading: str
    people: str
    arms: tuple[str, str]
    points: tuple[Point, ...]
    certainty: str
    because: str
    after: str = ""

    @property
    def told(self) -> str:
        """Everything the bars show, in words, for readers who do not see them."""
        return " ".join(
            f"{point.label}: "
            + ", ".join(f"{arm.per100} out of 100 with {name}" for name, arm in zip(self.arms, point.arms, strict=True))
            + f" {self.did}."
            for point in self.points
        )


@dataclass(frozen=True)
class Moment:
    """One part of a visit, `start` to `end` in minutes, with what happens. `peak` is the strongest minute, if any."""

    start: int
    end: int
    when: str
    name: str
    text: str
    sort: str
    peak: int | None = None


@dataclass(frozen=True)
class Timeline:
    """A visit, as a row of moments in the order in which they begin."""

    id: str
    title: str
    intro: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Step:
    """One step of an idea: how far it is known, and what of the `scene` it lights up."""

    name: str
    known: str
    text: str
    scene: str


@dataclass(frozen=True)
class Drawing:
    """An idea told in steps, each drawn and marked with how far it is known."""

    id: str
    title: str
    intro: str
    steps: tuple[Step, ...]


Picture = Figure | Course | Timeline | Drawing
