"""A tiny packed site, and a way to ask a server for exactly what a test types."""

from __future__ import annotations

import http.client
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from deploy.loopback import Server, serving
from deploy.packed import pack_site
from tests.conftest import ADDRESS, ROOT

PAGE = "<!doctype html><title>{0}</title>" + "<p>{0} – what you can ask.</p>" * 100
FILES = {
    "index.html": PAGE.format("Start here"),
    "404.html": PAGE.format("This page is not here"),
    "about/index.html": PAGE.format("About"),
    "assets/stylesheets/guide.ccf94c.css": "a{color:#123}" * 200,
    "assets/javascripts/bundle.a5f9d56c.min.js": "let a = 1;" * 200,
    "assets/javascripts/lunr/min/lunr.stemmer.support.min.js": "let b = 1;" * 200,
    "search/search_index.json": '{"docs": [' + "0, " * 1000 + "0]}",
    "manifest.webmanifest": "{}",
    "robots.txt": "User-agent: *",
    "sw.js": "// worker " * 200,
}


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path, spelled exactly so, over https."""
    context = ssl._create_unverified_context()
    connection = http.client.HTTPSConnection("127.0.0.1", server.https, context=context, timeout=10)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        found: dict[str, str] = {}
        for name, value in answer.getheaders():
            assert name not in found, f"{name} was sent twice"
            found[name] = value
        return Answer(answer.status, found, answer.read())
    finally:
        connection.close()


@pytest.fixture(scope="session")
def laid(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the published pages with PDFs and QR codes beside them, laid there as publishing does it."""
    site = tmp_path_factory.mktemp("laid") / "site"
    shutil.copytree(published, site)
    for step in ("handouts", "qr_codes"):
        command = [sys.executable, "-m", f"deploy.{step}", str(site), ADDRESS]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small site, packed as publishing does it."""
    root = tmp_path_factory.mktemp("tiny")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    pack_site(root)
    return root


@pytest.fixture(scope="session")
def nginx(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start nginx with a site at the top of its name."""
    with serving(tiny, tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.fixture(scope="session")
def clinic(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start nginx with the same site below /guide/ of somebody else's name."""
    with serving(tiny, tmp_path_factory.mktemp("clinic"), sub_path=True) as server:
        yield server
