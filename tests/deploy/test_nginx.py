"""A real nginx on this machine sends the site as promised: headers, packed copies, cache, 404, sub-path, no log."""

from __future__ import annotations

import gzip
import http.client
import socket
import ssl
from pathlib import Path

import brotli
import pytest

from deploy import loopback
from deploy.loopback import Server, serving
from deploy.packed import YEAR
from tests.deploy.conftest import FILES, ask
from tests.deploy.headers import FRESH, nginx_headers

CSS = "/assets/stylesheets/guide.ccf94c.css"
JS = "/assets/javascripts/bundle.a5f9d56c.min.js"
PAGES = ("/", "/about/", "/404.html", "/search/search_index.json", "/sw.js", "/robots.txt", "/manifest.webmanifest")


@pytest.mark.parametrize("path", [*PAGES, CSS, JS, "/nowhere/", "/about", "/_headers"])
def test_every_answer_carries_the_headers(nginx: Server, path: str) -> None:
    sent = ask(nginx, path).headers
    for name, value in nginx_headers().items():
        if name != "Cache-Control":
            assert sent[name] == value, path
    assert sent["Server"] == "nginx", "the version of the server is nobody's business"


@pytest.mark.parametrize("path", PAGES)
def test_what_may_change_is_asked_for_again(nginx: Server, path: str) -> None:
    first = ask(nginx, path)
    assert (first.status, first.headers["Cache-Control"]) == (200, FRESH)
    again = ask(nginx, path, If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_what_carries_a_hash_is_kept_for_a_year(nginx: Server) -> None:
    assert ask(nginx, CSS).headers["Cache-Control"] == YEAR
    assert ask(nginx, JS).headers["Cache-Control"] == YEAR
    assert ask(nginx, "/assets/javascripts/lunr/min/lunr.stemmer.support.min.js").headers["Cache-Control"] == FRESH
    missing = ask(nginx, "/assets/stylesheets/guide.aaaaaa.css")
    assert (missing.status, missing.headers["Cache-Control"]) == (404, FRESH), (
        "a miss during a deploy would last a year"
    )


@pytest.mark.parametrize("path", ["/", "/about/", CSS, "/search/search_index.json", "/nowhere/"])
def test_packed_copies_go_to_those_who_ask(nginx: Server, path: str) -> None:
    plain = ask(nginx, path)
    assert "Content-Encoding" not in plain.headers
    zipped = ask(nginx, path, Accept_Encoding="gzip, deflate")
    assert (zipped.headers["Content-Encoding"], gzip.decompress(zipped.body)) == ("gzip", plain.body)
    best = ask(nginx, path, Accept_Encoding="gzip, deflate, br, zstd")
    assert (best.headers["Content-Encoding"], brotli.decompress(best.body)) == ("br", plain.body)
    assert len({answer.headers["ETag"] for answer in (plain, zipped, best)}) == 3
    assert {answer.headers["Vary"] for answer in (plain, zipped, best)} == {"Accept-Encoding"}
    assert len({answer.headers["Content-Type"] for answer in (plain, zipped, best)}) == 1


def test_a_content_network_gets_packed_copies_too(nginx: Server) -> None:
    assert ask(nginx, "/", Accept_Encoding="gzip", Via="1.1 edge").headers["Content-Encoding"] == "gzip"
    assert ask(nginx, "/", Accept_Encoding="br", Via="1.1 edge").headers["Content-Encoding"] == "br"


def test_types_and_letters(nginx: Server) -> None:
    kinds = {
        path: ask(nginx, path).headers["Content-Type"] for path in ("/", CSS, "/manifest.webmanifest", "/robots.txt")
    }
    assert kinds == {
        "/": "text/html; charset=utf-8",
        CSS: "text/css; charset=utf-8",
        "/manifest.webmanifest": "application/manifest+json",
        "/robots.txt": "text/plain; charset=utf-8",
    }


@pytest.mark.parametrize("path", ["/nowhere/", "/about/nowhere", "/assets/", "/_headers", "/%00", "/.git/config"])
def test_what_is_not_there_gets_the_friendly_page(nginx: Server, path: str) -> None:
    if path == "/%00":
        assert ask(nginx, path).status == 400
        return
    answer = ask(nginx, path)
    assert (answer.status, answer.body.decode()) == (404, FILES["404.html"])


@pytest.mark.parametrize("sender", ["guide.example", "evil.example"])
@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/about", "/about/"),
        ("/about?q=1&r=%2F", "/about/?q=1&r=%2F"),
        ("//about", "/about/"),
        ("//evil.example/../about", "/about/"),
    ],
)
def test_a_forgotten_slash_leads_to_the_same_host(nginx: Server, sender: str, path: str, to: str) -> None:
    answer = ask(nginx, path, Host=sender)
    assert (answer.status, answer.headers["Location"]) == (301, to)


