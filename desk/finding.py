"""One thing the desk found, in words for the person who will mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """A sentence about one place in the tree.

    `file` is the path from the top of the project and `line` counts from 1. `message` says what is there, what
    was expected and why a reader cares; `fix` says what to type. An `error` stops publishing, a warning never does.
    """

    file: str
    line: int
    message: str
    fix: str = ""
    error: bool = True
