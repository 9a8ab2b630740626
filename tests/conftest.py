"""What the tests share: a small good guide to spoil, copies of the real one, the built site, a browser."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from desk.finding import Finding
from desk.library import Library
from desk.rules import findings
from tests.browser.find import browser as find_browser

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 28)
ADDRESS = "https://guide.example/care/"
ROOMS = ("docs", "data", "overrides", "desk", "mkdocs.yml")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)

PAGE = """---
title: Can I drive home?
description: Whether you can drive after a session of ketamine or esketamine, and when you can drive again.
kind: answer
published: "2026-11-23"
evidence:
  checked: "2026-11-23"
  due: "2027-11-23"
reviewed: []
preview: {title: Getting home, text: When you can drive again after your visit.}
---
No. Drive again after a night of sleep. [@label2026]

## When you can drive {#when}

Esketamine is {approved}. [Who to call](help-now.md#call)
"""

HELP = """---
title: Get help now
description: Who to call, by day and by night, for thoughts of suicide and after a dose.
kind: help
published: "2026-11-23"
evidence:
  checked: "2026-11-23"
  due: "2027-05-23"
reviewed: []
preview: {title: Numbers to call, text: "Who to call, by day and by night."}
---
## Call {#call}

Call a help line.
"""

SOURCE = """title: "A label"
published_in: "DailyMed"
year: "2026"
url: "https://dailymed.nlm.nih.gov/label"
read: "label, November 2026"
"""

HELPLINES = """INHERIT: search-words.yml
extra:
  helplines:
    - place: United States
      id: united-states
      emergency: "911"
      lines:
        - name: 988 Suicide & Crisis Lifeline
          kind: crisis
          call: "988"
          note: Free, day and night.
          sources: [label2026]
"""

WORDS = """extra:
  search:
    small: [the, "on"]
    danger: [suicidal]
    others:
      - {say: [phone, ring], mean: call}
    asked:
      - {page: help-now.md, say: [who to ring]}
"""

GLOSSARY = """terms:
  - term: Placebo
    id: placebo
    means: A dummy treatment that holds no medicine.
"""

CONFIG = """nav:
  - index.md
  - Help:
      - help-now.md
not_in_nav: |
  /go/
"""

LEDGER = """/
/#when
/go/101/ -> /
/go/117/ -> /help-now/
/help-now/
/help-now/#call
"""

SHORT = """---
template: moved.html
moved_to: {}
---
"""


class Guide:
    """A small guide in a folder of its own. Spoil a file, then ask what the desk finds."""

    def __init__(self, root: Path) -> None:
        """Write a guide in which nothing is wrong."""
        self.root = root
        shutil.copytree(ROOT / "data" / "schema", root / "data" / "schema")
        self.write("docs/index.md", PAGE)
        self.write("docs/help-now.md", HELP)
        self.write("data/sources/label2026.yml", SOURCE)
        self.write("data/helplines.yml", HELPLINES)
        self.write("data/glossary.yml", GLOSSARY)
        self.write("data/search-words.yml", WORDS)
        for name in ("forbidden-words.yml", "telling-words.yml", "syllables.yml", "score-sheets.yml"):
            shutil.copy(ROOT / "data" / name, root / "data" / name)
        self.write("mkdocs.yml", CONFIG)
        self.write("data/addresses.txt", LEDGER)
        self.write("docs/go/101.md", SHORT.format("index.md"))
        self.write("docs/go/117.md", SHORT.format("help-now.md"))

    def write(self, file: str, text: str | bytes) -> None:
        """Write a file, making its folder."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def replace(self, file: str, old: str, new: str) -> None:
        """Change words in a file; the words must be there."""
        text = (self.root / file).read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        self.write(file, text.replace(old, new))

    def found(self) -> list[Finding]:
        """Read the guide afresh and return what the desk finds, in order."""
        return sorted(findings(Library.read(self.root, today=TODAY)))

    def only(self) -> Finding:
        """Return the one thing that the desk finds; one slip must not make two findings."""
        found = self.found()
        assert len(found) == 1, found
        return found[0]


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return Guide(tmp_path)


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """Return a copy of the real guide that a test may spoil."""
    for room in ROOMS:
        source = ROOT / room
        if source.is_dir():
            shutil.copytree(source, tmp_path / room)
        else:
            shutil.copy(source, tmp_path / room)
    return tmp_path


def build(root: Path, site: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Build the guide in `root` with the command that publishing uses."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """Build the real guide once, with no settings, and return what the build said."""
    return build(ROOT, tmp_path_factory.getbasetemp() / "site")


@pytest.fixture(scope="session")
def site(built: subprocess.CompletedProcess[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site."""
    assert built.returncode == 0, built.stderr
    return tmp_path_factory.getbasetemp() / "site"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real guide once as whoever publishes it does, with its address, and return the folder."""
    folder = tmp_path_factory.getbasetemp() / "published"
    done = build(ROOT, folder, SITE_URL=ADDRESS, EDIT_URI="https://code.example/edit/main/docs/", WITH_FILES="1")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Serve the built site on this machine alone, under a sub-path, and return its address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix("/guide"))

        def log_message(self, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/guide/"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start a real Chromium."""
    path = find_browser()
    assert path, "No Chromium was found. Type: apt-get install chromium, or: playwright install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS.split())
        with contextlib.closing(browser):
            yield browser