def test_plain_http_leads_to_our_name_only(nginx: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", nginx.http, timeout=10)
    connection.request("GET", "/about?q=1", headers={"Host": "evil.example"})
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("Location")) == (308, "https://guide.example/about?q=1")
    connection.close()


def test_browsers_get_http_2_and_modern_tls(nginx: Server) -> None:
    context = ssl._create_unverified_context()
    context.set_alpn_protocols(["h2", "http/1.1"])
    with socket.create_connection(("127.0.0.1", nginx.https), timeout=10) as line, context.wrap_socket(line) as secure:
        assert (secure.selected_alpn_protocol(), secure.version()) == ("h2", "TLSv1.3")


@pytest.mark.parametrize("path", ["/guide", "/guide?q=1", "/guide/about", "/guide/about?q=1"])
def test_a_sub_path_works_without_its_slash(clinic: Server, path: str) -> None:
    answer = ask(clinic, path, Host="evil.example")
    assert (answer.status, answer.headers["Location"]) == (
        301,
        path.partition("?")[0] + "/" + path[len(path.partition("?")[0]) :],
    )


def test_a_sub_path_works(clinic: Server) -> None:
    assert ask(clinic, "/guide/").body.decode() == FILES["index.html"]
    assert ask(clinic, "/guide/about/", Accept_Encoding="br").headers["Content-Encoding"] == "br"
    assert ask(clinic, f"/guide{CSS}").headers["Cache-Control"] == YEAR
    answer = ask(clinic, "/guide/nowhere")
    assert (answer.status, answer.body.decode()) == (404, FILES["404.html"])
    for name in ("Content-Security-Policy", "Strict-Transport-Security"):
        assert answer.headers[name] == nginx_headers()[name]
    assert FILES["404.html"] not in ask(clinic, "/elsewhere").body.decode(), "the rest of the name belongs to its owner"


def test_nothing_about_readers_is_written_down(nginx: Server) -> None:
    ask(nginx, "/about/")
    ask(nginx, "/nowhere-at-all/")
    ask(nginx, "/assets/")
    written = [file for file in nginx.folder.iterdir() if file.suffix == ".log"]
    assert [file.name for file in written] == ["error.log"]
    assert "127.0.0.1" not in written[0].read_text("utf-8")


def test_a_log_that_must_be_kept_names_no_reader_and_no_page(tiny: Path, tmp_path: Path) -> None:
    with serving(tiny, tmp_path, log=True) as server:
        ask(server, "/about/", Referer="https://evil.example/", User_Agent="Somebody")
    lines = (server.folder / "access.log").read_text("utf-8").splitlines()
    assert len(lines) == 1 and lines[0].startswith("127.0.0.0 [") and lines[0].split("] ")[1].startswith("200 ")
    assert not any(word in lines[0] for word in ("127.0.0.1", "about", "evil", "Somebody"))


def test_without_nginx_a_sentence_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loopback.shutil, "which", lambda *given, **more: None)
    with pytest.raises(
        RuntimeError,
        match=r"nginx is not installed.* Type: apt-get install nginx-light libnginx-mod-http-brotli-static",
    ):
        loopback.find("nginx")
