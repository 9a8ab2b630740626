"""Reads the headers out of `_headers` and out of the nginx files, so that the tests can hold them to each other."""

from __future__ import annotations

import re
from pathlib import Path

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
HEADER_POLICY = f"{PAGE_POLICY}; frame-ancestors 'none'"
FRESH = "public, max-age=0, must-revalidate"


def host_rules(text: str) -> dict[str, dict[str, str]]:
    """Return the rules of a `_headers` file: path to header to value."""
    rules: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("/"):
            path = line
            assert path not in rules, f"{path} stands twice in _headers"
            rules[path] = {}
        else:
            name, value = line.strip().split(": ", 1)
            assert line.startswith("  ") and name not in rules[path], line
            rules[path][name] = value
    return rules


def nginx_headers() -> dict[str, str]:
    """Return the headers that nginx adds to every answer."""
    text = (DEPLOY / "nginx" / "guide.conf").read_text("utf-8")
    return dict(re.findall(r'^add_header (\S+) "?(.*?)"? always;$', text, re.MULTILINE))


def nginx_cache() -> dict[str, str]:
    """Return how long nginx lets browsers keep files: the pattern of a name to the answer."""
    text = (DEPLOY / "nginx" / "http.conf").read_text("utf-8")
    block = re.search(r"map \$uri \$guide_cache \{(.*?)\n\}", text, re.DOTALL)
    assert block
    return dict(re.findall(r'^ +(\S+) +"([^"]+)";$', block[1], re.MULTILINE))
