"""The ledger of addresses in data/addresses.txt: every page, heading id and short link that was ever published.

One address stands on each line, from the top of the site: `/ways/drip/` is a page, `/ways/drip/#visit` a heading on it,
and `/go/417/ -> /ways/drip/` a short link with the page that it led to when it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stdnum import damm

from desk.finding import Finding

LEDGER = "data/addresses.txt"
GO = "go/"
STUB = "only `template: moved.html` and `moved_to: folder/page.md`, between two lines of three hyphens (---)"
_LINE = re.compile(
    r"(?P<address>(?P<page>/(?:[\w.-]+/)*)(?:#(?P<id>[\w.:-]+))?)(?: -> (?P<target>/(?:[\w.-]+/)*))?"
)  # fmt: skip
_FIRST = 10  # so that a code has three digits, and no zero in front


@dataclass(frozen=True)
class Entry:
    """One line of the ledger: an address, split into its page and id, the target of a short link, and its line."""

    address: str
    page: str
    id: str
    target: str
    line: int


def address_of(path: str) -> str:
    """Return where a page of docs/ is published: "ways/drip.md" is at "/ways/drip/", "ways/index.md" at "/ways/"."""
    bare = path.removesuffix(".md")
    return "/" if bare == "index" else f"/{bare.removesuffix('/index')}/"


def path_of(address: str, root: Path) -> str:
    """Return the page in docs/ that belongs at an address, whether it exists or not."""
    bare = address.strip("/")
    folder = (root / "docs" / bare).is_dir()
    return "index.md" if not bare else f"{bare}/index.md" if folder else f"{bare}.md"


def read_entries(text: str) -> tuple[list[Entry], list[Finding]]:
    """Return the lines of the ledger, and what is wrong with those that cannot be read or stand twice."""
    entries: dict[str, Entry] = {}
    wrong: list[Finding] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("# "):
            continue
        found = _LINE.fullmatch(line.strip())
        if not found or (found["page"].startswith(f"/{GO}") == (found["target"] is None)):
            said = f'the line is "{line[:60]}", and it is no address such as /ways/drip/, /ways/drip/#visit or /go/117/ -> /ways/drip/.'
            fix = "Put back what stood there, or delete a line that you added."
            if " · " in line:
                said = "several addresses stand on one line."
                fix = "Put each on a line of its own, without the dots, and without the full stop at the end."
            wrong.append(Finding(LEDGER, number, said, fix))
        elif found["address"] in entries:
            said = f"{found['address']} stands here and on line {entries[found['address']].line}; only one can count."
            wrong.append(Finding(LEDGER, number, said, "Delete the line that was added last."))
        else:
            entry = Entry(found["address"], found["page"], found["id"] or "", found["target"] or "", number)
            entries[entry.address] = entry
    return list(entries.values()), wrong


def codes(entries: list[Entry]) -> dict[str, str]:
    """Return the code of each page's short link by the page's address: "/ways/drip/" to "417"."""
    found: dict[str, str] = {}
    for entry in entries:
        if entry.target:
            found.setdefault(entry.target, entry.page.removeprefix(f"/{GO}").strip("/"))
    return found


def read_codes(file: Path) -> dict[str, str]:
    """Read the codes of all short links from the ledger; none where there is no ledger yet."""
    return codes(read_entries(file.read_text("utf-8"))[0]) if file.is_file() else {}


def new_codes(used: set[str]) -> Iterator[str]:
    """Give codes that nobody has used, the smallest first.

    The last digit checks the others by the Damm algorithm (H. M. Damm, 2004, as in python-stdnum): one wrong digit, or
    two neighbours swapped, never gives another page's code. So a slip leads to "not here" and not to the wrong page.
    """
    number = _FIRST
    while True:
        code = f"{number}{damm.calc_check_digit(str(number))}"
        if code not in used:
            yield code
        number += 1


def nearest_code(code: str) -> str:
    """Return the code that was meant, with a last digit that fits; "" where there are no digits to go on."""
    return f"{code[:-1]}{damm.calc_check_digit(code[:-1])}" if code[:-1].isdigit() and code.isascii() else ""


def is_code(code: str) -> bool:
    """Say whether a code's last digit fits the others."""
    return bool(damm.is_valid(code))
