"""The headers say the same wherever they are typed: for hosts that read `_headers`, for nginx, and in the pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from deploy.packed import HASHED, HEADERS, MOST_RULES, YEAR, host_headers
from tests.deploy.headers import FRESH, HEADER_POLICY, PAGE_POLICY, host_rules, nginx_cache, nginx_headers


def test_nginx_and_hosts_send_the_same() -> None:
    nginx = nginx_headers()
    assert nginx.pop("Cache-Control") == "$guide_cache"
    assert host_rules(HEADERS.read_text("utf-8")) == {"/*": nginx}
    assert nginx_cache() == {"default": FRESH, f'"~{HASHED.pattern}"': YEAR}


def test_the_policy_is_the_agreed_one() -> None:
    policy = nginx_headers()["Content-Security-Policy"]
    assert policy == HEADER_POLICY
    for unsafe in ("unsafe-", "sha256-", "sha384-", "nonce-", "http:", "https:", " *"):
        assert unsafe not in policy, f"the policy allows {unsafe}"


def test_each_page_carries_the_same_policy(site: Path) -> None:
    for page in site.rglob("*.html"):
        metas = BeautifulSoup(page.read_text("utf-8"), "html.parser").select("meta[http-equiv=Content-Security-Policy]")
        assert [meta["content"] for meta in metas] == [PAGE_POLICY], f"{page.relative_to(site)} and the headers differ"


def test_the_file_for_hosts_can_be_read_by_them(site: Path) -> None:
    # Cloudflare Pages: 100 rules, one `*` in a path, 2,000 characters in a line. No header may come from two rules.
    rules = host_rules(host_headers(site))
    assert 1 < len(rules) <= MOST_RULES
    everywhere = rules.pop("/*")
    for path, headers in rules.items():
        assert re.fullmatch(r"/[\w./-]+", path), path
        assert not everywhere.keys() & headers.keys()
    assert all(len(f"  {name}: {value}") <= 2000 for name, value in everywhere.items())


def test_hosts_keep_for_a_year_what_carries_a_hash_and_nothing_else(site: Path) -> None:
    rules = host_rules(host_headers(site))
    hashed = {f"/{file.relative_to(site).as_posix()}" for file in site.rglob("*") if HASHED.search(file.name)}
    assert {path for path, headers in rules.items() if headers == {"Cache-Control": YEAR}} == hashed
    assert {Path(path).suffix for path in hashed} >= {".css", ".js"}


def test_too_many_rules_are_refused(tmp_path: Path) -> None:
    for number in range(MOST_RULES):
        (tmp_path / f"a.{number:06x}.css").touch()
    with pytest.raises(SystemExit, match="100 files carry a hash, and hosts read at most 100 rules"):
        host_headers(tmp_path)
