"""A second of load: more than a million readers a day bring at their busiest, without one fault."""

from __future__ import annotations

import shutil
from pathlib import Path

from deploy.load import measure, read
from deploy.packed import pack_site

BUSIEST = 2600  # requests a second on a day in the news; worked out in deploy/README.md

SAID = """  Thread Stats   Avg      Stdev     Max   +/- Stdev
  Latency Distribution
     50%  743.00us
     75%    1.20ms
     90%    2.50ms
     99%    1.10s
  45446 requests in 1.00s, 612.60MB read
  Socket errors: connect 0, read 3, write 0, timeout 0
Requests/sec:  45446.12
Transfer/sec:    612.60MB
"""


def test_the_figures_are_read_rightly() -> None:
    figures = read(SAID)
    assert (figures.requests, figures.median, figures.slowest) == (45446.12, 0.743, 1100.0)
    assert figures.sent == 612.60e6
    assert str(figures).endswith("Socket errors: connect 0, read 3, write 0, timeout 0")


def test_one_small_server_takes_the_crowd(site: Path, tmp_path: Path) -> None:
    packed = tmp_path / "site"
    shutil.copytree(site, packed)
    pack_site(packed)
    figures = measure(packed, 1, connections=32, new=False)
    assert not figures.faults, figures
    assert figures.requests > BUSIEST, f"{figures}; a busy day brings {BUSIEST} requests a second"
