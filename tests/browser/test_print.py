"""Every page on paper: what a handout must hold, and what must not be on it. A list of complaints, empty when all is well."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader

from tests.site.reading import page as built
from tests.site.reading import pages

CARDS = (
    "living/family-and-friends/",
    "what-to-expect/first-24-hours/",
    "what-to-expect/preparing/",
    "what-to-expect/the-session/",
)
OPTIONS = "deciding/your-options/"
CHROME = (
    "Skip to content",
    "On this page",
    "Back to top",
    "Initializing search",
    "Start here Understand Ways it is given",
)

# What the page itself holds. A short form leaves out what only the screen shows, and the options leave out all sources.
HOLDS = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility());
  const words = (part) => part.textContent.trim();
  const ends = (box) => {
    const said = [...box.querySelectorAll("p, li, figcaption, th, td")].map(words).filter((text) => text.length > 2);
    return [said[0], said[said.length - 1]].map((text) => text.replace(/[\\d ]+$/, ""));
  };
  const short = document.querySelector(".eh-screen-only") && !location.hash;
  const card = short && !document.querySelector("article > .eh-cards");
  const listed = short && !card ? [] : document.querySelectorAll(`.eh-sources li${card ? "[value]" : ""} cite`);
  return {
    once: ["h1", ".eh-trust", ".eh-end time:last-of-type"].map((name) => document.querySelector(name)).filter(Boolean).map(words),
    sources: [...listed].map(words),
    headings: all("article :is(h2, h3)").map((part) => words(part).replace(/#$/, "")),
    boxes: all(".admonition, .eh-picture").map(ends),
    kept: all(".admonition, .eh-picture, article table, article figure, .eh-half, .eh-kit").length,
    words: document.querySelector("article").innerText.split(/\\s+/).length,
    small: !card ? [] : all("article > p, article > ul > li, article > ol > li, .admonition :is(p, li)")
      .filter((part) => !part.matches(".eh-trust") && parseFloat(getComputedStyle(part).fontSize) < 17.3).map(words),
  };
}"""

# What a published copy adds to a page: numbers after its links, its QR code, and perhaps more on who publishes it.
PUBLISHED = """() => {
  document.querySelectorAll("article a:not([class], [href^=http], [href^='#'], .eh-trust *, .eh-end *)").forEach((link) => { link.dataset.go = "go/417"; });
  const paper = document.createElement("aside"), more = document.createElement("p");
  paper.className = "eh-paper";
  paper.innerHTML = "<svg class='eh-qr' viewBox='0 0 37 37'><path d='M4 4h7v7h-7z'/></svg><p>" + "The newest version of this page ".repeat(7);
  more.textContent = "x".repeat(60);
  document.querySelector(".eh-end").before(paper);
  document.querySelector(".eh-end").prepend(more);
}"""


@pytest.fixture(scope="module")
def paper(chromium: Browser) -> Iterator[BrowserContext]:
    """Give pages that a test may spoil: the site's own policy would refuse styles put in by hand."""
    context = chromium.new_context(bypass_csp=True)
    yield context
    context.close()


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _sheets(page: Page, size: str = "Letter") -> tuple[list[str], list[str]]:
    """Print the page; return the words of each sheet without spaces, and its last line."""
    texts, lasts = [], []
    for sheet in PdfReader(io.BytesIO(page.pdf(format=size, prefer_css_page_size=False))).pages:
        lines: dict[int, str] = {}

        def visit(text: str, cm: Any, tm: Any, _font: Any, _size: Any, lines: dict[int, str] = lines) -> None:
            if text.strip():
                height = round(cm[3] * tm[5] + cm[5])
                lines[height] = lines.get(height, "") + text

        texts.append(_bare(sheet.extract_text(visitor_text=visit)))
        lasts.append(_bare(lines[min(lines)]) if lines else "")
    return texts, lasts


