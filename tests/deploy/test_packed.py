"""The packed copies: complete, exact, the same every time, and nothing else is touched."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from deploy.packed import pack_site

TEXT = "<p>Ask who will be with you. " * 200


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a site of three files: one worth packing, one too small, one that is no text."""
    (tmp_path / "index.html").write_text(TEXT, "utf-8")
    (tmp_path / "robots.txt").write_text("User-agent: *", "utf-8")
    (tmp_path / "card.png").write_bytes(bytes(5000))
    os.utime(tmp_path / "index.html", (1_700_000_000, 1_700_000_000))
    return tmp_path


def test_each_text_gets_both_copies(small: Path) -> None:
    said = pack_site(small)
    assert gzip.decompress((small / "index.html.gz").read_bytes()).decode() == TEXT
    assert brotli.decompress((small / "index.html.br").read_bytes()).decode() == TEXT
    assert sorted(file.name for file in small.iterdir()) == [
        "_headers",
        "card.png",
        "index.html",
        "index.html.br",
        "index.html.gz",
        "robots.txt",
    ]
    assert said.startswith("1 files packed")


def test_copies_carry_the_time_of_the_page(small: Path) -> None:
    pack_site(small)
    assert {(small / f"index.html{end}").stat().st_mtime for end in ("", ".gz", ".br")} == {1_700_000_000}


def test_the_same_site_gives_the_same_bytes(small: Path) -> None:
    pack_site(small)
    first = {file.name: file.read_bytes() for file in small.iterdir()}
    os.utime(small / "index.html", (1_800_000_000, 1_800_000_000))
    for end in (".gz", ".br"):
        (small / f"index.html{end}").unlink()
    pack_site(small)
    assert {file.name: file.read_bytes() for file in small.iterdir()} == first


def test_a_stale_copy_is_replaced(small: Path) -> None:
    (small / "index.html.gz").write_bytes(gzip.compress(b"the page of last week"))
    (small / "index.html.br").write_bytes(b"nonsense")
    pack_site(small)
    assert gzip.decompress((small / "index.html.gz").read_bytes()).decode() == TEXT
    assert brotli.decompress((small / "index.html.br").read_bytes()).decode() == TEXT


def test_a_good_copy_of_somebody_else_stays(small: Path) -> None:
    # MkDocs writes sitemap.xml.gz itself, and packing only ever adds to what it built.
    theirs = gzip.compress(TEXT.encode(), mtime=5)
    (small / "index.html.gz").write_bytes(theirs)
    pack_site(small)
    assert (small / "index.html.gz").read_bytes() == theirs


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"holds no index\.html, so it is no built site\. Type: make build"):
        pack_site(tmp_path)
