"""Edits that must pass: a false alarm drives editors away."""

from __future__ import annotations

from dataclasses import dataclass

from desk.add_addresses import add as add_addresses
from tests.edits.bad_edits import BASE, BOX, CONFIG, FIGURES, HELP, LEDGER, PAGE, PINS, SOURCE, SVG
from tests.edits.tree import Edit, Tree, add, all_of, new, put, raw


@dataclass(frozen=True)
class Good:
    """An edit that must pass."""

    name: str
    edit: Edit
    text: str = ""


def page(name: str, text: str) -> Good:
    """Return the good edit of typing something at the end of a page."""
    return Good(name, add(PAGE, text), text)


def front(name: str, old: str, typed: str) -> Good:
    """Return the good edit of typing something else in the front matter of a page."""
    return Good(name, put(PAGE, old, typed))


def addresses(tree: Tree) -> None:
    """Do what `make addresses` does."""
    tree.write(LEDGER, tree.read(LEDGER))
    before = set((tree.root / "docs/go").iterdir())
    add_addresses(tree.root)
    for file in set((tree.root / "docs/go").iterdir()) - before:
        name = file.relative_to(tree.root).as_posix()
        text = file.read_text("utf-8")
        file.unlink()
        tree.write(name, text)


NEW_PAGE = """---
title: Can I bring a friend?
description: Whether somebody may come with you, what they can do while you wait, and who should stay at home.
preview: {title: Bringing somebody, text: Who may come with you and what they can do.}
kind: answer
published: "2026-11-24"
evidence: {checked: "2026-11-24", due: "2027-05-24"}
reviewed: []
---

Yes, at most clinics. [@oxfordHealth2026]

## Who may come {#who-may-come}

Somebody you trust, as a side effect may last until night.
"""
STUB = "---\ntemplate: moved.html\nmoved_to: ways/shot.md\n---\n"
MOVED = all_of(
    lambda tree: tree.write("docs/ways/shot.md", tree.read(PAGE)),
    new(PAGE, STUB),
    put(CONFIG, "ways/injection.md", "ways/shot.md"),
    put(CONFIG, "not_in_nav: |\n", "not_in_nav: |\n  /ways/injection.md\n"),
)
WITHDRAWN = """archived:
  since: "2026-11-24"
  why: A newer trial says the opposite.
  instead: ways/drip.md
reviewed: []"""

