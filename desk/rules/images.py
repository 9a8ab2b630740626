"""Protects readers who cannot see a picture, and those who pay for each megabyte: words for it, our own file, and small."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from desk.finding import Finding
from desk.library import Library
from desk.prose import Image

_LARGEST = 150_000
_KINDS = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif")
_FEWEST = 8
_NOTHING = ("image", "picture", "photo", "img", "screenshot", "graphic", "figure", "chart", "untitled")


def check(library: Library) -> Iterator[Finding]:
    """Find images that nobody described, that come from elsewhere or nowhere; and picture files that are too large."""
    for page in library.written:
        for image in page.prose.images():
            if wrong := _place(library, page.path, image) or _words(image):
                yield Finding(page.file, image.line, *wrong)
    for file, size in library.sizes.items():
        if file.lower().endswith((*_KINDS, ".gif")) and size > _LARGEST:
            message = f"the picture has {size:,} bytes, and {_LARGEST:,} are the limit. On a slow phone it would take half a minute."
            yield Finding(file, 1, message, "Make it smaller, or draw it as SVG.")


def _place(library: Library, path: str, image: Image) -> tuple[str, str] | None:
    parts = urlsplit_safe(image.target)
    if parts is None or parts[0]:
        return (
            f'the image comes from "{image.target[:60]}", so another server would learn who reads this page.',
            "Put the file into docs/assets/images/ and write ![what it shows](../assets/images/name.svg).",
        )
    target = posixpath.normpath(posixpath.join("docs", posixpath.dirname(path), unquote(parts[1])))
    if target not in library.sizes or target == "docs":
        return (
            f'the image is to come from "{image.target}", and there is no such file.',
            f"Put it at {target}, or correct the name.",
        )
    if not target.lower().endswith(_KINDS):
        return f'"{image.target}" is no kind of picture that every phone shows.', f"Use one of: {', '.join(_KINDS)}."
    return None


def _words(image: Image) -> tuple[str, str] | None:
    words = image.words.strip()
    name = posixpath.basename(image.target)
    if len(words) >= _FEWEST and words.lower() not in _NOTHING and words != name:
        return None
    there = f'is described only by "{words}"' if words else "has no words for it"
    return (
        f'the image "{image.target[:60]}" {there}, so readers who cannot see it would miss what it says.',
        f"Write ![what the picture shows, in a sentence]({image.target[:60]}).",
    )


def urlsplit_safe(target: str) -> tuple[str, str] | None:
    """Return where else an address leads ("" for our own files) and its path; None where it is no address at all."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    return parts.scheme or parts.netloc or ("/" if target.startswith(("/", "\\")) else ""), parts.path
