"""Draws a QR code, as SVG and as PNG, for each page's short link and for each of its sections, into `qr/` of a built site.

    python -m deploy.qr_codes site/ https://example.org/guide/

`qr/417.svg` holds the short link of a page, `qr/417-food.svg` the permanent address of its section `food`. Which codes and
ids there are is read from data/addresses.txt, so that a drawing's name stays for as long as the address does. No page is
edited: files are only added. The same site gives the same bytes.
"""

from __future__ import annotations

import re
import sys
from concurrent.futures import ProcessPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

from desk.addresses import GO, LEDGER, read_entries
from desk.addresses import codes as codes_of
from desk.qr import write_png, write_svg

ROOT = Path(__file__).resolve().parent.parent


class _Page(HTMLParser):
    """The ids of a built page's sections, in order, and whether it only leads on to another page."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.sections: list[str] = []
        self.stub = False
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the id of a heading, and a refresh."""
        given = dict(attrs)
        self.stub |= tag == "meta" and (given.get("http-equiv") or "").lower() == "refresh"
        if re.fullmatch("h[23]", tag) and given.get("id"):
            self.sections.append(str(given["id"]))


def wanted(site: Path, ledger: Path) -> dict[str, str]:
    """Return the name of each drawing with the address below the top of the site that it holds."""
    entries, _ = read_entries(ledger.read_text("utf-8"))
    kept = {entry.address for entry in entries}
    found: dict[str, str] = {}
    for address, code in codes_of(entries).items():
        file = site / address.strip("/") / "index.html"
        if not file.is_file() or (page := _Page(file)).stub:
            continue
        if not (site / GO / code / "index.html").is_file():
            raise SystemExit(f"{LEDGER} has the short link /{GO}{code}/, and {site} does not. Type: make build")
        found[code] = f"{GO}{code}/"
        sections = [id for id in page.sections if f"{address}#{id}" in kept]
        found.update({f"{code}-{id}": f"{address.lstrip('/')}#{id}" for id in sections})
    return found


def draw(address: str, file: Path) -> None:
    """Draw one address twice: `file` with the endings .svg and .png."""
    write_svg(address, file.with_name(f"{file.name}.svg"))
    write_png(address, file.with_name(f"{file.name}.png"))


def draw_all(site: Path, address: str, ledger: Path = ROOT / LEDGER) -> str:
    """Draw the codes of a whole site, and say what was done."""
    if not (site / "index.html").is_file():
        raise SystemExit(f"{site} holds no index.html, so it is no built site. Type: make build")
    names = wanted(site, ledger)
    folder = site / "qr"
    folder.mkdir(exist_ok=True)
    with ProcessPoolExecutor() as workers:
        files = [folder / name for name in names]
        list(workers.map(draw, [address + part for part in names.values()], files, chunksize=20))
    pages = sum(part.startswith(GO) for part in names.values())
    return f"{len(names)} QR codes drawn, as SVG and as PNG: {pages} pages and {len(names) - pages} sections."


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("Type: python -m deploy.qr_codes site/ https://the.public.address/")
    try:
        print(draw_all(Path(sys.argv[1]), sys.argv[2].rstrip("/") + "/"))
    except ValueError as error:
        raise SystemExit(str(error)) from error
