"""The search, typed into the real box: what patients type finds the page that answers, and danger finds help first."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import Browser, CDPSession, Page

from tests.conftest import ROOT

PHONE = {"width": 390, "height": 844}
LINKS = ".md-search-result__item > .md-search-result__link:first-child"
# Typed at once, as by paste or dictation; `data-asked` is set when the list answers that query.
ASK = """async (query) => {
  const box = document.querySelector(".md-search__input"), list = document.querySelector(".md-search-result__list");
  const changed = new Promise((done) => new MutationObserver(done).observe(list, { childList: true }));
  const before = performance.now();
  box.value = query;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await Promise.race([changed, new Promise((done) => setTimeout(done, 3000))]);
  return performance.now() - before;
}"""


@pytest.fixture(scope="module")
def box(chromium: Browser, served: str) -> Iterator[Page]:
    """Open the search on a phone, with the index taken in."""
    page = chromium.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(served + "ways/drip/")
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type("drip")
    page.locator(LINKS).first.wait_for()
    yield page
    page.close()


def _found(box: Page, served: str, query: str) -> list[str]:
    box.evaluate(ASK, "")
    box.evaluate(ASK, query)
    links: list[str] = box.locator(LINKS).evaluate_all("links => links.map(link => link.href)")
    return [link.removeprefix(served) for link in links]


def _score(box: Page, served: str, file: str) -> tuple[float, float, int]:
    """Type each query of a file; return the share with the right page first, in the first three, and how many found none."""
    topics = yaml.safe_load((ROOT / "tests" / "topics.yml").read_text("utf-8"))
    queries = yaml.safe_load((ROOT / "tests" / file).read_text("utf-8"))
    first = three = none = 0
    for entry in queries:
        right = {page for topic in entry["topics"] for page in topics[topic]}
        found = [link.split("#")[0] for link in _found(box, served, str(entry["q"]))]
        first += found[:1] != [] and found[0] in right
        three += any(page in right for page in found[:3])
        none += not found
    print(
        f"{file}: right page first {100 * first / len(queries):.0f}, in the first three {100 * three / len(queries):.0f} of 100"
    )
    return 100 * first / len(queries), 100 * three / len(queries), none


def test_what_patients_type_finds_the_page_that_answers(box: Page, served: str) -> None:
    first, three, none = _score(box, served, "search-queries.yml")
    assert first >= 90 and three >= 97 and none == 0


def test_queries_that_nobody_tuned_for_fare_nearly_as_well(box: Page, served: str) -> None:
    first, three, none = _score(box, served, "search-unseen.yml")
    assert first >= 76 and three >= 86 and none == 0


def test_the_first_result_opens_at_the_section_that_answers(box: Page, served: str) -> None:
    assert _found(box, served, "peeing a lot")[0] == "benefits-and-risks/longer-term-risks/#bladder"
    assert _found(box, served, "grapefruit")[0].startswith("benefits-and-risks/mixing-with-other-medicines/#")


@pytest.mark.parametrize(
    "query",
    [
        "suicidal",
        "suicidle",
        "i want to die",
        "i wnat to dye",
        "kill myself",
        "kil my self",
        "988",
        "i dont want to be here anymore",
        "better off dead",
        "took too many pills",
        "overdosed",
        "cant wake her up",
    ],
)
def test_danger_finds_help_first(box: Page, served: str, query: str) -> None:
    assert _found(box, served, query)[0] == "help-now/"


@pytest.mark.parametrize("query", ["can you die from ketamine", "dead sea salt", "will it kill my mood"])
def test_ordinary_words_do_not_cry_wolf(box: Page, served: str, query: str) -> None:
    assert _found(box, served, query)[0] != "help-now/"


@pytest.mark.parametrize("query", ["qwxzvb", "zzzz yyyy", "日本", "....", "<>"])
def test_nothing_found_gives_a_way_on(box: Page, served: str, query: str) -> None:
    found = _found(box, served, query)
    assert len(found) >= 5 and "help-now/" in found
    assert "No page has these words" in box.locator(".md-search-result__list").inner_text()


def test_a_slip_of_the_keyboard_finds_the_page_or_names_the_nearest_words(box: Page, served: str) -> None:
    _found(box, served, "klinc")
    assert re.search(r"Nearest words here: [^.]*\bclinic\b", box.locator(".md-search-result__list").inner_text())
    assert _found(box, served, "ketmine bladdr")[0].startswith("benefits-and-risks/longer-term-risks/")


def test_results_are_announced(box: Page, served: str) -> None:
    _found(box, served, "cost")
    status = box.locator(".md-search-result__meta")
    assert status.get_attribute("role") == "status" and "page" in status.inner_text()


def test_first_results_stand_soon_after_a_key_on_a_slow_phone(box: Page, served: str) -> None:
    """Prints the time on a processor slowed four times; fails only where it is far beyond what a reader would wait."""
    session: CDPSession = box.context.new_cdp_session(box)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    times = []
    for query in ("nausea", "can i drive home after", "esketimine", "how long does it last", "xanax"):
        box.evaluate(ASK, "")
        time.sleep(0.1)
        times.append(float(box.evaluate(ASK, query)))
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    print(f"first results after {sorted(times)[len(times) // 2]:.0f} ms (middle), {max(times):.0f} ms (slowest)")
    assert max(times) < 2000


def test_the_index_is_fetched_only_once_the_box_is_used(chromium: Browser, served: str) -> None:
    asked: list[str] = []
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(served + "ways/drip/")
    page.mouse.wheel(0, 900)
    page.wait_for_timeout(800)
    assert not [url for url in asked if "words.json" in url or "minisearch" in url]
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type("a")
    page.locator(LINKS).first.wait_for()
    assert [url for url in asked if "words.json" in url]
    context.close()
