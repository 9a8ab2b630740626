"""The order of `name: value` lines, as in the schema, so that every page and source reads alike."""

from __future__ import annotations

import json
import re
from pathlib import Path

_NAME = re.compile(r"([A-Za-z_]\w*):(\s|$)")


def in_order(text: str, schema: Path) -> tuple[str, bool]:
    """Return `name: value` lines in the order of a schema, and whether any moved.

    What stands under a name moves with it, and so does a comment above it. Names that the schema lacks stay last.
    """
    names = list(json.loads(schema.read_text("utf-8"))["properties"])
    groups: list[tuple[int, list[str]]] = []
    above: list[str] = []
    for line in text.split("\n"):
        found = _NAME.match(line)
        if found:
            groups.append((names.index(found[1]) if found[1] in names else len(names), [*above, line]))
            above = []
        elif line.startswith("#"):
            above.append(line)
        elif groups:
            groups[-1][1].extend([*above, line])
            above = []
        else:
            return text, False
    ordered = sorted(groups, key=lambda group: group[0])
    new = "\n".join([line for _, lines in ordered for line in lines] + above)
    return new, new != text
