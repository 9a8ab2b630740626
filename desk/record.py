"""Reads YAML so that nothing is guessed: every value is text, every key knows its line, no key stands twice.

YAML on its own turns `on` into True, `12:30` into 750 and an impossible date into an error without a place.
Editors should never need to know that, so here a value is exactly what they typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

Value = str | list["Value"] | dict[str, "Value"]
Where = tuple[str | int, ...]


class UnreadableError(Exception):
    """YAML that cannot be read, with the line (counted from 1) and a sentence for the editor."""

    def __init__(self, line: int, message: str) -> None:
        """Keep the place beside the sentence."""
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Record:
    """What a YAML text says: its values as text, and the line on which each of them stands."""

    values: dict[str, Value]
    lines: dict[Where, int] = field(default_factory=dict)

    def line(self, where: Where) -> int:
        """Return the line of a value, or of the nearest thing around it that has one."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)


def read_record(text: str, first_line: int = 1) -> Record:
    """Read a YAML text whose first line is line `first_line` of its file.

    Raises UnreadableError where the text is not a list of `name: value` lines.
    """
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise UnreadableError(line, _plain(error.problem or "")) from None
    except yaml.YAMLError as error:
        raise UnreadableError(first_line, f"there is a character that cannot be read ({error})") from None
    if node is None:
        return Record({}, {(): first_line})
    if not isinstance(node, yaml.MappingNode):
        raise UnreadableError(first_line, "these lines are not of the form `name: value`")
    lines: dict[Where, int] = {}
    values = _value(node, (), first_line, lines)
    assert isinstance(values, dict)
    return Record(values, lines)


def _value(node: yaml.Node, where: Where, first_line: int, lines: dict[Where, int]) -> Value:
    lines.setdefault(where, first_line + node.start_mark.line)
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Value] = {}
        for key, child in node.value:
            name, line = str(key.value), first_line + key.start_mark.line
            if name in found:
                earlier = lines[(*where, name)]
                raise UnreadableError(line, f"`{name}` stands here and on line {earlier}; only one can count")
            lines[(*where, name)] = line
            found[name] = _value(child, (*where, name), first_line, lines)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*where, i), first_line, lines) for i, child in enumerate(node.value)]
    return str(node.value)


def _plain(problem: str) -> str:
    """Turn what the YAML reader says into what an editor can act on."""
    if "mapping values are not allowed" in problem:
        return "there is a colon inside the text; put the whole text in double quotes"
    if "'\\t'" in problem:
        return "there is a tab; use spaces"
    if "could not find expected ':'" in problem:
        return "a `name: value` line is missing its colon, or the line above is not finished"
    if "expected <block end>" in problem:
        return "the spaces at the start of this line do not match the lines around it, or a quote mark is left open"
    return f"these lines cannot be read ({problem})"
