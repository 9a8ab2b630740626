"""Prints the pages that people hand out to PDF, on Letter and on A4, into `handouts/` beside the built pages.

    python -m deploy.handouts site/ https://example.org/guide/

The list is `extra.handouts` in mkdocs.yml. Chromium opens each page at its public address, so that the links in a PDF
are the public ones, but this machine answers, from site/, and everything else is out of its reach. What Chromium prints
is tagged for screen readers, with language, title and outline. No page is edited: files are only added. A PDF carries
the minute of its making, so two runs differ by that.
"""

from __future__ import annotations

import contextlib
import http.server
import ssl
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import load_config

from deploy.browser import print_page
from deploy.loopback import certify
from desk.addresses import address_of

ROOT = Path(__file__).resolve().parent.parent
PAPERS = {"letter": "", "A4": "-a4"}  # a size as CSS names it: what the file's name ends with


@dataclass(frozen=True)
class Handout:
    """One page to hand out: where it is below the top of the site, and its file without `.pdf`."""

    page: str
    file: str


def handouts(config: Path = ROOT / "mkdocs.yml") -> list[Handout]:
    """Read the list of handouts from mkdocs.yml."""
    entries = load_config(str(config)).extra["handouts"]
    return [Handout(address_of(entry["page"]).lstrip("/"), entry["file"]) for entry in entries]


class _Server(http.server.ThreadingHTTPServer):
    def __init__(self, site: Path, path: str, paper: str) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.site, self.path, self.paper = site, path, paper
        self.missing: list[str] = []


class _Answer(http.server.SimpleHTTPRequestHandler):
    server: _Server

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server.site)
        return super().translate_path("/" + path.removeprefix(self.server.path))

    def do_GET(self) -> None:
        """Send a file; a style sheet with the size of the paper, which Chromium's command line cannot be told."""
        file = Path(self.translate_path(self.path))
        if file.suffix != ".css" or not file.is_file():
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/css; charset=utf-8")
        self.end_headers()
        self.wfile.write(file.read_bytes() + f"\n@page {{ size: {self.server.paper} }}".encode())

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.server.missing.append(getattr(self, "path", ""))
        super().send_error(code, message, explain)

    def log_message(self, *arguments: object) -> None:
        pass


@contextlib.contextmanager
def serving(site: Path, address: str, paper: str) -> Iterator[_Server]:
    """Answer for the public address on this machine alone, and stop at the end."""
    parts = urlsplit(address)
    with _Server(site, parts.path or "/", paper) as server, tempfile.TemporaryDirectory() as folder:
        if parts.scheme == "https":
            certify(Path(folder))
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(f"{folder}/certificate.pem", f"{folder}/key.pem")
            server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def print_all(site: Path, address: str, wanted: list[Handout], *more: str) -> list[Path]:
    """Print handouts on each paper, and return their files. `more` goes to Chromium's command line."""
    for handout in wanted:
        if not (site / handout.page / "index.html").is_file():
            raise SystemExit(
                f"mkdocs.yml wants {handout.page} as the handout {handout.file}.pdf, and {site} holds no such page. "
                "Correct the page in extra.handouts, or type: make build"
            )
    (site / "handouts").mkdir(exist_ok=True)
    files: list[Path] = []
    for paper, ending in PAPERS.items():
        with serving(site, address, paper) as server, ThreadPoolExecutor(2) as workers:
            made = [site / "handouts" / f"{handout.file}{ending}.pdf" for handout in wanted]
            work = [
                workers.submit(print_page, address + handout.page, server.server_port, file, *more)
                for handout, file in zip(wanted, made, strict=True)
            ]
            for done in work:
                done.result()
            if server.missing:
                raise SystemExit(f"The pages to print ask for {server.missing[0]}, and {site} holds no such file.")
        files += made
    return files


def print_handouts(site: Path, address: str) -> str:
    """Print all handouts of a built site, and say what was done."""
    files = print_all(site, address, handouts())
    size = sum(file.stat().st_size for file in files) // 1000
    return f"{len(files)} PDFs printed, {size} KB: {', '.join(file.name for file in files)}."


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("Type: python -m deploy.handouts site/ https://the.public.address/")
    try:
        print(print_handouts(Path(sys.argv[1]), sys.argv[2].rstrip("/") + "/"))
    except RuntimeError as error:
        raise SystemExit(str(error)) from error
