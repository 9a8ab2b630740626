"""Protects readers from the slip that clinic pages make most: ketamine called approved for depression."""

import re
from collections.abc import Iterator

from desk.finding import Finding
from desk.library import Library
from desk.own_words import line_of, said

# Ketamine, not esketamine; approved, not "approved only as an anesthetic", and not denied.
_SLIP = re.compile(
    r"\b(?:FDA[- ])?approved\s+ketamine\b"
    r"|\bketamine\s+(?:drips?\s+|infusions?\s+|injections?\s+|lozenges?\s+|tablets?\s+)?(?:\([^)]*\)\s*)?"
    r"(?:is|are|was|were|has been|have been)\s+(?:now\s+|also\s+)?(?:FDA[- ])?approved\b"
    r"(?!\s+(?:in the US\s+)?(?:only|as an? anesthetic))(?!\s+for(?:\s+in\b|\s*[.,?]))",
    re.I,
)


def check(library: Library) -> Iterator[Finding]:
    """Find sentences that call ketamine itself approved."""
    for file, passage in said(library):
        for found in _SLIP.finditer(passage.own.replace("{", " ").replace("}", " ")):
            yield Finding(
                file,
                line_of(passage, found.start()),
                f'"{found[0]}" is not true: the FDA has approved esketamine spray (Spravato) for some kinds of '
                "depression, and ketamine only as an anesthetic. Readers would pay for a claim that is false.",
                "Say which medicine it is, and write {approved}, {off-label} or {compounded}.",
            )
