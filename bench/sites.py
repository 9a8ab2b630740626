"""The sites to compare: the guide, stock Material with the same pages, the same without fonts, one page by hand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup

ROOT = Path(__file__).parent.parent
PAGES = {
    "front page": "",
    "typical page": "what-to-expect/the-course/",
    "long page": "benefits-and-risks/how-well-it-works/",
    "options page": "deciding/your-options/",
    "glossary": "glossary/",
}
BY_HAND = "long page"  # the one that the hand-written page takes its text from
HOSTS = {"ours": "guide.example", "stock": "stock.example", "no font": "nofont.example", "hand": "hand.example"}

_NOT_COPIED = {".git", ".venv", "site", "bench", ".pytest_cache", ".mypy_cache", ".ruff_cache"}
_ONLY_OURS = ("INHERIT", "extra", "extra_css", "extra_javascript", "hooks", "watch")
_TEMPLATE = re.compile(r"\A(---\n(?:.*\n)*?)template: .*\n")  # stock Material has none of our layouts

# The ordinary setup of Material's own documentation, with the menu that the guide has had from its first day: a
# pruned one, which makes stock lighter and quicker to build, so that no ratio is flattered by a heavy menu.
_STOCK: dict[str, Any] = {
    "name": "material",
    "features": ["navigation.tabs", "navigation.indexes", "navigation.prune", "navigation.top", "content.action.edit"],
    "palette": [
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "toggle": {"icon": "material/brightness-7", "name": "Switch to dark mode"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "toggle": {"icon": "material/brightness-4", "name": "Switch to light mode"},
        },
    ],
}
_HAND = """<!doctype html><html lang="en"><meta charset="utf-8"><title>By hand</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<style>body{max-width:40rem;margin:auto;padding:1rem;font:1.1rem/1.6 system-ui,sans-serif}
td,th{border:1px solid;padding:.3rem;text-align:left}</style><body>"""


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml and keeps `!ENV` and `!relative` as they are written."""


class _Dumper(yaml.SafeDumper):
    """Writes them back."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: node)
for _kind in (yaml.ScalarNode, yaml.SequenceNode, yaml.MappingNode):
    _Dumper.add_representer(_kind, lambda dumper, node: node)


def copy(folder: Path) -> Path:
    """Copy the project as it is now into `folder`, so that an edit while measuring changes nothing. Return the copy."""
    tree = folder / "tree"
    tree.mkdir()
    for entry in ROOT.iterdir():
        if entry.name not in _NOT_COPIED:
            (shutil.copytree if entry.is_dir() else shutil.copy)(entry, tree / entry.name)
    return tree


def read(file: Path) -> dict[str, Any]:
    """Return the settings in a mkdocs.yml."""
    settings = yaml.load(file.read_text(encoding="utf-8"), _Loader)
    assert isinstance(settings, dict)
    return settings


def write(settings: dict[str, Any], file: Path) -> Path:
    """Write settings as a mkdocs.yml. Return its path."""
    file.write_text(yaml.dump(settings, Dumper=_Dumper, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return file


def stock(tree: Path, fonts: bool = True) -> Path:
    """Write settings for stock Material beside ours: same text, menu, extensions and minifying. Return their path."""
    docs = tree / "stock-docs"
    if not docs.exists():
        shutil.copytree(tree / "docs", docs, ignore=shutil.ignore_patterns("go"))  # stock has no short links
        for page in docs.rglob("*.md"):
            page.write_text(_TEMPLATE.sub(r"\1", page.read_text(encoding="utf-8")), encoding="utf-8")
    ours = read(tree / "mkdocs.yml")
    minify = [
        {"minify": {key: value for key, value in plugin["minify"].items() if not key.endswith("_files")}}
        for plugin in ours.get("plugins", [])
        if isinstance(plugin, dict) and "minify" in plugin
    ]
    settings = {key: value for key, value in ours.items() if key not in _ONLY_OURS}
    settings |= {
        "docs_dir": docs.name,
        "theme": _STOCK if fonts else _STOCK | {"font": False},
        "plugins": ["search", *minify],
    }
    return write(settings, tree / ("stock.yml" if fonts else "stock-no-font.yml"))


def build(settings: Path, into: Path) -> None:
    """Build a site with plain `mkdocs build` from the copied project. A build that stops ends the benchmark."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", settings.name, "-d", str(into)]
    env = os.environ | {"SITE_URL": f"https://{HOSTS['ours']}/", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=settings.parent, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{settings.name} could not be built, so there is nothing to compare.\n{done.stderr[-2000:]}")


def by_hand(built: Path, into: Path) -> None:
    """Write one page with the text of a built page, a few lines of style and nothing else, into the folder `into`."""
    html = (built / PAGES[BY_HAND] / "index.html").read_text(encoding="utf-8")
    article = BeautifulSoup(html, "html.parser").article
    assert article
    for needless in article.select("svg, img, script, style, button, nav, .headerlink, .md-content__button"):
        needless.decompose()
    for tag in article.find_all(True):
        tag.attrs = {key: value for key, value in tag.attrs.items() if key in {"href", "id", "colspan"}}
    target = into / PAGES[BY_HAND]
    target.mkdir(parents=True)
    (target / "index.html").write_text(_HAND + article.decode_contents(), encoding="utf-8")


def make(tree: Path, into: Path) -> dict[str, Path]:
    """Build all four sites into folders inside `into`. Return the folder of each host name."""
    folders = {host: into / host for host in HOSTS.values()}
    build(tree / "mkdocs.yml", folders[HOSTS["ours"]])
    build(stock(tree), folders[HOSTS["stock"]])
    build(stock(tree, fonts=False), folders[HOSTS["no font"]])
    by_hand(folders[HOSTS["no font"]], folders[HOSTS["hand"]])
    return folders
