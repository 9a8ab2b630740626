"""Each built page: one title, help on top, a source for each small number, and no link that leads nowhere."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import yaml

from desk.library import Library
from tests.conftest import ROOT
from tests.site.reading import page, pages


def test_every_page_has_one_title_and_help_on_top(site: Path) -> None:
    assert len(pages(site)) >= 14
    for address in pages(site):
        built = page(site, address)
        assert len(built.select("h1")) == 1, address
        strip = built.select_one(".eh-strip")
        assert strip and [a["href"] for a in strip.select("a")][:2] == ["tel:988", "sms:988"], address
        assert built.select_one("meta[name=referrer][content=no-referrer]"), address
        assert built.html and built.html["lang"] == "en"


def _address(path: str) -> str:
    """Return where a file of docs/ is published."""
    return path.removesuffix("index.md") if path.endswith("index.md") else path.removesuffix(".md") + "/"


def test_the_title_is_the_one_in_front_matter(site: Path) -> None:
    for path, source in Library.read(ROOT).pages.items():
        title = page(site, _address(path)).h1
        assert title and title.get_text(strip=True).removesuffix("#") == source.title


def test_every_page_says_when_it_was_checked_and_who_has_reviewed_it(site: Path) -> None:
    for path, source in Library.read(ROOT).pages.items():
        built = page(site, _address(path))
        trust = built.select_one(".eh-trust")
        assert trust and trust.select_one("time[datetime]"), path
        said = "Reviewed by" if source.front.values["reviewed"] else "Not yet reviewed by a clinician"
        assert said in trust.get_text(" ", strip=True), path


def test_each_citation_leads_to_its_source_and_back(site: Path) -> None:
    seen = 0
    for address in pages(site):
        built = page(site, address)
        for link in built.select(".eh-cite a"):
            source = built.find(id=str(link["href"]).removeprefix("#"))
            assert source is not None, (address, link["href"])
            assert link["aria-label"].startswith("Source ")
            assert source.select_one(f'.eh-back a[href="#{link["id"]}"]'), (address, link["id"])
            reference = source.select_one(".eh-reference a")
            assert reference and str(reference["href"]).startswith("http"), (address, link["href"])
            seen += 1
    assert seen > 300


def test_gains_and_harms_are_drawn_and_hold_no_link_that_cannot_be_seen(site: Path) -> None:
    kinds = {
        kind
        for address in pages(site)
        for kind in ("benefit", "harm")
        if page(site, address).select(f".eh-picture--{kind}")
    }
    assert kinds == {"benefit", "harm"}
    for address in pages(site):
        assert not page(site, address).select("[aria-hidden=true] a"), address
        for picture in page(site, address).select(".eh-picture"):
            assert picture.select_one("figcaption") and picture.select_one(".eh-cite a"), address
            assert picture.select_one("[role=img][aria-label*='out of 100'], ol > li > svg"), address


def test_a_picture_of_100_people_costs_little_to_load(site: Path) -> None:
    whole = (site / "benefits-and-risks/side-effects/index.html").read_text("utf-8")
    pictures = re.findall(r"<figure.*?</figure>", whole, re.S)
    assert len(pictures) >= 7
    for picture in pictures:
        assert len(gzip.compress(whole.encode())) - len(gzip.compress(whole.replace(picture, "").encode())) < 6 * 1024


def test_every_page_says_when_it_was_first_published(site: Path) -> None:
    for address in pages(site):
        if address != "404.html":
            assert re.search(r"First published \w+ \d+, \d{4} ?\.", page(site, address).get_text(" ", strip=True)), (
                address
            )


def test_no_id_stands_twice(site: Path) -> None:
    for address in pages(site):
        ids = [element["id"] for element in page(site, address).select("[id]")]
        assert len(ids) == len(set(ids)), (address, {i for i in ids if ids.count(i) > 1})


def test_no_link_leads_nowhere(site: Path) -> None:
    for address in pages(site):
        for link in page(site, address).select("a[href]"):
            parts = urlsplit(urljoin(f"http://guide/{address}", str(link["href"])))
            if parts.netloc != "guide":
                assert parts.scheme in ("http", "https", "tel", "sms", "mailto"), (address, link["href"])
                continue
            target = unquote(parts.path).lstrip("/")
            assert (site / target).exists(), (address, link["href"])
            if parts.fragment and not parts.fragment.startswith("__"):
                assert page(site, target).find(id=parts.fragment), (address, link["href"])


def test_nothing_is_asked_of_another_place(site: Path) -> None:
    for address in pages(site):
        built = page(site, address)
        loaded = [e.get("src") for e in built.select("[src]")] + [
            e["href"] for e in built.select("link[href]") if "canonical" not in e["rel"]
        ]
        assert loaded
        assert not [url for url in loaded if urlsplit(str(url)).netloc], address


def test_sources_and_dates_stay_out_of_the_search(site: Path) -> None:
    words = json.loads((site / "search" / "words.json").read_text("utf-8"))
    assert len(words["pages"]) == len(Library.read(ROOT).pages)
    sections = [section for entry in words["pages"] for section in entry["sections"]]
    assert len(sections) > 400 and not [section for section in sections if section[0] == "sources"]
    text = json.dumps([[entry["text"], entry["sections"]] for entry in words["pages"]])
    assert "esketamine" in text
    for never in ("Back to:", "doi:", "Evidence checked", "Murrough"):
        assert never not in text, never


def test_every_source_is_listed_with_the_pages_that_cite_it(site: Path) -> None:
    listed = page(site, "sources/").select(".eh-all-sources li")
    assert len(listed) == len(Library.read(ROOT).sources)
    assert all(item.select(".eh-back a") for item in listed)


def test_topics_lead_to_pages(site: Path) -> None:
    topics = yaml.safe_load((ROOT / "tests" / "topics.yml").read_text("utf-8"))
    assert len(topics) >= 28
    for topic, paths in topics.items():
        assert paths, topic
        for path in paths:
            assert (site / path / "index.html").is_file(), (topic, path)


def test_the_front_page_asks_where_the_reader_stands(site: Path) -> None:
    ways = page(site, "").select("#where-do-i-start + ul > li > a")
    assert len(ways) >= 5
    assert all((site / urlsplit(str(way["href"])).path).exists() for way in ways)


def test_the_front_page_lists_every_page(site: Path) -> None:
    listed = {str(link["href"]) for link in page(site, "").select(".eh-all-pages a")}
    assert listed == {address for address in pages(site) if address not in ("", "404.html")}


def test_the_first_use_of_a_term_leads_to_the_glossary(site: Path) -> None:
    assert len(page(site, "glossary/").select(".eh-terms dt[id]")) >= 50
    assert not page(site, "glossary/").select(".eh-term")
    linked = 0
    for address in pages(site):
        terms = [str(link["href"]).partition("#")[2] for link in page(site, address).select(".eh-term")]
        assert len(terms) == len(set(terms)), address
        assert not page(site, address).select(":is(h1, h2, h3, sup, .eh-sources, .eh-status) .eh-term"), address
        linked += len(terms)
    assert linked > 100


def test_the_box_on_when_to_call_stands_where_it_is_needed(site: Path) -> None:
    box = [address for address in pages(site) if page(site, address).select(".admonition.urgent .eh-blank")]
    assert set(box) >= {
        "what-to-expect/the-session/",
        "what-to-expect/first-24-hours/",
        "ways/lozenges-and-tablets/",
        "living/family-and-friends/",
    }
    for address in box:
        assert "pain in the chest" in page(site, address).select_one(".admonition.urgent").get_text()  # type: ignore[union-attr]


def test_the_page_for_lost_readers_helps(site: Path) -> None:
    lost = page(site, "404.html")
    assert "This page is not here" in lost.get_text()
    assert len(lost.select("article a, .md-content a")) >= 10


def test_each_question_that_people_ask_has_its_answer(site: Path) -> None:
    questions = yaml.safe_load((ROOT / "tests" / "questions.yml").read_text("utf-8"))
    assert len(questions) >= 80
    for question in questions:
        built = page(site, _address(question["page"]))
        if "heading" in question:
            heading = built.find(id=question["heading"])
            assert heading and heading.name in ("h2", "h3"), question
