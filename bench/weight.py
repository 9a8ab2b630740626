"""Weight: what a browser fetches before anything is touched, and what only once the search box is used."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from bench.serve import Asked, Server
from bench.sites import HOSTS, PAGES

# A bundle that waits for an idle moment, or for the end of loading, has come by then.
_IDLE = 3000  # milliseconds
_BOX = "input[type=search], [role=searchbox], .md-search__input, input[name=query]"
_OPENER = "label[for=__search], button[aria-label*=search i], a[aria-label*=search i], summary[aria-label*=search i]"
_RESULT = ".md-search-result__item, [role=listbox] [role=option], [role=search] li a"


@dataclass(frozen=True)
class View:
    """One visit: requests before the first touch, requests after it, and whether the search came up with anything."""

    first: list[Asked]
    searched: list[Asked]
    answered: bool

    @property
    def machinery(self) -> int:
        """Return the size in bytes of scripts, search worker and index until the first results, packed."""
        return size([asked for asked in self.first + self.searched if _suffix(asked) in {".js", ".json"}])

    @property
    def index_first(self) -> bool:
        """Return whether anything of the search index was fetched before the first touch."""
        return any("search" in asked.path and _suffix(asked) in {".js", ".json"} for asked in self.first)


def size(requests: list[Asked]) -> int:
    """Return the size of some bodies together, packed, in bytes."""
    return sum(asked.size for asked in requests)


def _suffix(asked: Asked) -> str:
    return PurePosixPath(asked.path).suffix


def measure(server: Server, browser: str, wanted: list[tuple[str, str]]) -> dict[tuple[str, str], View]:
    """Open each site and page with an empty cache, wait, then search for a word. Return each visit.

    The server counts, not the browser: it also sees what a search worker fetches.
    """
    views = {}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=server.browser_flags)
        for site, page in wanted:
            views[site, page] = _visit(server, chromium, f"https://{HOSTS[site]}/{PAGES[page]}")
        chromium.close()
    return views


def _visit(server: Server, chromium: Browser, url: str) -> View:
    context = chromium.new_context(ignore_https_errors=True, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    server.asked.clear()
    page.goto(url, wait_until="load")
    _settle(page)
    first = list(server.asked)
    server.asked.clear()
    answered = _search(page)
    _settle(page)
    searched = list(server.asked)
    context.close()
    return View(first, searched, answered)


def _settle(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(_IDLE)


def _search(page: Page) -> bool:
    """Type a word into the search box, as a reader would. Return whether results came."""
    box, opener = page.locator(_BOX).locator("visible=true"), page.locator(_OPENER).locator("visible=true")
    try:
        if not box.count():
            opener.first.click(timeout=_IDLE)
        box.first.click(timeout=_IDLE)
        page.keyboard.type("memory", delay=80)
        page.locator(_RESULT).first.wait_for(state="attached", timeout=5 * _IDLE)
    except TimeoutError:
        return False
    return True
