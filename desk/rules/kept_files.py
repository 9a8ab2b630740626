"""Protects addresses and the weight of the guide: docs/ and data/ hold what belongs there, under names that work anywhere."""

import posixpath
import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import DATA, Library

_PAGE_NAME = re.compile(r"docs/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.md")
_ASSET_NAME = re.compile(
    r"docs/(?:assets/(?:[\w-]+/)*[\w-]+(?:\.[\w-]+)*\.(?:svg|png|jpg|jpeg|webp|avif|css|js|pdf|woff2)|sw\.js)"
)
_DATA_NAME = re.compile(r"data/(?:(?:sources|figures|scores)/[\w.-]+\.yml|schema/[a-z-]+\.json)")
_LARGEST = 500_000


def check(library: Library) -> Iterator[Finding]:
    """Find files that are empty, huge or in the wrong place, and names with capitals or spaces."""
    known = {"data/addresses.txt", *(f"data/{name}.yml" for name in DATA)}
    for file, size in library.sizes.items():
        if file.startswith("overrides/"):
            continue
        name = posixpath.basename(file)
        if size > _LARGEST:
            message = (
                f"the file has {size:,} bytes, and {_LARGEST:,} are the limit. Some readers pay for each megabyte."
            )
            yield Finding(file, 1, message, "Make it smaller, or link to where it is.")
        elif file.startswith("docs/"):
            if file.endswith(".md") and not _PAGE_NAME.fullmatch(file):
                good = "/".join(_plain(part) for part in file.removesuffix(".md").split("/")) + ".md"
                message = "the name becomes the page's address, and an address with capitals, spaces or signs breaks in emails."
                yield Finding(file, 1, message, f"Rename it to {good}")
            elif not file.endswith(".md") and not _ASSET_NAME.fullmatch(file):
                message = f"{name} would be published with the guide as it is, and it is neither a page nor a picture in docs/assets/."
                yield Finding(
                    file, 1, message, "Delete it. Pages end in .md, and pictures stand in docs/assets/images/."
                )
        elif file not in known and not _DATA_NAME.fullmatch(file):
            message = f"nobody reads {name} here, so what it says would count for nothing."
            yield Finding(
                file,
                1,
                message,
                "Sources, figures and scores end in .yml, each in its folder of data/. Rename or delete it.",
            )
    for page in library.pages.values():
        if not page.text.strip() and "template" not in page.front.values:
            yield Finding(
                page.file,
                1,
                "the page has no words under its front matter.",
                "Begin with the answer, in a sentence or two.",
            )


def _plain(part: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", part.lower()))
