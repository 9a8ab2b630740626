"""The link kit on a phone: everything fits, sections open, and a link is copied by keyboard."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.site.reading import pages


def test_a_link_is_found_and_copied_on_a_phone(chromium: Browser, served: str, site: Path) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(served + "for-clinics/kit/")
    section = page.locator(".eh-kit").filter(has_text="What are the risks over months or years?")
    short = section.get_by_role("button", name="Copy short link").first
    short.focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("Copied").wait_for(state="attached")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == section.locator("[id^=short-]").first.inner_text() and copied.startswith("/go/")
    section.locator("summary").focus()
    page.keyboard.press("Enter")
    item = section.locator("details li").filter(has_text="Bladder").first
    assert item.is_visible() and item.get_by_role("button", name="Copy permanent address").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_the_kit_lists_every_page_and_section(chromium: Browser, served: str, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "for-clinics/kit/")
    listed = page.locator(".eh-kit [id^=long-]").all_text_contents()
    addresses = {address.partition("#")[0].lstrip("/") for address in listed}
    assert addresses == {address for address in pages(site) if address != "404.html"}
    assert len(listed) == len(set(listed)) > 500
    assert page.locator(".eh-copy").first.is_hidden()
    context.close()
