"""Draws the address of a page as a QR code, for paper: a phone's camera reads it, and nothing is asked of anybody.

A code can lose a part of itself, to a fold or a stain, and still be read. ISO/IEC 18004 has four levels for how much:
L about 7 %, M 15 %, Q 25 %, H 30 %. On paper we take Q at least, and H wherever the code grows no bigger by it
(segno's `boost_error`: https://segno.readthedocs.io/en/latest/make.html). The same standard asks for an empty margin of
four modules around the code; it belongs to the drawing, so that no layout can forget it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import lru_cache
from pathlib import Path

import segno

_MARGIN = 4
_LARGEST = 10  # 57 modules a side: at 2.5 cm a module is 0.4 mm, about the least that a phone reads off paper
_PIXELS = 900  # at 300 to the inch, 7.6 cm: enough for a poster's corner
_INCH = 300
_WEB = re.compile(r"https?://[!-~]+", re.IGNORECASE)


@lru_cache(maxsize=1)  # the same code is wanted as SVG and as PNG, one after the other
def _code(address: str) -> segno.QRCode:
    if not _WEB.fullmatch(address):
        raise ValueError(
            f"“{address}” is no web address that a QR code can hold. A phone opens only what begins with https:// or "
            "http:// and has no spaces and no letters beyond plain English ones."
        )
    try:
        code = segno.make_qr(address, error="q", boost_error=True)
    except segno.DataOverflowError:
        code = None
    if code is None or int(code.version) > _LARGEST:
        raise ValueError(
            f"The address “{address[:60]}…” has {len(address)} characters, and its QR code would be too fine for a "
            "phone to read off paper. About 150 characters fit. Publish at a shorter SITE_URL, or give the page a "
            "shorter address."
        )
    return code


def svg(address: str) -> etree.Element:
    """Return the code of an address as an `<svg>` for a page: white ground, one black path, no style of its own."""
    code = _code(address)
    drawn = code.svg_inline(border=_MARGIN, light="#fff", omitsize=True, svgclass=None, lineclass=None)
    element = etree.fromstring(drawn)
    # Without this, screens show hairlines between the rows.
    given = {"class": "eh-qr", "role": "img", "aria-label": f"QR code: {address}", "shape-rendering": "crispEdges"}
    element.attrib.update(given)
    return element


def write_svg(address: str, file: Path) -> None:
    """Write the code of an address as a drawing of any size, for who sets a leaflet."""
    _code(address).save(
        str(file), kind="svg", border=_MARGIN, light="#fff", omitsize=True, svgclass=None, lineclass=None
    )


def write_png(address: str, file: Path) -> None:
    """Write the code of an address as a picture to print, at least 900 pixels wide and 300 to the inch."""
    code = _code(address)
    scale = -(-_PIXELS // code.symbol_size(border=_MARGIN)[0])
    code.save(str(file), kind="png", border=_MARGIN, scale=scale, dpi=_INCH)
