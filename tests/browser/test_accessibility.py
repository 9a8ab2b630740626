"""What axe finds on every page, and the languages that a screen reader is told of."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.audit import EXCLUDED, KINDS, as_it_is, begin, context, found, look, some, with_menu, with_results
from tests.site.reading import page as read
from tests.site.reading import pages

STATES: dict[str, tuple[Callable[[Page], None], int, dict[str, object]]] = {
    "with the menu open": (with_menu, 390, {}),
    "with search results": (with_results, 390, {}),
    "with search results on a desktop": (with_results, 1280, {}),
    "at 320 px": (as_it_is, 320, {}),
    # 1280 by 1024 px, four times as large: the page gets a window of 320 by 256 px, of finer points.
    "at 400 percent": (as_it_is, 320, {"device_scale_factor": 4}),
}

# Words with letters that English lacks, and why they need no language of their own.
NAMES = {
    **dict.fromkeys(
        ["Gómez", "Häggström", "Löwe", "Plöderl", "Ramírez", "Rothärmel", "Unützer"], "the name of a person"
    ),
}
FOREIGN = re.compile(r"[^\W\d_]*[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff][^\W\d_]*")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_axe_finds_nothing_on_any_page(chromium: Browser, served: str, site: Path, width: int, scheme: str) -> None:
    wrong = []
    with context(chromium, width, scheme) as opened:
        page = opened.new_page()
        for address in some(site, everything=scheme == "light"):
            page.goto(served + address)
            begin(page)
            wrong += [f"/{address}, {width} px, {scheme}: {fault}" for fault in found(page)]
    assert not wrong, "\n".join(wrong)


# Of the two states that differ least from others, the kinds that have most in them.
LOOKED_AT = [
    (state, kind)
    for state in STATES
    for kind in KINDS
    if state not in ("with search results on a desktop", "at 400 percent") or kind in ("answer", "compare", "help")
]


@pytest.mark.parametrize(("state", "kind"), LOOKED_AT)
def test_axe_finds_nothing_on_a_page_of_each_kind(chromium: Browser, served: str, state: str, kind: str) -> None:
    bring, width, settings = STATES[state]
    with context(chromium, width, **settings) as opened:
        page = opened.new_page()
        page.goto(served + KINDS[kind])
        bring(page)
        assert not look(page), f"/{KINDS[kind]}, {state}:\n" + "\n".join(look(page))


def test_axe_finds_what_is_wrong(chromium: Browser, served: str) -> None:
    with context(chromium, 390) as opened:
        page = opened.new_page()
        page.goto(served)
        page.evaluate("""() => {
          document.querySelector("h1").outerHTML = "<h4>A heading out of turn</h4><img src='x.png'><p style='color: #ccc'></p>";
          document.querySelector(".eh-menu-button").removeAttribute("aria-label");
          document.documentElement.removeAttribute("lang");
          document.querySelector(".eh-end p").style.color = "#ccc";
        }""")
        rules = {fault.split(":")[0] for fault in look(page)}
    assert rules >= {"image-alt", "button-name", "html-has-lang", "color-contrast", "page-has-heading-one"}


def test_each_exclusion_has_its_reason() -> None:
    assert all(len(reason) > 20 for reason in EXCLUDED.values())


def test_every_page_says_its_language_and_that_of_words_in_another(site: Path) -> None:
    wrong = []
    for address in pages(site):
        soup = read(site, address)
        assert soup.html and soup.html.get("lang") == "en", f"/{address} does not say that it is in English."
        for text in soup.body.find_all(string=True) if soup.body else []:
            told = text.find_parent(lang=True)
            words = [word for word in FOREIGN.findall(text) if word not in NAMES]
            if words and told is not None and told.name == "html":
                wrong.append(f"/{address}: {words} in {text.strip()[:60]!r} is in no element with a lang of its own.")
    assert not wrong, "\n".join(wrong)


def test_words_in_another_language_are_told_from_names() -> None:
    assert FOREIGN.findall("988 in Spanish (en español), 2 × 3, Plöderl") == ["español", "Plöderl"]


def test_the_spanish_line_is_read_out_in_spanish(site: Path) -> None:
    spanish = [part.get_text() for part in read(site, "help-now/").find_all(lang="es")]
    assert spanish == ["en español", "AYUDA"], f"/help-now/ gives these words as Spanish: {spanish}"
