"""The copy on a phone: nothing before it is asked for, all of it afterwards, and nothing once it is removed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

PAGE = "about/on-your-phone/"
KEPT = "async () => (await Promise.all((await caches.keys()).map(async (k) => (await (await caches.open(k)).keys()).length)))"


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    yield context
    context.close()


def _kept(context: BrowserContext, served: str) -> Page:
    page = context.new_page()
    page.goto(served + PAGE)
    page.get_by_role("button", name="Keep this guide on my phone").click()
    expect(page.locator(".eh-keep [role=status]")).to_have_text(re.compile("^Done"), timeout=60_000)
    return page


def test_nothing_is_saved_unasked(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    for address in ("", "what-to-expect/the-session/", PAGE):
        page.goto(served + address)
        page.mouse.wheel(0, 500)
    assert page.evaluate(KEPT) == []
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_the_whole_guide_opens_without_network_and_says_its_date(
    context: BrowserContext, served: str, site: Path
) -> None:
    page = _kept(context, served)
    files = json.loads((site / "saved.json").read_text("utf-8"))
    assert page.evaluate(KEPT) == [len(files)]
    context.set_offline(True)
    for address in ("", "what-to-expect/the-session/", "deciding/your-options/?utm_source=mail#at-a-glance"):
        page.goto(served + address)
        assert "the copy that you saved on" in page.locator(".eh-saved").inner_text()
        assert page.locator("h1").evaluate("h => getComputedStyle(h).fontSize") == "31px"
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type("bladder")
    page.locator(".md-search-result__link").first.wait_for()
    context.set_offline(False)
    page.goto(served + "help-now/")
    assert page.locator(".eh-saved").count() == 0


def test_a_newer_page_wins_and_is_kept(context: BrowserContext, served: str) -> None:
    page = _kept(context, served)
    page.evaluate("""async () => {
      const kept = await caches.open((await caches.keys())[0]);
      const address = new URL("../../glossary/", location).href;
      await kept.put(address, new Response("<main>old</main>", {headers: {"content-type": "text/html", "x-saved": "2020-01-02T12:00:00Z"}}));
    }""")
    context.set_offline(True)
    page.goto(served + "glossary/")
    assert "saved on January 2, 2020" in page.locator("main").inner_text()
    context.set_offline(False)
    page.goto(served + "glossary/")
    assert page.locator("h1").inner_text() != ""
    page.wait_for_timeout(500)
    context.set_offline(True)
    page.goto(served + "glossary/")
    assert "2020" not in page.locator(".eh-saved").inner_text()


def test_what_a_newer_page_needs_is_saved_with_it(context: BrowserContext, served: str) -> None:
    page = _kept(context, served)
    forget = """async () => {
      const kept = await caches.open((await caches.keys())[0]);
      for (const asked of await kept.keys()) if (/theme\\.[0-9a-f]+\\.css/.test(asked.url)) await kept.delete(asked);
      return (await kept.keys()).filter((asked) => /theme/.test(asked.url)).length;
    }"""
    assert page.evaluate(forget) == 0
    page.goto(served + "glossary/")
    page.wait_for_timeout(500)
    names = "async () => (await (await caches.open((await caches.keys())[0])).keys()).map((asked) => asked.url).filter((url) => /theme/.test(url)).length"
    assert page.evaluate(names) == 1


def test_it_is_removed_again(context: BrowserContext, served: str) -> None:
    page = _kept(context, served)
    page.get_by_role("button", name="Remove it again").click()
    expect(page.locator(".eh-keep [role=status]")).to_have_text("The copy is gone from this device.")
    assert page.evaluate(KEPT) == []
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_a_copy_that_breaks_off_is_taken_away(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served + PAGE)
    context.route("**/glossary/", lambda route: route.abort())
    page.get_by_role("button", name="Keep this guide on my phone").click()
    expect(page.locator(".eh-keep [role=status]")).to_have_text(re.compile("^It could not be saved"), timeout=60_000)
    assert page.evaluate(KEPT) == []
