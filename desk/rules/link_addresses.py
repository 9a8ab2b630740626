"""Protects readers from links that run something, tell on them, hide where they go, or call a wrong number."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from desk.finding import Finding
from desk.library import Library
from desk.record import Value, Where

_OUTSIDE = ("http", "https", "mailto", "tel", "sms")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|twclid|ttclid|yclid|igshid|igsh|mc_[ce]id|_hs\w+|mkt_tok|li_fat_id|vero_id|wickedid|oly_\w+_id|srsltid|_ga|_gl|ref_src|si_source|cmpid|s_cid", re.I)  # fmt: skip
_SHORTENERS = re.compile(r"(?:www\.)?(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|buff\.ly|is\.gd|lnkd\.in|rebrand\.ly|cutt\.ly|amzn\.to|fb\.me|youtu\.be|shorturl\.at|rb\.gy|tiny\.cc|dlvr\.it|l\.facebook\.com|lm\.facebook\.com)", re.I)  # fmt: skip
_AT_HOME = re.compile(r"localhost|127\.|10\.|192\.168\.|0\.0\.0\.0|\[?::1|[^.]+$|.*\.(?:local|internal|test|invalid)$", re.I)
_ADDRESS_FIELDS = ("url", "web")


def check(library: Library) -> Iterator[Finding]:
    """Find such addresses in pages, boxes, sources and help lines."""
    for page in library.written:
        for link in page.prose.links():
            if said := fault(link.target, set()):
                yield Finding(page.file, link.line, *said)
        for found in re.finditer(r"\]\(\s*(?P<to>(?:java|vb)script\s*:[^)\n]*|data:[^)\n]*)", page.prose.typed() if "](" in page.text else "", re.I):  # fmt: skip
            line = page.first_line + page.text.count("\n", 0, found.start())
            if not any(link.line == line and link.target in found["to"] for link in page.prose.links()):
                yield Finding(page.file, line, *(fault(found["to"].strip(), set()) or ("", "")))
    records = [(source.file, source.record) for source in library.sources.values()]
    records += [("data/helplines.yml", library.data["helplines"])] if "helplines" in library.data else []
    for file, record in records:
        for where, value in _addresses((), record.values):
            if said := fault(value, set()):
                yield Finding(file, record.line(where), *said)
    yield from _numbers(library)


def fault(target: str, unused: set[str]) -> tuple[str, str] | None:
    """Say what is wrong with an address, and what to type; None where nothing is."""
    try:
        parts = urlsplit(target)
        host = parts.hostname or ""
        names = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True)]
    except ValueError:
        return f'the link goes to "{target[:60]}", which is no address.', "Copy the address again."
    return None
