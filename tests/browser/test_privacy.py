"""Private and safe: the six promises on about/privacy, and a policy that nothing breaks.

Promises 1, 2 and 3: test_using_every_kind_of_page, and test_no_page_calls_another_place in test_reader.py.
Promise 4: test_only_a_choice_of_colors. Promise 5: test_no_page_tells_another_site, test_links_to_other_sites.
Promise 6: test_offline.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.site.reading import page as built
from tests.site.reading import pages

PHONE = {"width": 390, "height": 844}
NOTE_BREACHES = """
  window.breaches = [];
  addEventListener("securitypolicyviolation", (event) => breaches.push(`${event.violatedDirective} ${event.blockedURI}`));
  addEventListener("error", (event) => breaches.push(`error ${event.message}`));
"""
NO_STORAGE = (
    'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });'
)
FULL_STORAGE = 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };'


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    yield context
    context.close()


def _use_everything(page: Page, address: str) -> None:
    """Do on a page what readers do: scroll, open and close the menu, change colors, search, tick, print."""
    page.goto(address)
    page.mouse.wheel(0, 800)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Switch to").click()
    page.get_by_role("button", name="Switch to").click()
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type("nausea")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("Escape")
    for box in page.locator(".eh-tick input").all()[:2]:
        box.check()
    page.emulate_media(media="print")
    page.emulate_media(media="screen")


def test_using_every_kind_of_page_breaks_no_policy_and_calls_nobody(context: BrowserContext, served: str) -> None:
    asked: list[Request] = []
    context.on("request", lambda request: asked.append(request))
    context.add_init_script(NOTE_BREACHES)
    page = context.new_page()
    for address in ("", "help-now/", "deciding/your-options/", "glossary/", "about/on-your-phone/", "404.html"):
        _use_everything(page, served + address)
        assert page.evaluate("breaches") == [], address
        assert "nausea" not in page.url
    here = urlsplit(served).netloc
    assert not [request.url for request in asked if urlsplit(request.url).netloc != here]
    assert not [request.url for request in asked if "nausea" in request.url]
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_the_policy_stands_before_the_first_script_on_every_page(site: Path) -> None:
    for address in pages(site):
        head = built(site, address).head
        assert head, address
        parts = [part for part in head.find_all(["meta", "script", "link"]) if part.get("charset") is None]
        policy = str(parts[0].get("content"))
        assert parts[0].get("http-equiv") == "Content-Security-Policy" and "unsafe" not in policy, address
        assert "sha256" not in policy and "default-src 'none'" in policy, address
        for element in built(site, address).find_all(True):
            assert element.name != "style", (address, element)
            assert not [name for name in element.attrs if name.startswith("on") or name == "style"], (address, element)
            if element.name == "script" and not element.get("src"):
                assert element.get("type") == "application/json", (address, element)


def test_a_policy_that_is_broken_is_noticed(context: BrowserContext, served: str) -> None:
    context.add_init_script(NOTE_BREACHES)
    page = context.new_page()
    page.goto(served)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"https://example.org/x.png\">')")
    page.wait_for_function("breaches.length > 0")
    assert page.evaluate("breaches") == ["img-src https://example.org/x.png"]


@pytest.mark.parametrize("spoil", [NO_STORAGE, FULL_STORAGE])
def test_storage_that_is_blocked_or_full_breaks_nothing(context: BrowserContext, served: str, spoil: str) -> None:
    context.add_init_script(NOTE_BREACHES)
    context.add_init_script(spoil)
    page = context.new_page()
    page.goto(served + "understand/")
    page.get_by_role("button", name="Switch to dark colors").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(27, 26, 24)"
    _use_everything(page, served + "understand/")
    assert page.evaluate("breaches") == []


def test_only_a_choice_of_colors_that_differs_from_the_device_is_kept(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served)
    page.get_by_role("button", name="Switch to dark colors").click()
    assert page.evaluate("Object.entries(localStorage)") == [["/guide/.colors", "dark"]]
    page.goto(served + "ways/drip/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(27, 26, 24)"
    page.get_by_role("button", name="Switch to light colors").click()
    assert page.evaluate("localStorage.length") == 0


def test_what_somebody_typed_into_the_address_is_never_run(context: BrowserContext, served: str) -> None:
    context.add_init_script(NOTE_BREACHES)
    page = context.new_page()
    page.goto(served + "?q=%3Cimg%20src=x%20onerror=alert(1)%3E#%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type("<img src=x onerror=breaches.push(1)> drip")
    page.wait_for_timeout(800)
    assert page.evaluate("breaches") == []
    assert page.locator(".md-search-result img").count() == 0


def test_no_page_tells_another_site_where_its_reader_came_from(context: BrowserContext, served: str) -> None:
    told: list[str | None] = []
    context.route("https://**", lambda route: (told.append(route.request.headers.get("referer")), route.abort()))
    page = context.new_page()
    page.goto(served + "help-now/")
    page.locator("a[href^='https:']").first.click()
    page.wait_for_timeout(300)
    assert told and not any(told)


def test_links_to_other_sites_say_so(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served + "ways/drip/")
    outside = page.locator("main a[href^='http']")
    assert outside.count() > 20
    tree = page.locator(".eh-sources").aria_snapshot()
    assert tree.count("(another site)") >= outside.count() - 2
