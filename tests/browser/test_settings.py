"""A reader's own settings: narrow windows, more space between letters, larger text, no motion, own colors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.audit import KINDS, context, some, with_menu, with_results
from tests.browser.find import browser as find_browser
from tests.browser.test_keyboard import CHECKS
from tests.conftest import FLAGS

# What WCAG 1.4.12 asks a page to bear.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p, li, dd { margin-bottom: 2em !important }
"""
# Three parts of a picture of 100 people, and what they stand on.
DOTS = """figure => {
  const color = (part) => getComputedStyle(figure.querySelector(part)).stroke;
  return { added: color(".eh-dot--added"), anyway: color(".eh-dot--anyway"), not: color(".eh-dot--not-ring"), ground: checks.behind(figure) };
}"""


def faults(page: Page, address: str, *checks: str) -> list[str]:
    """Return what these checks find wrong on the page as it stands."""
    return [f"/{address}: {fault}" for check in checks for fault in page.evaluate(f"checks.{check}()")]


def touch(page: Page) -> None:
    """Touch the page: nobody scrolls without, and it makes the theme let wide tables scroll by themselves."""
    page.mouse.wheel(0, 1)
    if page.locator("article table:not([class])").count():
        page.locator(".md-typeset__scrollwrap").first.wait_for(state="attached")


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_off_with_wide_spacing(chromium: Browser, served: str, site: Path, width: int) -> None:
    wrong = []
    with context(chromium, width) as opened:
        page = opened.new_page()
        for address in some(site, everything=width == 320):
            page.goto(served + address)
            page.evaluate(CHECKS)
            wrong += faults(page, address, "clipped", "sideways")
            touch(page)
            page.evaluate("text => checks.style(text)", SPACING)
            wrong += [f"{fault} (WCAG 1.4.12)" for fault in faults(page, address, "clipped", "sideways")]
    assert not wrong, "\n".join(wrong)


@pytest.fixture(scope="module")
def large(chromium: Browser) -> Iterator[Browser]:
    """Start a browser whose reader has set the size of text to 32 px, twice the usual.

    This is what the browser's own setting does: it also moves the widths at which the layout changes, which counts in
    em. A larger font on the root element alone would not. Zooming the page to 200% is the same as a window of 640 px,
    of which no test is needed: every page is tried at 320 px.
    """
    path = find_browser()
    browser = chromium.browser_type.launch(
        executable_path=path, args=[*FLAGS.split(), "--blink-settings=defaultFontSize=32"]
    )
    yield browser
    browser.close()


@pytest.mark.parametrize("width", [640, 1280])
def test_nothing_is_cut_off_with_text_of_twice_the_size(large: Browser, served: str, site: Path, width: int) -> None:
    wrong = []
    page = large.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    for address in some(site, everything=False):
        page.goto(served + address)
        page.evaluate(CHECKS)
        touch(page)
        wrong += faults(page, address, "clipped", "sideways")
    size = page.locator("article").evaluate("article => parseFloat(getComputedStyle(article).fontSize)")
    page.close()
    assert size >= 34, "The text did not grow with the reader's setting."
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("style", "words"),
    [
        (".eh-trust { height: 10px; overflow: hidden }", "does not fit into"),
        (".md-header { height: 4px }", "does not fit into header"),
        ("h1 { width: 500px }", "scrolls sideways"),
    ],
)
def test_what_is_cut_off_is_found(chromium: Browser, served: str, style: str, words: str) -> None:
    with context(chromium, 320) as opened:
        page = opened.new_page()
        page.goto(served)
        page.evaluate(CHECKS)
        page.evaluate("text => checks.style(text)", style)
        wrong = faults(page, "", "clipped", "sideways")
    assert any(words in fault for fault in wrong), wrong


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_for_readers_who_want_no_motion(chromium: Browser, served: str, kind: str, width: int) -> None:
    with context(chromium, width) as opened:
        page = opened.new_page()
        page.goto(served + KINDS[kind])
        page.evaluate(CHECKS)
        assert not faults(page, KINDS[kind], "moving")
        if width == 390:
            with_menu(page)
            page.keyboard.press("Escape")
        with_results(page)  # By now the rest of the style sheets has come.
        assert not faults(page, KINDS[kind], "moving")
        assert page.evaluate("document.getAnimations().length") == 0


def test_what_moves_is_found(chromium: Browser, served: str) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 844}, reduced_motion="no-preference")
    page.goto(served)
    page.evaluate(CHECKS)
    assert any("md-sidebar--primary" in fault for fault in faults(page, "", "moving"))
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_readers_own_colors_keep_parts_apart(chromium: Browser, served: str, scheme: str) -> None:
    with context(chromium, 390, scheme, forced_colors="active") as opened:
        page = opened.new_page()
        page.goto(served + "benefits-and-risks/side-effects/")
        page.evaluate(CHECKS)
        for figure in page.locator("figure:has(.eh-dot--anyway)").all():
            apart(page, figure.evaluate(DOTS))
        # Buttons keep an edge, and their signs are drawn in a color that shows.
        page.goto(served + "help-now/")
        page.evaluate(CHECKS)
        for call in page.locator(".eh-call").all():
            edge = call.evaluate(
                "link => getComputedStyle(link)['border-bottom-style'] + getComputedStyle(link)['border-bottom-width']"
            )
            assert edge == "solid2px"
        for sign in page.locator(".md-header .md-icon:visible svg").all():
            assert sign.evaluate("svg => checks.contrast(getComputedStyle(svg).stroke, checks.behind(svg))") >= 3
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("checks.focus()") == []


def apart(page: Page, colors: dict[str, str]) -> None:
    """Check that what was added differs from all else, and that every part shows. The rest differs in shape, too."""
    assert colors["added"] not in (colors["anyway"], colors["not"], colors["ground"]), colors
    for part in ("added", "anyway", "not"):
        ratio = page.evaluate("([one, other]) => checks.contrast(one, other)", [colors[part], colors["ground"]])
        assert ratio >= 3, f"{part}: {colors[part]} on {colors['ground']} is {ratio:.1f} to 1"
