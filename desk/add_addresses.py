"""`python -m desk.add_addresses` (`make addresses`): writes new addresses into the ledger, and gives new pages a short link.

Lines are only added. A short link is written once; afterwards its target changes only where its page has moved.
"""

from __future__ import annotations

import sys
from pathlib import Path

from desk.addresses import GO, LEDGER, path_of
from desk.library import Library
from desk.rules.new_addresses import unlisted

_HEAD = """# Every address that was ever published: pages, headings, short links. Clinics have them in emails and on paper.
# Add new ones at the end, or type `make addresses`. Nobody changes or deletes one: .github/CONTRIBUTING.md says how
# to move or withdraw a page.
"""
_STUB = "---\ntemplate: moved.html\nmoved_to: {target}\n---\n"


def add(root: Path) -> str:
    """Bring the ledger and docs/go/ up to date with the pages, and say what was done."""
    library = Library.read(root)
    new = [line for lines in unlisted(library).values() for line in lines]
    for line in new:
        if " -> " in line:
            address, target = line.split(" -> ")
            stub = root / "docs" / f"{address.strip('/')}.md"
            stub.parent.mkdir(exist_ok=True)
            stub.write_text(_STUB.format(target=path_of(target, root)), "utf-8")
    ledger = root / LEDGER
    old = ledger.read_text("utf-8").split("\n") if ledger.is_file() else _HEAD.split("\n")
    head = [line for line in old if line.startswith("# ")]
    lines = sorted({line for line in old if line and line not in head} | set(new))
    ledger.write_text("\n".join([*head, *lines, ""]), "utf-8")
    return f"{len(new)} addresses added, {len(lines)} in {LEDGER}. {_follow(library)} short links follow a page that moved."


def _follow(library: Library) -> int:
    """Point short links straight at pages that have moved on, so that readers are sent on once and not twice."""
    changed = 0
    for path, stub in library.moved.items():
        target = str(stub.front.values["moved_to"])
        if path.startswith(GO) and target in library.moved:
            new = str(library.moved[target].front.values["moved_to"])
            (library.root / stub.file).write_text(_STUB.format(target=new), "utf-8")
            changed += 1
    return changed


def main() -> int:
    """Add what is new in the guide of this folder. Nothing is written while a page cannot be read."""
    library = Library.read(Path().resolve())
    if library.unreadable:
        print("Some files cannot be read yet, so nothing was added. Type: make check", file=sys.stderr)
        return 1
    print(add(library.root))
    return 0


if __name__ == "__main__":
    sys.exit(main())
