"""Writes a packed copy of each text file beside it: `page.html.gz` and `page.html.br`.

    python -m deploy.packed site/

A server that finds them sends them as they are and never packs anything while a reader waits. No page is edited: files
are only added. The same site gives the same bytes, so that two servers, or two runs, agree.
"""

from __future__ import annotations

import os
import re
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli  # type: ignore[import-untyped]

HEADERS = Path(__file__).with_name("_headers")
TEXT = {".css", ".csv", ".html", ".ics", ".js", ".json", ".map", ".md", ".svg", ".txt", ".webmanifest", ".xml"}
HASHED = re.compile(r"\.[0-9a-f]{6,64}(\.min)?\.(css|js)(\.map)?$")  # the same words as in nginx/http.conf
YEAR = "public, max-age=31536000, immutable"
MOST_RULES = 100  # Cloudflare Pages reads no more
SMALLEST = 1024  # below about one network packet, packing saves a reader nothing


def gzip(text: bytes) -> bytes:
    """Pack with gzip, as small as it goes; no file name and no time in it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(text) + packer.flush()


def brotli_text(text: bytes) -> bytes:
    """Pack with brotli, as small as it goes."""
    packed: bytes = brotli.compress(text, mode=brotli.MODE_TEXT, quality=11)
    return packed


def is_copy(packed: Path, text: bytes) -> bool:
    """Say whether a `.gz` from an earlier step, such as MkDocs' sitemap.xml.gz, already holds this text."""
    try:
        return zlib.decompress(packed.read_bytes(), 31) == text
    except (FileNotFoundError, zlib.error):
        return False


def write(packed: Path, content: bytes, original: os.stat_result) -> None:
    """Write a packed copy with the time of its original, which nginx prints as the page's time."""
    if not packed.is_file() or packed.read_bytes() != content:
        packed.write_bytes(content)
    os.utime(packed, ns=(original.st_atime_ns, original.st_mtime_ns))


def pack(file: Path) -> tuple[int, int, int]:
    """Pack one file, and return its size in bytes: plain, gzip, brotli."""
    text, original = file.read_bytes(), file.stat()
    sizes = [len(text)]
    for ending, packer in ((".gz", gzip), (".br", brotli_text)):
        packed = file.with_name(file.name + ending)
        content = packed.read_bytes() if ending == ".gz" and is_copy(packed, text) else packer(text)
        if len(content) < len(text):
            write(packed, content, original)
        sizes.append(min(len(content), len(text)))
    return sizes[0], sizes[1], sizes[2]


def texts(site: Path) -> Iterator[Path]:
    """Yield each file worth packing, in order."""
    for file in sorted(site.rglob("*")):
        if file.suffix in TEXT and file.is_file() and file.stat().st_size >= SMALLEST:
            yield file


def host_headers(site: Path) -> str:
    """Return `_headers` with a rule for each file whose name carries a hash, so that browsers keep it."""
    kept = [f"/{file.relative_to(site).as_posix()}" for file in sorted(site.rglob("*")) if HASHED.search(file.name)]
    if len(kept) >= MOST_RULES:
        raise SystemExit(f"{len(kept)} files carry a hash, and hosts read at most {MOST_RULES} rules in _headers.")
    return HEADERS.read_text("utf-8") + "".join(f"\n{address}\n  Cache-Control: {YEAR}\n" for address in kept)


def pack_site(site: Path) -> str:
    """Pack a whole site, lay the host's `_headers` beside it, and say what was done."""
    if not (site / "index.html").is_file():
        raise SystemExit(f"{site} holds no index.html, so it is no built site. Type: make build")
    files = list(texts(site))
    with ThreadPoolExecutor() as workers:
        sizes = list(workers.map(pack, files))
    (site / "_headers").write_text(host_headers(site), "utf-8")
    plain, gzipped, brotlied = (sum(column) // 1000 for column in zip(*sizes, strict=True)) if sizes else (0, 0, 0)
    return (
        f"{len(files)} files packed: {plain} KB plain, {gzipped} KB gzip, {brotlied} KB brotli. _headers is in place."
    )


if __name__ == "__main__":
    print(pack_site(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
