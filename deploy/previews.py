"""Writes each page that a pull request changes as one file that opens with a click, with no server and no network.

    python -m deploy.previews site/ previews/ --base HEAD^1

The file holds its own styles and pictures and no script. Links to other pages do not work in it, and it says at its
top that it is not published. Needs beautifulsoup4 (requirements-dev.txt).
"""

from __future__ import annotations

import argparse
import base64
import mimetypes
import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from desk.addresses import address_of
from desk.library import Library
from desk.pull_request import PREVIEWS, changed_files, changed_pages

# The page's own policy forbids styles within the page, which is all that a single file has. Scripts stay forbidden.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_URL = re.compile(r'url\("?(\.[^")]+)"?\)')
NOTICE = "Preview of a proposed change. Nobody has published it, and links to other pages do not work here."


def alone(site: Path, page: Path) -> str:
    """Return a built page as one file that needs no other."""
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    for element in soup.select("script, link[rel=canonical], link[rel=alternate], .md-overlay"):
        element.decompose()
    soup.select_one("meta[http-equiv=Content-Security-Policy]")["content"] = POLICY  # type: ignore[index]
    for link in soup.select("link[rel=stylesheet]"):
        style = soup.new_tag("style")
        style.string = _styles(page.parent / str(link["href"]))
        link.replace_with(style)
    for element in soup.select("link[rel=icon], img[src]"):
        name = "src" if element.name == "img" else "href"
        element[name] = _data(page.parent / str(element[name]))
    for link in soup.select("a[href]"):
        if not str(link["href"]).startswith(("#", "http", "tel:", "sms:", "mailto:")):
            del link["href"]
    body = soup.body
    assert isinstance(body, Tag)
    notice = soup.new_tag("p", attrs={"class": "eh-saved"})
    notice.string = NOTICE
    body.insert(0, notice)
    return str(soup)


def _styles(sheet: Path) -> str:
    """Return a style sheet with the pictures that it names in it."""
    return _URL.sub(lambda found: f'url("{_data(sheet.parent / found[1])}")', sheet.read_text("utf-8"))


def _data(file: Path) -> str:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"


def write(root: Path, site: Path, into: Path, changed: list[str]) -> list[Path]:
    """Write the first changed pages into numbered folders, because GitHub takes one file at a time as it is."""
    written = []
    for number, path in enumerate(changed_pages(Library.read(root), changed)[:PREVIEWS], 1):
        page = site / address_of(path).strip("/") / "index.html"
        file = into / str(number) / f"{path.removesuffix('.md').replace('/', '--')}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(alone(site, page), "utf-8")
        written.append(file)
    return written


def main() -> None:
    """Write the previews, and say how many."""
    parser = argparse.ArgumentParser(prog="python -m deploy.previews", description="One file for each changed page.")
    parser.add_argument("site", type=Path, help="the built site")
    parser.add_argument("into", type=Path, help="the folder to write into")
    parser.add_argument("--base", default="HEAD^1", help="the commit to compare with")
    asked = parser.parse_args()
    root = Path().resolve()
    print(f"{len(write(root, asked.site, asked.into, changed_files(root, asked.base)))} previews written.")


if __name__ == "__main__":
    main()
