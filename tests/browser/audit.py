"""Looks at pages with axe, in every state a reader can bring them to. `python -m tests.browser.audit` does all of them.

The tests look at every page twice, and at every state of one page of each kind. This is the full product, for when
there is time (`make audit`): every page, at three widths, in light and dark, as it is, with the menu open, with search
results, and in the reader's own colors.
"""

from __future__ import annotations

import functools
import http.server
import importlib.resources
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.find import browser as find_browser
from tests.site.reading import pages

_AXE = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is wrong is wanted; nothing is in frames. Both save time and change no finding.
_OPTIONS = {"runOnly": {"type": "tag", "values": _TAGS}, "resultTypes": ["violations"], "iframes": False}

# Rules that are not run, each with its reason: none.
EXCLUDED: dict[str, str] = {}

# What is not looked at while the results of a search lie over it on a desktop: the list of what is on the page. axe
# measures the strip of a link that still shows; the whole link is looked at on every page without results.
COVERED = ".eh-toc"

# One page of each kind, for states that need not be tried on every page.
KINDS = {
    "front page": "",
    "answer": "benefits-and-risks/side-effects/",
    "compare": "deciding/your-options/",
    "tool": "living/journal/",
    "about": "about/privacy/",
    "help": "help-now/",
    "glossary": "glossary/",
    "not found": "404.html",
}
# Pages that differ from all others by their size or their parts, beside one of each kind.
ODD = ("for-clinics/kit/", "for-clinics/emails/", "about/review-status/")
WIDTHS = {320: 256, 390: 844, 1280: 900}


def some(site: Path, everything: bool) -> list[str]:
    """Return the address of every page, or of one page of each kind: all in one state, some in the others.

    Every page in every state is `make audit`, which takes half an hour.
    """
    return pages(site) if everything else [*KINDS.values(), *ODD]


def context(browser: Browser, width: int, scheme: str = "light", **settings: object) -> BrowserContext:
    """Open a browser of this width for a reader who wants no motion, so that nothing is looked at half-way."""
    viewport = {"width": width, "height": WIDTHS[width]}
    return browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce", **settings)  # type: ignore[arg-type]


def as_it_is(page: Page) -> None:
    """Leave the page as it opens."""


def with_menu(page: Page) -> None:
    """Open the menu, which slides in on narrow screens."""
    page.locator(".eh-menu-button").click()
    page.locator(".eh-menu-close:focus").wait_for()


def with_results(page: Page) -> None:
    """Search, by the button on a phone and in the box on a desktop, until there are results."""
    button, box = page.locator(".eh-search-button"), page.locator(".md-search__input")
    (button if button.is_visible() else box).click()
    box.press_sequentially("nausea")
    page.locator(".md-search-result__link").first.wait_for()


def begin(page: Page) -> None:
    """Start axe on a page, and do not wait: meanwhile another page can be opened."""
    page.evaluate(_AXE)  # Through the debugger, which the page's policy does not bind.
    rules = {name: {"enabled": False} for name in EXCLUDED}
    page.evaluate(
        """([options, covered]) => {
          const open = document.querySelector("#__search").checked && innerWidth >= 960;
          setTimeout(() => { window.found = axe.run(open ? { exclude: [[covered]] } : document, options); });
        }""",
        [{**_OPTIONS, "rules": rules}, COVERED],
    )


def found(page: Page) -> list[str]:
    """Wait for axe, and return one sentence for each element that breaks a rule."""
    return page.evaluate(  # type: ignore[no-any-return]
        """async () => {
          while (!window.found) await new Promise(later => setTimeout(later));
          const { violations } = await window.found;
          return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}. ${node.target} ${node.html.slice(0, 200)}`));
        }"""
    )


def look(page: Page) -> list[str]:
    """Run axe on a page as it stands."""
    begin(page)
    return found(page)


def _serve(site: Path) -> http.server.ThreadingHTTPServer:
    """Serve the built site on this machine alone."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def _audit(browser: Browser, address: str, names: list[str]) -> Counter[str]:
    """Look at each page in each state, say what is wrong where, and count states and faults."""
    count: Counter[str] = Counter()
    plans: list[tuple[int, str, Callable[[Page], None], dict[str, object]]] = []
    for width in WIDTHS:
        plans += [(width, "as it is", as_it_is, {}), (width, "search results", with_results, {})]
        plans.append((width, "forced colors", as_it_is, {"forced_colors": "active"}))
        if width < 1220:  # On a desktop the menu stands beside the text.
            plans.append((width, "menu open", with_menu, {}))
    for width, state, bring, settings in plans:
        contexts = {scheme: context(browser, width, scheme, **settings) for scheme in ("light", "dark")}
        both = {scheme: one.new_page() for scheme, one in contexts.items()}
        for name in names:
            for page in both.values():
                page.goto(address + name)
                bring(page)
                begin(page)
            for scheme, page in both.items():
                faults = found(page)
                count.update(states=1, faults=len(faults))
                for fault in faults:
                    print(f"/{name} at {width} px, {scheme}, {state}: {fault}", flush=True)
        for one in contexts.values():
            one.close()
    return count


def main(folder: str = "site") -> int:
    """Audit the site in a folder, print what was found and how much was looked at, and fail if anything was found."""
    site, began = Path(folder), time.monotonic()
    names = pages(site)
    if not names:
        print(f"No pages in {folder}/. Type: make build")
        return 1
    server = _serve(site)
    with sync_playwright() as playwright:
        path = find_browser()
        browser = playwright.chromium.launch(
            executable_path=path, args=["--headless=new", "--no-sandbox", "--disable-gpu"]
        )
        count = _audit(browser, f"http://127.0.0.1:{server.server_port}/", names)
        browser.close()
    server.shutdown()
    minutes = (time.monotonic() - began) / 60
    print(f"{len(names)} pages, {count['states']} states, {count['faults']} faults, {minutes:.0f} minutes.")
    for rule, reason in EXCLUDED.items():
        print(f"Not looked for: {rule}. {reason}")
    return 1 if count["faults"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
