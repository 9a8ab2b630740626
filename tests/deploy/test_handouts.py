"""The PDFs to hand out: tagged for screen readers, in a language, with title and outline, and short enough to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from deploy import browser
from deploy.handouts import PAPERS, Handout, handouts, print_all
from tests.conftest import ADDRESS

MOST = {  # sheets of paper: what a clinic can staple, or print on both sides of one
    "getting-ready": 2,
    "the-day": 2,
    "first-24-hours": 2,
    "for-supporters": 2,
    "options": 2,
    "questions-to-ask": 6,
}
SIZES = {"letter": (612, 792), "A4": (595, 842)}  # in points


def tags(part: object) -> Iterator[tuple[str, str]]:
    """Yield each tag of a PDF below `part`, with its words for those who do not see it."""
    part = part.get_object() if hasattr(part, "get_object") else part
    if isinstance(part, list):
        for one in part:
            yield from tags(one)
    elif isinstance(part, dict):
        if "/S" in part:
            yield str(part["/S"]), str(part.get("/Alt", ""))
        yield from tags(part.get("/K"))


def is_set(settings: object, name: str) -> bool:
    """Say whether a PDF's setting is there and is true."""
    return isinstance(settings, dict) and getattr(settings.get(name), "value", False) is True


def links(pdf: PdfReader) -> list[str]:
    """Return each web address that a PDF links to."""
    notes = [note.get_object() for page in pdf.pages for note in page.get("/Annots", [])]
    return [str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})]


def faults(file: Path, title: str) -> list[str]:
    """Say what keeps people, and above all those who use a screen reader, from reading a PDF."""
    pdf = PdfReader(file)
    root = pdf.trailer["/Root"].get_object()
    found = list(tags(root.get("/StructTreeRoot")))
    count = Counter(tag for tag, _ in found)
    text = "".join(page.extract_text() for page in pdf.pages)
    checks = {
        "is not tagged": bool(found) and is_set(root.get("/MarkInfo"), "/Marked"),
        "names no language": root.get("/Lang") == "en",
        "does not carry the page's title": pdf.metadata is not None and str(pdf.metadata.title).startswith(title),
        "shows its file name for a title": is_set(root.get("/ViewerPreferences"), "/DisplayDocTitle"),
        "has no outline": len(pdf.outline) > 0,
        "has no one heading above all others": count["/H1"] == 1,
        "has no headings, lists or links": all(count[tag] for tag in ("/H2", "/L", "/LI", "/Link")),
        "has a picture without words": all(words for tag, words in found if tag == "/Figure"),
        "has no QR code": any(words.startswith(f"QR code: {ADDRESS}go/") for tag, words in found if tag == "/Figure"),
        "has no text": len(text) > 1000 and title.split()[0] in text,
        "links to the machine that made it": not any("127.0.0.1" in link for link in links(pdf)),
        "does not link to the guide": any(link.startswith(ADDRESS) for link in links(pdf)),
    }
    return [fault for fault, good in checks.items() if not good]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("handout", handouts(), ids=lambda handout: handout.file)
def test_each_handout_can_be_read_by_everybody(laid: Path, handout: Handout, paper: str) -> None:
    page = BeautifulSoup((laid / handout.page / "index.html").read_text("utf-8"), "html.parser")
    file = laid / "handouts" / f"{handout.file}{PAPERS[paper]}.pdf"
    assert page.h1 and faults(file, page.h1.get_text().strip()) == []
    pages = PdfReader(file).pages
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == list(SIZES[paper])
    assert len(pages) <= MOST[handout.file], f"{len(pages)} pages are more than anybody hands out"
    assert all(page.extract_text().strip() for page in pages), "an empty page"


def test_every_handout_is_there_and_nothing_else(laid: Path) -> None:
    assert {handout.file for handout in handouts()} == MOST.keys(), "files that people keep a link to"
    files = {f"{name}{ending}.pdf" for name in MOST for ending in PAPERS.values()}
    assert {file.name for file in (laid / "handouts").iterdir()} == files
    assert len(PdfReader(laid / "handouts" / "options.pdf").pages) == 2, "the table, and the questions on its back"


@pytest.fixture
def tiny_page(tmp_path: Path) -> Path:
    """Return a site of one page."""
    text = "<!doctype html><html lang=en><link rel=icon href=data:,><title>A page</title><h1>A page</h1><h2>One</h2><ul><li><a href=x/>x</a></ul>"
    (tmp_path / "index.html").write_text(text + "<p>words</p>" * 300, "utf-8")
    return tmp_path


def test_a_pdf_without_tags_is_noticed(tiny_page: Path) -> None:
    [good, _] = print_all(tiny_page, ADDRESS, [Handout("", "good")])
    assert faults(good, "A page") == ["has no QR code"]
    [bad, _] = print_all(tiny_page, ADDRESS, [Handout("", "bad")], "--disable-pdf-tagging")
    assert faults(bad, "A page")[:2] == ["is not tagged", "names no language"]


def test_a_page_that_lacks_a_file_is_not_printed(tiny_page: Path) -> None:
    file = tiny_page / "index.html"
    file.write_text(file.read_text("utf-8") + "<img src=gone.png>", "utf-8")
    with pytest.raises(SystemExit, match=r"The pages to print ask for /care/gone\.png, and .* holds no such file\."):
        print_all(tiny_page, ADDRESS, [Handout("", "page")])


def test_a_handout_of_no_page_is_refused(tiny_page: Path) -> None:
    with pytest.raises(SystemExit, match=r"wants ways/gone/ as the handout gone\.pdf.* Correct the page in extra"):
        print_all(tiny_page, ADDRESS, [Handout("ways/gone/", "gone")])


def test_without_chromium_a_sentence_says_what_to_type(tiny_page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "system_browser", lambda: None)
    with pytest.raises(SystemExit, match=r"No Chromium was found.* Type: apt-get install chromium"):
        print_all(tiny_page, ADDRESS, [Handout("", "page")])
