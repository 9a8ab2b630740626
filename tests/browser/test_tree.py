"""What a screen reader meets on one long page, from top to end, as Chromium's accessibility tree gives it.

Kept in tree.yml: landmarks, headings, buttons, pictures with their names, tables with their headers, and how long each
list is. Running words are left out, so that the file changes only when the page is built in another way.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.browser.audit import context

PAGE = "benefits-and-risks/side-effects/"
GOLDEN = Path(__file__).with_name("tree.yml")
HEAD = f"# What a screen reader meets on /{PAGE} on a phone. To write it anew: RENEW_TREE=1 python -m pytest tests/browser/test_tree.py\n"
ROOTS = {"banner", "navigation", "main", "complementary", "contentinfo", "region", "search", "article", "form"}
SHOWN = ROOTS | {
    "heading",
    "img",
    "image",
    "figure",
    "Figure",
    "table",
    "rowheader",
    "columnheader",
    "caption",
    "Figcaption",
    "button",
    "textbox",
    "dialog",
    "status",
}
LONGEST = 90


def tree(page: Any) -> str:
    """Return the accessibility tree of a page as an indented list, less its running words."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    known = {node["nodeId"]: node for node in nodes}
    lines: list[str] = []

    def spoken(node: dict[str, Any]) -> str:
        if node.get("role", {}).get("value") == "StaticText":
            return str(node["name"]["value"])
        return "".join(spoken(known[key]) for key in node.get("childIds", []) if key in known)

    def visit(node: dict[str, Any], depth: int) -> None:
        role, name = node.get("role", {}).get("value", ""), node.get("name", {}).get("value", "")
        if role in ("caption", "Figcaption"):
            name = spoken(node)
        children = [known[key] for key in node.get("childIds", []) if key in known]
        deeper = depth
        if not node.get("ignored") and (line := told(node, role, name, children)):
            lines.append("  " * depth + "- " + line)
            deeper += 1
        for child in [] if role == "button" else children:  # What is inside a button is not met.
            visit(child, deeper)

    visit(nodes[0], 0)
    return "\n".join(lines) + "\n"


def told(node: dict[str, Any], role: str, name: str, children: list[dict[str, Any]]) -> str:
    """Return what is told of a node, or nothing."""
    if role == "list":
        count = sum(child.get("role", {}).get("value") == "listitem" for child in children)
        return f"list of {count}"
    if role not in SHOWN:
        return ""
    states = {item["name"]: item["value"].get("value") for item in node.get("properties", [])}
    level = f" {states['level']}" if role == "heading" else ""
    state = (" (open)" if states["expanded"] else " (closed)") if "expanded" in states else ""
    words = " ".join(name.split())
    words = words if len(words) <= LONGEST else words[:LONGEST].rstrip() + "…"
    return role + level + (f' "{words}"' if words else "") + state


def test_a_screen_reader_meets_what_is_written_down(chromium: Browser, served: str) -> None:
    with context(chromium, 390) as opened:
        page = opened.new_page()
        page.goto(served + PAGE)
        now = HEAD + tree(page)
    if os.environ.get("RENEW_TREE"):
        GOLDEN.write_text(now, "utf-8")
    kept = GOLDEN.read_text("utf-8")
    change = "\n".join(
        difflib.unified_diff(kept.splitlines(), now.splitlines(), "written down", "met now", lineterm="", n=2)
    )
    assert now == kept, (
        f"/{PAGE} is built in another way. If that is meant, type: RENEW_TREE=1 .venv/bin/python -m pytest {GOLDEN.parent}/test_tree.py\n{change}"
    )


def test_the_walk_is_whole_and_in_order() -> None:
    """Whatever changes in the file, these stay: each landmark once, one first heading, no level skipped, no nameless picture."""
    lines = [line.strip().removeprefix("- ") for line in GOLDEN.read_text("utf-8").splitlines()[1:]]
    for landmark in ("banner", "main", "contentinfo"):
        assert sum(line.split(" ")[0] == landmark for line in lines) == 1, landmark
    levels = [int(line.split(" ")[1]) for line in lines if line.startswith("heading ")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False)), levels
    named = ("img", "image", "button", "navigation", "complementary", "region", "dialog", "heading")
    assert not [line for line in lines if line in named], "Something has no name."
    assert lines.count("figure") == sum(line.startswith("Figcaption ") for line in lines), "A figure has no caption."
