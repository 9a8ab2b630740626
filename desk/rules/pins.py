"""Protects the build of tomorrow: each tool in requirements*.txt has one exact version and its reason."""

import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library

_PINNED = re.compile(r"[A-Za-z0-9][\w.-]*(?:\[[\w,-]+\])?==[0-9][\w.!+-]*(?:\s*;.*)?(?:\s+#.*)?")
_ALLOWED = re.compile(r"-e \.|-r (?:[\w-]+/)?requirements[\w-]*\.txt")


def check(library: Library) -> Iterator[Finding]:
    """Find requirements without an exact version, from elsewhere than the registry, or without a reason above them."""
    for file, text in library.made.items():
        if not file.startswith("requirements"):
            continue
        reason = False
        for number, line in enumerate(text.split("\n"), 1):
            bare = line.strip()
            if not bare:
                reason = False
            elif bare.startswith("#"):
                reason = True
            elif not _PINNED.fullmatch(bare) and not _ALLOWED.fullmatch(bare):
                message = f'"{bare[:60]}" has no exact version, so tomorrow another program could build the pages.'
                yield Finding(file, number, message, "Type name==version, such as mkdocs==1.6.1.")
            elif not reason and not _ALLOWED.fullmatch(bare):
                message = f'nobody says why the guide needs "{bare}". What has no reason is never taken out again.'
                yield Finding(file, number, message, "Type a line above it that begins with # and says what it is for.")
