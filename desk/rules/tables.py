"""Protects readers who hear a table: each column has its words, each row its cells, and no cell has a look of its own."""

import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library

_RULER = re.compile(r"^[ >]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_ALIGNED = re.compile(r"(?::-|-:)")


def check(library: Library) -> Iterator[Finding]:
    """Find tables without words over their columns, with aligned columns, with cells too many, or not set apart."""
    for page in library.written:
        if "|" not in page.text:
            continue
        for rows in page.prose.tables():
            line, header = rows[0]
            # The first cell may be empty where the rows begin with their own names.
            if any(not cell.strip() for cell in header[1:]) or not any(cell.strip() for cell in header):
                message = (
                    "a column of the table has no words over it, so a screen reader could not say what its cells mean."
                )
                yield Finding(page.file, line, message, "Type a word or two over each column.")
        typed = page.prose.typed.split("\n")
        for number, text in enumerate(typed, page.first_line):
            above = typed[number - page.first_line - 1] if number > page.first_line else ""
            if "|" in text and "-" in text and _RULER.match(text) and "|" in above:
                if _ALIGNED.search(text):
                    message = "a colon in this line would set the place of a column, which becomes a style that the guide's policy forbids."
                    yield Finding(page.file, number, message, f"Write {text.replace(':', '-').strip()}")
                columns = _cells(above)
                for below, row in enumerate(typed[number - page.first_line + 1 :], number + 1):
                    if "|" not in row:
                        break
                    if _cells(row) > columns:
                        message = f"this row has {_cells(row)} cells, and the table has {columns} columns. The rest would not be printed."
                        yield Finding(
                            page.file, below, message, "Delete a |, or write \\| where the sign itself is meant."
                        )
        for paragraph in page.prose.paragraphs():
            if paragraph.kind == "text" and re.match(r"\s*\|.*\|\s*$", paragraph.text.split("\n")[0]):
                message = "this looks like a table and would be printed as a line of text: under its first line stands no ruler."
                yield Finding(
                    page.file,
                    paragraph.line,
                    message,
                    "Write | --- | --- | under the words over the columns, and an empty line above them.",
                )


def _cells(row: str) -> int:
    return len(re.split(r"(?<!\\)\|", row.strip().strip(">").strip().removeprefix("|").removesuffix("|")))
