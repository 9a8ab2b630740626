"""Protects what nobody sees until it is gone: the settings in mkdocs.yml that keep readers unseen, found and not lost."""

from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library
from desk.record import Value, Where
from desk.wanted_settings import FIXED, KEYS, LISTED, REASONS

_FILE = "mkdocs.yml"


def check(library: Library) -> Iterator[Finding]:
    """Find settings that are missing, changed, or none of the guide's."""
    config = library.config
    if not config.values.keys() - {"nav", "not_in_nav"}:
        return
    for key in config.values:
        if key not in KEYS:
            why = REASONS.get(key, "It could change every page.")
            yield Finding(
                _FILE, config.line((key,)), f"`{key}` is no setting of this guide. {why}", "Delete the lines."
            )
    extra = config.values.get("extra")
    for key in ("analytics", "social", "consent", "version"):
        if isinstance(extra, dict) and key in extra:
            message = f"`{key}` would let the theme add what this guide does without: others would learn who reads it."
            yield Finding(_FILE, config.line(("extra", key)), message, "Delete the lines.")
    for where, allowed, why in FIXED:
        there = _at(config.values, where)
        if not isinstance(there, str) or there.lower() not in allowed:
            said = f'is "{there}"' if isinstance(there, str) else "is missing"
            message = f"the setting {' > '.join(map(str, where))} {said}. {why}"
            yield Finding(_FILE, config.line(where), message, f"Type `{where[-1]}: {allowed[0]}`.")
    for where, wanted, why, alone in LISTED:
        there = _at(config.values, where)
        listed = [_name(entry) for entry in there] if isinstance(there, (list, dict)) else []
        lost = [name for name in wanted if name not in listed]
        more = [name for name in listed if name not in wanted] if alone else []
        if lost or more or (alone and listed != wanted):
            what = f"lacks {lost[0]}" if lost else f"holds {more[0]}" if more else "has another order"
            line = config.line((*where, listed.index(more[0])) if more and not lost else where)
            yield Finding(
                _FILE, line, f"the list {' > '.join(map(str, where))} {what}. {why}", f"It holds {', '.join(wanted)}."
            )
    for where, folder in ((("not_in_nav",), "/go/"), (("exclude_docs",), "/boxes/")):
        if folder not in str(_at(config.values, where)).split():
            message = f"the setting {where[0]} does not name {folder}, so what stands there would be shown as pages."
            yield Finding(_FILE, config.line(where), message, f"Add a line {folder} under `{where[0]}: |`.")


def _at(value: Value, where: Where) -> Value | None:
    for key in where:
        if not isinstance(value, dict) or key not in value:
            return None
        value = value[str(key)]
    return value


def _name(entry: Value) -> str:
    return next(iter(entry), "") if isinstance(entry, dict) else str(entry)
