"""An id for each heading that has none, so that a link to it survives a change of its words."""

from __future__ import annotations

from desk.prose import Prose
from desk.rules.heading_ids import proposal


def with_ids(text: str) -> tuple[str, int]:
    """Return Markdown in which each heading below the title has an id of its own, and how many were given one."""
    prose = Prose(text, 0)
    taken, lines, given = prose.anchors(), text.split("\n"), 0
    for heading in prose.headings():
        line = lines[heading.line]
        if heading.id or heading.level == 1 or not line.startswith("#"):
            continue
        name = proposal(heading.words) or "section"
        number = 2
        while name in taken:
            name, number = f"{proposal(heading.words)}-{number}", number + 1
        lines[heading.line] = f"{line.rstrip(' #')} {{#{name}}}"
        taken.add(name)
        given += 1
    return "\n".join(lines), given
