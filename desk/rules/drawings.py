"""Protects readers from pictures that are programs: an SVG file draws, and neither runs nor loads anything."""

import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library

_HARM = (
    (re.compile(r"<\s*(?:\w+:)?script\b", re.I), "a script"),
    (
        re.compile(r"<\s*(?:\w+:)?(?:foreignObject|iframe|object|embed|audio|video)\b", re.I),
        "a page inside the picture",
    ),
    (re.compile(r"[\s\"'/]on[a-z]+\s*=", re.I), "something that runs"),
    (re.compile(r"(?:java|vb)script\s*:", re.I), "a link that runs"),
    (
        re.compile(r"""\b(?:href|src)\s*=\s*["']?\s*(?!["']?#)(?!data:image/(?:png|jpeg))[^"'\s>]""", re.I),
        "a link to another file",
    ),
    (re.compile(r"url\(\s*[\"']?\s*(?!#)[^)]|@import", re.I), "a look that is loaded from elsewhere"),
    (re.compile(r"<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet", re.I), "a declaration that loads something"),
    (re.compile(r"<\s*(?:set|animate\w*)\b[^>]*(?:href|on\w+)", re.I), "a link that changes"),
)


def check(library: Library) -> Iterator[Finding]:
    """Find SVG files that hold more than a drawing."""
    for file, text in library.made.items():
        if not file.endswith(".svg"):
            continue
        if not re.search(r"<svg[\s>]", text):
            yield Finding(
                file,
                1,
                "this file is called .svg and holds no drawing, so readers would see nothing.",
                "Save it as SVG again.",
            )
            continue
        for pattern, thing in _HARM:
            if found := pattern.search(text):
                typed = text[found.start() : found.start() + 40].strip().split("\n")[0]
                yield Finding(
                    file,
                    text.count("\n", 0, found.start() + len(found[0]) - len(found[0].lstrip())) + 1,
                    f'the drawing holds {thing}: "{typed}". It could learn who reads the page.',
                    "Save it as plain SVG, without scripts, links and fonts.",
                )
                break
