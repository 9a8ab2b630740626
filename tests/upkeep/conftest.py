"""A server on this machine that plays every server outside: it answers what a test tells it to."""

from __future__ import annotations

import http.server
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest


@dataclass
class Outside:
    """The server: what it answers at each path (status, where to, body), and who asked for what, when."""

    port: int = 0
    answers: dict[str, tuple[int, str, object]] = field(default_factory=dict)
    asked: list[tuple[str, str, str, float, float]] = field(default_factory=list)  # method, path, agent, from, until
    slow: float = 0

    def address(self, path: str) -> str:
        """Return a full address on the server."""
        return f"http://127.0.0.1:{self.port}/{path}"


@pytest.fixture
def outside() -> Iterator[Outside]:
    told = Outside()

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            began = time.monotonic()
            length = int(self.headers.get("Content-Length") or 0)
            sent = self.rfile.read(length).decode()
            path = self.path.partition("?")[0].lstrip("/")
            status, to, body = told.answers.get(path, (404, "", {}))
            if callable(body):
                body = body(json.loads(sent))
            time.sleep(told.slow if status == 504 else 0.02)
            self.send_response(200 if status == 504 else status)
            if to:
                self.send_header("Location", to)
            self.end_headers()
            self.wfile.write(body if isinstance(body, bytes) else json.dumps(body).encode())
            told.asked.append((self.command, path, self.headers.get("User-Agent", ""), began, time.monotonic()))

        do_POST = do_HEAD = do_GET  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    told.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield told
    server.shutdown()
    server.server_close()
