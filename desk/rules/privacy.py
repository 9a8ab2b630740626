"""Protects the promise that nobody learns who read what: the policy on every page, and looks and scripts from here alone."""

import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library

_BASE = "overrides/base.html"
_POLICY = re.compile(r'http-equiv="Content-Security-Policy"\s+content="([^"]*)"')
_WANTED = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "worker-src": {"'self'"},
    "manifest-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'self'", "'none'"},
}
_CALLS = {
    ".css": re.compile(r"@import\b|url\(\s*[\"']?\s*(?:https?:)?//", re.I),
    ".js": re.compile(r"(?:fetch|importScripts|import|sendBeacon|WebSocket|EventSource|Worker)\s*\(\s*[\"'`](?:\w+:)?//|\bsrc\s*=\s*[\"'`](?:https?:)?//", re.I),
    ".html": re.compile(
        r"<(?:script|img|iframe|link|source|video|audio|embed|object|form|input)\b[^>]*?\b(?:src|href|data|action|srcset|poster)\s*=\s*[\"']?(?:https?:)?//"
        r"|<[a-z][^>]*\son[a-z]+\s*=\s*[\"']|(?:href|src)\s*=\s*[\"']javascript:|<script\b(?![^>]*\b(?:src|type=\"application/))",
        re.I,
    ),
}  # fmt: skip


def check(library: Library) -> Iterator[Finding]:
    """Find a policy that allows more or is gone, and layouts, looks and scripts that call another server or run in the page."""
    if "theme" in library.config.values:
        text = library.made.get(_BASE, "")
        found = _POLICY.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        for said in _differences(found[1]) if found else ["there is no policy on the pages"]:
            yield Finding(
                _BASE,
                line,
                f"{said}. The policy keeps whatever slips into a page from running or calling another server.",
                "Put back the line with Content-Security-Policy as it was.",
            )
    for file, text in library.made.items():
        pattern = next((pattern for kind, pattern in _CALLS.items() if file.endswith(kind)), None)
        call = pattern.search(text) if pattern else None
        if call:
            yield Finding(
                file,
                text.count("\n", 0, call.start()) + 1,
                f'"{" ".join(call[0].split())[:60]}" would call another server or run in the page, and tell who reads it.',
                "Put the file into this project, and name it from there.",
            )


def _differences(policy: str) -> Iterator[str]:
    parts = [part.split() for part in policy.split(";") if part.strip()]
    there = {part[0].lower(): set(part[1:]) for part in parts}
    for name, allowed in _WANTED.items():
        if name not in there:
            yield f"the policy lacks {name}"
        elif more := sorted(there[name] - allowed):
            yield f"the policy allows {name} {more[0]}"
    for name in sorted(there.keys() - _WANTED.keys()):
        if name not in (
            "upgrade-insecure-requests",
            "frame-ancestors",
            "object-src",
            "require-trusted-types-for",
            "trusted-types",
        ):
            yield f"the policy names {name}, which the guide does without"
