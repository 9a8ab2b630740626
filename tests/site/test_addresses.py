"""Addresses on the built site: all that was ever published opens, and old ones lead on and show up nowhere else."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import feedparser
import pytest

from desk.add_addresses import add
from desk.addresses import LEDGER, read_entries
from tests.conftest import ROOMS, ROOT, build
from tests.site.reading import page, pages, stubs

ADDRESS = "https://guide.example/care/"
WITHDRAWN = """archived:
  since: "2026-11-28"
  why: A newer trial says the opposite of this page.
  instead: ways/drip.md#visit
changes:
  - {date: "2026-11-27", kind: correction, note: "It said two days, and it is one."}
  - {date: "2026-11-26", kind: wording, note: "Shorter sentences, nothing else."}
"""


def leads_to(site: Path, stub: str) -> str:
    """Return where a stub leads, from the root of the site; its link and its refresh must agree."""
    built = page(site, stub)
    refresh = str(built.select_one("meta[http-equiv=refresh]")["content"])  # type: ignore[index]
    assert refresh.startswith("0; url=")
    target = refresh.removeprefix("0; url=")
    assert built.select_one("a[href]")["href"] == target  # type: ignore[index]
    assert built.select_one("script[src]")["data-to"] == target  # type: ignore[index]
    return urljoin(f"http://guide/{stub}", target).removeprefix("http://guide/")


def test_everything_that_was_ever_published_opens(site: Path) -> None:
    entries, wrong = read_entries((ROOT / LEDGER).read_text("utf-8"))
    assert not wrong and len(entries) > 600
    for entry in entries:
        address = entry.page.lstrip("/")
        assert (site / address / "index.html").is_file(), entry.address
        if address in stubs(site):
            address, _, section = leads_to(site, address).partition("#")
            assert address in pages(site), entry.address
            assert not section or page(site, address).find(id=section), entry.address
        if entry.id and address not in stubs(site):
            assert page(site, address).find(id=entry.id), entry.address


def test_every_heading_of_the_site_is_in_the_ledger(site: Path) -> None:
    known = {entry.address for entry in read_entries((ROOT / LEDGER).read_text("utf-8"))[0]}
    for address in pages(site):
        if address != "404.html":
            ids = {str(heading["id"]) for heading in page(site, address).select("article :is(h2, h3)[id]")}
            ids -= {name for name in ids if name == "sources" or name.startswith("kit-")}
            missing = [name for name in ids if f"/{address}#{name}" not in known]
            assert f"/{address}" in known and not missing, (address, missing)


def test_each_page_has_one_short_link(site: Path) -> None:
    short = [leads_to(site, stub) for stub in stubs(site) if stub.startswith("go/")]
    assert sorted(short) == sorted(address for address in pages(site) if address != "404.html")


def test_old_addresses_are_small_private_and_known_to_nobody(site: Path) -> None:
    for stub in stubs(site):
        built = page(site, stub)
        assert (site / stub / "index.html").stat().st_size < 2000
        assert "default-src 'none'" in str(built.select_one("meta[http-equiv=Content-Security-Policy]"))
        assert built.select("meta[name=referrer][content=no-referrer]") and built.select("meta[content=noindex]")
        shown, target = built.select_one("meta[property='og:title']"), page(site, leads_to(site, stub))
        assert shown and shown == target.select_one("meta[property='og:title']"), stub
        assert not built.select("meta[property='og:url']")  # the page's own address names its topic
    listed = [
        (site / file).read_text("utf-8") for file in ("saved.json", "search/words.json", "sitemap.xml", "feed.xml")
    ]
    assert not [text for text in listed if '"go/' in text or "/go/" in text.replace("https://guide.example/go/", "")]


def test_what_stands_on_paper_alone_is_not_found_by_the_search(published: Path) -> None:
    assert "The newest version of this page" in page(published, "living/journal/").get_text()
    assert "newest version of this page" not in (published / "search/words.json").read_text("utf-8")


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the guide as it could be in some years: one page has moved, another was withdrawn."""
    root = tmp_path_factory.mktemp("later")
    for room in ROOMS:
        (shutil.copytree if (ROOT / room).is_dir() else shutil.copy)(ROOT / room, root / room)
    for file in (root / "docs").rglob("*.md"):
        file.write_text(file.read_text("utf-8").replace("whats-next.md", "living/later.md"), "utf-8")
    moved, withdrawn = root / "docs/whats-next.md", root / "docs/ways/injection.md"
    (root / "docs/living/later.md").write_text(
        re.sub(r"\]\((?=[a-z-]+[/.])(?!http)", "](../", moved.read_text("utf-8")), "utf-8"
    )
    moved.write_text("---\ntemplate: moved.html\nmoved_to: living/later.md\n---\n", "utf-8")
    withdrawn.write_text(withdrawn.read_text("utf-8").replace("reviewed: []\n", f"reviewed: []\n{WITHDRAWN}"), "utf-8")
    config = (root / "mkdocs.yml").read_text("utf-8")
    config = config.replace("- whats-next.md\n", "- living/later.md\n").replace("      - ways/injection.md\n", "")
    config = config.replace("  /go/\n", "  /go/\n  /whats-next.md\n  /ways/injection.md\n")
    (root / "mkdocs.yml").write_text(config, "utf-8")
    add(root)
    done = build(root, root / "site", SITE_URL=ADDRESS)
    assert done.returncode == 0, done.stderr
    return root / "site"


