"""Emails to copy: typed once as Markdown, given as plain text and as HTML, with the short links of pages."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from desk.markdown.emails import UNKNOWN, Part, Run, plain, source

Render = Callable[[str], BeautifulSoup]
EMAIL = """/// email | visit
Subject: Your visit on [date]

Hello [first name],

First sentence.
Second & last sentence.
[Help lines](help-now.md)

- [What to bring](preparing.md)
- [One part](preparing.md#bag)
- plain words

[clinic name]
///
"""


@pytest.fixture
def render(tmp_path: Path) -> Render:
    ledger = tmp_path / "addresses.txt"
    ledger.write_text("/help-now/\n/go/101/ -> /help-now/\n/go/118/ -> /preparing/\n", "utf-8")

    def render(text: str) -> BeautifulSoup:
        settings = {"desk.markdown.emails": {"addresses": str(ledger)}}
        return BeautifulSoup(
            Markdown(extensions=list(settings), extension_configs=settings).convert(text), "html.parser"
        )

    return render


def _said(page: BeautifulSoup, part: str) -> str:
    found = page.find(id=f"email-visit-{part}")
    assert found
    return found.get_text()


def test_plain_text_has_one_line_to_a_paragraph_and_one_to_a_link(render: Render) -> None:
    page = render(EMAIL)
    assert _said(page, "subject") == "Your visit on [date]"
    assert _said(page, "text") == (
        "Hello [first name],\n\n"
        f"First sentence. Second & last sentence.\nHelp lines: {UNKNOWN}go/101/\n\n"
        f"- What to bring: {UNKNOWN}go/118/\n- One part: {UNKNOWN}preparing/#bag\n- plain words\n\n"
        "[clinic name]"
    )


def test_html_is_shown_as_it_is_to_be_pasted(render: Render) -> None:
    page = render(EMAIL)
    assert _said(page, "html") == (
        "<p>Hello [first name],</p>\n"
        f'<p>First sentence. Second &amp; last sentence. <a href="{UNKNOWN}go/101/">Help lines</a></p>\n'
        f'<ul>\n<li><a href="{UNKNOWN}go/118/">What to bring</a></li>\n'
        f'<li><a href="{UNKNOWN}preparing/#bag">One part</a></li>\n<li>plain words</li>\n</ul>\n'
        "<p>[clinic name]</p>"
    )
    assert page.select_one("details > summary")


def test_each_form_has_a_button_that_copies_it(render: Render) -> None:
    page = render(EMAIL)
    buttons = page.select("button.eh-copy.eh-scripts[type=button]")
    assert [button.get_text() for button in buttons] == ["Copy subject", "Copy text", "Copy HTML"]
    assert all(page.find(id=str(button["data-copy"])) for button in buttons)
    assert not page.select("a, [style], img, script")
    assert page.figure and "Subject:" not in page.figure.get_text()


def test_without_a_short_link_there_is_the_full_address(render: Render) -> None:
    page = render(
        EMAIL.replace("preparing.md)", "living/index.md)").replace("help-now.md", "https://example.org/a?b=1&c=2")
    )
    assert f"What to bring: {UNKNOWN}living/\n" in _said(page, "text")
    assert "Help lines: https://example.org/a?b=1&c=2\n" in _said(page, "text")
    assert 'href="https://example.org/a?b=1&amp;c=2"' in _said(page, "html")


def test_a_link_within_a_sentence_leaves_its_words_there() -> None:
    parts = [Part("p", [[Run("Read "), Run("this page", "https://a/"), Run(" first. Then call.")]])]
    assert plain(parts) == "Read this page first. Then call.\nthis page: https://a/"
    assert source(parts) == '<p>Read <a href="https://a/">this page</a> first. Then call.</p>'


def test_steps_are_numbered() -> None:
    parts = [Part("ol", [[Run("One")], [Run("Two", "https://a/")]])]
    assert plain(parts) == "1. One\n2. Two: https://a/"
    assert source(parts) == '<ol>\n<li>One</li>\n<li><a href="https://a/">Two</a></li>\n</ol>'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (EMAIL.replace("Subject: ", ""), "it does not begin with a line `Subject: ...`"),
        ("/// email | visit\n///\n", "it does not begin with a line `Subject: ...`"),
        (EMAIL.replace("- plain words", "- **bold** words"), "it holds <strong>, and may hold only paragraphs"),
        (EMAIL.replace("[clinic name]", "## A heading"), "it holds <h2>, and may hold only paragraphs"),
    ],
)
def test_what_cannot_be_an_email_is_a_warning_in_words(
    render: Render, caplog: pytest.LogCaptureFixture, text: str, said: str
) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs.desk"):
        render(text)
    assert "this page: the email visit cannot be shown: " in caplog.text
    assert said in caplog.text


def test_words_outside_the_block_are_left_alone(render: Render, caplog: pytest.LogCaptureFixture) -> None:
    page = render(f"Before.\n\n{EMAIL}\nAfter, with [a link](help-now.md).\n")
    assert page.select_one("p > a[href='help-now.md']")
    assert page.select("p")[0].get_text() == "Before."
    assert not caplog.text
