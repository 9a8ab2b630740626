"""Reads built pages as a browser would."""

from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup


def pages(site: Path) -> list[str]:
    """Return the address of each built page, from the root of the site: "", "help-now/", "404.html"."""
    return sorted(file.relative_to(site).as_posix().removesuffix("index.html") for file in site.rglob("*.html"))


@cache
def page(site: Path, address: str) -> BeautifulSoup:
    """Return a built page by its address."""
    file = site / address
    return BeautifulSoup((file / "index.html" if file.is_dir() else file).read_text("utf-8"), "html.parser")
