"""A stand-in for Google's two font hosts, from npm's copy of the same fonts. The real ones are never asked."""

from __future__ import annotations

import re
from pathlib import Path

_NPM = Path(__file__).parent / "node_modules" / "@fontsource"
# What stock Material asks for: `family=Roboto:300,300i,400,400i,700,700i|Roboto+Mono:400,400i,700,700i`.
_ASKED = {"roboto": ("300", "400", "700"), "roboto-mono": ("400", "700")}
_SOURCES = re.compile(r"url\(\./files/([^)]+\.woff2)\) format\('woff2'\), url\([^)]+\) format\('woff'\)")


def make(into: Path) -> dict[str, Path]:
    """Write the style sheet and the font files into folders inside `into`. Return the folder of each host name."""
    sheet_folder, files_folder = into / "fonts.googleapis.com", into / "fonts.gstatic.com"
    sheet_folder.mkdir()
    sheet = ""
    for family, weights in _ASKED.items():
        (files_folder / "s").mkdir(parents=True, exist_ok=True)
        (files_folder / "s" / family).symlink_to(_NPM / family / "files", target_is_directory=True)
        for weight in weights:
            for name in (f"{weight}.css", f"{weight}-italic.css"):
                rules = (_NPM / family / name).read_text(encoding="utf-8")
                sheet += _SOURCES.sub(rf"url(https://fonts.gstatic.com/s/{family}/\1) format('woff2')", rules)
    # `display=fallback` in the address becomes this line in the answer.
    sheet = sheet.replace("font-display: swap", "font-display: fallback")
    (sheet_folder / "css.css").write_text(sheet, encoding="utf-8")
    return {folder.name: folder for folder in (sheet_folder, files_folder)}