def complaints(page: Page, size: str = "Letter") -> list[str]:
    """Print the page and say what is wrong with the sheets."""
    page.emulate_media(media="print")
    holds = page.evaluate(HOLDS)
    texts, lasts = _sheets(page, size)
    whole, found = "".join(texts), []
    address = re.sub(r"^.*?/guide/", "", page.url)
    limit = 2 if address in (*CARDS, OPTIONS) else 2 + holds["words"] / 400 + holds["kept"] / 2
    if len(texts) > limit:
        found.append(f"It takes {len(texts)} sheets, and {limit:.1f} would do.")
    if not all(text in texts[0] for text in ("Thinkingaboutsuicide?", "call988", _bare(holds["once"][0]))):
        found.append("The title or the crisis line is not on the first sheet.")
    found += [f'"{words}" is not printed.' for words in holds["once"] + holds["sources"] if _bare(words) not in whole]
    found += [f'"{words}" belongs to the screen.' for words in CHROME if _bare(words) in whole]
    found += [f"Sheet {number} is blank." for number, text in enumerate(texts, 1) if not text]
    headings = {_bare(words) for words in holds["headings"]}
    found += [f'The heading "{last}" stands alone at the foot of a sheet.' for last in lasts if last in headings]
    for first, last in holds["boxes"]:
        if not any(_bare(first) in text and _bare(last) in text for text in texts):
            found.append(f'The box that begins "{first}" is split.')
    found += [f'"{words}" is set too small.' for words in holds["small"]]
    return found


def test_every_page_prints_as_a_clean_handout(paper: BrowserContext, served: str, site: Path) -> None:
    page, wrong = paper.new_page(), {}
    for address in pages(site):
        if not built(site, address).select_one("meta[http-equiv=refresh]"):
            page.goto(served + address)
            wrong[address] = complaints(page)
    page.close()
    assert not {address: found for address, found in wrong.items() if found}
    assert len(wrong) > 40


@pytest.mark.parametrize("size", ["Letter", "A4"])
@pytest.mark.parametrize("address", [*CARDS, OPTIONS])
def test_a_short_form_takes_two_sheets_when_published_and_all_when_asked(
    paper: BrowserContext, served: str, address: str, size: str
) -> None:
    page = paper.new_page()
    page.goto(served + address)
    page.evaluate(PUBLISHED)
    assert complaints(page, size) == []
    page.locator("a[href$='#whole-page']").evaluate("link => link.click()")
    texts, _ = _sheets(page, size)
    assert len(texts) > 4
    assert all(_bare(words) in "".join(texts) for words in page.locator(".eh-sources cite").all_text_contents())
    page.close()


@pytest.mark.parametrize("address", CARDS)
def test_a_card_has_room_for_the_number_of_the_clinic(paper: BrowserContext, served: str, address: str) -> None:
    page = paper.new_page()
    page.goto(served + address)
    assert "Myclinic'snumber,dayandnight:" in "".join(_sheets(page)[0])
    page.close()


@pytest.mark.parametrize(
    ("style", "said"),
    [
        (".md-banner { display: none !important }", "the crisis line"),
        (".eh-trust { display: none }", 'Not yet reviewed by a clinician." is not printed'),
        (".eh-end { display: none !important }", '"May 24, 2027" is not printed'),
        (".eh-sources li:nth-last-child(1 of [value]) { display: none !important }", '" is not printed'),
        (".md-tabs { display: block !important }", "belongs to the screen"),
        ("article h2 { break-after: page !important }", "stands alone at the foot"),
        ("article > ol { break-before: page } article > ol::before { content: ''; display: block; break-after: page }", "is blank"),
        (".admonition { break-inside: auto !important } .admonition-title { break-after: page !important }", "is split"),
        ("article li { margin-bottom: 3cm !important }", "sheets, and 2.0 would do"),
        ("article { font-size: 9pt !important }", "is set too small"),
    ],
)  # fmt: skip
def test_a_spoiled_card_is_noticed(paper: BrowserContext, served: str, style: str, said: str) -> None:
    page = paper.new_page()
    page.goto(served + "what-to-expect/the-session/")
    page.add_style_tag(content=f"@media print {{ {style} }}")
    assert said in " ".join(complaints(page))
    page.close()


@pytest.mark.parametrize("chosen", ["dark", ""])
def test_paper_is_black_on_white_whatever_the_screen_shows(chromium: Browser, served: str, chosen: str) -> None:
    page = chromium.new_page(color_scheme="dark")
    page.goto(served + "benefits-and-risks/risks/")
    page.evaluate("chosen => chosen && document.documentElement.setAttribute('data-colors', chosen)", chosen)
    page.emulate_media(media="print", color_scheme="dark")
    parts = page.locator("body, article p, article a, article h2, .eh-status, .eh-strip, .admonition")
    colors = parts.evaluate_all("parts => parts.map((part) => getComputedStyle(part).color)")
    assert len(colors) > 50
    assert set(colors) == {"rgb(0, 0, 0)"}
    assert page.locator("body").evaluate("part => getComputedStyle(part).backgroundColor") == "rgb(255, 255, 255)"
    page.close()
