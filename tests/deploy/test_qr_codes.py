"""Each QR code, read back as a phone would: it holds the right address, and that is there on the built site."""

from __future__ import annotations

import base64
import io
import math
import xml.etree.ElementTree as etree
from functools import cache
from pathlib import Path

import pytest
import zxingcpp
from bs4 import BeautifulSoup
from PIL import Image
from playwright.sync_api import Browser

from deploy.qr_codes import draw_all
from desk.qr import svg, write_png
from tests.conftest import ADDRESS, ROOT

LEDGER = ROOT / "data" / "addresses.txt"
SHEET, CELL = 1600, 200  # pixels: a contact sheet of 64 codes


@cache
def soup(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


def read(picture: Image.Image) -> list[zxingcpp.Barcode]:
    """Return every QR code that a reader finds in a picture."""
    return zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)


def fault(site: Path, held: str) -> str:
    """Say why an address that a code holds leads nowhere; "" where it leads to a page, and to its section."""
    if not held.startswith(ADDRESS):
        return f"{held} is not an address of this guide"
    path, _, section = held.removeprefix(ADDRESS).partition("#")
    file = site / path / "index.html"
    if not file.is_file():
        return f"{held}: there is no such page"
    if section and not soup(file).find(id=section):
        return f"{held}: the page has no such section"
    if refresh := soup(file).select_one("meta[http-equiv=refresh]"):
        target = file.parent / str(refresh["content"]).split("url=")[1].split("#")[0]
        return "" if (target / "index.html").is_file() else f"{held}: leads on to nothing"
    return ""


@cache
def expected(site: Path) -> dict[str, str]:
    """Return the name of each drawing that there must be with the address it must hold, read off the built site."""
    ledger = set(LEDGER.read_text("utf-8").splitlines())
    found = {}
    for short in (site / "go").glob("*/index.html"):
        code = short.parent.name
        found[code] = f"{ADDRESS}go/{code}/"
        target = soup(short).select("meta[http-equiv=refresh]")[0]["content"]
        page = (short.parent / str(target).split("url=")[1]).resolve()
        path = f"{page.relative_to(site.resolve()).as_posix()}/".removeprefix("./")
        for heading in soup(page / "index.html").select("h2[id], h3[id]"):
            if f"/{path}#{heading['id']}" in ledger:
                found[f"{code}-{heading['id']}"] = f"{ADDRESS}{path}#{heading['id']}"
    return found


