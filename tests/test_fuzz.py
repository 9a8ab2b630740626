"""Whatever bytes arrive, the desk ends in sentences or in success: never a traceback, never a hang."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desk.library import Library
from desk.record import UnreadableError, read_record
from desk.rules import findings
from tests.conftest import GLOSSARY, HELPLINES, LEDGER, PAGE, ROOT, SOURCE, TODAY, Guide

QUICK = settings(
    max_examples=40,
    deadline=timedelta(seconds=4),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
    derandomize=True,
)
FILES = {
    "docs/index.md": PAGE,
    "docs/go/101.md": "---\ntemplate: moved.html\nmoved_to: index.md\n---\n",
    "docs/boxes/a-box.md": "Words.\n",
    "data/helplines.yml": HELPLINES,
    "data/glossary.yml": GLOSSARY,
    "data/sources/label2026.yml": SOURCE,
    "data/addresses.txt": LEDGER,
    "data/search-words.yml": "extra: {search: {others: []}}\n",
    "data/forbidden-words.yml": "forbidden: []\n",
    "data/figures/some.yml": "figures: []\n",
    "data/scores/index.yml": "page: index.md\n",
    "data/score-sheets.yml": "sheets: []\n",
    "data/syllables.yml": "syllables: {}\n",
    "data/telling-words.yml": "telling: []\n",
    "mkdocs.yml": "nav: [index.md, help-now.md]\n",
    "requirements.txt": "# Why.\nmkdocs==1.6.1\n",
    "docs/assets/images/a.svg": "<svg></svg>\n",
}
# Pieces that mean something to one of the readers.
PIECES = some.sampled_from(
    [
        "---",
        "...",
        ":",
        "-",
        "?",
        "|",
        ">",
        "[",
        "]",
        "{",
        "}",
        "&",
        "*",
        "!",
        "%",
        "@",
        "`",
        '"',
        "'",
        "#",
        "##",
        ",",
        "\\",
        "\t",
        "\n",
        "\r\n",
        "<a",
        "<!--",
        "-->",
        "<script>",
        "</",
        "![",
        "](",
        ")",
        "[@",
        "]",
        ";",
        "///",
        "////",
        "--8<--",
        "```",
        "~~~",
        "|",
        "---",
        "--:",
        ":--:",
        "\x00",
        "\ufeff",
        "\u202e",
        "“",
        "”",
        "é",
        "東",
        "😀",
        "title:",
        "nav:",
        "extra:",
        "forbidden:",
        "words:",
        "id:",
        "dates:",
        "2027-13-45",
        "0000-00-00",
        "988",
        "1/2",
        "50%",
        "1,1,1,1",
        "javascript:",
        "http://",
        "https://[",
        "://",
        "//",
        "../",
        "{#id}",
        "{on=1}",
        "$",
        "^",
        "~",
        "null",
        "true",
        "1e9",
        "-",
        "[x]",
        "1.",
        ">",
        "<svg",
        "a@b.c",
        "moved_to:",
        "template:",
        "archived:",
        "changes:",
        "reviewed:",
        "evidence:",
        "preview:",
        "terms:",
        "figures:",
        "arms:",
        "points:",
        "moments:",
        "steps:",
    ]
)
JUNK = some.lists(PIECES | some.text(max_size=8), max_size=40).map(
    lambda parts: "\n ".join(parts) if len(parts) % 3 else " ".join(parts)
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """Return a small guide; each example writes its file anew and puts it back."""
    made = Guide(tmp_path_factory.mktemp("fuzz"))
    for file, text in FILES.items():
        if not (made.root / file).exists():
            made.write(file, text)
    return made


def survives(guide: Guide, file: str, raw: bytes) -> None:
    """Write a file, and see that whatever the desk says of it is a sentence with a place."""
    before = (guide.root / file).read_bytes()
    guide.write(file, raw)
    try:
        for finding in guide.found():
            assert finding.message and finding.line >= 1, finding
            assert "Traceback" not in finding.message and "Error(" not in finding.message, finding
    finally:
        guide.write(file, before)


@QUICK
@given(file=some.sampled_from(sorted(FILES)), raw=some.binary(max_size=400))
def test_any_bytes_in_any_file(small: Guide, file: str, raw: bytes) -> None:
    survives(small, file, raw)


@settings(QUICK, max_examples=40)
@given(file=some.sampled_from(sorted(FILES)), text=JUNK)
def test_what_looks_like_something_in_any_file(small: Guide, file: str, text: str) -> None:
    survives(small, file, text.encode("utf-8", "surrogatepass"))


@settings(QUICK, max_examples=30)
@given(text=JUNK)
def test_any_front_matter(small: Guide, text: str) -> None:
    survives(small, "docs/index.md", f"---\n{text}\n---\nWords.\n".encode("utf-8", "surrogatepass"))


@settings(QUICK, max_examples=30)
@given(text=JUNK, at=some.integers(0, len(PAGE)))
def test_anything_within_a_page(small: Guide, text: str, at: int) -> None:
    survives(small, "docs/index.md", (PAGE[:at] + text + PAGE[at:]).encode("utf-8", "surrogatepass"))


VALUES: some.SearchStrategy[object] = some.recursive(
    some.text("ab 1-/.:#@[]", max_size=6) | some.sampled_from(["", "index.md", "2027-01-01", "988"]),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(some.sampled_from(["id", "title", "kind", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def paths(value: object) -> list[tuple[object, ...]]:
    """Return where each value of a record stands."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(), *((key, *rest) for key, child in children for rest in paths(child))]


