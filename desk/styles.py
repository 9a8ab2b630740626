"""Makes the style sheets of the site: `python -m desk.styles site/`, or `make styles`.

The theme's sheet is 20 KB packed, most of it for things that no page here has. theme.css keeps the rules whose every
class, id, element and attribute occurs in a built page, with the variables that they use; later.css keeps those that
only the theme's script asks for, once it has been taken in; ours.css is our own sheet without comments and spaces.
They are files of the project, in overrides/assets/stylesheets/, so that a plain build needs no tool.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

import material
import rcssmin
import tinycss2
from tinycss2.ast import AtRule, Declaration, LiteralToken, Node, QualifiedRule

from desk.selectors import Used, is_used, parts, used_in

SHEETS = Path("overrides/assets/stylesheets")
OURS = Path("docs/assets/stylesheets/guide.css")
_THEME = Path(material.__file__).parent / "templates" / "assets"
_NAME = re.compile(r"(?<![\w-])(?:md-[a-z][\w-]*)")
_SORTING = "[role=columnheader]"  # an arrow to sort a table by, which no script here does
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


def theme_sheet() -> Path:
    """Return the theme's own style sheet."""
    return next((_THEME / "stylesheets").glob("main.*.min.css"))


def used_by_script() -> set[str]:
    """Return the classes that the theme's script sets."""
    script = next((_THEME / "javascripts").glob("bundle.*.min.js"))
    return set(_NAME.findall(script.read_text("utf-8")))


def _beyond(more: str, first: str) -> str:
    """Return the rules of `more` that are not in `first`. Order among rules of one strength is kept within each sheet."""
    known = set(_flat(first))
    return "".join(f"{media}{{{rule}}}" if media else rule for media, rule in _flat(more) if (media, rule) not in known)


def _flat(sheet: str) -> Iterator[tuple[str, str]]:
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if isinstance(rule, AtRule) and rule.at_keyword in ("media", "supports") and rule.content is not None:
            media = f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()}"
            for inside in tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True):
                yield media, inside.serialize()
        else:
            yield "", rule.serialize()


def classes_in(sheet: str) -> set[str]:
    """Return the classes that a style sheet has rules for."""
    found: set[str] = set()
    for selector in _selectors(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)):
        found.update(parts(selector).classes)
    return found


def trimmed(sheet: str, used: Used, elsewhere: str) -> str:
    """Return the style sheet without rules that nothing uses, and without variables that neither it nor `elsewhere` uses."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    kept, wanted = sheet, set(_VARIABLE.findall(sheet))
    while True:
        kept = "".join(_kept(rules, used, wanted))
        now = set(_VARIABLE.findall(kept + elsewhere))
        if now >= wanted:
            return kept
        wanted &= now


def _kept(rules: Iterable[Node], used: Used, wanted: set[str]) -> Iterator[str]:
    """Give each rule that is used, without the variables that are not `wanted`."""
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = [part for part in _split(rule.prelude) if is_used(part, used) and _SORTING not in part]
            body = _body(rule.content, wanted) if selectors else ""
            if body:
                yield ",".join(selectors) + "{" + body + "}"
        elif isinstance(rule, AtRule) and rule.content is not None:
            name, prelude = rule.at_keyword, tinycss2.serialize(rule.prelude).strip()
            if name in ("media", "supports"):
                inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                if body := "".join(_kept(inside, used, wanted)):
                    yield f"@{name} {prelude}{{{body}}}"
            elif name == "keyframes":
                yield f"@{name} {prelude}{{{tinycss2.serialize(rule.content).strip()}}}"


def _body(content: list[Node], wanted: set[str]) -> str:
    said = []
    for part in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if isinstance(part, Declaration) and not (part.name.startswith("--") and part.name not in wanted):
            value = tinycss2.serialize(part.value).strip()
            said.append(f"{part.name}:{value}{'!important' if part.important else ''}")
    return ";".join(said)


def _selectors(rules: Iterable[Node]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            yield tinycss2.serialize(rule.prelude)
        elif isinstance(rule, AtRule) and rule.content is not None and rule.at_keyword in ("media", "supports"):
            yield from _selectors(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def _split(prelude: list[Node]) -> list[str]:
    """Split a selector list at its own commas, not at those inside :is()."""
    parts: list[list[Node]] = [[]]
    for node in prelude:
        if isinstance(node, LiteralToken) and node.value == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return [tinycss2.serialize(part).strip() for part in parts]


def sheets(site: Path, ours: str) -> dict[str, str]:
    """Return the three style sheets by the names of their files, for the built pages in `site` and our own sheet."""
    theme = theme_sheet()
    whole, used = theme.read_text("utf-8"), used_in(site)
    first = trimmed(whole, used, ours)
    more = Used(used.classes, used.ids, used.tags, used.attributes, used_by_script() - used.classes)
    both = trimmed(whole, more, ours)
    head = f"/* Made by `make styles` from {theme.name} of mkdocs-material {version('mkdocs-material')}, MIT. Not for editing. */"
    return {
        "theme.css": f"{head}\n{first}\n",
        "later.css": f"{head}\n{_beyond(both, first)}\n",
        "ours.css": f"/* Made by `make styles` from {OURS.as_posix()}. Not for editing. */\n{rcssmin.cssmin(ours)}\n",
    }


def lacking(site: Path, made: dict[str, str]) -> set[str]:
    """Return the theme's classes that the built pages in `site` or its script use, and that the made sheets lack."""
    has = classes_in(made["theme.css"]) | classes_in(made["later.css"])
    wanted = {name for name in used_in(site).classes | used_by_script() if name.startswith("md-")}
    return (classes_in(theme_sheet().read_text("utf-8")) & wanted) - has


def main(arguments: list[str]) -> None:
    """Write the style sheets for the site in the folder that is the first argument."""
    SHEETS.mkdir(parents=True, exist_ok=True)
    for name, text in sheets(Path(arguments[0]), OURS.read_text("utf-8")).items():
        (SHEETS / name).write_text(text, "utf-8")
        print(f"{SHEETS / name}: {len(text):,} bytes.")


if __name__ == "__main__":
    main(sys.argv[1:])
