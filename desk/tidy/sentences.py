"""One sentence to a line, so that a comment on a change lands on a sentence."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

# A sentence ends at a stop, with the quote marks, brackets and citations that belong to it. What is bold up to the stop
# leads into the next sentence, and stays with it.
_END = re.compile(
    r"""(?<=[.?!])(?P<tail>["')\]]*(?:\s*\[@[^\]]+\])*)\s+(?=["'(\[*_{]*[A-Z0-9])""",
)  # fmt: skip
_SHORT = re.compile(r"(?:\b(?:[A-Z]|Dr|Mr|Mrs|Ms|St|No|vs|etc|approx|e\.g|i\.e|U\.S|U\.K)\.|\.\.\.)$")
_MACHINERY = ("///", "--8<--", "{", "<", "|", "[^", "- ", "* ", "> ", "#")


def one_to_a_line(text: str) -> tuple[str, int]:
    """Return Markdown with one sentence to a line in each paragraph of its own, and how many lines were split.

    Lists, tables, quotes and code are left as they are.
    """
    lines = text.split("\n")
    split = 0
    for token in reversed(MarkdownIt("commonmark").enable("table").parse(text)):
        if token.type != "paragraph_open" or token.level or not token.map:
            continue
        first, last = token.map
        if any(line.lstrip().startswith(_MACHINERY) for line in lines[first:last]):
            continue
        new = [sentence for line in lines[first:last] for sentence in _sentences(line)]
        split += len(new) - (last - first)
        lines[first:last] = new
    return "\n".join(lines), split


def _sentences(line: str) -> list[str]:
    found, start = [], 0
    for end in _END.finditer(line):
        before = line[start : end.start()]
        if not _is_open(line[: end.start()] + end["tail"]) and not _SHORT.search(before):
            found.append((before + end["tail"]).strip())
            start = end.end()
    return [*found, line[start:]]


def _is_open(text: str) -> bool:
    """Say whether a quotation, a bracket, or bold or slanted words are still open at the end of a text."""
    return bool(text.count('"') % 2 or text.count("*") % 2 or text.count("[") > text.count("]") or text.count("**") % 2)
