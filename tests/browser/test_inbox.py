"""Pages opened from an email: in a mail program's own browser, from an old address, with somebody's tracking attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site.reading import pages, stubs

PHONE = {"width": 390, "height": 844}
SECTION = "benefits-and-risks/longer-term-risks/"
TRACKING = "utm_source=mail&utm_campaign=visit&fbclid=abc&mc_eid=1#"
STORAGE = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });"


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def inbox(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Return a browser as mail programs have it: no storage, no workers, with scripts and without."""
    context = chromium.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        java_script_enabled=request.param,
        service_workers="block",
    )
    context.add_init_script(STORAGE)
    yield context
    context.close()


def _shows(page: Page, section: str) -> bool:
    """Say whether the section begins near the top of what the reader sees."""
    box = page.locator(f"[id='{section}']").bounding_box()
    return bool(box and 0 <= box["y"] < 250)


def _short(site: Path, address: str) -> str:
    built = {stub: (site / stub / "index.html").read_text("utf-8") for stub in stubs(site) if stub.startswith("go/")}
    return next(stub for stub, text in built.items() if re.search(rf"url=[./]*{address}[\"']?[ >]", text))


def test_a_section_opens_whatever_a_mail_program_adds(inbox: BrowserContext, served: str) -> None:
    page = inbox.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{served}{SECTION}?{TRACKING}bladder")
    assert _shows(page, "bladder")
    page.goto(f"{served}{SECTION.rstrip('/')}#bladder")  # without the slash, where the host adds it
    assert _shows(page, "bladder")
    assert page.locator(".eh-strip a").first.is_visible() and not wrong
    page.close()


def test_tracking_behind_the_section_is_left_behind(chromium: Browser, served: str) -> None:
    page = chromium.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(f"{served}{SECTION}#bladder?utm_source=mail&x=1")
    page.wait_for_function("location.hash === '#bladder'")
    assert _shows(page, "bladder")
    page.goto(f"{served}{SECTION}#bladder")
    assert page.url.endswith("#bladder") and _shows(page, "bladder")
    page.close()


def test_a_short_link_leads_to_its_page(inbox: BrowserContext, served: str, site: Path) -> None:
    page = inbox.new_page()
    page.goto(f"{served}{_short(site, SECTION)}?{TRACKING}")
    page.wait_for_url(f"{served}{SECTION}*")
    assert page.url.rstrip("#") == served + SECTION  # the tracking is gone
    page.close()


def test_every_short_link_opens_its_page(chromium: Browser, served: str, site: Path) -> None:
    page = chromium.new_page()
    opened = set()
    for stub in stubs(site):
        page.goto(served + stub)
        page.wait_for_url(lambda url: "/go/" not in url)
        opened.add(page.url.removeprefix(served))
    assert opened == {address for address in pages(site) if address != "404.html"}
    page.close()


@pytest.mark.parametrize("behind", ["", "?utm_source=mail", "&x=1"])
def test_a_short_link_takes_its_section_along(chromium: Browser, served: str, site: Path, behind: str) -> None:
    page = chromium.new_page(viewport=PHONE)  # type: ignore[arg-type]
    # On a slow network the refresh in the old page has time to fire, and must not win.
    page.route(f"**/{SECTION}", lambda route: (page.wait_for_timeout(800), route.continue_()))
    page.goto(f"{served}{_short(site, SECTION)}#bladder{behind}", wait_until="commit")
    page.wait_for_url(f"{served}{SECTION}*", wait_until="load")
    assert page.url == f"{served}{SECTION}#bladder"
    assert _shows(page, "bladder")
    page.close()


def test_without_scripts_a_section_of_a_short_link_opens_its_page(chromium: Browser, served: str, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}{_short(site, SECTION)}#bladder")
    page.wait_for_url(f"{served}{SECTION}*")
    context.close()


def test_every_page_opens_without_storage(chromium: Browser, served: str, site: Path) -> None:
    context = chromium.new_context(viewport=PHONE, service_workers="block")  # type: ignore[arg-type]
    context.add_init_script(STORAGE)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    for address in pages(site):
        page.goto(f"{served}{address}?utm_source=mail")
        assert page.locator("h1").is_visible() and page.locator(".eh-strip").is_visible(), address
    assert not wrong
    context.close()
