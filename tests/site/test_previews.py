"""What messengers show of a page, and what search engines are told: discreet, true, and in the words of schema.org."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desk.library import Library, Page
from desk.rules.previews import pattern
from tests.conftest import ADDRESS, ROOT, build
from tests.site.reading import page
from tests.site.vocabulary import faults

LIBRARY = Library.read(ROOT)
NEVER = {"site_name", "type", "locale", "title", "description"}
WITH_AN_ADDRESS = {"url", "image", "image:width", "image:height", "image:alt"}
KINDS = dict.fromkeys(("answer", "compare", "tool"), "MedicalWebPage") | {"about": "AboutPage", "help": "WebPage"}
PAGES = [pytest.param(entry, id=path) for path, entry in LIBRARY.pages.items()]


def address(path: str) -> str:
    """Return where a page of docs/ stands in the site."""
    return path.removesuffix(".md").removesuffix("index").rstrip("/") + ("/" if path != "index.md" else "")


def shown(site: Path, path: str) -> dict[str, str]:
    """Return the lines that messengers read; none stands twice."""
    tags = page(site, address(path)).select('head meta[property^="og:"]')
    found = {str(tag["property"]).removeprefix("og:"): str(tag["content"]) for tag in tags}
    assert len(found) == len(tags), path
    return found


def told(site: Path, path: str) -> dict[str, Any]:
    """Return what search engines are told of a page."""
    (block,) = page(site, address(path)).select('script[type="application/ld+json"]')
    data: dict[str, Any] = json.loads(block.get_text())
    return data


def untrue(data: dict[str, Any], entry: Page) -> Iterator[str]:
    """Tell what the data says of a page that its front matter does not."""
    front: Any = entry.front.values
    changes = front.get("changes", [])
    newest = max(front["reviewed"], key=lambda review: review["date"], default=None)
    person = newest and {"@type": "Person", "name": newest["by"], "jobTitle": newest["role"]}
    expected = {
        "name": front["title"],
        "description": front["description"],
        "datePublished": front["published"],
        "dateModified": max([front["published"], *(change["date"] for change in changes)]) if changes else None,
        "lastReviewed": newest and newest["date"],
        "reviewedBy": person or None,
        "expires": front.get("archived", {}).get("since"),
    }
    for name, value in expected.items():
        if data.get(name) != value:
            yield f"{name} is {data.get(name)!r}, and the page says {value!r}"


@pytest.mark.parametrize("entry", PAGES)
def test_each_page_has_its_preview(published: Path, entry: Page) -> None:
    found = shown(published, entry.path)
    preview: Any = entry.front.values["preview"]
    assert set(found) == NEVER | WITH_AN_ADDRESS
    assert (found["title"], found["description"]) == (preview["title"], preview["text"])
    assert found["type"] == ("website" if entry.path == "index.md" else "article")
    canonical = page(published, address(entry.path)).select_one("link[rel=canonical]")
    assert canonical and found["url"] == canonical["href"] == ADDRESS + address(entry.path)
    card = page(published, address(entry.path)).select("head meta[name^=twitter]")
    assert [(tag["name"], tag["content"]) for tag in card] == [("twitter:card", "summary")]


@pytest.mark.parametrize("name", ["title", "description"])
def test_no_two_pages_look_alike(published: Path, name: str) -> None:
    all_of_them = [shown(published, path)[name] for path in LIBRARY.pages]
    assert len(set(all_of_them)) == len(all_of_them)


def test_what_is_shown_tells_nothing(published: Path) -> None:
    words = [word for entry in LIBRARY.entries("telling-words", "telling") for word in list(entry["words"])]
    telling = pattern(words)
    assert telling.search("Ketamine for depression")
    for path in LIBRARY.pages:
        found = shown(published, path)
        for name in ("site_name", "title", "description", "image", "image:alt"):
            assert not telling.search(found[name]), f"{path}: {found[name]}"


def test_messengers_that_read_no_html_find_it_too(published: Path) -> None:
    # Signal on Android looks for property="og: and content=", with the quotes, and else shows the title of the page.
    for path in LIBRARY.pages:
        text = (published / address(path) / "index.html").read_text("utf-8")
        tags = re.findall(r'<\s*meta[^>]*property\s*=\s*"\s*og:[^"]+"[^>]*/?\s*>', text)
        assert len([tag for tag in tags if re.search(r'content\s*=\s*"[^"]*"', tag)]) == len(NEVER | WITH_AN_ADDRESS), (
            f"{path}: the minifier took the quotes. Set remove_optional_attribute_quotes: false in mkdocs.yml."
        )


def test_one_image_that_every_messenger_takes(published: Path) -> None:
    found = shown(published, "index.md")
    file = published / found["image"].removeprefix(ADDRESS)
    data = file.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) < 30_000
    assert struct.unpack(">II", data[16:24]) == (1200, 630) == (int(found["image:width"]), int(found["image:height"]))


def test_without_an_address_nothing_is_half_said(site: Path) -> None:
    for path in LIBRARY.pages:
        assert set(shown(site, path)) == NEVER, path
        assert not page(site, address(path)).select('meta[name^=twitter], script[type="application/ld+json"]'), path


def test_the_page_that_is_not_there_has_neither(published: Path) -> None:
    assert not page(published, "404.html").select('meta[property], script[type="application/ld+json"]')


@pytest.mark.parametrize("entry", PAGES)
def test_search_engines_are_told_the_truth(published: Path, entry: Page) -> None:
    data = told(published, entry.path)
    assert data["@context"] == "https://schema.org"
    assert list(faults(data)) == []
    assert list(untrue(data, entry)) == []
    plain = entry.path == "index.md" or entry.path.startswith("for-clinics/")
    assert data["@type"] == ("WebPage" if plain else KINDS[str(entry.front.values["kind"])])
    assert data["url"] == ADDRESS + address(entry.path)
    assert "publisher" not in data


@pytest.mark.parametrize("entry", PAGES)
def test_the_way_to_a_page_leads_through_pages(published: Path, entry: Page) -> None:
    steps = told(published, entry.path).get("breadcrumb", {}).get("itemListElement", [])
    if entry.path == "index.md":
        assert steps == []
        return
    places = [step["item"]["@id"] for step in steps]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert (places[0], places[-1]) == (ADDRESS, ADDRESS + address(entry.path))
    for place in places:
        assert (published / place.removeprefix(ADDRESS) / "index.html").is_file(), place
    door = f"{entry.path.split('/')[0]}/index.md"
    assert len(steps) == (3 if door in LIBRARY.pages and door != entry.path else 2)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"@type": "MedicalGuide"}, "is of the class MedicalGuide, which there is not"),
        ({"lastChecked": "2026-11-24"}, "has the property lastChecked, which there is not"),
        ({"jobTitle": "Nurse"}, "has the property jobTitle, which belongs to Person and not to MedicalWebPage"),
        ({"datePublished": "24 November"}, "datePublished is '24 November', and it can only be Date or DateTime"),
        ({"url": "/risks/"}, "url is '/risks/', and it can only be URL"),
        ({"isAccessibleForFree": "yes"}, "isAccessibleForFree is 'yes', and it can only be Boolean"),
        ({"isPartOf": {"@type": "Person"}}, "isPartOf is {'@type': 'Person'}, and it can only be CreativeWork or URL"),
        ({"isPartOf": {"@type": "WebSite", "steps": 1}}, "the page > isPartOf has the property steps"),
    ],
)
def test_words_that_schema_org_does_not_have(published: Path, change: dict[str, Any], said: str) -> None:
    (fault,) = faults(told(published, "benefits-and-risks/risks.md") | change)
    assert said in fault


def test_a_review_that_nobody_signed(published: Path) -> None:
    path = next(path for path, entry in LIBRARY.pages.items() if not entry.front.values["reviewed"])
    data = told(published, path) | {"lastReviewed": "2026-11-24"}
    assert list(untrue(data, LIBRARY.pages[path])) == ["lastReviewed is '2026-11-24', and the page says None"]


def test_a_signed_review_a_change_and_a_publisher_are_told(real: Path) -> None:
    path = "living/therapy.md"
    file = real / "docs" / path
    text = re.sub(r"^changes:\n(?: .*\n)+", "", file.read_text("utf-8"), flags=re.MULTILINE)
    signed = """reviewed:
  - {by: "A. Person", role: Nurse, date: "2027-01-15"}
  - {by: "B. O'Person", role: Psychiatrist, date: "2027-02-03"}
changes:
  - {date: "2027-02-04", kind: wording, note: Shorter sentences in one section.}
"""
    assert "\nreviewed: []\n" in text
    file.write_text(text.replace("reviewed: []\n", signed, 1), "utf-8")
    name = 'A "Charity" </script> & friends'
    done = build(real, real / "site", SITE_URL=ADDRESS, PUBLISHER_NAME=name)
    assert done.returncode == 0, done.stderr
    data = told(real / "site", path)
    assert list(faults(data)) == []
    assert list(untrue(data, Library.read(real).pages[path])) == []
    assert (data["lastReviewed"], data["reviewedBy"]["name"]) == ("2027-02-03", "B. O'Person")
    assert (data["dateModified"], data["publisher"]["name"]) == ("2027-02-04", name)
