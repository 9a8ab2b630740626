"""Finds the system's Chromium, and prints pages to PDF with it. `python -m deploy.browser` says where it is."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --ignore-certificate-errors --no-pdf-header-footer "
    "--generate-pdf-document-outline"
)
MISSING = "No Chromium was found, so no page can be printed to PDF. Type: apt-get install chromium"


def system_browser() -> str | None:
    """Return the path of the system's Chromium, or None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def print_page(address: str, port: int, file: Path, *more: str) -> None:
    """Print a page to PDF. Its own name leads to `port` on this machine, and every other name leads nowhere."""
    browser = system_browser()
    if browser is None:
        raise SystemExit(MISSING)
    names = f"MAP {urlsplit(address).hostname} 127.0.0.1:{port}, MAP * ~NOTFOUND"
    file.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as profile:
        own = [f"--user-data-dir={profile}", f"--host-resolver-rules={names}", f"--print-to-pdf={file}"]
        command = [browser, *FLAGS.split(), *own, *more, address]
        try:
            said = subprocess.run(command, capture_output=True, text=True, timeout=120).stderr.strip()[-500:]
        except subprocess.TimeoutExpired:
            said = "nothing, for two minutes"
    if not file.is_file():
        raise SystemExit(f"{browser} printed no PDF of {address}. It said: {said}")


if __name__ == "__main__":
    print(found := system_browser() or MISSING)
    sys.exit(found == MISSING)
