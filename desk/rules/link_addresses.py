"""Protects readers from links that tell on them, hide where they go, or go nowhere: plain addresses, as their owners write them."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from desk.finding import Finding
from desk.library import Library, Page

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|twclid|ttclid|yclid|igsh(?:id)?|mc_[ce]id|_hs\w+|mkt_tok|li_fat_id"
    r"|vero_id|wickedid|oly_\w+_id|srsltid|_ga|_gl|ref_src|cmpid|s_cid",
    re.I,
)
_SHORT = re.compile(
    r"(?:www\.)?(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|buff\.ly|is\.gd|lnkd\.in|rebrand\.ly|cutt\.ly|amzn\.to|fb\.me"
    r"|shorturl\.at|rb\.gy|tiny\.cc|dlvr\.it|lm?\.facebook\.com)",
    re.I,
)
_AT_HOME = re.compile(r"localhost|(?:127|10|192\.168|0)\.[\d.]+|[^.]*|.*\.(?:local|internal|test|localhost)", re.I)
_TYPED = re.compile(r"\]\((?P<to>[^()<>\n]*(?:\([^()\n]*\)[^()<>\n]*)*)\)")
_TITLE = re.compile(r"\s+(?:\"[^\"]*\"|'[^']*')\s*$")


def check(library: Library) -> Iterator[Finding]:
    """Find such addresses in pages, boxes, sources and help lines, and links that no address or no words."""
    for page in library.written:
        yield from _typed(page)
        for link in page.prose.links():
            http = link.target.lower().startswith("http:")
            if said := fault(link.target) or (_OPEN if http else None):
                yield Finding(page.file, link.line, said[0].format(link.target[:60]), said[1])
    for source in library.sources.values():
        said = fault(source.get("url"))
        if said and "?utm_" not in source.get("url"):  # data/schema/source.json speaks of that
            yield Finding(source.file, source.record.line(("url",)), *said)
    for g, group in enumerate(library.entries("helplines", "extra", "helplines")):
        lines = group.get("lines", [])
        for n, entry in enumerate(lines if isinstance(lines, list) else []):
            if isinstance(entry, dict) and (said := fault(str(entry.get("web", "")))):
                where = ("extra", "helplines", g, "lines", n, "web")
                yield Finding("data/helplines.yml", library.data["helplines"].line(where), *said)


_OPEN = (
    'the link goes to "{}" without https, so anybody on the same network could see who reads what.',
    "Type https:// instead.",
)


def fault(target: str) -> tuple[str, str] | None:
    """Say what is wrong with an address outside the guide, and what to type; None where nothing is."""
    if not re.match(r"(?:https?:|//|\\)", target.strip(), re.I):
        return None
    shown = target[:60].replace("{", "").replace("}", "")
    try:
        parts = urlsplit(target.strip())
        host, names = parts.hostname or "", [name for name, _ in parse_qsl(parts.query, keep_blank_values=True)]
    except ValueError:
        return f'the link goes to "{shown}", which is no address.', "Copy the address again."
    if tracking := next((name for name in names if _TRACKING.fullmatch(name)), ""):
        message = f'"{tracking}" in the address "{shown}" tells its owner where readers come from.'
        return message, "Delete it, with its value: what stands before it leads to the same page."
    if "@" in parts.netloc or not host.isascii() or "xn--" in host:
        return f'the address "{shown}" hides where it goes.', "Type it as its owner writes it, in plain letters."
    if _SHORT.fullmatch(host):
        message = f'"{host}" is a short link: readers cannot see where it goes, and its owner sees who follows it.'
        return message, "Open it, and type the address to which it leads."
    if _AT_HOME.fullmatch(host):
        return f'the link goes to "{shown}", which no reader can reach.', "Type the public address."
    return None


def _typed(page: Page) -> Iterator[Finding]:
    text = page.prose.typed if "](" in page.text else ""
    for found in _TYPED.finditer(text):
        line = page.first_line + text.count("\n", 0, found.start())
        to = _TITLE.sub("", found["to"].strip())
        if not to:
            message = "the link has no address, so it would lead back to this page."
            yield Finding(page.file, line, message, "Type the address between ( and ).")
        elif re.search(r"\s", to):
            message = f'the address "{to[:60]}" has a space in it, so some readers would see brackets and no link.'
            yield Finding(
                page.file, line, message, "Copy the address again. Behind it may stand only a title in double quotes."
            )
    for found in re.finditer(r"(?<![!\]\w])\[\s*\]\((?=[^)\s])", text):
        line = page.first_line + text.count("\n", 0, found.start())
        message = "the link has no words, so nobody would see it, and a screen reader would spell its address."
        yield Finding(page.file, line, message, "Type between [ and ] what stands where it goes.")
