"""A trial of the way out: do the builders that could follow MkDocs build the guide?

MkDocs 1.6 is no longer maintained, and our theme ends on 5 May 2027. Each builder of way-out.txt is installed in a
folder that is thrown away, and tried on a copy of the guide. Where it stops, something of ours is taken away and it is
tried again, so that the report tells how far the content would get. Nothing of this can fail the run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from desk.finding import Finding
from upkeep.report import Part, Unable, quoted

PINS = "upkeep/way-out.txt"
_ROOMS = ("docs", "data", "overrides", "desk", "mkdocs.yml", "requirements.txt")
_LONGEST = 600  # seconds, for one command
_ERROR = re.compile(r"\b(?:\w*Error|ERROR|Aborted)\b")
# What works today, and must go on working: the rung that each builder reached when its pin was typed.
REACHED = {"properdocs": 0, "zensical": 2}

Install = Callable[[str, Path, Path], list[str]]


@dataclass(frozen=True)
class Trial:
    """How far a builder got: the rung that it built (None: none), what is in it, and each error before that."""

    pin: str
    rung: int | None
    pages: int
    citations: int
    errors: tuple[str, ...]


def as_it_is(copy: Path) -> None:
    """Leave the guide as it is."""


def settings_written_out(copy: Path) -> None:
    """Write mkdocs.yml without MkDocs' own `!relative` and `!ENV`."""
    file = copy / "mkdocs.yml"
    file.write_text(yaml.safe_dump(_plain(file), sort_keys=False, allow_unicode=True), "utf-8")


def text_alone(copy: Path) -> None:
    """Take away our layouts, and what belongs to them: looks, scripts, stubs that lead on, and plugins."""
    file = copy / "mkdocs.yml"
    settings = yaml.safe_load(file.read_text("utf-8"))
    theme = settings.get("theme", {})
    for name in ("custom_dir", "static_templates"):
        theme.pop(name, None)
    for name in ("extra_css", "extra_javascript", "plugins", "not_in_nav"):
        settings.pop(name, None)
    file.write_text(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True), "utf-8")
    for page in (copy / "docs").rglob("*.md"):
        text = page.read_text("utf-8")
        if re.search(r"^moved_to:", text, re.M):
            page.unlink()
        else:
            page.write_text(re.sub(r"^template: .*\n", "", text, count=1, flags=re.M), "utf-8")


RUNGS = (as_it_is, settings_written_out, text_alone)
_NAMES = ("as it is", "with mkdocs.yml written out plainly", "without our layouts")


def install(pin: str, copy: Path, folder: Path) -> list[str]:
    """Install a builder with what the guide needs, in a folder of its own, and return the command that builds."""
    steps = [
        [sys.executable, "-m", "venv", str(folder)],
        [str(folder / "bin" / "pip"), "install", "--quiet", "--requirement", "plain.txt", pin],
    ]
    needs = (copy / "requirements.txt").read_text("utf-8").splitlines()
    (copy / "plain.txt").write_text("\n".join(line for line in needs if not line.startswith("-e")), "utf-8")
    for step in steps:
        done = subprocess.run(step, cwd=copy, capture_output=True, text=True, timeout=_LONGEST)
        if done.returncode:
            raise Unable(f"{pin} could not be installed: {quoted(first_error(done.stdout + done.stderr, copy))}")
    return [str(folder / "bin" / pin.partition("==")[0]), "build", "--config-file", "mkdocs.yml"]


def attempt(root: Path, pin: str, installer: Install = install) -> Trial:
    """Try one builder, rung by rung, in a folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="way-out-") as name:
        copy = Path(name, "guide")
        copy.mkdir()
        for room in _ROOMS:
            (shutil.copytree if (root / room).is_dir() else shutil.copy)(root / room, copy / room)
        command = installer(pin, copy, Path(name, "tools"))
        errors: list[str] = []
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(copy)}
        for rung, change in enumerate(RUNGS):
            change(copy)
            shutil.rmtree(copy / "site", ignore_errors=True)
            done = subprocess.run(
                command, cwd=copy, env=environment, capture_output=True, text=True, timeout=_LONGEST, check=False
            )
            texts = [page.read_text("utf-8") for page in (copy / "site").rglob("*.html")]
            if done.returncode == 0 and texts:
                return Trial(pin, rung, len(texts), sum(text.count('class="eh-cite"') for text in texts), tuple(errors))
            errors.append(first_error(done.stdout + done.stderr, copy))
        return Trial(pin, None, 0, 0, tuple(errors))


def look(root: Path, installer: Install = install) -> Part:
    """Try each builder. That one gets less far than it did is a thing to do; the rest are notes."""
    findings, notes = [], []
    lines = (root / PINS).read_text("utf-8").splitlines()
    for number, pin in ((number, line) for number, line in enumerate(lines, 1) if "==" in line):
        try:
            trial = attempt(root, pin, installer)
        except (Unable, OSError, subprocess.TimeoutExpired) as error:
            notes.append(f"{pin} could not be tried. {error}")
            continue
        reached = REACHED.get(pin.partition("==")[0])
        if reached is None or (trial.rung is not None and trial.rung <= reached):
            notes.append(_told(trial))
            continue
        message = f"{pin} gets less far than it did: it built the guide {_NAMES[reached]}. Now {_told(trial)}"
        fix = "See what changed since last week. Until it is mended, this way out of MkDocs is longer."
        findings.append(Finding(PINS, number, message, fix, error=False))
    return Part("The way out of MkDocs (a trial)", tuple(findings), tuple(notes))


def first_error(said: str, copy: Path) -> str:
    """Return the first line of what a program said that tells an error, without the folder's name."""
    lines = [line.strip() for line in said.replace(f"{copy}/", "").splitlines() if line.strip()]
    return next((line for line in lines if _ERROR.search(line)), lines[-1] if lines else "it said nothing")


def _told(trial: Trial) -> str:
    stops = [f"{_NAMES[rung].capitalize()} it stops: {quoted(error)}." for rung, error in enumerate(trial.errors)]
    if trial.rung is None:
        return f"{trial.pin} does not build the guide. {' '.join(stops)}"
    built = f"{trial.pin} builds the guide {_NAMES[trial.rung]}: {trial.pages} pages, {trial.citations} citations."
    return f"{built} {' '.join(stops)}" if stops else built


def _plain(file: Path) -> Any:
    """Read mkdocs.yml with its own tags resolved, as MkDocs resolves them where nothing is set."""

    class Loader(yaml.SafeLoader):
        pass

    top = str(file.parent)

    def relative(loader: yaml.SafeLoader, node: yaml.Node) -> str:
        assert isinstance(node, yaml.ScalarNode)
        return str(node.value).replace("$config_dir", top).replace("$docs_dir", f"{top}/docs")

    def environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
        return loader.construct_sequence(node)[-1] if isinstance(node, yaml.SequenceNode) else None

    Loader.add_constructor("!relative", relative)
    Loader.add_constructor("!ENV", environment)
    return yaml.load(file.read_text("utf-8"), Loader)
