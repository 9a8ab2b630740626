"""The ledger, moved and withdrawn pages, short links: an address that was published never dies."""

from __future__ import annotations

import pytest

from desk.add_addresses import add
from desk.addresses import is_code, new_codes
from tests.conftest import HELP, PAGE, SHORT, Guide

LEDGER = "data/addresses.txt"
MOVED = SHORT.format("help-now.md")
NEW = PAGE.replace("help-now.md", "../help-now.md").replace("Can I drive home?", "What is a drip?")


def _move_help(guide: Guide) -> None:
    """Move the page on help to help/now.md, and keep every promise."""
    guide.write("docs/help/now.md", HELP)
    guide.write("docs/help-now.md", SHORT.format("help/now.md"))
    guide.replace("docs/index.md", "help-now.md", "help/now.md")
    guide.replace("mkdocs.yml", "- help-now.md", "- help/now.md")
    guide.replace("mkdocs.yml", "  /go/", "  /go/\n  /help-now.md")
    guide.replace("data/search-words.yml", "help-now.md", "help/now.md")
    guide.write(LEDGER, (guide.root / LEDGER).read_text() + "/help/now/\n/help/now/#call\n/go/125/ -> /help/now/\n")
    guide.write("docs/go/125.md", SHORT.format("help/now.md"))


def test_a_deleted_page(guide: Guide) -> None:
    (guide.root / "docs/help-now.md").unlink()
    found = [finding for finding in guide.found() if finding.file == LEDGER]
    assert [(finding.line, finding.message.split(",")[0]) for finding in found] == [(5, "/help-now/ was published")]
    assert found[0].fix == (
        "Put docs/help-now.md back. If the page has moved, write in it only `template: moved.html` and "
        "`moved_to: folder/page.md`, between two lines of three hyphens (---)."
    )


def test_a_page_that_has_moved_and_keeps_its_promises(guide: Guide) -> None:
    _move_help(guide)
    assert guide.found() == []


def test_a_heading_lost_in_a_move(guide: Guide) -> None:
    _move_help(guide)
    guide.replace("docs/help/now.md", "{#call}", "{#ring}")
    guide.replace("docs/index.md", "#call", "#ring")
    said = [finding for finding in guide.found() if "#call on /help-now/ was published" in finding.message]
    assert len(said) == 1 and said[0].file == "docs/help/now.md"
    assert said[0].fix == "Write {#call} after the heading again, whatever its words are now."


def test_a_renamed_heading_id(guide: Guide) -> None:
    guide.replace("docs/index.md", "{#when}", "{#when-again}")
    lost = next(finding for finding in guide.found() if "#when on / was published" in finding.message)
    assert lost.file == "docs/index.md"
    assert "{#when-again}" in (guide.root / lost.file).read_text().split("\n")[lost.line - 1]
    assert "Links to it in emails would open the page at its top." in lost.message
    assert lost.fix == "Write {#when} after the heading again, whatever its words are now."


def test_a_deleted_heading(guide: Guide) -> None:
    guide.replace("docs/index.md", "## When you can drive {#when}\n\n", "")
    assert (
        guide.only().fix == 'Write <span id="when"></span> just before the text that tells this now, in docs/index.md.'
    )


def test_a_new_heading_is_entered_in_the_ledger(guide: Guide) -> None:
    guide.replace("docs/help-now.md", "Call a help", "### Text {#text}\n\nCall a help")
    assert guide.only().fix == f"Type make addresses; or, in a browser, add to {LEDGER}: /help-now/#text."
    assert add(guide.root).startswith("1 addresses added, 7 in")
    assert guide.found() == []


def test_a_new_page_gets_its_lines_and_a_short_link(guide: Guide) -> None:
    guide.write("docs/ways/drip.md", NEW)
    guide.replace("mkdocs.yml", "  - index.md", "  - index.md\n  - ways/drip.md")
    assert guide.only().fix == (
        f"Type make addresses; or, in a browser, add to {LEDGER}: /ways/drip/ · /ways/drip/#when · /go/125/ -> /ways/drip/. "
        "And make docs/go/125.md with only `template: moved.html` and `moved_to: ways/drip.md`, between two lines of "
        "three hyphens (---)."
    )
    add(guide.root)
    assert guide.found() == []
    before = {file: file.read_bytes() for file in guide.root.rglob("*") if file.is_file()}
    assert add(guide.root).startswith("0 addresses added")
    assert before == {file: file.read_bytes() for file in guide.root.rglob("*") if file.is_file()}


def test_short_links_follow_a_page_that_moved(guide: Guide) -> None:
    _move_help(guide)
    assert add(guide.root).endswith("1 short links follow a page that moved.")
    assert (guide.root / "docs/go/117.md").read_text() == SHORT.format("help/now.md")
    assert guide.found() == []


