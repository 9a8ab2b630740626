"""Which outside addresses lead nowhere any more, or have moved for good.

`lychee` asks: few at a time, one at a time on each host, with pauses, and says by which answers it was led on. Only a
clear answer counts as dead: 404, 410, or a host that no longer exists. Who turns programs away, is busy or slow may be
well and alive, so that is a note and asks for nothing. For a DOI it is enough that it is registered, which doi.org tells
without troubling the publisher (https://doi.info/doi-handbook/HTML/rest-api-response-format.html: 404 is "not found").
"""

from __future__ import annotations

import html
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, unquote, urlsplit

from desk.finding import Finding
from desk.library import Library
from desk.record import Value, Where
from upkeep.outside import agent
from upkeep.report import Part, Unable, counted, quoted

HANDLES = "https://doi.org/api/handles/"
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(?P<doi>10\..+)", re.I)
_FOR_GOOD = (301, 308)
_GONE = (404, 410)
_FIRST = 20  # hosts; where none of them exists, there is no network here
_LONGEST = (
    45 * 60
)  # seconds for the whole round; the pauses at doi.org alone, where most go, come to about four minutes


@dataclass(frozen=True)
class Pace:
    """How gently to ask: seconds between two questions to one host, until we give up, and how often to try again."""

    pause: float = 1
    patience: int = 20
    again: int = 2


@dataclass(frozen=True)
class Answer:
    """What came of an address: `dead`, `front` (it leads to a front page), `moved`, `unknown` or `well`, and why."""

    kind: Literal["dead", "front", "moved", "unknown", "well"]
    words: str = ""


PACE = Pace()
Places = dict[str, list[tuple[str, int]]]


def look(library: Library, *, handles: str = HANDLES, pace: Pace = PACE) -> Part:
    """Ask every outside address of pages and data once."""
    places = addresses(library)
    hosts = dict.fromkeys(urlsplit(_target(address, handles)).hostname or "" for address in places)
    answers = ask(list(places), handles, pace) if any(_known(host) for host in list(hosts)[:_FIRST]) else {}
    if places and all(answer.kind == "unknown" for answer in answers.values()):
        raise Unable("not one outside address answered. Is there a network here? The next run asks again.")
    findings = [said(address, answers[address], where) for address, where in places.items() if address in answers]
    unknown = [address for address, answer in answers.items() if answer.kind == "unknown"]
    notes = [f"{counted(len(answers), 'address', 'addresses')} asked."]
    if unknown:
        silent = Counter(urlsplit(address).hostname or "" for address in unknown).most_common(8)
        named = ", ".join(f"{quoted(host)} ({number})" for host, number in silent)
        told = "let no program in or did not answer in time, so nothing is known of them"
        notes.append(f"{len(unknown)} of them {told}. Most are at: {named}. Open some of them by hand now and then.")
    return Part("Outside links", tuple(finding for finding in findings if finding), tuple(notes))


def addresses(library: Library) -> Places:
    """Return each outside address with the places where it is typed."""
    found: Places = {}
    for page in library.written:
        for link in page.prose.links():
            if link.target.startswith(("http://", "https://")):
                found.setdefault(link.target, []).append((page.file, link.line))
    records = [(source.file, source.record) for source in library.sources.values()]
    records += [(f"data/{name}.yml", record) for name, record in library.data.items()]
    records += [(f"data/figures/{name}.yml", record) for name, record in library.figures.items()]
    records += [(f"data/scores/{name}.yml", record) for name, record in library.scores.items()]
    for file, record in records:
        for where, typed in _values((), record.values):
            address = f"https://doi.org/{typed}" if where == ("doi",) else typed
            if re.match(r"https?://\S+$", address):
                place = (file, record.line(where))
                if place[0] not in (name for name, _ in found.get(address, [])):
                    found.setdefault(address, []).append(place)
    return found


