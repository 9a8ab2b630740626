"""Turns what the YAML reader says of a slip into what an editor can act on, with the line on which to act."""

from __future__ import annotations

import re

import yaml

_QUOTES = "put the whole text in double quotes"
_TIGHT = re.compile(r"\s*(?P<name>\w+):[^\s/]")

# What the reader says, and what it means. Both of its readers, in C and in Python, are told apart by a few words only.
_SENTENCES = (
    ("could not find expected ':'", "a `name: value` line is missing its colon, or the line above is not finished"),
    ("unexpected end of stream", "a quote mark is opened here and never closed"),
    ("document separator", "a quote mark is opened here and never closed"),
    ("expected ',' or '}'", "a { is opened here and never closed, or a comma is missing after it"),
    ("expected ',' or ']'", "a [ is opened here and never closed, or a comma is missing after it"),
    ("node content", "a bracket or a comma stands where a value was expected; if it is part of the text, " + _QUOTES),
    ("sequence entries are not allowed", "a list begins behind its name; put each `- entry` on a line of its own"),
    ("escape", "there is a backslash (\\) inside double quotes; type two of them, or delete it"),
    ("hexdecimal", "there is a backslash (\\) inside double quotes; type two of them, or delete it"),
    ("indentation indicators", "the text begins with | or >, which has a meaning of its own here; " + _QUOTES),
    ("comment or line break", "the text begins with | or >, which has a meaning of its own here; " + _QUOTES),
    ("alphabetic or numeric", "the text begins with * or &, which has a meaning of its own here; " + _QUOTES),
    ("found incompatible", "the line begins with %, which has a meaning of its own here; delete it"),
    ("directive", "the line begins with %, which has a meaning of its own here; delete it"),
    ("undefined tag", "the text begins with !, which has a meaning of its own here; " + _QUOTES),
    ("tag", "the text begins with !, which has a meaning of its own here; " + _QUOTES),
    ("<document start>", "these lines are not of the form `name: value`"),
)
# Slips that are best mended where they begin, and not where the reader noticed.
_AT_ITS_START = ("quoted scalar", "flow mapping", "flow sequence", "simple key")


_CURLY = re.compile(r":\s+[“”„‟‘’‚]")


def slip(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, str]:
    """Return the line of a slip, counted from 0, and what to do about it."""
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    if error.context_mark and context.endswith(_AT_ITS_START):
        mark = error.context_mark
    number, column = (mark.line, mark.column) if mark else (0, 0)
    number = min(number, len(lines) - 1)
    line = lines[number]
    sign = line[column : column + 1]
    before = line[:column]
    for at in (number, number - 1):
        if (tight := _TIGHT.match(lines[at])) and at >= 0 and not ("token" in problem or "quoted" in context):
            return at, f"a space is missing after the colon; type `{tight['name']}: `, then the text"
    if line.lstrip(" ").startswith("\t"):
        return number, "there is a tab; use spaces"
    if "cannot start any token" in problem:
        if sign == "\t" or "'\\t'" in problem:
            return number, "there is a tab; use spaces"
        return number, f"the text begins with {sign}, which has a meaning of its own here; {_QUOTES}"
    if "mapping values are not allowed" in problem:
        if line.startswith(" ") and ": " not in before:
            return number, "the line begins with more spaces than its neighbors, or the line above is not finished"
        if _CURLY.search(line):
            return number, 'the quote marks on this line are curly; delete them and type straight ones (")'
        return number, f"there is a colon inside the text; {_QUOTES}"
    if "<block end>" in problem or "expected key" in problem or "expected '-' indicator" in problem:
        if before.strip(" -"):
            return number, "there are words after a closing quote mark, or a quote mark above is left open"
        return number, (
            "the spaces at the start of this line do not match the lines around it, or a quote mark is left open"
        )
    said = next((sentence for words, sentence in _SENTENCES if words in problem), "")
    return number, said or "these lines are not of the form `name: value`"
