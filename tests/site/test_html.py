"""Valid HTML, by the Nu checker of the W3C. It needs Java and its jar: `make html` gets both, and fails without."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

JAR = Path(os.environ.get("VNU_JAR", Path.home() / ".cache" / "evenhand" / "vnu.jar"))
HOW = "Type: make html (it runs apt-get install default-jre-headless, and npm pack vnu-jar)."

# What the checker says and we keep, each with its reason.
KEPT = {
    r"The “role” attribute must not be used on a “t[dhr]” element|The “(table|rowgroup|row|cell|columnheader|rowheader)” role is unnecessary": (
        "Tables that turn into cards on a phone are laid out as blocks, and a browser may then forget that they are "
        "tables. The roles repeat what the elements are, and tell screen readers nothing false (desk/markdown/tables.py)."
    ),
    r"Inline script violates Content Security Policy": (
        "It is the block of settings of type application/json. No browser runs it, so the policy does not concern it."
    ),
    r"Resource violates Content Security Policy .* “[^:”]*” blocked": (
        "The checker reads files, where 'self' has no meaning. That everything loads under the policy is tested in a browser."
    ),
}


def complaints(*files: Path) -> Iterator[str]:
    """Run the checker once over all files, and return what it says, less what is kept."""
    if not shutil.which("java") or not JAR.exists():
        if os.environ.get("VNU_JAR"):
            pytest.fail(f"Java or {JAR} is missing. {HOW}")
        pytest.skip(f"Java or {JAR} is missing. {HOW}")
    command = ["java", "-jar", str(JAR), "--format", "json", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    for message in json.loads(done.stderr)["messages"]:
        if not any(re.search(kept, message["message"]) for kept in KEPT):
            place = f"{message.get('url', '').removeprefix('file:')}:{message.get('lastLine', 0)}:{message.get('lastColumn', 0)}"
            yield f"{place}: {message['message']} {message.get('extract', '').strip()[:120]}"


def test_every_page_is_valid_html(site: Path) -> None:
    wrong = list(complaints(*sorted(site.rglob("*.html"))))
    assert not wrong, f"{len(wrong)} faults:\n" + "\n".join(wrong[:50])


def test_bad_html_is_found(tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text('<!doctype html><html lang="en"><title>x</title><p id="a"><p id="a"><img src="x.png"><bad>', "utf-8")
    wrong = " ".join(complaints(bad))
    assert "Duplicate ID" in wrong and "“alt” attribute" in wrong and "“bad”" in wrong


def test_each_message_that_is_kept_has_its_reason() -> None:
    assert all(len(reason) > 40 for reason in KEPT.values())
