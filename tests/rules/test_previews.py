"""Previews: what a phone shows of a link, to whoever looks at it."""

import pytest

from tests.conftest import Guide

PAGE = "docs/index.md"
WORDS = "data/telling-words.yml"


@pytest.mark.parametrize(
    ("old", "new", "field", "word"),
    [
        ("Getting home", "Home after ketamine", "title", "ketamine"),
        ("Getting home", "After your Spravato visit", "title", "Spravato"),
        ("after your visit", "after your infusion", "text", "infusion"),
        ("after your visit", "when depressed", "text", "depressed"),
        ("after your visit", "after anti-depressants", "text", "depressants"),
        ("after your visit", "with suicidal thoughts", "text", "suicidal"),
        ("after your visit", "after ECT", "text", "ECT"),
        ("after your visit", "with a side-effect or side effects", "text", "side effects"),
    ],
)
def test_a_telling_word(guide: Guide, old: str, new: str, field: str, word: str) -> None:
    guide.replace(PAGE, old, new)
    finding = guide.only()
    assert (finding.file, finding.line, finding.error) == (PAGE, 10, True)
    assert finding.message.startswith(f'the {field} of the preview says "{word}". It tells ')
    assert "on a locked phone" in finding.message
    assert finding.fix.startswith("Instead, ")


@pytest.mark.parametrize("text", ["what to ask your clinic before treatment", "and rest on a pillow"])
def test_words_that_a_clinic_would_say(guide: Guide, text: str) -> None:
    guide.replace(PAGE, "after your visit", text)
    assert guide.found() == []


def test_a_page_without_a_preview(guide: Guide) -> None:
    guide.replace(PAGE, "preview: {title: Getting home, text: When you can drive again after your visit.}\n", "")
    finding = guide.only()
    assert finding.message.startswith("the preview is missing: there is no `preview:` line.")
    assert "`title:` and `text:`" in finding.fix


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "Getting home",
            "Getting home in the evening and the next morning",
            "the title of the preview has 48 characters",
        ),
        ("When you can drive again after your visit.", "When.", "the text of the preview has 5 characters"),
        ("title: Getting home, ", "", "the title of the preview is missing"),
    ],
)
def test_a_preview_of_the_wrong_size(guide: Guide, old: str, new: str, said: str) -> None:
    guide.replace(PAGE, old, new)
    assert guide.only().message.startswith(said)


def test_a_preview_that_promises(guide: Guide) -> None:
    guide.replace(PAGE, "Getting home", "A miracle for you")
    finding = guide.only()
    assert (finding.line, '"miracle"' in finding.message) == (10, True)


def test_a_word_that_editors_add(guide: Guide) -> None:
    guide.replace(WORDS, "[bladder,", "[home*, bladder,")
    assert [finding.message.split(".")[0] for finding in guide.found()] == ['the title of the preview says "home"']


def test_slips_in_the_list(guide: Guide) -> None:
    guide.replace(WORDS, "    why: It tells what somebody lives with.\n", "")
    assert "the reason is missing" in guide.only().message


def test_a_star_in_the_wrong_place(guide: Guide) -> None:
    guide.replace(WORDS, "bladder", '"*bladder"')
    assert guide.only().message.startswith('a word is "*bladder", and it does not have the form that is needed')
