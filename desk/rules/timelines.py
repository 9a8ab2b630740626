"""Protects the timelines of visits: each moment ends after it begins, has its peak within, and stands in order."""

from collections.abc import Iterator
from itertools import pairwise

from desk.figure_records import entries, figures
from desk.figures import Timeline
from desk.finding import Finding
from desk.library import Library


def check(library: Library) -> Iterator[Finding]:
    """Find moments that end before they begin, peak outside themselves, or stand before an earlier one."""
    known = figures(library.figures.values())
    for name, record in library.figures.items():
        file = f"data/figures/{name}.yml"
        for kind, where, entry in entries(record):
            timeline = known.get(str(entry.get("id")))
            if kind != "timelines" or not isinstance(timeline, Timeline):
                continue
            for n, moment in enumerate(timeline.moments):
                line = record.line((*where, "moments", n))
                if moment.end <= moment.start:
                    message = f'"{moment.name}" ends at minute {moment.end} and begins at minute {moment.start}.'
                    yield Finding(file, line, f"{message} No bar could be drawn.", "Correct `start` or `end`.")
                elif moment.peak is not None and not moment.start <= moment.peak <= moment.end:
                    message = f'"{moment.name}" peaks at minute {moment.peak}, outside its own time.'
                    yield Finding(file, line, message, f"Type a minute from {moment.start} to {moment.end}.")
            for n, (earlier, later) in enumerate(pairwise(timeline.moments), 1):
                if later.start < earlier.start:
                    message = f'"{later.name}" begins before "{earlier.name}", and stands after it.'
                    line = record.line((*where, "moments", n))
                    yield Finding(file, line, f"{message} Readers follow the list in order.", "Move it up.")
