"""A web server for the benchmark: HTTPS and HTTP/2 on 127.0.0.1, bodies packed beforehand, a note of what was asked."""

from __future__ import annotations

import asyncio
import mimetypes
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Event, Thread
from typing import Any

import brotli  # type: ignore[import-untyped]
import trustme
from hypercorn.asyncio import serve
from hypercorn.config import Config

_PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest")


@dataclass(frozen=True)
class Asked:
    """One request: of which host, for which path, and the size of the body that went out, packed, in bytes."""

    host: str
    path: str
    size: int


@dataclass
class Server:
    """The sites by host name, the port that all of them share, and every request answered so far."""

    folders: dict[str, Path]
    port: int
    asked: list[Asked] = field(default_factory=list)

    @property
    def browser_flags(self) -> list[str]:
        """Return what a Chromium needs to find every host here, and no other machine."""
        finding = f"--host-resolver-rules=MAP * 127.0.0.1:{self.port}"
        return ["--no-sandbox", "--disable-gpu", "--disable-quic", "--ignore-certificate-errors", finding]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request, as ASGI has it."""
        if scope["type"] != "http":
            return
        # Hypercorn loses its way when an answer leaves before the request was read to its end.
        while (await receive()).get("more_body"):
            pass
        headers: dict[bytes, bytes] = dict(scope["headers"])
        host = (headers.get(b"host") or b"").decode().split(":")[0]
        folder = self.folders.get(host)
        status, file = _find(folder, scope["path"]) if folder else (404, None)
        body = packed(file) if file else b""
        answer = [(b"content-type", _kind(file).encode()), (b"content-length", str(len(body)).encode())]
        answer += [(b"cache-control", b"max-age=600"), (b"access-control-allow-origin", b"*")]
        if file and file.suffix in _PACKED:
            answer.append((b"content-encoding", b"br"))
        # Hosts that are none of ours are those that the browser itself calls, and weigh on no page.
        if folder:
            self.asked.append(Asked(host, scope["path"], len(body)))
        await send({"type": "http.response.start", "status": status, "headers": answer})
        await send({"type": "http.response.body", "body": body})


@cache
def packed(file: Path) -> bytes:
    """Return the body of a file as it goes over the line. Text is packed once, as hosts do it, and then kept."""
    body = file.read_bytes()
    packed_body: bytes = brotli.compress(body) if file.suffix in _PACKED else body
    return packed_body


def _kind(file: Path | None) -> str:
    kind = mimetypes.guess_type(file.name if file else "none.txt")[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _find(folder: Path, path: str) -> tuple[int, Path | None]:
    """Return status and file for a path. A folder means its index.html, `/css` the style sheet of the font host."""
    relative = path.lstrip("/")
    for file in (folder / relative, folder / relative / "index.html", folder / f"{relative}.css"):
        if file.is_file() and ".." not in relative:
            return 200, file
    lost = folder / "404.html"
    return 404, lost if lost.exists() else None


def _tell_unless_left(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    if not isinstance(context.get("exception"), ssl.SSLError | ConnectionError):
        loop.default_exception_handler(context)


@contextmanager
def served(folders: dict[str, Path], keys: Path) -> Iterator[Server]:
    """Serve each folder under its host name until the block ends. The certificate is written into `keys`."""
    certificate = trustme.CA().issue_cert(*folders)
    certificate.private_key_pem.write_to_path(keys / "key.pem")
    for pem in certificate.cert_chain_pems:
        pem.write_to_path(keys / "cert.pem", append=True)
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    config = Config()
    config.bind = [f"fd://{listening.detach()}"]
    config.certfile, config.keyfile = str(keys / "cert.pem"), str(keys / "key.pem")
    config.alpn_protocols = ["h2", "http/1.1"]
    config.errorlog = None
    config.graceful_timeout = 0.2
    server = Server(folders, port)
    stop = Event()

    async def until_stopped() -> None:
        while not stop.is_set():
            await asyncio.sleep(0.1)

    async def answer() -> None:
        # A browser that is closed in the middle of an answer is no news.
        asyncio.get_running_loop().set_exception_handler(_tell_unless_left)
        await serve(server, config, shutdown_trigger=until_stopped)

    # A daemon: should the benchmark be broken off, the server goes with it.
    thread = Thread(target=asyncio.run, args=(answer(),), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        stop.set()
        thread.join(timeout=5)
