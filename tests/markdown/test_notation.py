"""The notations that pages use, from Markdown to HTML."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from markdown import Markdown

SOURCE = """title: "{title}"
authors: "Ash B, Cole D"
published_in: "A Journal"
where: "1:2-3"
year: "2026"
doi: "10.1000/{key}"
url: "https://doi.org/10.1000/{key}"
read: "abstract, November 2026"
"""


@pytest.fixture
def render(tmp_path: Path) -> object:
    for key in ("ash2026", "cole2025"):
        (tmp_path / f"{key}.yml").write_text(SOURCE.format(title=f"On {key}", key=key), "utf-8")

    def render(text: str) -> BeautifulSoup:
        extensions = ["tables", "attr_list", "desk.markdown.status", "desk.markdown.tables", "desk.markdown.citations"]
        extensions += ["desk.markdown.ticks", "desk.markdown.paper"]
        markdown = Markdown(
            extensions=extensions, extension_configs={"desk.markdown.citations": {"sources": str(tmp_path)}}
        )
        return BeautifulSoup(markdown.convert(text), "html.parser")

    return render


def _text(element: Tag | None) -> str:
    assert element
    return element.get_text(" ", strip=True)


def test_numbers_follow_the_order_of_reading(render) -> None:  # type: ignore[no-untyped-def]
    page = render("One. [@cole2025]\n\n- Two. [@ash2026; @cole2025]\n")
    assert [link.text for link in page.select(".eh-cite a")] == ["1", "2", "1"]
    assert [item["id"] for item in page.select(".eh-sources li")] == ["source-cole2025", "source-ash2026"]
    assert _text(page.select_one("#source-ash2026 .eh-reference")) == (
        "Ash B, Cole D. On ash2026 . A Journal, 1:2-3, 2026. doi: 10.1000/ash2026. Read: abstract, November 2026."
    )
    back = page.select("#source-cole2025 .eh-back a")
    assert [link["aria-label"] for link in back] == [
        "Back to the text, source 1, place 1 of 2",
        "Back to the text, source 1, place 2 of 2",
    ]


def test_citations_in_a_table(render) -> None:  # type: ignore[no-untyped-def]
    page = render("| a | b |\n| --- | --- |\n| c [@ash2026] | d |\n")
    assert _text(page.select_one("tbody .eh-cite a")) == "1"


def test_no_citation_no_list(render) -> None:  # type: ignore[no-untyped-def]
    assert not render("Nothing here. `[@ash2026]` in code stays as it is.").select("section, sup")


def test_an_unknown_key_is_a_warning_in_words(render, caplog: pytest.LogCaptureFixture) -> None:  # type: ignore[no-untyped-def]
    with caplog.at_level(logging.WARNING, "mkdocs.desk"):
        page = render("One. [@ahs2026]")
    assert "there is no file data/sources/ahs2026.yml" in caplog.text
    assert "Did you mean [@ash2026]?" in caplog.text
    assert not page.select(".eh-sources")


def test_a_broken_glossary_is_a_warning_in_words(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "glossary.yml"
    file.write_text("terms:\n  - term: Placebo: a dummy\n", "utf-8")
    markdown = Markdown(
        extensions=["desk.markdown.glossary"], extension_configs={"desk.markdown.glossary": {"file": str(file)}}
    )
    with caplog.at_level(logging.WARNING, "mkdocs.desk"):
        markdown.convert("/// all-terms\n///\n")
    assert "data/glossary.yml:2: there is a colon inside the text" in caplog.text


@pytest.mark.parametrize("word", ["approved", "off-label", "compounded"])
def test_approval_is_a_word_and_not_only_a_color(render, word: str) -> None:  # type: ignore[no-untyped-def]
    tag = render(f"It is {{{word}}}.").select_one(".eh-status")
    assert _text(tag) == word


def test_a_table_of_numbers_stays_a_table(render) -> None:  # type: ignore[no-untyped-def]
    table = render("| Felt | Spray | Dummy |\n| --- | --- | --- |\n| Dizzy [@ash2026] | 29 | about 8 |\n").table
    assert not table.get("class")
    row = table.select_one("tbody th")
    assert row["scope"] == "row" and row.text.startswith("Dizzy")
    assert [head["scope"] for head in table.select("thead th")] == ["col"] * 3


def test_a_table_of_two_columns_stays_a_table(render) -> None:  # type: ignore[no-untyped-def]
    assert not render("| Score | Band |\n| --- | --- |\n| 15 | Moderately severe |\n").table.get("class")


def test_a_table_of_six_columns_becomes_cards(render) -> None:  # type: ignore[no-untyped-def]
    table = render(
        "| a | b | c | d | e | f |\n| --- | --- | --- | --- | --- | --- |\n| x | 1 | 2 | 3 | 4 | 5 |\n"
    ).table
    assert table["class"] == ["eh-cards"]


def test_a_table_of_empty_cells_is_a_sheet_to_fill_in(render) -> None:  # type: ignore[no-untyped-def]
    table = render("| Day | Mood | Sleep |\n| --- | --- | --- |\n| Monday | | |\n| Tuesday | | |\n").table
    assert table["class"] == ["eh-sheet"]


def test_a_table_of_words_becomes_cards_that_keep_their_headers(render) -> None:  # type: ignore[no-untyped-def]
    table = render(
        "| Question | Drip [@ash2026] | Spray |\n| --- | --- | --- |\n| Where? | A clinic | A certified clinic |\n"
    ).table
    assert table["class"] == ["eh-cards"]
    assert [cell["data-label"] for cell in table.select("td")] == ["Drip", "Spray"]
    assert {element["role"] for element in table.select("[role]")} == {
        "rowgroup",
        "row",
        "columnheader",
        "rowheader",
        "cell",
    }
    assert table["role"] == "table"


def test_an_item_with_a_box_is_a_labeled_box_to_tick(render) -> None:  # type: ignore[no-untyped-def]
    page = render('- [ ] *Few* trips: see [time](#time)\n- [ ] "Who?" [@ash2026]\n- plain\n')
    assert [_text(label) for label in page.select("li.eh-tick > label")] == ["Few trips: see", '"Who?"']
    assert [box["type"] for box in page.select("label > input")] == ["checkbox", "checkbox"]
    assert not page.select("label a") and len(page.select("li a")) >= 2
    assert not page.select("input[name], input[disabled]")


def test_what_paper_leaves_out_is_marked_and_kept_in_order(render) -> None:  # type: ignore[no-untyped-def]
    page = render("One.\n\n//// screen-only\n\n## Two {#two}\n\nThree.\n\n////\n\nFour.\n")
    assert _text(page.select_one("div.eh-screen-only")) == "Two Three."
    assert _text(page) == "One. Two Three. Four."


def test_what_only_paper_shows_is_marked(render) -> None:  # type: ignore[no-untyped-def]
    page = render("One.\n\n/// paper-only\n\nMy clinic:\n{ .eh-blank }\n\n///\n\nTwo.\n")
    assert _text(page.select_one("div.eh-paper-only > p.eh-blank")) == "My clinic:"


def test_a_short_form_lists_what_it_cites_under_the_numbers_of_the_whole_page(render) -> None:  # type: ignore[no-untyped-def]
    page = render("//// screen-only\n\nOne. [@ash2026]\n\n////\n\nTwo. [@cole2025]\n")
    assert page.select_one("#source-ash2026")["class"] == ["eh-screen-only"]  # type: ignore[index]
    assert page.select_one("#source-cole2025")["value"] == "2"  # type: ignore[index]
    assert not page.select("#source-cole2025.eh-screen-only")


def test_a_source_cited_in_both_parts_stays_on_paper(render) -> None:  # type: ignore[no-untyped-def]
    page = render("//// screen-only\n\nOne. [@ash2026]\n\n////\n\nTwo. [@ash2026]\n")
    assert page.select_one("#source-ash2026")["value"] == "1"  # type: ignore[index]


def test_a_page_without_a_short_form_has_a_plain_list(render) -> None:  # type: ignore[no-untyped-def]
    assert not render("One. [@ash2026]").select(".eh-sources li:is([class], [value])")


def test_what_became_of_a_source_is_told(render, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "ash2026.yml"
    file.write_text(
        file.read_text("utf-8") + 'notices:\n  - {kind: retracted, by: "10.1000/gone", noticed: "2026-12-01"}\n'
    )
    item = render("One. [@ash2026] Two. [@cole2025]").select_one("#source-ash2026 .eh-reference")
    assert _text(item).endswith("Retracted: the notice")
    assert [link["href"] for link in item.select("a")][-1] == "https://doi.org/10.1000/gone"
    assert "Retracted" not in _text(render("[@cole2025]").select_one(".eh-sources"))
