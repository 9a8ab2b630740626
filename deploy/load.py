"""How many readers can one server take? A load test of some seconds, on this machine alone.

    python -m deploy.packed site/
    python -m deploy.load site/ --seconds 5

nginx, as it is set up in nginx.conf, sends the real pages, style sheets and scripts, packed with brotli, over TLS. First
to readers who keep their connection, as browsers do; then to readers who each open a new one, which is how a crowd
arrives. `wrk` asks, on the same processor as the server, over HTTP/1.1: the figures are low rather than high.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from deploy.loopback import find, serving

LONGEST = 30
INSTALL = "Type: apt-get install wrk"
UNITS = {"": 1, "K": 1e3, "M": 1e6, "G": 1e9}
TIMES = {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}

SCRIPT = """local paths = {paths}
local turn = 0
wrk.headers["Accept-Encoding"] = "br, gzip"
wrk.headers["Host"] = "guide.example"
{close}
request = function()
  turn = turn % #paths + 1
  return wrk.format("GET", paths[turn])
end
"""


@dataclass(frozen=True)
class Figures:
    """What `wrk` measured."""

    requests: float  # a second
    median: float  # milliseconds
    slowest: float  # milliseconds, of the slowest one in a hundred
    sent: float  # bytes a second
    faults: str

    def __str__(self) -> str:
        """Print the figures on one line."""
        return (
            f"{self.requests:,.0f} requests a second, median {self.median:.1f} ms, 99th percentile {self.slowest:.1f} ms, "
            f"{self.sent / 1e6:,.1f} MB a second, {self.faults or 'no faults'}"
        )


def paths(site: Path) -> list[str]:
    """Return what readers ask for: each page, and the style sheets and scripts that pages name."""
    pages = [
        f"/{page.parent.relative_to(site).as_posix()}/".replace("/./", "/") for page in sorted(site.rglob("index.html"))
    ]
    front = (site / "index.html").read_text("utf-8")
    return pages + sorted({f"/{name}" for name in re.findall(r"assets/[\w./-]+\.(?:css|js)", front)})


def read(said: str) -> Figures:
    """Read what `wrk` printed."""

    def number(pattern: str, units: dict[str, float]) -> float:
        found = re.search(pattern, said)
        if found is None:
            raise RuntimeError(f"wrk printed something else than expected:\n{said}")
        return float(found[1]) * units[found[2]]

    faults = re.findall(r"(?:Socket errors|Non-2xx or 3xx responses): .*", said)
    return Figures(
        number(r"Requests/sec: +([\d.]+)()", UNITS),
        number(r"50% +([\d.]+)(us|ms|s|m)\b", TIMES),
        number(r"99% +([\d.]+)(us|ms|s|m)\b", TIMES),
        number(r"Transfer/sec: +([\d.]+)([KMG]?)B", UNITS),
        "; ".join(faults),
    )


def measure(site: Path, seconds: int, *, connections: int, new: bool) -> Figures:
    """Load a server for some seconds; with `new`, each request opens a connection of its own."""
    program = find("wrk", INSTALL)
    with tempfile.TemporaryDirectory() as name, serving(site, Path(name)) as server:
        script = Path(name, "ask.lua")
        listed = "{" + ", ".join(json.dumps(path) for path in paths(site)) + "}"
        close = 'wrk.headers["Connection"] = "close"' if new else ""
        script.write_text(SCRIPT.format(paths=listed, close=close), "utf-8")
        threads = max(1, min(2, (os.cpu_count() or 1) // 2))
        command = [
            program,
            f"-t{threads}",
            f"-c{connections}",
            f"-d{seconds}s",
            "--latency",
            "-s",
            str(script),
            server.address,
        ]
        said = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 30, check=True).stdout
    return read(said)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Load nginx on this machine with the built site, for some seconds.")
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"))
    parser.add_argument("--seconds", type=int, default=5, help=f"for each of the two runs, at most {LONGEST}")
    parser.add_argument("--connections", type=int, default=64)
    given = parser.parse_args()
    if not (given.site / "index.html.br").is_file():
        raise SystemExit(f"{given.site} holds no packed copies. Type: python -m deploy.packed {given.site}")
    seconds = max(1, min(LONGEST, given.seconds))
    print(f"{os.cpu_count()} processors, shared by nginx and wrk; {len(paths(given.site))} addresses, brotli, TLS.")
    for words, new in (
        ("connections kept", False),
        ("a new connection, and so a full handshake, for each request", True),
    ):
        print(f"{words}: {measure(given.site, seconds, connections=given.connections, new=new)}")


if __name__ == "__main__":
    main()
