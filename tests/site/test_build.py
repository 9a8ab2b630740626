"""The build itself: silent when all is well, and stopped by what would reach a reader broken."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from desk.library import Library
from desk.rules import findings
from tests.conftest import ADDRESS, ROOT, TODAY, build
from tests.site.reading import page, pages


def test_the_shipped_guide_has_no_findings() -> None:
    # On the day of its last check, so that evidence which comes due never turns a build red by itself.
    assert list(findings(Library.read(ROOT, today=TODAY))) == []


def test_the_build_is_silent(built: subprocess.CompletedProcess[str]) -> None:
    assert built.returncode == 0, built.stderr
    assert not re.findall(r"^(?:WARNING|ERROR).*", built.stdout + built.stderr, re.MULTILINE)


PLANTED = {
    "[nowhere](nowhere.md)": "nowhere.md",
    "[no such heading](help-now.md#nowhere)": "help-now.md#nowhere",
    "[no such heading](#nowhere)": "'#nowhere'",
    "A claim. [@wilkinson2091]": (
        "docs/index.md: [@wilkinson2091] has no source: there is no file data/sources/wilkinson2091.yml. "
        "Readers could not trace the claim. Did you mean [@wilkinson20"
    ),
}


def test_the_build_stops_at_dead_links_dead_anchors_and_lost_sources(real: Path) -> None:
    index = real / "docs" / "index.md"
    index.write_text(index.read_text("utf-8") + "".join(f"\n{planted}\n" for planted in PLANTED), "utf-8")
    # A page that is being written, and has no short link yet, breaks nothing.
    (real / "docs" / "new.md").write_text((real / "docs" / "whats-next.md").read_text("utf-8"), "utf-8")
    config = (real / "mkdocs.yml").read_text("utf-8")
    (real / "mkdocs.yml").write_text(
        config.replace("      - whats-next.md\n", "      - whats-next.md\n      - new.md\n"), "utf-8"
    )
    done = build(real, real / "site", SITE_URL=ADDRESS)
    assert done.returncode != 0 and "Traceback" not in done.stderr, done.stderr
    for said in PLANTED.values():
        assert said in done.stderr, done.stderr
    assert "new/" in (real / "site/for-clinics/kit/index.html").read_text("utf-8")


def test_a_page_left_out_of_the_menu_stops_the_build(real: Path) -> None:
    (real / "docs" / "forgotten.md").write_text((real / "docs" / "sources.md").read_text("utf-8"), "utf-8")
    done = build(real, real / "site")
    assert done.returncode != 0
    assert "forgotten.md" in done.stderr


def test_without_an_address_none_is_printed(site: Path) -> None:
    for address in pages(site):
        built = page(site, address)
        assert not built.select("link[rel=canonical]"), address
        assert not built.select(".eh-paper, [data-go]"), address


def test_with_an_address_each_page_prints_its_own(published: Path) -> None:
    risks = page(published, "benefits-and-risks/risks/")
    canonical = risks.select_one("link[rel=canonical]")
    assert canonical and canonical["href"] == ADDRESS + "benefits-and-risks/risks/"
    assert str(canonical["href"]) in risks.select_one(".eh-paper").get_text(" ", strip=True)  # type: ignore[union-attr]
    edit = risks.select_one("a[rel=edit]")
    assert edit and edit["href"] == "https://code.example/edit/main/docs/benefits-and-risks/risks.md"


def test_publishing_refuses_without_an_address() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    dry = ["make", "--silent", "--old-file=.venv/publish", "publish"]
    done = subprocess.run(dry, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    assert "SITE_URL is not set, so printed addresses would be wrong. Type: make publish" in done.stdout


def test_who_publishes_is_a_setting(tmp_path: Path, site: Path) -> None:
    unset = page(site, "about/how-it-is-made/").get_text(" ", strip=True)
    assert "The people who publish this copy have not yet given their name." in unset
    done = build(
        ROOT,
        tmp_path,
        PUBLISHER_NAME="A Charity",
        PUBLISHER_FUNDING="Gifts.",
        PUBLISHER_CONTACT="mailto:guide@charity.example",
    )
    assert done.returncode == 0, done.stderr
    about = page(tmp_path, "about/how-it-is-made/")
    assert "This copy is published by A Charity ." in about.get_text(" ", strip=True)
    assert "Who pays: Gifts." in about.get_text(" ", strip=True)
    # With no place of its own to report mistakes, the report link falls back to the contact.
    assert "mailto:guide@charity.example" in [a["href"] for a in page(tmp_path, "help-now/").select("a[href]")] + [
        a["href"] for a in page(tmp_path, "understand/").select(".eh-end a[href]")
    ]


def test_the_lock_holds_what_the_requirements_name() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8").lower()
    pinned = re.findall(r"^([\w-]+==[\w.]+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    pinned += re.findall(r"setuptools==[\d.]+", (ROOT / "pyproject.toml").read_text("utf-8"))
    assert len(pinned) >= 8
    for name in pinned:
        assert re.search(rf"^{re.escape(name.lower())} ", lock, re.MULTILINE), f"{name}: type `make lock`"
