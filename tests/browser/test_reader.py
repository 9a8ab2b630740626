"""A reader with a real browser: private, legible at every width, searchable, helped at once."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.site.reading import pages

PHONE = {"width": 390, "height": 844}


def test_no_page_calls_another_place_or_keeps_anything(chromium: Browser, served: str, site: Path) -> None:
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    asked: list[Request] = []
    context.on("request", lambda request: asked.append(request))
    page = context.new_page()
    for address in pages(site):
        page.goto(served + address)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert len(asked) > 20
    here = urlsplit(served).netloc
    assert not [request.url for request in asked if urlsplit(request.url).netloc != here]
    assert context.cookies() == []
    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert page.evaluate("Object.keys(sessionStorage).length") == 0
    context.close()


@pytest.mark.parametrize("width", [390, 1280])  # 320 is in test_settings.py
def test_no_page_scrolls_sideways(chromium: Browser, served: str, site: Path, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    for address in pages(site):
        page.goto(served + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page.close()


def test_both_halves_of_help_are_on_one_phone_screen(chromium: Browser, served: str) -> None:
    page = chromium.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(served + "help-now/")
    calls = page.locator(".eh-halves .eh-call")
    assert calls.all_inner_texts() == [
        "Call 988",
        "Text 988",
        "Chat",
        "Call 911",
        "Call 911",
        "Call 1-800-222-1222",
    ]
    for call in calls.all():
        box = call.bounding_box()
        assert box and box["y"] + box["height"] <= PHONE["height"], call.inner_text()
        assert box["height"] >= 24
    page.close()


def test_help_stays_in_reach_while_reading(chromium: Browser, served: str) -> None:
    page = chromium.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(served + "benefits-and-risks/risks/")
    page.evaluate("scrollTo(0, 3000)")
    page.wait_for_timeout(300)
    button = page.locator(".md-header .eh-help-button")
    box = button.bounding_box()
    assert box and 0 <= box["y"] < 100
    button.click()
    assert page.locator("h1").inner_text() == "Get help now"
    page.close()


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
@pytest.mark.parametrize("scripts", [True, False])
def test_colors_follow_the_device(chromium: Browser, served: str, scheme: str, dark: bool, scripts: bool) -> None:
    context = chromium.new_context(color_scheme=scheme, java_script_enabled=scripts)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(served)
    assert _is_dark(page) is dark
    context.close()


def _is_dark(page: Page) -> bool:
    color = page.locator("body").evaluate("element => getComputedStyle(element).backgroundColor")
    return max(int(part) for part in color.removeprefix("rgb(").removesuffix(")").split(",")) < 80


def test_the_search_finds_a_page(chromium: Browser, served: str) -> None:
    page = chromium.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(served)
    page.get_by_role("button", name="Search", exact=True).click()
    page.locator("[data-md-component=search-query]").press_sequentially("bladder")
    page.locator(".md-search-result__link").first.wait_for()
    found = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
    assert any("/benefits-and-risks/risks/" in link for link in found)
    page.close()


def test_body_text_is_large_and_lines_are_short(chromium: Browser, served: str) -> None:
    for width, least in ((390, 17), (1280, 18)):
        page = chromium.new_page(viewport={"width": width, "height": 800})
        page.goto(served + "understand/")
        text = page.locator("article > p:not([class])").first
        assert float(text.evaluate("p => parseFloat(getComputedStyle(p).fontSize)")) >= least
        box = text.bounding_box()
        assert box and box["width"] <= 650
        page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_ticks_work_by_keyboard_and_stay_until_the_page_is_opened_again(
    chromium: Browser, served: str, scripts: bool
) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=scripts)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(served + "deciding/your-options/")
    box = page.get_by_role("checkbox", name="Feeling better within days")
    box.focus()
    page.keyboard.press("Space")
    page.get_by_text("A cost I can bear").click()
    assert page.locator(".eh-tick input:checked").count() == 2
    size = box.bounding_box()
    assert size and min(size["width"], size["height"]) >= 24
    page.goto(served + "deciding/your-options/")
    assert page.locator(".eh-tick input:checked").count() == 0
    context.close()


def test_without_scripts_a_list_of_all_pages_stands_where_menu_and_search_were(
    chromium: Browser, served: str, site: Path
) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(served + "benefits-and-risks/risks/")
    assert not page.get_by_role("button", name="Menu").is_visible()
    assert not page.get_by_role("button", name="Search", exact=True).is_visible()
    page.get_by_role("link", name="All pages").click()
    listed = page.locator(".eh-all-pages a").evaluate_all("links => links.map(link => link.href)")
    assert len(set(listed)) >= len([address for address in pages(site) if address.endswith("/")]) - 1
    context.close()
