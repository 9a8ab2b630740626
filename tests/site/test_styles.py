"""The committed style sheets: made from the theme that is installed, and lacking nothing that a page or script uses."""

from __future__ import annotations

import re
import shutil
from importlib.metadata import version
from pathlib import Path

from desk.selectors import Used, is_used
from desk.styles import OURS, SHEETS, lacking, sheets, theme_sheet, trimmed
from tests.conftest import ROOT

MADE = {name: (ROOT / SHEETS / name).read_text("utf-8") for name in ("theme.css", "later.css", "ours.css")}


def test_the_sheets_are_made_from_the_theme_that_is_installed() -> None:
    for name in ("theme.css", "later.css"):
        said = f"from {theme_sheet().name} of mkdocs-material {version('mkdocs-material')}"
        assert said in MADE[name].split("\n")[0], f"The theme has changed. Type: make styles ({name})"
    assets = theme_sheet().parent.parent
    for file in ("base.html", "saved.json", "assets/javascripts/search.js"):
        text = (ROOT / "overrides" / file).read_text("utf-8")
        for script in re.findall(r"(?:bundle|workers/search)\.[0-9a-f]+\.min\.js", text):
            assert (assets / "javascripts" / script).is_file(), (
                f"overrides/{file} names {script}, which the theme lacks"
            )


def test_our_sheet_is_the_one_that_is_written() -> None:
    made = sheets(ROOT / "docs", (ROOT / OURS).read_text("utf-8"))["ours.css"]
    assert made == MADE["ours.css"], f"{OURS} has changed. Type: make styles"


def test_no_page_and_no_script_uses_a_class_that_the_sheets_lack(site: Path) -> None:
    assert not lacking(site, MADE), "Type: make styles"


def test_a_class_that_is_lacking_is_named(site: Path, tmp_path: Path) -> None:
    shutil.copy(site / "glossary/index.html", tmp_path / "a.html")
    (tmp_path / "b.html").write_text('<p class="md-source-file">x</p>', "utf-8")
    assert lacking(tmp_path, MADE) == {"md-source-file"}


def test_what_nothing_uses_is_left_out_and_what_is_used_stays() -> None:
    sheet = (
        ":root{--a:1;--b:2;--c:var(--b);--d:url(data:image/svg+xml;charset=utf-8,x)}.md-x{color:var(--c)}"
        ".md-y{color:red}@media print{.md-x:not(.md-y){color:blue}.md-y{color:red}}[dir=rtl] .md-x{left:0}"
        ".md-x :is(.md-y,td){top:0}.md-x :is(.md-y){top:1px}"
    )
    assert trimmed(sheet, Used({"md-x"}, set(), {"td"}, set()), "") == (
        ":root{--b:2;--c:var(--b)}.md-x{color:var(--c)}@media print{.md-x:not(.md-y){color:blue}}.md-x :is(.md-y,td){top:0}"
    )


def test_a_selector_matches_only_what_is_there() -> None:
    used = Used({"md-x"}, {"menu"}, {"p"}, {"hidden"})
    assert is_used("p.md-x#menu[hidden]::before", used)
    for selector in ("b.md-x", ".md-y", "#other", "[title]", "p:is(.md-y)"):
        assert not is_used(selector, used), selector