@pytest.mark.parametrize(
    ("file", "text", "said", "fix"),
    [
        ("go/117", SHORT.format("index.md"), "published for /help-now/, and now leads to /.", "Type moved_to: help-now.md"),
        ("go/117", SHORT.format("help.md"), "sent to help.md, and there is no such page.", "Did you mean help-now.md?"),
        ("go/117", SHORT.format("help-now.md#cal"), "no heading in docs/help-now.md has that id", "only moved_to: help-now.md"),
        ("go/117", MOVED + "\nRead on.\n", "nobody would read the words", "Delete everything after"),
        ("go/117", MOVED.replace("moved.html", "home.html"), 'the layout is "home.html"', "Type template: moved.html"),
        ("go/117", MOVED.replace("---\n", "---\ntitle: Help\n", 1), "`title` is not a name that the guide knows", ""),
        ("go/116", MOVED, "116 is no code of this guide", "Did you mean 117?"),
    ],
)  # fmt: skip
def test_a_short_link_that_is_wrong(guide: Guide, file: str, text: str, said: str, fix: str) -> None:
    guide.write(f"docs/{file}.md", text)
    found = [finding for finding in guide.found() if said in finding.message]
    assert len(found) == 1 and fix in found[0].fix and found[0].file == f"docs/{file}.md", guide.found()


def test_a_deleted_short_link(guide: Guide) -> None:
    (guide.root / "docs/go/117.md").unlink()
    finding = guide.only()
    assert (finding.file, finding.line) == (LEDGER, 4)
    assert finding.fix == (
        "Make docs/go/117.md again, with only `template: moved.html` and `moved_to: help-now.md`, between two lines of "
        "three hyphens (---)."
    )


def test_a_page_that_moved_twice(guide: Guide) -> None:
    _move_help(guide)
    guide.write("docs/old.md", MOVED)
    guide.replace("mkdocs.yml", "  /go/", "  /go/\n  /old.md")
    assert guide.only().fix == "Type moved_to: help/now.md"


def test_a_link_to_a_page_that_moved(guide: Guide) -> None:
    _move_help(guide)
    guide.replace("docs/index.md", "help/now.md", "help-now.md")
    assert guide.only().fix == "Type help/now.md"


def test_a_moved_page_in_the_menu(guide: Guide) -> None:
    _move_help(guide)
    guide.replace("mkdocs.yml", "- help/now.md", "- help/now.md\n      - help-now.md")
    assert (guide.only().file, guide.only().line, guide.only().fix) == (
        "mkdocs.yml",
        5,
        "Move the line: delete it here, and write /help-now.md under `not_in_nav:`, further down.",
    )


def test_a_moved_page_that_the_configuration_does_not_name(guide: Guide) -> None:
    _move_help(guide)
    guide.replace("mkdocs.yml", "\n  /help-now.md", "")
    assert guide.only().fix == "Add /help-now.md under `not_in_nav:` in mkdocs.yml."


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "ways/drip/", "/go/125/", "/ways/drip/ -> /", "/Ways drip/"])
def test_a_line_of_the_ledger_that_is_no_address(guide: Guide, line: str) -> None:
    guide.replace(LEDGER, "\n/help-now/\n", f"\n/help-now/\n{line}\n")
    finding = guide.only()
    assert (finding.file, finding.line) == (LEDGER, 6)
    assert f'the line is "{line}", and it is no address such as' in finding.message


def test_lines_pasted_as_the_check_prints_them(guide: Guide) -> None:
    guide.replace(LEDGER, "\n/help-now/\n", "\n/help-now/\n/ways/drip/ · /ways/drip/#when · /go/125/ -> /ways/drip/.\n")
    assert guide.only().message == "several addresses stand on one line."
    assert guide.only().fix.startswith("Put each on a line of its own, without the dots")


def test_a_line_pasted_with_spaces_before_it(guide: Guide) -> None:
    guide.replace(LEDGER, "\n/help-now/\n", "\n   /help-now/\n")
    assert guide.found() == []


def test_an_address_that_stands_twice(guide: Guide) -> None:
    guide.replace(LEDGER, "\n/help-now/\n", "\n/help-now/\n/#when\n")
    assert guide.only().message == "/#when stands here and on line 2; only one can count."


def test_a_line_taken_out_of_the_ledger(guide: Guide) -> None:
    guide.replace(LEDGER, "/#when\n", "")
    assert "1 of this page's addresses is not in data/addresses.txt" in guide.only().message


def test_a_slip_in_a_code_leads_to_no_other_page() -> None:
    codes = new_codes(set())
    given = {next(codes) for _ in range(90)}
    assert min(given) == "101" and all(len(code) == 3 and is_code(code) for code in given)
    for code in given:
        slips = {code[:i] + digit + code[i + 1 :] for i in range(3) for digit in "0123456789"} - {code}
        slips |= {code[1] + code[0] + code[2], code[0] + code[2] + code[1]} - {code}
        assert not slips & given, code
