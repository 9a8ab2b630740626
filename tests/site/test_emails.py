"""The emails for clinics: two forms with the same links, each link alive, and nothing that a stranger may not read."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from desk.library import Library
from desk.markdown.emails import UNKNOWN
from desk.rules.previews import pattern
from tests.conftest import ADDRESS, ROOT
from tests.site.reading import page

EMAILS = ("booking", "week-before", "day-after", "between-sessions")
BLANKS = {"[first name]", "[date]", "[time]", "[clinic name]", "[phone, day and night]"}
_LINK = re.compile(r"^(?:- )?(.+): (https?://\S+)$", re.MULTILINE)


@pytest.fixture(params=EMAILS)
def email(published: Path, request: pytest.FixtureRequest) -> dict[str, str]:
    """Return the three parts of an email, as they are copied."""
    built = page(published, "for-clinics/emails/")
    parts = {part: built.find(id=f"email-{request.param}-{part}") for part in ("subject", "text", "html")}
    assert all(isinstance(found, Tag) for found in parts.values()), parts
    return {part: found.get_text() for part, found in parts.items() if found}


def _words(listed: str, name: str, but: str = "") -> re.Pattern[str]:
    found = [word for entry in Library.read(ROOT).entries(listed, name) for word in entry["words"] if word != but]  # type: ignore[union-attr]
    assert len(found) > 20
    return pattern(found)  # type: ignore[arg-type]


def test_the_page_holds_these_emails_and_no_other(published: Path) -> None:
    texts = page(published, "for-clinics/emails/").select(".eh-email > pre[id$=-text]")
    assert [str(text["id"]) for text in texts] == [f"email-{name}-text" for name in EMAILS]


def test_both_forms_hold_the_same_links_and_words(email: dict[str, str]) -> None:
    html = BeautifulSoup(email["html"], "html.parser")
    links = [(link.get_text(), str(link["href"])) for link in html.select("a")]
    assert len(links) >= 3
    assert _LINK.findall(email["text"]) == links
    plain = re.sub(r": https?://\S+|^- ", "", email["text"], flags=re.MULTILINE)
    assert html.get_text(" ").split() == plain.split()
    assert {element.name for element in html.find_all(True)} <= {"p", "ul", "ol", "li", "a"}
    assert not [element for element in html.find_all(True) if set(element.attrs) - {"href"}]


def test_each_link_is_short_and_leads_to_a_page(email: dict[str, str], published: Path) -> None:
    for words, address in _LINK.findall(email["text"]):
        assert re.fullmatch(rf"{re.escape(ADDRESS)}go/\d{{3}}/", address), words
        stub = page(published, address.removeprefix(ADDRESS))
        onward = stub.select_one("a[href]")
        assert onward, address
        target = published / urlsplit(address.removeprefix(ADDRESS)).path / str(onward["href"])
        assert (target.resolve() / "index.html").is_file(), address


def test_nobody_learns_from_it_what_the_visit_is_for(email: dict[str, str]) -> None:
    never = _words("telling-words", "telling")
    first = email["text"].split("\n\n")[1]  # a locked screen shows no more than this
    assert not never.findall(f"{email['subject']}\n{first}")
    # The crisis line has to say when it is for.
    body = _words("telling-words", "telling", but="crisis")
    assert not body.findall(email["text"])
    assert not re.search(r"evenhand", " ".join(email.values()), re.I)


def test_nothing_is_promised(email: dict[str, str]) -> None:
    assert not _words("forbidden-words", "forbidden").findall(" ".join(email.values()))
    assert not re.search(r"\bwill (?:help|work|feel|be better)\b|\bpromise", email["text"], re.I)


def test_each_has_the_crisis_line_and_puts_the_clinic_first(email: dict[str, str]) -> None:
    text = " ".join(email["text"].split())
    assert "call or text 988, day and night, and call 911 in an emergency." in text
    assert "our own instructions come first" in text
    assert "[phone, day and night]" in text and text.endswith("[clinic name]")
    assert set(re.findall(r"\[[^\]]*\]", " ".join(email.values()))) <= BLANKS


def test_a_copy_without_an_address_says_so(site: Path) -> None:
    text = page(site, "for-clinics/emails/").find(id="email-booking-text")
    assert text and f"{UNKNOWN}go/" in text.get_text()


def test_the_search_leaves_the_emails_out(site: Path) -> None:
    words = (site / "search" / "words.json").read_text("utf-8")
    assert "What can we write to patients?" in words
    assert "[first name]" not in words