@settings(QUICK, max_examples=40)
@given(data=some.data(), file=some.sampled_from(sorted(file for file in FILES if file.endswith((".yml", "index.md")))))
def test_another_value_anywhere(small: Guide, data: some.DataObject, file: str) -> None:
    """Every value of every file may be of another kind than expected."""
    real = {
        "data/figures/some.yml": ROOT / "data/figures/sessions.yml",
        "data/scores/index.yml": ROOT / "data/scores/ways--drip.yml",
    }
    text = (real.get(file) or small.root / file).read_text("utf-8")
    front = text.split("---\n")[1] if file.endswith(".md") else text
    record = read_record(front, settings=True).values
    where = data.draw(some.sampled_from(paths(record)[1:]))
    inside: object = record
    for key in where[:-1]:
        inside = inside[key]  # type: ignore[index]
    inside[where[-1]] = data.draw(VALUES)  # type: ignore[index]
    typed = json.dumps(record)
    survives(small, file, (f"---\n{typed}\n---\nWords.\n" if file.endswith(".md") else typed).encode())


HOSTILE: list[tuple[str, Callable[[int], str]]] = [
    ("brackets", lambda n: "[" * n),
    ("braces", lambda n: "{" * n),
    ("images", lambda n: "![" * (n // 2)),
    ("stars", lambda n: "**a *b " * (n // 7)),
    ("quotes", lambda n: "> " * (n // 2)),
    ("backticks", lambda n: "`a``" * (n // 4)),
    ("digits", lambda n: "1," * (n // 2)),
    ("letters", lambda n: "a" * n),
    ("tags", lambda n: "<a " * (n // 3)),
    ("comments", lambda n: "<!-- " * (n // 5)),
    ("tables", lambda n: "a | b\n--|--\n" * (n // 12)),
    ("lists", lambda n: "".join(" " * (i % 80) + "- a\n" for i in range(n // 44))),
    ("citations", lambda n: "[@a;" * (n // 4)),
    ("ats", lambda n: "(@" * (n // 2)),
    ("spaces", lambda n: "a" + " " * n + "b"),
    ("slashes", lambda n: "/// a\n" * (n // 6)),
    ("fences", lambda n: "```\n" * (n // 4)),
    ("links", lambda n: "[a](" * (n // 4)),
    ("lines", lambda n: "\n" * n),
    ("quote marks", lambda n: '"a' * (n // 2)),
    ("attributes", lambda n: "{a=" * (n // 3)),
    ("figures", lambda n: "1 out of 1 of 1 " * (n // 16)),
    ("phones", lambda n: "call call text " * (n // 15)),
]


@pytest.mark.parametrize(("name", "text"), HOSTILE, ids=[name for name, _ in HOSTILE])
def test_no_page_holds_the_desk_up(small: Guide, name: str, text: Callable[[int], str]) -> None:
    """As much of one thing as a page may hold, in lines as long as they may be; and one byte more, which is refused."""
    start = time.process_time()
    for size in (2_900, 50_000):
        lines = text(size) if size < 3_000 else "\n".join([text(2_900)] * 17)
        survives(small, "docs/index.md", f"{PAGE}\n{lines}\n".encode())
        survives(small, "data/sources/label2026.yml", f"{SOURCE}note: {lines}\n".encode())
    assert time.process_time() - start < 8


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 300_000, "[" * 390_000, "a: &a [x]\n" + "b: [*a, *a]\n" * 9, "{a: " * 90_000]
)
def test_no_data_file_holds_the_desk_up(text: str) -> None:
    start = time.process_time()
    with pytest.raises(UnreadableError):
        read_record(text)
    assert time.process_time() - start < 2


def spoiled(tmp_path: Path) -> Path:
    root = tmp_path / "guide"
    for room in ("docs", "data", "overrides"):
        shutil.copytree(ROOT / room, root / room)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


def run(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desk", str(root)], capture_output=True, text=True, timeout=60, cwd=ROOT
    )


def test_the_command_says_everything_at_once_in_sentences(tmp_path: Path) -> None:
    root = spoiled(tmp_path)
    (root / "docs/index.md").write_bytes(b"\xff\xfe\0")
    (root / "data/helplines.yml").write_text("extra: [", "utf-8")
    (root / "mkdocs.yml").write_text("\tx", "utf-8")
    (root / "docs/ways/drip.md").write_text("", "utf-8")
    (root / "data/schema/source.json").write_text("{", "utf-8")
    shutil.rmtree(root / "overrides")
    done = run(root)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    for file in (
        "docs/index.md:1:",
        "data/helplines.yml:1:",
        "mkdocs.yml:1:",
        "docs/ways/drip.md:1:",
        "data/schema/source.json:1:",
    ):
        assert file in done.stdout


def test_a_folder_with_no_guide_in_it(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 1
    assert "mkdocs.yml:1: this file is missing" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_the_whole_guide_in_less_than_ten_seconds() -> None:
    start = time.process_time()
    library = Library.read(ROOT, today=TODAY)
    assert list(findings(library)) is not None
    assert time.process_time() - start < 10


def test_every_file_of_the_desk_is_small() -> None:
    for file in (ROOT / "desk").rglob("*.py"):
        assert len(file.read_text("utf-8").split("\n")) <= 201, file
    for file in (ROOT / "desk" / "rules").glob("[a-z]*.py"):
        assert len(file.read_text("utf-8").split("\n")) <= 111, f"{file} is no longer readable on one screen"
