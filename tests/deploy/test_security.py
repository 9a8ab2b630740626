"""security.txt: what RFC 9116 asks of it, on what is published; nothing without a contact; and only one file is added."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deploy import security
from deploy.loopback import serving
from tests.conftest import ADDRESS, ROOT
from tests.deploy.conftest import ask

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
TOP = "https://guide.example/"
FIELD = re.compile(r"([A-Za-z-]+): (\S.*)")


def fields(text: str) -> list[tuple[str, str]]:
    """Read the file as the standard tells: comments, blank lines, and fields of a name and a value."""
    assert text.endswith("\n") and "\r" not in text
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    matches = [FIELD.fullmatch(line) for line in lines]
    assert all(matches), lines
    return [(match[1], match[2]) for match in matches if match]


def slips(text: str, now: datetime) -> list[str]:
    """Say what the standard (sections 2.5 and 3 of RFC 9116) finds wrong in a file."""
    given = fields(text)
    named = [name for name, _ in given]
    wrong = [] if "Contact" in named else ["no Contact"]
    for name in ("Expires", "Preferred-Languages"):
        if named.count(name) > 1:
            wrong.append(f"{name} twice")
    wrong += [f"Contact {value}" for name, value in given if name == "Contact" and ":" not in value]
    wrong += [f"{name} {value}" for name, value in given if value.startswith("http://")]
    days = [datetime.fromisoformat(value) for name, value in given if name == "Expires"]
    if not days:
        wrong.append("no Expires")
    elif not now < days[0] < now + timedelta(days=365):
        wrong.append(f"Expires {days[0]}")
    return wrong


@pytest.mark.parametrize(
    "contact", ["mailto:desk@guide.example", "https://guide.example/contact", "tel:+1-201-555-0123"]
)
def test_it_holds_to_the_standard(contact: str) -> None:
    text = security.text(contact, TOP, NOW)
    assert not slips(text, NOW)
    assert dict(fields(text)) == {
        "Contact": contact,
        "Expires": "2027-11-27T00:00:00Z",
        "Preferred-Languages": "en",
        "Canonical": TOP + security.PLACE,
    }


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Contact: mailto:desk@guide.example\n", "", "no Contact"),
        ("Expires: 2027-11-27T00:00:00Z\n", "", "no Expires"),
        ("Expires: 2027", "Expires: 2029", "Expires 2029-11-27 00:00:00+00:00"),
        ("Expires: 2027", "Expires: 2025", "Expires 2025-11-27 00:00:00+00:00"),
        ("mailto:desk", "desk", "Contact desk@guide.example"),
        ("Preferred", "Preferred-Languages: en\nPreferred", "Preferred-Languages twice"),
    ],
)
def test_a_file_that_breaks_the_standard_is_found(old: str, new: str, said: str) -> None:
    text = security.text("mailto:desk@guide.example", TOP, NOW)
    assert old in text
    assert slips(text.replace(old, new), NOW) == [said]


@pytest.mark.parametrize("contact", ["desk@guide.example", "http://guide.example/", "mailto:", "Anna", "https://a b"])
def test_a_contact_that_nobody_could_follow_stops_publishing(contact: str) -> None:
    with pytest.raises(SystemExit, match=r"nobody could follow it.*Type mailto:name@example\.org"):
        security.text(contact, TOP, NOW)


def test_without_a_contact_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>x", "utf-8")
    assert security.write(tmp_path, TOP, "", NOW).startswith(
        "No security.txt was written: PUBLISHER_CONTACT is not set"
    )
    assert [file.name for file in tmp_path.iterdir()] == ["index.html"]


def test_below_a_path_it_says_where_it_would_be_looked_for(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>x", "utf-8")
    assert "alone" not in security.write(tmp_path, TOP, "mailto:a@b.example", NOW)
    said = security.write(tmp_path, ADDRESS, "mailto:a@b.example", NOW)
    assert "looked for at https://guide.example/.well-known/security.txt alone" in said


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"holds no index\.html, so it is no built site\. Type: make build"):
        security.write(tmp_path, TOP, "mailto:a@b.example", NOW)


def test_publishing_adds_it_with_the_publishers_own_contact(published: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(published, site)
    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    for setting in ("PUBLISHER_CONTACT", "PUBLISHER_REPORT"):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PUBLISHER_")}
        command = [sys.executable, "-m", "deploy.security", str(site), TOP]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=kept | {setting: "mailto:desk@guide.example"},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        file = site / security.PLACE
        assert not slips(file.read_text("utf-8"), datetime.now(UTC))
        assert ("Contact", "mailto:desk@guide.example") in fields(file.read_text("utf-8"))
        after = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
        assert after.pop(file) and after == before
        file.unlink()


def test_a_server_sends_it_as_plain_text(tiny: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(tiny, site)
    security.write(site, TOP, "mailto:desk@guide.example", NOW)
    (tmp_path / "nginx").mkdir()
    with serving(site, tmp_path / "nginx") as server:
        answer = ask(server, f"/{security.PLACE}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert not slips(answer.body.decode(), NOW)


def test_make_publish_calls_it_and_the_upload_keeps_hidden_files() -> None:
    publish = (ROOT / "Makefile").read_text("utf-8").split("\npublish:")[1].split("\n\n")[0]
    steps = [line.split("python -m ")[1].split()[0] for line in publish.splitlines() if "python -m " in line]
    assert steps.index("deploy.security") < steps.index("deploy.packed")
    assert "include-hidden-files: true" in (ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8")
