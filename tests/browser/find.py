"""Finds a Chromium: the system's own, else one that Playwright has installed. `python -m tests.browser.find` tells."""

import sys

from deploy.browser import system_browser


def playwright_browser() -> str | None:
    """Return the path of the Chromium that Playwright has installed, or None where there is none."""
    from pathlib import Path

    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def browser() -> str | None:
    """Return the path of a Chromium to test with, or None where there is none."""
    return system_browser() or playwright_browser()


if __name__ == "__main__":
    found = browser()
    print(found or "No Chromium was found.")
    sys.exit(0 if found else 1)
