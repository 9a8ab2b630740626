"""The whole guide by keyboard: the menu, the search, a ring around what has focus, and room to press."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.audit import KINDS, WIDTHS, context, with_menu, with_results
from tests.site.reading import pages

CHECKS = Path(__file__).with_name("checks.js").read_text("utf-8")
TABBED = "checks.reachable().filter(element => !walked.has(element)).map(checks.name)"
STEP = """() => {
  const element = document.activeElement;
  if (element === document.body || walked.has(element)) return null;
  walked.add(element);
  return checks.focus();
}"""


@pytest.fixture
def phone(chromium: Browser, served: str) -> Iterator[Page]:
    """Open the front page on a phone."""
    with context(chromium, 390) as opened:
        page = opened.new_page()
        page.goto(served)
        page.evaluate(CHECKS)
        yield page


def walk(page: Page, key: str = "Tab") -> tuple[list[str], list[str]]:
    """Press Tab until the page has been left. Return what is wrong with the focus, and what was never reached."""
    page.evaluate("window.walked = new Set([document.activeElement])")
    wrong: list[str] = []
    for _ in range(3000):
        page.keyboard.press(key)
        faults = page.evaluate(STEP)
        if faults is None:
            break
        wrong += faults
    else:
        wrong.append("Tab never leaves the page")
    return wrong, page.evaluate(TABBED)


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_tab_shows_where_it_is_reaches_everything_and_leaves(
    chromium: Browser, served: str, width: int, scheme: str
) -> None:
    with context(chromium, width, scheme) as opened:
        page = opened.new_page()
        for address in (
            [*KINDS.values(), "what-to-expect/before/"] if scheme == "light" else ["", "help-now/", "living/journal/"]
        ):
            page.goto(served + address)
            page.evaluate(CHECKS)
            wrong, missed = walk(page)
            assert not wrong, f"/{address}, {width} px, {scheme}:\n" + "\n".join(wrong)
            assert not missed, f"/{address}, {width} px: Tab does not reach {missed}"


def test_tab_leads_back_as_it_leads_on(phone: Page, served: str) -> None:
    phone.goto(served + "benefits-and-risks/risks/")
    phone.evaluate(CHECKS)
    assert walk(phone, "Shift+Tab") == ([], [])


@pytest.mark.parametrize(
    ("style", "words"),
    [
        (":focus-visible { outline: 1px solid !important }", "focus ring of 1 px"),
        (":focus-visible { outline: none !important }", "focus ring of 0 px"),
        (":focus-visible { outline-color: #e5e0d5 !important }", "to 1, not 3"),
        (".md-header { height: 100vh }", "hidden by something"),
    ],
)
def test_a_bad_focus_is_found(phone: Page, style: str, words: str) -> None:
    phone.evaluate("text => checks.style(text)", style)
    wrong, _ = walk(phone)
    assert any(words in fault for fault in wrong), wrong


def test_a_trap_is_found(phone: Page) -> None:
    phone.evaluate("""() => {
      const link = document.querySelector("article a");
      link.addEventListener("blur", () => setTimeout(() => link.focus()));
    }""")
    assert walk(phone)[1]


def test_the_skip_link_comes_first_shows_and_leads_to_the_text(phone: Page) -> None:
    phone.keyboard.press("Tab")
    link = phone.locator(":focus")
    assert link.inner_text() == "Skip to content"
    box = link.bounding_box()
    assert box and box["x"] >= 0 and box["y"] >= 0 and box["height"] >= 24
    link.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "main-text"
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_is_a_button_with_name_state_and_focus(phone: Page) -> None:
    button = phone.get_by_role("button", name="Menu", exact=True)
    assert button.get_attribute("aria-expanded") == "false"
    assert button.get_attribute("aria-controls") == phone.get_by_role(
        "navigation", name="Pages", include_hidden=True
    ).locator("..").get_attribute("id")
    button.focus()
    phone.keyboard.press("Enter")
    close = phone.get_by_role("button", name="Close the menu")
    assert phone.locator(".eh-menu-button").get_attribute("aria-expanded") == "true"
    assert close.evaluate("element => element === document.activeElement")
    # While it is open, Tab goes round in it, through all its links, and nothing behind it can be reached.
    wrong, missed = walk(phone)
    assert (wrong, missed) == ([], [])
    inside = phone.evaluate("[...walked].every(element => element.closest('#menu'))")
    assert inside, "Tab leaves the open menu for the page behind it."
    phone.keyboard.press("Tab")
    phone.keyboard.press("Escape")
    assert phone.locator(".eh-menu-button:focus").get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("way", ["the button", "the shade"])
def test_the_menu_closes_and_gives_the_focus_back(phone: Page, way: str) -> None:
    with_menu(phone)
    if way == "the button":
        phone.keyboard.press("Space")
    else:
        phone.mouse.click(380, 500)
    assert phone.locator(".eh-menu-button:focus").get_attribute("aria-expanded") == "false"


def test_the_closed_menu_and_search_are_out_of_reach(phone: Page) -> None:
    walk(phone)
    hidden = "[...walked].filter(element => element.closest('#menu, #search')).map(checks.name)"
    assert phone.evaluate(hidden) == []
    snapshot = phone.locator("body").aria_snapshot()
    assert 'navigation "Pages"' not in snapshot and "textbox" not in snapshot
    # The same walk finds them once they can be seen.
    phone.evaluate("""checks.style(".md-sidebar--primary, .md-search__inner { visibility: visible !important }")""")
    walk(phone)
    assert phone.evaluate(hidden) != []


@pytest.mark.parametrize("width", WIDTHS)
def test_results_are_reached_by_tab_and_escape_closes(chromium: Browser, served: str, width: int) -> None:
    with context(chromium, width) as opened:
        page = opened.new_page()
        page.goto(served)
        with_results(page)
        for _ in range(4):
            page.keyboard.press("Tab")
            if page.locator(".md-search-result__link:focus").count():
                break
        else:
            pytest.fail(f"At {width} px, Tab does not lead from the search box to a result.")
        page.evaluate(CHECKS)
        assert page.evaluate("checks.focus()") == []
        page.keyboard.press("Escape")
        assert page.locator(".eh-search-button").get_attribute("aria-expanded") == "false"
        assert not page.locator(".md-search-result__link").first.is_visible()
        if page.locator(".eh-search-button").is_visible():
            assert page.locator(".eh-search-button:focus").count() == 1


def test_enter_follows_a_result(phone: Page) -> None:
    with_results(phone)
    first = phone.locator(".md-search-result__link").first
    address = first.evaluate("link => link.pathname")
    first.press("Enter")
    phone.wait_for_url(f"**{address}*")


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_pressed_is_24_px_or_has_room(chromium: Browser, served: str, site: Path, width: int) -> None:
    wrong = []
    with context(chromium, width) as opened:
        page = opened.new_page()
        for address in pages(site):
            page.goto(served + address)
            page.evaluate(CHECKS)
            wrong += [f"/{address}, {width} px: {fault}" for fault in page.evaluate("checks.targets()")]
    assert not wrong, "\n".join(wrong)


def test_small_and_crowded_targets_are_found(phone: Page) -> None:
    phone.evaluate(
        """document.querySelector("h1").insertAdjacentHTML("afterend", "<p><button>a</button><button>b</button></p>")"""
    )
    phone.evaluate("""checks.style("p > button { all: unset; width: 12px; height: 12px; display: inline-block }")""")
    assert len(phone.evaluate("checks.targets()")) == 2
