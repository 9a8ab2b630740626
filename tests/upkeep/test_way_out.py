"""The trial of the way out, on a tiny guide with builders that only pretend."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from upkeep import way_out
from upkeep.report import Unable
from upkeep.way_out import Install, look

SETTINGS = """theme: {name: material, custom_dir: overrides}
plugins: [minify]
site_url: !ENV [SITE_URL, ""]
markdown_extensions:
  snippets: {base_path: [!relative $docs_dir]}
"""
BUILDER = """import pathlib, sys
text = pathlib.Path("mkdocs.yml").read_text()
if {refuse!r} and {refuse!r} in text:
    sys.exit("Building ...\\n" + str(pathlib.Path.cwd()) + "/mkdocs.yml: SomeError: no " + {refuse!r} + "\\nand more")
for name in pathlib.Path("docs").glob("*.md"):
    page = pathlib.Path("site", name.stem, "index.html")
    page.parent.mkdir(parents=True)
    page.write_text('<sup class="eh-cite">1</sup>')
"""


def pretend(refuse: str) -> Install:
    """Return what installs a builder that refuses one thing."""

    def install(pin: str, copy: Path, folder: Path) -> list[str]:
        if refuse == "network":
            raise Unable(f"{pin} could not be installed: `no network`")
        return [sys.executable, "-c", BUILDER.format(refuse=refuse)]

    return install


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    for folder in ("docs", "data", "overrides", "desk", "upkeep"):
        (tmp_path / folder).mkdir()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (tmp_path / "requirements.txt").write_text("-e .\n", "utf-8")
    (tmp_path / "docs/index.md").write_text("---\ntemplate: home.html\n---\nWords.\n", "utf-8")
    (tmp_path / "docs/old.md").write_text("---\ntemplate: moved.html\nmoved_to: index.md\n---\n", "utf-8")
    (tmp_path / "upkeep/way-out.txt").write_text("# Why.\nproperdocs==1.6.7\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("refuse", "told", "worse"),
    [
        ("", "properdocs==1.6.7 builds the guide as it is: 2 pages, 2 citations.", False),
        ("!relative", "builds the guide with mkdocs.yml written out plainly: 2 pages", True),
        ("custom_dir", "builds the guide without our layouts: 1 pages", True),
        (
            "theme",
            "properdocs==1.6.7 does not build the guide. As it is it stops: `mkdocs.yml: SomeError: no theme`",
            True,
        ),
        ("network", "properdocs==1.6.7 could not be tried.", False),
    ],
)
def test_how_far_each_gets(tiny: Path, refuse: str, told: str, worse: bool) -> None:
    before = (tiny / "mkdocs.yml").read_text("utf-8")
    part = look(tiny, pretend(refuse))
    assert told in " ".join([*part.notes, *(finding.message for finding in part.findings)])
    assert [(finding.file, finding.line) for finding in part.findings] == ([("upkeep/way-out.txt", 2)] if worse else [])
    assert (tiny / "mkdocs.yml").read_text("utf-8") == before and len(list((tiny / "docs").iterdir())) == 2


def test_the_pins_are_exact_and_each_has_a_rung() -> None:
    lines = (ROOT / way_out.PINS).read_text("utf-8").splitlines()
    pins = [line.partition("==")[0] for line in lines if line and not line.startswith("#")]
    assert sorted(pins) == sorted(way_out.REACHED)


def test_the_real_settings_can_be_written_out(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    way_out.settings_written_out(tmp_path)
    settings = yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))
    assert settings["markdown_extensions"]["desk.markdown.citations"]["sources"] == f"{tmp_path}/data/sources"
    assert settings["site_url"] == ""
