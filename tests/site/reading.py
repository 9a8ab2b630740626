"""Reads built pages as a browser would."""

from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup


@cache
def _addresses(site: Path) -> dict[str, bool]:
    """Return each address of the site, from its root, and whether it only leads on to another page."""
    files = sorted(site.rglob("*.html"))
    addresses = (file.relative_to(site).as_posix().removesuffix("index.html") for file in files)
    return {address: bool(page(site, address).select("meta[http-equiv=refresh]")) for address in addresses}


def pages(site: Path) -> list[str]:
    """Return the address of each page that readers read: "", "help-now/", "404.html"."""
    return [address for address, moved in _addresses(site).items() if not moved]


def stubs(site: Path) -> list[str]:
    """Return the address of each old page and short link: "go/117/"."""
    return [address for address, moved in _addresses(site).items() if moved]


@cache
def page(site: Path, address: str) -> BeautifulSoup:
    """Return a built page by its address."""
    file = site / address
    return BeautifulSoup((file / "index.html" if file.is_dir() else file).read_text("utf-8"), "html.parser")
