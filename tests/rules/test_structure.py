"""Headings, links, the menu and the approval words."""

import pytest

from tests.conftest import PAGE as TEXT
from tests.conftest import Guide

PAGE = "docs/index.md"


def test_a_typed_title(guide: Guide) -> None:
    guide.replace(PAGE, "No. Drive", "# Can I drive home?\n\nNo. Drive")
    finding = guide.only()
    assert finding.line == 12
    assert "would print a second title" in finding.message


def test_a_number_sign_in_code_is_no_title(guide: Guide) -> None:
    guide.replace(PAGE, "## When", "    # a comment\n\n## When")
    assert guide.found() == []


def test_a_heading_that_lost_its_id(guide: Guide) -> None:
    guide.replace(PAGE, "When you can drive {#when}", "Driving")
    finding = guide.only()
    assert finding.message == 'the heading "Driving" has lost its id, and links in emails use it.'
    assert finding.fix == "Write ## Driving {#when}"


def test_a_new_heading_without_an_id(guide: Guide) -> None:
    guide.replace("docs/help-now.md", "Call a help", "### Where to call\n\nCall a help")
    finding = guide.only()
    assert "has no id, so a link to it would break when its words change." in finding.message
    assert finding.fix == "Write ### Where to call {#where-to-call}"


def test_an_id_used_twice(guide: Guide) -> None:
    guide.replace(PAGE, "Esketamine is", "### Again {#when}\n\nEsketamine is")
    assert guide.only().message.startswith("the id #when already stands on line 14")


def test_an_id_kept_for_the_source_list(guide: Guide) -> None:
    guide.replace(PAGE, "Esketamine is", "### Papers {#sources}\n\nEsketamine is")
    assert "kept for the source list" in guide.only().message


@pytest.mark.parametrize(
    ("target", "said", "fix"),
    [
        (
            "help-nwo.md",
            'the link goes to "help-nwo.md", and there is no such file.',
            "Did you mean help-now.md?",
        ),
        ("help-now.md#cal", "no heading in docs/help-now.md has that id", "Did you mean #call?"),
        ("#wen", "no heading in docs/index.md has that id", "Did you mean #when?"),
        ("/help-now/", "would not work from every copy of the guide", "Link to the file"),
        ("javascript:alert(1)", "would not work from every copy of the guide", "Link to the file"),
        ("assets/images/none.svg", "there is no such file", ""),
    ],
)
def test_links_that_lead_nowhere(guide: Guide, target: str, said: str, fix: str) -> None:
    guide.replace(PAGE, "help-now.md#call", target)
    finding = guide.only()
    assert finding.line == 16
    assert said in finding.message
    assert fix in finding.fix


@pytest.mark.parametrize("target", ["help-now.md", "#when", "https://example.org/", "tel:988", "mailto:a@example.org"])
def test_links_that_work(guide: Guide, target: str) -> None:
    guide.replace(PAGE, "help-now.md#call", target)
    assert guide.found() == []


def test_an_old_heading_id_kept_as_an_anchor(guide: Guide) -> None:
    guide.replace("docs/help-now.md", "{#call}\n\nCall a help", '{#ring}\n\n<span id="call"></span>Call a help')
    guide.replace("data/addresses.txt", "/help-now/#call", "/help-now/#call\n/help-now/#ring")
    assert guide.found() == []


def test_a_page_that_is_not_in_the_menu(guide: Guide) -> None:
    guide.write("docs/ways/drip.md", TEXT.replace("help-now.md", "../help-now.md"))
    finding = guide.only()
    assert (finding.file, finding.fix) == (
        "docs/ways/drip.md",
        "Add ways/drip.md under `nav:` in mkdocs.yml.",
    )


def test_a_menu_entry_without_a_page(guide: Guide) -> None:
    guide.replace("mkdocs.yml", "  - index.md", "  - index.md\n  - ways/drip.md")
    finding = guide.only()
    assert (finding.file, finding.line) == ("mkdocs.yml", 3)


def test_a_misspelled_approval_word(guide: Guide) -> None:
    guide.replace(PAGE, "{approved}", "{aproved}")
    finding = guide.only()
    assert "{aproved} is not an approval word and would be printed with its braces." in finding.message
    assert finding.fix == "Did you mean {approved}?"


@pytest.mark.parametrize("word", ["approved", "off-label", "compounded"])
def test_the_approval_words(guide: Guide, word: str) -> None:
    guide.replace(PAGE, "{approved}", f"{{{word}}}")
    assert guide.found() == []
