"""Asks a server for JSON, politely: who we are, one question at a time, a pause after each, another try after a while."""

from __future__ import annotations

import json
import os
import time
import urllib.error
import urllib.request
from typing import Any

from upkeep.report import Unable, quoted

_TRIES = 3
_AGAIN = (429, 500, 502, 503, 504)


def agent() -> str:
    """Return how we introduce ourselves: what we are, where our code is, and how to reach whoever publishes."""
    home, repository = os.environ.get("GITHUB_SERVER_URL", ""), os.environ.get("GITHUB_REPOSITORY", "")
    contact = os.environ.get("PUBLISHER_CONTACT", "")
    more = [f"+{home}/{repository}" if home and repository else "", contact if contact.isprintable() else ""]
    return "; ".join(["Evenhand-upkeep/1 (weekly look at the sources of a health guide", *filter(None, more)]) + ")"


def ask(address: str, *, pause: float, timeout: float = 20) -> Any:
    """Return the JSON at an address, or None where the server knows of none (404). Raises Unable after some tries."""
    request = urllib.request.Request(address, headers={"User-Agent": agent(), "Accept": "application/json"})
    said = ""
    for number in range(_TRIES):
        time.sleep(pause * 4**number)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            said = f"it answered {error.code}"
            if error.code not in _AGAIN:
                break
        except (OSError, ValueError) as error:
            said = f"no answer that could be read ({error})"
    raise Unable(f"{quoted(address)} was asked, and {quoted(said)}. The next run asks again.")
