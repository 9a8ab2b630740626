"""The page on reviews: each page of the menu once, with its own dates and names, in a table that can be followed by ear."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from desk.library import Library
from tests.conftest import ROOMS, ROOT, build
from tests.site.reading import page

ADDRESS = "about/review-status/"
COLUMNS = ["Kind, and first published", "Evidence checked", "Due again", "Reviewed", "Latest change"]
REVIEW = """reviewed:
  - {by: An Example, role: Psychiatrist, date: "2026-11-27"}
changes:
  - {date: "2026-11-28", kind: correction, note: It said two hours. It says three.}
  - {date: "2026-11-26", kind: wording, note: Shorter sentences.}
"""


def rows(built: BeautifulSoup) -> dict[str, list[str]]:
    """Return the cells of each row, by the title of its page."""
    found = {}
    for row in built.select("table tbody tr"):
        header = row.select_one("th[scope=row]")
        assert header
        assert header.get_text(" ", strip=True) not in found
        found[header.get_text(" ", strip=True)] = [cell.get_text(" ", strip=True) for cell in row.select("td")]
    return found


def days(row: Tag) -> list[str]:
    """Return the dates of a row as they were typed."""
    return [str(time["datetime"]) for time in row.select("time")]


def test_each_page_of_the_menu_stands_once_with_its_own_dates(site: Path) -> None:
    library = Library.read(ROOT)
    listed = [library.pages[path] for path, _ in library.menu]
    built = page(site, ADDRESS)
    assert list(rows(built)) == [source.title for source in listed]
    for source, row in zip(listed, built.select("table tbody tr"), strict=True):
        front = source.front.values
        evidence = front["evidence"]
        assert isinstance(evidence, dict)
        assert days(row)[:3] == [front["published"], evidence["checked"], evidence["due"]], source.path
        link = row.select_one("th a[href]")
        assert link and (site / ADDRESS / str(link["href"])).exists()


def test_the_counts_are_those_of_the_rows(site: Path) -> None:
    built = page(site, ADDRESS)
    found = rows(built)
    reviewed = sum("Not yet reviewed by a clinician" not in cells for cells in found.values())
    assert f"{reviewed} of {len(found)} pages reviewed by a clinician." in built.get_text(" ", strip=True)
    assert len(found) >= 52
    due = min(days(row)[2] for row in built.select("table tbody tr"))
    said = built.select_one("#how-many ~ p + p time")
    assert said and said["datetime"] == due


def test_the_table_can_be_followed_by_ear_and_on_a_phone(site: Path) -> None:
    built = page(site, ADDRESS)
    for table in built.select("article table"):
        assert table["class"] == ["eh-cards"] and table["role"] == "table"
        heading = table.find_previous("h3")
        assert heading and heading.get_text(strip=True) == table["aria-label"]
        assert all(header["scope"] == "col" and header["role"] == "columnheader" for header in table.select("thead th"))
        for row in table.select("tbody tr"):
            assert row["role"] == "row" and row.select_one("th[scope=row][role=rowheader]")
            assert [cell["data-label"] for cell in row.select("td[role=cell]")] == COLUMNS
        assert [header.get_text(strip=True) for header in table.select("thead th")] == ["Page", *COLUMNS]


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    """Return the page as it is once a clinician has signed another one, and two changes were noted there."""
    root = tmp_path_factory.mktemp("signed")
    shutil.copytree(ROOT / "docs", root / "docs")
    for room in ROOMS[1:]:
        (root / room).symlink_to(ROOT / room)
    drip = root / "docs" / "ways" / "drip.md"
    assert "reviewed: []\n" in drip.read_text("utf-8")
    drip.write_text(drip.read_text("utf-8").replace("reviewed: []\n", REVIEW), "utf-8")
    done = build(root, root / "site")
    assert done.returncode == 0, done.stderr
    return page(root / "site", ADDRESS)


def test_a_review_and_the_newest_change_are_shown_with_name_role_and_day(signed: BeautifulSoup) -> None:
    title = Library.read(ROOT).pages["ways/drip.md"].title
    cells = rows(signed)[title]
    assert cells[3] == "An Example, Psychiatrist, November 27, 2026"
    assert cells[4] == "Correction, November 28, 2026"
    assert f"1 of {len(rows(signed))} pages reviewed by a clinician." in signed.get_text(" ", strip=True)
