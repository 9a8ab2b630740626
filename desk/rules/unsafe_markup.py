"""Protects readers from whatever a page could run, load or hide: HTML in a page is an anchor for an old link, or nothing.

For whom: somebody who reads this on a work computer or in a hospital bed, and of whom nobody else may learn it.
"""

import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library

_TAG = re.compile(r"<(?=[A-Za-z/!?])(?P<name>[/!?]?(?:[A-Za-z][\w:-]*|--)?)(?:[^>]*>|(?=[^>]*\Z))")
_ALLOWED = re.compile(
    r'<span id="[\w.:-]+">|</span>|<!-- --8<-- \[(?:start|end):[\w-]+\] -->|<(?:https?:|mailto:)[^<>\s]+>|<[^<>\s@/]+@[^<>\s@]+>'
)
_INSTEAD = {
    "br": "Begin a new paragraph with an empty line.",
    "b": "Write **words**.",
    "strong": "Write **words**.",
    "i": "Write *words*.",
    "em": "Write *words*.",
    "a": 'Write [words](address), and for an old heading id <span id="old"></span>.',
    "img": "Write ![what the picture shows](../assets/images/name.svg).",
    "table": "Write a table with | between its cells.",
    "ul": "Begin each line of the list with a hyphen.",
    "ol": "Begin each line of the list with 1. and so on.",
    "hr": "Write a heading, ## Words {#id}, where something new begins.",
    "--": "Delete the note: it would be published with the page. Notes for editors belong in the pull request.",
}
_HEADING = re.compile(r"h[1-6]")


def check(library: Library) -> Iterator[Finding]:
    """Find HTML in pages and boxes, except ids for old links, marks of parts that boxes take in, and plain addresses."""
    for page in library.written:
        text = page.prose.typed if "<" in page.text else ""
        closing = False
        for found in _TAG.finditer(text):
            name = found["name"].strip("/!?").lower() or found["name"].strip("/")
            if _ALLOWED.fullmatch(found[0]) or (closing and found["name"].startswith("/")):
                continue  # one finding for a pair of tags
            closing = True
            typed = " ".join(found[0].split())
            yield Finding(
                page.file,
                page.first_line + text.count("\n", 0, found.start()),
                f'there is HTML, "{typed[:60]}". A page may run, load and hide nothing, so that nobody learns who read it.',
                "Write ## Words {#id}."
                if _HEADING.fullmatch(name)
                else _INSTEAD.get(name, "Delete it, or put it between backticks (`) to show it as text."),
            )
