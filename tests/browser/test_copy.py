"""Copying an email: by keyboard, in browsers that forbid it, and with scripts off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

PAGE = "for-clinics/emails/"
SELECTED = "getSelection().toString()"
NO_CLIPBOARD = 'Object.defineProperty(navigator, "clipboard", { value: undefined });'
CLIPBOARD_FORBIDDEN = 'navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));'
NO_COMMAND = "document.execCommand = () => false;"
THROWING_COMMAND = 'document.execCommand = () => { throw new DOMException("no", "SecurityError"); };'
KEYS = "Press Ctrl+C or Command+C"


@contextmanager
def _opened(chromium: Browser, served: str, *before: str, scripts: bool = True) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=scripts)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    try:
        page = context.new_page()
        for script in before:
            page.add_init_script(script)
        failed: list[str] = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto(served + PAGE)
        yield page
        assert not failed
    finally:
        context.close()


def _button(page: Page, part: str) -> str:
    return f'button[data-copy="email-week-before-{part}"]'


def _text(page: Page, part: str) -> str:
    return page.locator(f"#email-week-before-{part}").text_content() or ""


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_by_keyboard(chromium: Browser, served: str, key: str) -> None:
    with _opened(chromium, served) as page:
        page.locator(_button(page, "text")).focus()
        page.keyboard.press(key)
        expect(page.locator(_button(page, "text"))).to_have_text("Copied")
        expect(page.locator("article > [role=status]")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == _text(page, "text")
        expect(page.locator(_button(page, "text"))).to_have_text("Copy text", timeout=4000)
        expect(page.locator("article > [role=status]")).to_have_text("")


def test_by_mouse_the_html_and_the_subject(chromium: Browser, served: str) -> None:
    with _opened(chromium, served) as page:
        page.locator(".eh-email:has(#email-week-before-html) summary").click()
        for part in ("html", "subject"):
            page.locator(_button(page, part)).click()
            expect(page.locator(_button(page, part))).to_have_text("Copied")
            assert page.evaluate("navigator.clipboard.readText()") == _text(page, part)


@pytest.mark.parametrize("missing", [NO_CLIPBOARD, CLIPBOARD_FORBIDDEN])
def test_without_the_clipboard_the_old_way_copies(chromium: Browser, served: str, missing: str) -> None:
    with _opened(chromium, served, missing) as page:
        page.locator(_button(page, "text")).press("Enter")
        expect(page.locator(_button(page, "text"))).to_have_text("Copied")
        assert page.evaluate(SELECTED).split() == _text(page, "text").split()


@pytest.mark.parametrize("command", [NO_COMMAND, THROWING_COMMAND])
def test_where_copying_is_forbidden_the_text_is_selected(chromium: Browser, served: str, command: str) -> None:
    with _opened(chromium, served, NO_CLIPBOARD, command) as page:
        page.locator(_button(page, "text")).press("Enter")
        expect(page.locator(_button(page, "text"))).to_have_text(KEYS)
        expect(page.locator("article > [role=status]")).to_have_text(KEYS)
        assert page.evaluate(SELECTED).split() == _text(page, "text").split()


def test_with_scripts_off_the_texts_are_there_and_the_buttons_are_not(chromium: Browser, served: str) -> None:
    with _opened(chromium, served, scripts=False) as page:
        expect(page.locator("pre[id$=-text]")).to_have_count(4)
        for text in page.locator("pre[id$=-text]").all():
            expect(text).to_be_visible()
        for button in page.locator("button.eh-copy").all():
            expect(button).to_be_hidden()
