"""Which of the packages that publishing installs have a known weakness. `pip-audit` asks the open database at osv.dev."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from desk.finding import Finding
from upkeep.report import Part, Unable, counted, quoted

OSV = "https://api.osv.dev/v1/query"
LOCK = "requirements.lock"
_LONGEST = 600  # seconds


def look(root: Path, *, osv: str = OSV) -> Part:
    """Find known weaknesses of what requirements.lock installs."""
    audit = "--disable-pip --require-hashes --format=json --progress-spinner=off --desc=off --aliases=off"
    command = [sys.executable, "-m", "pip_audit", *audit.split(), "--vulnerability-service=osv", f"--osv-url={osv}"]
    try:
        done = subprocess.run(
            [*command, f"--requirement={LOCK}"], cwd=root, capture_output=True, text=True, timeout=_LONGEST
        )
    except subprocess.TimeoutExpired:
        raise Unable("the database did not answer within ten minutes. The next run asks again.") from None
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        raise Unable(f"pip-audit gave no answer. It said: {quoted(_last(done.stderr))}") from None
    lock = (root / LOCK).read_text("utf-8").splitlines()
    findings = []
    for package in packages:
        for weak in package.get("vulns", []):
            fixed = ", ".join(weak.get("fix_versions", []))
            name = str(package["name"])
            message = f"{name} {package['version']} has a known weakness: {quoted('https://osv.dev/' + weak['id'])}."
            fix = f"It is mended in {fixed}." if fixed else "No mended version is out yet: read what it is about."
            fix += " Type the new version in requirements.txt where it stands there, then: make lock && make test"
            findings.append(Finding(LOCK, _line(lock, name), message, fix, error=False))
    skipped = [str(package["name"]) for package in packages if "skip_reason" in package]
    notes = [f"{counted(len(packages) - len(skipped), 'package')} asked about."]
    notes += [f"Nothing could be learned about: {', '.join(skipped)}."] if skipped else []
    return Part("Weaknesses of packages", tuple(findings), tuple(notes))


def _line(lock: list[str], name: str) -> int:
    start = re.compile(re.escape(name).replace(r"\-", "[-_.]") + "==", re.I)
    return next((number for number, line in enumerate(lock, 1) if start.match(line)), 1)


def _last(said: str) -> str:
    return next((line for line in reversed(said.splitlines()) if line.strip()), "nothing")
