"""Reads YAML so that nothing is guessed: every value is text, every key knows its line, no key stands twice.

YAML on its own turns `on` into True, `12:30` into 750 and an impossible date into an error without a place. It drops
what stands after a #, takes `*` for a reference, and can be nested until a program gives up. Editors should never need
to know that, so here a value is exactly what they typed, and whatever is not plain is told in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from desk.yaml_slips import slip

Value = str | list["Value"] | dict[str, "Value"]
Where = tuple[str | int, ...]

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the one in C reads the whole of data/ in a blink
_DEEPEST = 12
_CURLY = re.compile(r"[“”„‟«‘’‚][^“”„‟«»‘’‚]*[“”‟»‘’]")
_QUOTES = "put the whole text in double quotes"


class UnreadableError(Exception):
    """A file that cannot be read, with the line (counted from 1) and a sentence for the editor."""

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


def read_record(text: str, first_line: int = 1, settings: bool = False) -> Record:
    """Read a YAML text whose first line is line `first_line` of its file.

    `settings` are written for MkDocs, and may hold its tags (such as !ENV) and comments behind a value.
    Raises UnreadableError where the text is not a list of `name: value` lines.
    """
    reader = _Reader(text, first_line, settings)
    try:
        return reader.record()
    except yaml.MarkedYAMLError as error:
        line, message = slip(error, text.split("\n"))
        raise UnreadableError(first_line + line, message) from None
    except yaml.YAMLError as error:
        raise UnreadableError(first_line, f"there is a character that cannot be read ({error})") from None


class _Reader:
    """Goes through the events of a YAML text once; a text that refers to itself never grows."""

    def __init__(self, text: str, first_line: int, settings: bool) -> None:
        self.text, self.first_line, self.settings = text, first_line, settings
        self.events: Iterator[yaml.Event] = iter(())
        self.lines: dict[Where, int] = {}

    def record(self) -> Record:
        self.events = yaml.parse(self.text, Loader=_LOADER)
        event = next(self.events)
        while isinstance(event, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
            event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return Record({}, {(): self.first_line})
        if not isinstance(event, yaml.MappingStartEvent):
            tight = re.match(r"\w+:\S", str(getattr(event, "value", "")))
            more = "; a space is missing after the colon" if tight else ""
            raise UnreadableError(self._line(event), f"these lines are not of the form `name: value`{more}")
        values = self._value(event, ())
        assert isinstance(values, dict)
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                message = "a second set of lines begins here, and nobody would read it; delete the line of hyphens"
                raise UnreadableError(self._line(event), message)
        return Record(values, self.lines)

    def _value(self, event: yaml.Event, where: Where) -> Value:
        line = self._line(event)
        self.lines.setdefault(where, line)
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError(line, f"the text begins with *, which has a meaning of its own here; {_QUOTES}")
        self._plain(event, line)
        if len(where) > _DEEPEST:
            raise UnreadableError(line, "brackets or lists stand inside each other more often than any guide needs")
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event, line)
        if isinstance(event, yaml.SequenceStartEvent):
            listed: list[Value] = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                listed.append(self._value(event, (*where, len(listed))))
            return listed
        found: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = self._line(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise UnreadableError(line, "a `name: value` line begins with a bracket or a list instead of a name")
            self._plain(event, line)
            name = str(event.value)
            if name in found:
                earlier = self.lines[(*where, name)]
                raise UnreadableError(line, f"`{name}` stands here and on line {earlier}; only one can count")
            self.lines[(*where, name)] = line
            found[name] = self._value(next(self.events), (*where, name))
        return found

    def _text(self, event: yaml.ScalarEvent, line: int) -> str:
        text = str(event.value)
        if _CURLY.fullmatch(text):
            message = f"the quote marks around {text[:40]} are curly, so they would be printed; "
            raise UnreadableError(line, message + 'delete them and type straight ones: "')
        if not event.style:
            rest = self.text[_index(event.end_mark) :].split("\n", 1)[0]
            if text and not self.settings and rest.strip().startswith("#"):
                message = (
                    f'everything from "{rest.strip()[:20]}" on would be left out, because of the # after a space; '
                )
                raise UnreadableError(line, message + _QUOTES)
            for n, more in enumerate(self.text[_index(event.start_mark) : _index(event.end_mark)].split("\n")):
                if n and more.lstrip().startswith("- "):
                    raise UnreadableError(line + n, "this `- ` has other spaces before it than the entries of its list")
        return text

    def _plain(self, event: yaml.Event, line: int) -> None:
        """Stop at a name or a kind that YAML takes from & or !, which editors type as part of their text."""
        sign = "&" if getattr(event, "anchor", None) else "!" if getattr(event, "tag", None) else ""
        if sign and not (self.settings and sign == "!"):
            raise UnreadableError(line, f"the text begins with {sign}, which has a meaning of its own here; {_QUOTES}")

    def _line(self, event: yaml.Event) -> int:
        return self.first_line + (int(event.start_mark.line) if event.start_mark else 0)


def _index(mark: object) -> int:
    return int(getattr(mark, "index", 0))