def ask(asked: list[str], handles: str, pace: Pace) -> dict[str, Answer]:
    """Have lychee ask, and return what came of each address."""
    # One link on each line of a page: whatever signs an address holds, its line tells which one an answer belongs to.
    lines = [f'<a href="{html.escape(_target(address, handles))}">link</a>' for address in asked]
    program = Path(sys.executable).parent / "lychee"
    rate = f"--max-concurrency=4 --host-concurrency=1 --host-request-interval={int(pace.pause * 1000)}ms"
    tries = f"--timeout={pace.patience} --max-retries={pace.again} --retry-wait-time=2 --max-redirects=10"
    command = [str(program), *rate.split(), *tries.split(), f"--user-agent={agent()}"]
    command += ["--no-progress", "-vv", "--format=json", "--output=answers.json", "addresses.html"]
    quiet = {name: value for name, value in os.environ.items() if "TOKEN" not in name}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "addresses.html").write_text("\n".join(lines), "utf-8")
        try:
            done = subprocess.run(command, cwd=folder, env=quiet, capture_output=True, text=True, timeout=_LONGEST)
        except FileNotFoundError:
            raise Unable("the program lychee is not installed. Type: make upkeep") from None
        except subprocess.TimeoutExpired:
            raise Unable("the round was not done after three quarters of an hour. The next run asks again.") from None
        try:
            told = json.loads(Path(folder, "answers.json").read_text("utf-8"))
        except (OSError, ValueError):
            raise Unable(f"lychee gave no answers. It said: {quoted(done.stderr[-200:])}") from None
    answers = {}
    for kind in ("success_map", "error_map", "timeout_map"):
        for entry in (entry for entries in told.get(kind, {}).values() for entry in entries):
            address = asked[entry["span"]["line"] - 1]
            answers[address] = judge(entry)
    return answers


def _target(address: str, handles: str) -> str:
    found = _DOI.match(address)
    return handles + quote(unquote(found["doi"]), safe="/:;(),") if found else address


def judge(entry: dict[str, Any], resolve: Callable[..., object] = socket.getaddrinfo) -> Answer:
    """Return what one entry of lychee's answers means."""
    code = entry["status"].get("code")
    asked = urlsplit(entry["url"])
    steps = entry.get("redirects", {}).get("redirects", [])
    if code in _GONE:
        return Answer("dead", f"there is no such page ({code})")
    if code is None and "Timeout" not in entry["status"]["text"] and not _known(asked.hostname or "", resolve):
        return Answer("dead", "there is no such host")
    if code is None or not 200 <= code < 300:
        return Answer("unknown")
    if not steps:
        return Answer("well")
    to = steps[-1]["url"]
    if urlsplit(to).path in ("", "/") and asked.path not in ("", "/") and not urlsplit(to).query:
        return Answer("front", to)
    return Answer("moved", to) if all(step["code"] in _FOR_GOOD for step in steps) else Answer("well")


def _known(host: str, resolve: Callable[..., object] = socket.getaddrinfo) -> bool:
    """Ask whether a host exists. Only a clear no counts: a name server that is down says something else."""
    try:
        resolve(host, None)
    except socket.gaierror as error:
        return error.errno not in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
    except (OSError, UnicodeError):
        return True
    return True


def said(address: str, answer: Answer, where: list[tuple[str, int]]) -> Finding | None:
    """Put an answer into words, at the first place where the address stands."""
    if answer.kind in ("well", "unknown"):
        return None
    (file, line), *others = where
    also = f" It stands in {', '.join(f'`{name}:{number}`' for name, number in others[:5])}, too." if others else ""
    if answer.kind == "moved":
        message, fix = f"{quoted(address)} has moved for good.", f"Open it, and type {quoted(answer.words)} instead."
    elif answer.kind == "front":
        message = f"{quoted(address)} leads to a front page now ({quoted(answer.words)}), so the page is probably gone."
        fix = "Look for its new address, or for a copy at web.archive.org."
    elif _DOI.match(address):
        message, fix = f"{quoted(address)}: no such DOI is registered.", "Compare it with the source, and correct it."
    else:
        message = f"{quoted(address)}: {answer.words}. Readers would look for it in vain."
        fix = "Look for its new address, or for a copy at web.archive.org."
    return Finding(file, line, message + also, fix, error=False)


def _values(where: Where, value: Value) -> Iterator[tuple[Where, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list | dict):
        for key, child in enumerate(value) if isinstance(value, list) else value.items():
            yield from _values((*where, key), child)