def read_sheets(chromium: Browser, drawings: list[str]) -> list[str]:
    """Draw SVGs in a browser, on contact sheets, and return what each of them holds; "" for one that cannot be read."""
    page = chromium.new_page(viewport={"width": SHEET, "height": SHEET})
    row = SHEET // CELL
    held = [""] * len(drawings)
    for first in range(0, len(drawings), row * row):
        images = "".join(
            f"<img src='data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}'>"
            for drawing in drawings[first : first + row * row]
        )
        style = f"<style>body {{ margin: 0 }} img {{ float: left; width: {CELL}px; height: {CELL}px }}</style>"
        page.set_content(style + images)
        for code in read(Image.open(io.BytesIO(page.screenshot()))):
            corner = code.position.top_left
            held[first + corner.y // CELL * row + corner.x // CELL] = code.text
    page.close()
    return held


def test_there_is_a_code_for_each_page_and_section(laid: Path) -> None:
    wanted = expected(laid)
    pages = [name for name in wanted if "-" not in name]
    assert len(pages) >= 48 and len(wanted) - len(pages) >= 430
    for ending in (".svg", ".png"):
        assert {file.stem for file in (laid / "qr").glob(f"*{ending}")} == wanted.keys()
    assert len(list((laid / "qr").iterdir())) == 2 * len(wanted)


def test_every_png_leads_to_its_page(laid: Path) -> None:
    for name, address in expected(laid).items():
        picture = Image.open(laid / "qr" / f"{name}.png")
        assert [code.text for code in read(picture)] == [address], name
        assert fault(laid, address) == ""
        assert min(picture.size) >= 900 and math.isclose(picture.info["dpi"][0], 300, abs_tol=0.1), name


def test_every_svg_leads_to_its_page(laid: Path, chromium: Browser) -> None:
    wanted = expected(laid)
    drawings = [(laid / "qr" / f"{name}.svg").read_text("utf-8") for name in wanted]
    assert read_sheets(chromium, drawings) == list(wanted.values())


def test_every_page_carries_the_code_of_its_short_link(laid: Path, chromium: Browser) -> None:
    drawings, wanted = [], []
    for name, address in expected(laid).items():
        if "-" not in name:
            target = soup(laid / "go" / name / "index.html").select("meta[http-equiv=refresh]")[0]["content"]
            page = laid / "go" / name / str(target).split("url=")[1] / "index.html"
            [drawn] = soup(page).select("aside.eh-paper svg.eh-qr")
            assert drawn["aria-label"] == f"QR code: {address}" and not drawn.select("[style]"), page
            drawings.append(as_file(drawn["viewbox"], drawn.decode_contents()))
            wanted.append(address)
    assert read_sheets(chromium, drawings) == wanted


def as_file(view: object, inside: str) -> str:
    """Return the inside of a page's SVG as a file of its own."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">{inside}</svg>'


def test_the_kit_links_only_to_files_that_are_there(laid: Path) -> None:
    kit = laid / "for-clinics" / "kit" / "index.html"
    links = [str(link["href"]) for link in soup(kit).select("a[href]")]
    files = {link.split("/")[-1] for link in links if "/qr/" in link or "/handouts/" in link}
    there = {file.name for folder in ("qr", "handouts") for file in (laid / folder).iterdir()}
    assert files and files <= there, f"missing: {sorted(files - there)[:5]}"
    assert {f"{name}.svg" for name in expected(laid) if "-" not in name} <= files


def test_a_code_can_lose_a_quarter(tmp_path: Path) -> None:
    write_png(f"{ADDRESS}go/417/", tmp_path / "417.png")
    [code] = read(Image.open(tmp_path / "417.png"))
    assert code.ec_level in ("Q", "H"), "paper is folded and stained"


def test_a_spoiled_code_is_noticed(tmp_path: Path, chromium: Browser) -> None:
    write_png(f"{ADDRESS}go/417/", tmp_path / "417.png")
    picture = Image.open(tmp_path / "417.png").convert("L")
    picture.paste(255, (0, 0, picture.width // 2, picture.height))
    assert read(picture) == []
    drawing = svg(f"{ADDRESS}go/417/")
    view, path = drawing.attrib["viewBox"], drawing[1].attrib["d"]
    good, bad = (
        as_file(view, "".join(etree.tostring(part, encoding="unicode") for part in drawing)),
        as_file(view, f'<path stroke="#000" d="{path[: len(path) // 2]}"/>'),
    )
    assert read_sheets(chromium, [good, bad, good]) == [f"{ADDRESS}go/417/", "", f"{ADDRESS}go/417/"]


def test_an_address_that_leads_nowhere_is_noticed(laid: Path) -> None:
    assert fault(laid, f"{ADDRESS}help-now/") == ""
    assert fault(laid, f"{ADDRESS}nowhere/").endswith("nowhere/: there is no such page")
    assert fault(laid, f"{ADDRESS}help-now/#gone").endswith("#gone: the page has no such section")
    assert fault(laid, "https://other.example/help-now/").endswith("is not an address of this guide")


@pytest.mark.parametrize(
    "address", ["help-now/", "file:///help", "https://guide.example/a b", "https://guide.example/é"]
)
def test_what_a_phone_cannot_open_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"is no web address that a QR code can hold.* begins with https://"):
        svg(address)


@pytest.mark.parametrize("length", [200, 5000])
def test_what_is_too_fine_to_read_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match=r"has \d+ characters.* too fine .*Publish at a shorter SITE_URL"):
        svg(ADDRESS + "a" * length)


def test_only_pages_that_are_there_get_a_code(tmp_path: Path) -> None:
    for path, text in {"": "<h2 id=a>", "moved": "<meta http-equiv=refresh content='0; url=..'>", "go/101": ""}.items():
        (tmp_path / path).mkdir(parents=True, exist_ok=True)
        (tmp_path / path / "index.html").write_text(text, "utf-8")
    ledger = tmp_path / "addresses.txt"
    ledger.write_text("/\n/#a\n/#gone\n/moved/\n/go/101/ -> /\n/go/117/ -> /moved/\n/go/125/ -> /gone/\n", "utf-8")
    assert draw_all(tmp_path, ADDRESS, ledger) == "2 QR codes drawn, as SVG and as PNG: 1 pages and 1 sections."
    assert {file.stem for file in (tmp_path / "qr").iterdir()} == {"101", "101-a"}
    (tmp_path / "go" / "101" / "index.html").unlink()
    with pytest.raises(SystemExit, match=r"has the short link /go/101/, and .* does not\. Type: make build"):
        draw_all(tmp_path, ADDRESS, ledger)
