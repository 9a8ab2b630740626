"""Weaknesses of packages: told with the version that mends them, at their line in the lock."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.upkeep.conftest import Outside
from upkeep.advisories import look
from upkeep.report import Unable

LOCK = "idna==3.20 \\\n    --hash=sha256:{0}\nPyYAML==6.0.3 \\\n    --hash=sha256:{0}\n".format("a" * 64)


def weakness(asked: dict[str, dict[str, str]]) -> dict[str, object]:
    """Answer as osv.dev does: one weakness, of one package."""
    if asked["package"]["name"].lower() != "pyyaml":
        return {}
    ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "6.0.4"}]}]
    affected = {"package": {"name": "pyyaml", "ecosystem": "PyPI"}, "ranges": ranges, "versions": ["6.0.3"]}
    return {"vulns": [{"id": "PYSEC-2026-1", "modified": "2026-01-01T00:00:00Z", "affected": [affected]}]}


def test_a_weak_package_is_told_at_its_line(tmp_path: Path, outside: Outside) -> None:
    (tmp_path / "requirements.lock").write_text(LOCK, "utf-8")
    outside.answers["v1/query"] = (200, "", weakness)
    part = look(tmp_path, osv=outside.address("v1/query"))
    (found,) = part.findings
    assert (found.file, found.line) == ("requirements.lock", 3)
    assert found.message.lower() == "pyyaml 6.0.3 has a known weakness: `https://osv.dev/pysec-2026-1`."
    assert found.fix.startswith("It is mended in 6.0.4. Type the new version in requirements.txt")


def test_the_real_lock_is_read_whole(outside: Outside) -> None:
    outside.answers["v1/query"] = (200, "", {})
    part = look(ROOT, osv=outside.address("v1/query"))
    pinned = (ROOT / "requirements.lock").read_text("utf-8").count("==")
    assert not part.findings and part.notes == (f"{pinned} packages asked about.",)


def test_a_database_that_is_away_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "requirements.lock").write_text(LOCK, "utf-8")
    with pytest.raises(Unable, match="pip-audit gave no answer"):
        look(tmp_path, osv="http://127.0.0.1:1/v1/query")