def test_a_moved_page_leads_on_and_is_listed_nowhere(later: Path) -> None:
    assert leads_to(later, "whats-next/") == "living/later/"
    for file in ("saved.json", "search/words.json", "sitemap.xml", "feed.xml", "for-clinics/kit/index.html"):
        assert "whats-next/" not in (later / file).read_text("utf-8"), file
    assert "living/later/" in (later / "search/words.json").read_text("utf-8")


def test_a_withdrawn_page_says_why_and_where_to_now(later: Path) -> None:
    built = page(later, "ways/injection/")
    notice = built.select_one("article .admonition")
    assert notice and "Withdrawn on November 28, 2026" in notice.get_text(" ", strip=True)
    assert "A newer trial says the opposite of this page." in notice.get_text()
    assert [link["href"] for link in notice.select("a")] == ["../drip/#visit"]
    assert built.select("meta[name=robots][content=noindex]")
    words = json.loads((later / "search/words.json").read_text("utf-8"))
    assert "ways/injection/" not in [entry["url"] for entry in words["pages"]]
    assert "ways/injection/" not in (later / "sitemap.xml").read_text("utf-8")
    assert not page(later, "for-clinics/kit/").select("a[href$='ways/injection/']")


def _said(site: Path, heading: str, address: str = "about/changes/") -> list[str]:
    title = page(site, address).find(id=heading)
    assert title
    items = title.find_next("ul").select("li")  # type: ignore[union-attr]
    return [item.get_text(" ", strip=True) for item in items]


def test_changes_are_told_by_kind_the_newest_first(later: Path) -> None:
    assert any("Withdrawn: A newer trial" in item for item in _said(later, "withdrawn"))
    assert [item for item in _said(later, "wording") if "Wording: Shorter sentences, nothing else." in item]
    medical = _said(later, "medical-changes")
    assert any("Correction: It said two days, and it is one." in item for item in medical)
    assert not any("Wording" in item for item in medical)
    assert any("It said two days" in item for item in _said(later, "list", "about/corrections/"))


def test_the_feed_is_one_that_programs_can_follow(later: Path) -> None:
    text = (later / "feed.xml").read_text("utf-8")
    read = feedparser.parse(text)
    assert not read.bozo and read.version == "atom10"
    assert read.feed.id == f"{ADDRESS}feed.xml" == read.feed.links[0].href
    days = [entry.updated for entry in read.entries]
    assert days == sorted(days, reverse=True) and read.feed.updated == days[0]
    assert len({entry.id for entry in read.entries}) == len(read.entries) >= 5
    kinds = {entry.title.split(":")[0]: entry.tags[0].term for entry in read.entries}
    assert kinds == {"New page": "new", "Withdrawn": "withdrawn", "Correction": "correction", "Wording": "wording"} | (
        {"Medical change": "medical"} if "Medical change" in kinds else {}
    )
    for entry in read.entries:
        assert (later / urlsplit(entry.link).path.removeprefix("/care/") / "index.html").is_file(), entry.link


def test_the_sitemap_lists_each_page_with_the_day_its_words_changed(later: Path) -> None:
    tree = ElementTree.parse(later / "sitemap.xml")
    days = {entry[0].text: entry[1].text for entry in tree.getroot()}
    assert len(days) == len(pages(later)) - 2  # without the page for lost readers, and the withdrawn one
    assert days[ADDRESS + "ways/drip/"] >= "2026-11-24"  # type: ignore[operator]
