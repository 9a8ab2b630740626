"""Writes `.well-known/security.txt` into a built site: where to report a weakness of it (RFC 9116).

    python -m deploy.security site/ https://example.org/guide/

The contact is the publisher's own, PUBLISHER_CONTACT or else PUBLISHER_REPORT, as it stands at the foot of each page.
Without one nothing is written, because a file with no contact counts as none. No page is edited: one file is added.
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent
PLACE = ".well-known/security.txt"
GOOD_FOR = timedelta(days=364)  # the standard asks for less than a year
_CONTACT = re.compile(r"mailto:[^\s@]+@[^\s@]+|https://\S+|tel:\+?[\d.()-]+")


def contact(config: Path = ROOT / "mkdocs.yml") -> str:
    """Return how to reach whoever publishes, from their settings; "" where they have given no address."""
    publisher = load_config(str(config)).extra["publisher"]
    return str(publisher["contact"] or publisher["report"] or "")


def text(contact: str, address: str, now: datetime) -> str:
    """Return the words of the file. Stops where the contact is no address that the standard allows."""
    if not _CONTACT.fullmatch(contact):
        said = f'PUBLISHER_CONTACT is "{contact}", and nobody could follow it, neither from security.txt nor from the pages.'
        raise SystemExit(f"{said} Type mailto:name@example.org, or an address that begins with https://.")
    expires = (now.astimezone(UTC) + GOOD_FOR).strftime("%Y-%m-%dT00:00:00Z")
    return (
        "# Where to report a weakness of this site, such as a way to change what patients read.\n"
        f"# A mistake in what a page says: {address}about/corrections/\n"
        f"Contact: {contact}\n"
        f"Expires: {expires}\n"
        "Preferred-Languages: en\n"
        f"Canonical: {address}{PLACE}\n"
    )


def write(site: Path, address: str, contact: str, now: datetime) -> str:
    """Write the file beside the pages, and say what was done."""
    if not (site / "index.html").is_file():
        raise SystemExit(f"{site} holds no index.html, so it is no built site. Type: make build")
    if not contact:
        return "No security.txt was written: PUBLISHER_CONTACT is not set, so there is nobody to report a weakness to."
    file = site / PLACE
    file.parent.mkdir(exist_ok=True)
    file.write_text(text(contact, address, now), "utf-8")
    said = (
        f"{PLACE} is in place, and good until {(now.astimezone(UTC) + GOOD_FOR):%Y-%m-%d}: publish again before that."
    )
    parts = urlsplit(address)
    if parts.path != "/":
        said += f" It is looked for at {parts.scheme}://{parts.netloc}/{PLACE} alone: ask whoever owns that name to lay a copy there."
    return said


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("Type: python -m deploy.security site/ https://the.public.address/")
    print(write(Path(sys.argv[1]), sys.argv[2].rstrip("/") + "/", contact(), datetime.now(UTC)))