ALL = [
    page("typing slip", "Most people feel tired on that day."),
    page("sentence with a source", "About 45 out of 100 people felt much better. [@wilkinson2019]"),
    page("several sources", "It fades. [@wilkinson2019; @su2023]"),
    Good(
        "new source",
        all_of(
            lambda tree: tree.write("data/sources/zzz2026.yml", tree.read(SOURCE).replace("0317-8", "0317-9")),
            add(PAGE, "It fades. [@zzz2026]"),
        ),
    ),
    Good(
        "new page",
        all_of(
            new("docs/what-to-expect/a-friend.md", NEW_PAGE),
            put(CONFIG, "      - what-to-expect/before.md\n", "      - what-to-expect/before.md\n      - what-to-expect/a-friend.md\n"),
            addresses,
        ),
    ),
    Good("new heading", all_of(add(PAGE, "## One more thing {#one-more-thing}\n\nRest."), addresses)),
    Good("smaller heading", all_of(add(PAGE, "## One {#one}\n\nRest.\n\n### Two {#two}\n\nRest."), addresses)),
    Good("other words of a heading", put(PAGE, " {#", ", then {#")),
    Good("old anchor", all_of(add(PAGE, '<span id="an-old-one"></span>Rest.'), addresses)),
    Good(
        "new figure",
        all_of(
            add(FIGURES, 'also:\n  - what: People on a ward who felt better, compared with nobody\n    per100: "45"\n    found: 45.3 percent\n    source: wilkinson2019\n    where: abstract'),
        ),
    ),
    Good(
        "new help line",
        put(HELP, "        - name: Crisis Text Line\n", "        - name: Warm Line\n          kind: crisis\n          call: \"1-800-555-0199\"\n          note: Free, in the evening.\n          sources: [988-expect]\n        - name: Crisis Text Line\n"),
    ),
    Good("that line on a page", all_of(
        put(HELP, "        - name: Crisis Text Line\n", "        - name: Warm Line\n          kind: crisis\n          call: \"1-800-555-0199\"\n          note: Free, in the evening.\n          sources: [988-expect]\n        - name: Crisis Text Line\n"),
        add(PAGE, "Call 1-800-555-0199 in the evening, or [tap here to call](tel:1-800-555-0199)."),
    )),
    front("change note", "reviewed: []", 'reviewed: []\nchanges:\n  - date: "2026-11-24"\n    kind: medical\n    note: "A new trial on how long it lasts; the numbers are lower."'),
    front("signed review", "reviewed: []", 'reviewed:\n  - by: A. Person, MD\n    role: Psychiatrist\n    date: "2026-11-24"'),
    front("other name", "also_called: [", 'also_called: ["ketamine: the shot", k shot, '),
    front("quoted colon", "title: What is a ketamine injection (a shot)?", 'title: "Ketamine as a shot: what is it?"'),
    front("accents", "title: What is a ketamine injection (a shot)?", "title: What is a kétamine injection (a shot)?"),
    front("dates without quotes", 'published: "2026-11-24"', "published: 2026-11-24"),
    front("list over lines", "reviewed: []", "reviewed:\n  []"),
    Good("withdrawn page", all_of(
        put("docs/about/corrections.md", "reviewed: []", WITHDRAWN),
        put(CONFIG, "      - about/corrections.md\n", ""),
        put(CONFIG, "not_in_nav: |\n", "not_in_nav: |\n  /about/corrections.md\n"),
    )),
    Good("image", all_of(new("docs/assets/images/road.svg", SVG.format("<title>A road</title>")), add(PAGE, "![A long road with one tree](../assets/images/road.svg)"))),
    Good("SVG with its own parts", new("docs/assets/images/road.svg", SVG.format('<defs><linearGradient id="a"/></defs><use href="#b"/><path fill="url(#a)" d="M0 0"/>'))),
    page("table", "| Way | Time |\n| --- | --- |\n| Drip | 40 minutes |\n| Shot | a minute |"),
    page("table with an empty corner", "|  | Time |\n|---|---|\n| Drip | 40 minutes |\n| Shot or `a|b`? | a \\| b |"),
    page("table right under text", "Ways:\n\nWay | Time\n--- | ---\nDrip | long"),
    page("quote", '> "It felt long," one person said. It may not for you.'),
    page("list in a list", "- One\n    - Two\n    - Three\n\n1. First\n2. Second"),
    page("boxes to tick", "- [ ] Ask who stays with you\n- [ ] Ask what it costs"),
    page("emoji and accents", "A naïve café 😀 👩‍⚕️, 5 µg, Zoë, 東京, Київ, ½."),
    page("curly quotes in text", "“Better” is not ‘perfect’ – it’s a change… of half."),
    page("long address", f"[A long one](https://www.example.org/{'a' * 300}?b=c&d=e%20f#g)"),
    page("address with brackets", "[More](https://en.wikipedia.org/wiki/Ketamine_(drug))"),
    page("address as it is", "See <https://www.nimh.nih.gov/health>."),
    page("title of a link", '[More](drip.md "About the drip")'),
    page("link to a section", "[More](drip.md#how-it-goes), [help](../help-now.md), [mail](mailto:a@example.org)."),
    page("HTML as code", "Write `<br>` or `<script>` and `{ onclick=x }`."),
    page("HTML in a fence", "```html\n<script>alert(1)</script>\n<<<\n```"),
    page("HTML in an indented block", "Words:\n\n    <script>alert(1)</script>\n"),
    page("less than", "Fewer than 5 < 6, and a <- b, and 3 > 2, and I <3 you."),
    page("braces", "The spray is {approved}, the drip {off-label}; in math, f{x}."),
    page("line to fill in", "My number:\n{ .eh-blank }"),
    page("key points", "/// key-points\n- One\n- Two\n///"),
    page("box", '--8<-- "boxes/when-to-call.md"'),
    page("numbers that are no claims", "It takes 40 minutes, at 10 in the morning, for $400, on May 4, 2026, 3 times in 2 weeks."),
    page("call in words", "Call 911, text 988, or call 112 in Europe. Call 200 people and you hear 200 views."),
    page("a forbidden word, answered", 'Some sites say "miracle cure". It is not.'),
    page("number sign", "Ask for room #3, or C# if you like music."),
    page("two spaces and a tab", "Words  \nmore words\tand more."),
    page("setext by accident", "Words\n\n***\n\nmore words"),
    page("email address", "Write to someone@example.org or @ the desk."),
    Good("sentence in the box", add(BOX, "Keep this where you can see it.")),
    Good("CRLF", raw(PAGE, lambda b: b.replace(b"\n", b"\r\n"))),
    Good("CRLF in data", raw(SOURCE, lambda b: b.replace(b"\n", b"\r\n"))),
    Good("BOM", raw(PAGE, lambda b: b"\xef\xbb\xbf" + b)),
    Good("BOM in data", raw(HELP, lambda b: b"\xef\xbb\xbf" + b)),
    Good("trailing spaces", raw(PAGE, lambda b: b.replace(b"\n", b"  \n").replace(b"---  \n", b"--- \n"))),
    Good("no newline at the end", raw(PAGE, lambda b: b.rstrip(b"\n"))),
    Good("no newline at the end of the ledger", raw(LEDGER, lambda b: b.rstrip(b"\n"))),
    Good("many newlines at the end", raw(PAGE, lambda b: b + b"\n" * 20)),
    Good("comment in data", raw(SOURCE, lambda b: b"# Read again in November.\n" + b + b"\n# The end.\n")),
    Good("note in a source", add(SOURCE, 'note: "Only the abstract: the rest costs money."')),
    Good("other site name", put(CONFIG, "site_name: Evenhand", "site_name: Fair Guide")),
    Good("own address", put(CONFIG, 'site_url: !ENV [SITE_URL, ""]', "site_url: https://guide.example.org/")),
    Good("comment in settings", put(CONFIG, "  font: false", "  font: false  # nothing from elsewhere")),
    Good("newer version", put(PINS, "mkdocs-material==9.8.1", "mkdocs-material==9.8.2")),
    Good("stricter policy", put(BASE, "form-action 'self'", "form-action 'none'; object-src 'none'")),
    Good("new word of the search", put("data/search-words.yml", "    others:\n", "    others:\n      - {say: [jabs for mood], mean: injection}\n")),
    Good("glossary", all_of(put("data/glossary.yml", "terms:\n", "terms:\n  - term: Zygote\n    id: zygote\n    means: The first cell of a person, before it divides.\n"), addresses)),
]  # fmt: skip

# What is typed at the end of a page disturbs nothing else there, so it is tried all at once.
TYPED = [good for good in ALL if good.text]
GOOD = [good for good in ALL if not good.text]
