"""Edits that nobody should get through: what is typed, where the desk must see it, and part of what it must say."""

from __future__ import annotations

from dataclasses import dataclass

from tests.edits.tree import Edit, add, all_of, gone, new, put, raw

PAGE = "docs/ways/injection.md"
HELP = "data/helplines.yml"
SOURCE = "data/sources/wilkinson2019.yml"
LEDGER = "data/addresses.txt"
CONFIG = "mkdocs.yml"
PINS = "requirements.txt"
FIGURES = "data/figures/benefits.yml"
BOX = "docs/boxes/when-to-call.md"
ICON = "docs/assets/images/icon.svg"
CSS = "docs/assets/stylesheets/guide.css"
BASE = "overrides/base.html"
LAST = -1
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path d="M0 0h9"/></svg>\n'


@dataclass(frozen=True)
class Bad:
    """An edit, the file and the line (or words on it) at which it must be caught, and part of the sentence.

    `same` is part of what else may be said, of the same cause.
    """

    name: str
    edit: Edit
    file: str
    at: str | int
    said: str
    same: str = "\0"


def page(name: str, text: str, at: str, said: str, same: str = "\0") -> Bad:
    """Return the bad edit of typing something at the end of a page."""
    return Bad(name, add(PAGE, text), PAGE, at, said, same)


def front(name: str, old: str, typed: str, at: str | int, said: str) -> Bad:
    """Return the bad edit of typing something else in the front matter of a page."""
    return Bad(name, put(PAGE, old, typed), PAGE, at, said)


BAD = [
    # Broken YAML.
    front("tab", "  checked:", "\tchecked:", "checked:", "there is a tab; use spaces"),
    front("curly quotes", 'published: "2026-11-24"', "published: “2026-11-24”", "published:", "curly"),
    front("curly title", "title: ", "title: “How is it?”\nalso_called: [x y]\ndescription: ", "title: “", "curly"),
    front("open quote", 'published: "', 'published: "2026-11-24\nnothing: "', "nothing", "closing quote mark"),
    front("open bracket", "reviewed: []", "reviewed: [", "reviewed: [", "a [ is opened here and never closed"),
    front("colon", "title: ", "title: Shots: ", "Shots", "there is a colon inside the text"),
    front("no space", "reviewed: []", "reviewed:[]", "reviewed:[]", "a space is missing after the colon"),
    front("no colon", "reviewed: []", "reviewed []", "reviewed []", "is missing its colon"),
    front("duplicate", "reviewed: []", "reviewed: []\nreviewed: [ ]", "[ ]", "stands here and on line"),
    front("comment", "kind: answer", "kind: answer  # or compare?", "kind: answer", "would be left out"),
    front("star", "title: ", "title: *New* ", "title: *", "begins with *"),
    front("ampersand", "title: ", "title: &more ", "title: &", "begins with &"),
    front("at", "title: ", "title: @", "title: @", "begins with @"),
    front("percent", "title: ", "title: %", "title: %", "begins with %"),
    front("tag", "title: ", "title: !new ", "title: !", "begins with !"),
    Bad("more spaces", put(PAGE, "kind: answer", "  kind: answer"), PAGE, "  kind", "`kind` is not a name", "`kind:`"),
    front("dots", "reviewed: []", "reviewed: []\n...", "...", "the front matter is never closed"),
    front("merge", "kind: answer", "<<<<<<< HEAD\nkind: answer\n=======\nkind: help\n>>>>>>> x", "<<<<", "two changes"),
    Bad("merge in text", add(PAGE, "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> x"), PAGE, "<<<<", "left by two changes"),
    Bad("merge in data", add(HELP, "<<<<<<< HEAD\n=======\n>>>>>>> x"), HELP, "<<<<", "left by two changes"),
    Bad("no first fence", raw(PAGE, lambda b: b.replace(b"---\n", b"", 1)), PAGE, 1, "begins with a line of three hyphens"),
    Bad("no second fence", raw(PAGE, lambda b: b.replace(b"\n---\n", b"\n", 1)), PAGE, 1, "never closed"),
    Bad("UTF-16", raw(PAGE, lambda b: b.decode().encode("utf-16")), PAGE, 1, "saved as UTF-16"),
    Bad("Latin-1", raw(PAGE, lambda b: b + b"\nA caf\xe9.\n"), PAGE, LAST, "is not in UTF-8"),
    Bad("NUL", raw(PAGE, lambda b: b + b"\nA\0b.\n"), PAGE, LAST, "nobody can see"),
    page("saved twice", "A cafÃ©.", "cafÃ©", "saved in two ways"),
    page("unseen", "A mir\u200bacle.", "mir\u200b", "nobody can see"),
    page("backwards", "A \u202ekcab\u202c way.", "\u202e", "nobody can see"),
    page("disguised letters", "A mir\u0430cle.", "mir\u0430", "two alphabets"),
    Bad("list item astray", put(SOURCE, "title:", "also:\n  - a\n   - b\ntitle:"), SOURCE, "   - b", "other spaces before it"),
    Bad("bomb", new(SOURCE, "a: &a [b, b]\nb: [*a, *a]\n"), SOURCE, 1, "begins with &"),
    Bad("deep", new(SOURCE, "title: " + "[" * 2000), SOURCE, 1, "stand inside each other"),
    Bad("list for a mapping", new(SOURCE, "- title\n- year\n"), SOURCE, 1, "not of the form `name: value`"),
    Bad("empty page", new(PAGE, ""), PAGE, 1, 'the first line is ""'),
    Bad("empty source", new(SOURCE, ""), SOURCE, 1, "there is nothing in this file"),
    # Metadata.
    front("month 13", 'due: "2027', 'due: "2027-13-04"\n  # "', "due:", "there is no month 13"),
    front("year 0", 'due: "2027', 'due: "0000-01-01"\n  # "', "due:", "0000 is no year"),
    front("due in 50 years", 'due: "2027', 'due: "2077-01-01"\n  # "', "due:", "more than two years"),
    front("checked tomorrow", 'checked: "2026', 'checked: "2027-05-01"\n  # "', "checked:", "has not come yet"),
    front("published later", 'published: "2026', 'published: "2028-05-01"\n# "', "published:", "has not come yet"),
    front("review of 2099", "reviewed: []", 'reviewed:\n  - {by: A. Person, role: Nurse, date: "2099-01-01"}', "2099", "has not come"),
    front("wrong kind", "kind: answer", "kind: anwser", "kind:", "it is one of: answer"),
    front("misspelled name", "reviewed: []", "reviewd: []", "reviewd", "not a name that the guide knows"),
    front("signed by nobody", "reviewed: []", 'reviewed:\n  - {role: Nurse, date: "2026-11-24"}', "role: Nurse", "name is missing"),
    front("reviewed yes", "reviewed: []", "reviewed: yes", "reviewed:", "a list was expected"),
    front("unknown layout", "reviewed: []", "reviewed: []\ntemplate: mine.html", "template:", "the layout is"),
    # Citations, numbers and words.
    page("no such source", "It helps. [@wilkinson2091]", "2091", "has no source"),
    page("comma", "It helps. [@wilkinson2019, @su2023]", "2019, @", "looks like a citation"),
    page("round brackets", "It helps. (@wilkinson2019)", "(@", "looks like a citation"),
    page("no brackets", "It helps. @wilkinson2019", " @wilk", "looks like a citation"),
    page("no at", "It helps. [wilkinson2019]", "[wilk", "looks like a citation"),
    page("space in citation", "It helps. [ @wilkinson2019 ]", "[ @", "looks like a citation"),
    Bad("uncited source", new("data/sources/zzz2026.yml", 'title: "X y"\npublished_in: "Zz"\nurl: "https://a.example.org/"\nread: "page, November 2026"\n'), "data/sources/zzz2026.yml", 1, "no page, figure"),
    page("share", "It helps 70% of people.", "70%", "has no source"),
    page("share in words", "Nine out of ten feel better.", "Nine out", "has no source"),
    page("share as a fraction", "It helped 9/10 patients.", "9/10", "has no source"),
    page("per cent", "It helps 70 per cent.", "70 per", "has no source"),
    page("1 in 5", "It helps 1 in 5 people. [@wilkinson2019]", "1 in 5", "hard to compare"),
    page("twice as likely", "People are twice as likely to stop. [@su2023]", "twice as likely", "without the two numbers"),
    page("another number", "About 99 out of 100 felt better. [@jelovac2025]", "About 99", "is none of the numbers"),
    page("miracle", "This is a miracle cure.", "miracle", "does not use", "does not use"),
    page("miracle in code", "This is a mir&#97;cle.", "mir&", "does not use"),
    Bad("miracle in a box", add(BOX, "A miracle."), BOX, "A miracle", "does not use"),
    page("approved ketamine", "Ketamine is FDA approved.", "Ketamine is FDA", "is not true"),
    page("misspelled approval", "It is {aproved}.", "{aproved}", "is not an approval word"),
    Bad("figure changed", put(FIGURES, 'per100: "', 'per100: "9'), FIGURES, 'per100: "9', 'number out of 100 is "950"', "is none of the numbers"),
    Bad("no comparator", put(FIGURES, "    arms:", "    arms: []\n    arm:"), FIGURES, "arms: []", "arms", ""),
    page("no such figure", "/// picture | drip-last-day\n///", "drip-last", "there is no figure"),
    # Markup.
    page("script", "<script>alert(1)</script>", "<script", "there is HTML"),
    page("script in a line", "Words <script src=//x.y></script>", "<script", "there is HTML"),
    page("script in an open fence", "```\nWords\n\n<script>alert(1)</script>", "<script", "there is HTML"),
    page("iframe", '<iframe src="https://a.example.org"></iframe>', "<iframe", "there is HTML"),
    page("event", 'Words <b onclick="x()">bold</b>', "onclick", "there is HTML"),
    page("open tag", "Words <img src=x onerror=alert(1) ", "<img", "there is HTML"),
    page("tag over lines", "Words <img\nsrc=x\nonerror=y>", "<img", "there is HTML"),
    page("style", '<p style="color:red">Red</p>', "<p style", "there is HTML"),
    page("line break", "One<br>two.", "<br", "Begin a new paragraph"),
    page("note", "<!-- TODO: check this -->", "<!--", "would be published"),
    page("event in braces", '[Words](drip.md){ onclick="x()" }', "onclick", "would change how the page looks"),
    page("style in braces", "Words\n{ style='color:red' }", "style=", "would change how the page looks"),
    page("class in braces", "Words\n{ .big }", ".big", "would change how the page looks"),
    page("attributes of a block", '/// urgent | Now\n    attrs: {onclick: "x"}\n\nCall.\n///', "attrs", "would change how"),
    page("script link", "[Words](javascript:alert(1))", "javascript", "would not work"),
    page("script link in code", "[Words](java&#115;cript:alert(1))", "java&", "would not work"),
    page("script link with a space", "[Words](javascript: alert(1))", "javascript", "has a space"),
    page("data link", "[Words](data:text/html,x)", "data:text", "would not work"),
    page("script as reference", "[Words][a]\n\n[a]: javascript:alert(1)", "[Words]", "would not work"),
    page("open block", "/// paper-only\nOne", "/// paper", "is never closed"),
    page("unknown block", "/// warning\nWords\n///", "/// warn", "there is no block"),
    page("lone slashes", "Words.\n\n///", LAST, "closes a block"),
    page("no such box", '--8<-- "boxes/when-to-cal.md"', "to-cal.md", "there is no such file"),
    # Pictures and files.
    page("remote image", "![A long road](https://a.example.org/x.png)", "![A", "another server would learn"),
    page("remote image without https", "![A long road](//a.example.org/x.png)", "![A", "another server would learn"),
    page("pasted image", "![A long road](data:image/png;base64,AAAA)", "![A", "another server would learn"),
    page("image without words", "![](../assets/images/icon.svg)", "![](", "has no words for it"),
    page("image called image", "![image](../assets/images/icon.svg)", "![image", "described only by"),
    page("lost image", "![A long road](../assets/images/road.svg)", "![A", "there is no such file"),
    Bad("huge image", new("docs/assets/images/big.png", b"\x89PNG" * 60_000), "docs/assets/images/big.png", 1, "240,000 bytes"),
    Bad("SVG with script", new(ICON, SVG.format("<script>x()</script>")), ICON, 1, "holds a script"),
    Bad("SVG with event", new(ICON, SVG.format('<g onload="x()"/>')), ICON, 1, "something that runs"),
    Bad("SVG with page", new(ICON, SVG.format("<foreignObject/>")), ICON, 1, "a page inside"),
    Bad("SVG with image", new(ICON, SVG.format('<image href="https://a.example.org/x.png"/>')), ICON, 1, "a link to another"),
    Bad("SVG with look", new(ICON, SVG.format("<style>@import 'x'</style>")), ICON, 1, "loaded from elsewhere"),
    Bad("SVG of nothing", new(ICON, "hello"), ICON, 1, "holds no drawing"),
    Bad("capitals", new("docs/ways/My Page.md", "---\n---\n"), "docs/ways/My Page.md", 1, "breaks in emails", ""),
    Bad("junk", new("docs/ways/notes.docx", b"PK\3\4"), "docs/ways/notes.docx", 1, "neither a page nor a picture"),
    Bad("source of another kind", new("data/sources/x2026.yaml", "title: x\n"), "data/sources/x2026.yaml", 1, "nobody reads"),
    Bad("huge page", add(PAGE, "Words.\n" * 20_000), PAGE, 1, "are the limit"),
    page("long line", "Words " * 900, "Words Words", "5,400 characters"),
    # Links.
    page("dead link", "[More](drop.md)", "drop.md", "there is no such file"),
    page("dead anchor", "[More](drip.md#hwo-it-goes)", "hwo", "no heading in docs/ways/drip.md"),
    page("tracking", "[More](https://www.nimh.nih.gov/?utm_source=x)", "utm_", "where readers come from"),
    page("tracking by a click", "[More](https://www.nimh.nih.gov/a?b=c&fbclid=1)", "fbclid", "where readers come from"),
    page("short link", "[More](https://bit.ly/abc)", "bit.ly", "is a short link"),
    page("http", "[More](http://www.nimh.nih.gov/)", "http:", "without https"),
    page("hidden address", "[More](https://nih.gov@a.example.org/)", "nih.gov@", "hides where it goes"),
    page("own machine", "[More](http://localhost:8000/)", "localhost", "no reader can reach"),
    page("no address", "[More]()", "[More]", "has no address"),
    page("link without words", "See [](drip.md).", "[](", "has no words"),
    page("space in a link", "[More](the drip.md)", "the drip", "has a space"),
    page("wrong number to call", "Call 998 at once.", "998", "is to be called"),
    page("wrong number behind a link", "[Call](tel:989)", "tel:", "is to be called"),
    page("nearly a help line", "Poison Help is 1-800-222-1223.", "1223", "is to be called"),
    Bad("tracking in a source", put(SOURCE, "url: ", "url: https://a.example.org/?x=1&utm_source=y\n# "), SOURCE, "url:", "where readers come from"),
    # Headings and tables.
    page("skipped heading", "### Three {#three}\n\n##### Five {#five}", "Five", "skips a level", "addresses"),
    page("no id", "## What now", "What now", "has no id"),
    page("second title", "# Title", "# Title", "second title"),
    page("no space after #", "##What now {#what-now}", "##What", "would become a heading"),
    page("no words over a column", "|  |  |\n| --- | --- |\n| a | b |", "|  |  |", "no words over it"),
    page("aligned", "| a | b |\n| --- | --: |\n| c | d |", "--:", "becomes a style"),
    page("cells too many", "| a | b |\n| --- | --- |\n| c | d | e |", "| e |", "has 3 cells"),
    page("no ruler", "| a | b |\n| c | d |", "| a | b", "looks like a table"),
    # Deleted and moved.
    Bad("deleted page", gone(PAGE), LEDGER, "/ways/injection/", "nothing stands there any more"),
    Bad("deleted topic", all_of(*(gone(f"docs/ways/{n}.md") for n in ("index", "drip", "injection", "nasal-spray", "lozenges-and-tablets"))), LEDGER, "/ways/drip/", "nothing stands there any more", "nothing stands there"),
    Bad("deleted source", gone(SOURCE), "docs/ways/drip.md", "wilkinson2019", "has no source", "has no source"),
    Bad("deleted help lines", gone(HELP), HELP, 1, "this file is missing"),
    Bad("deleted ledger", gone(LEDGER), LEDGER, 1, "this file is missing"),
    Bad("deleted words", gone("data/forbidden-words.yml"), "data/forbidden-words.yml", 1, "this file is missing"),
    Bad("deleted short link", gone("docs/go/101.md"), LEDGER, "/go/101/", "nothing stands there any more"),
    Bad("ledger line deleted", put(LEDGER, "\n/ways/injection/\n", "\n"), PAGE, 1, "not in data/addresses.txt"),
    Bad("ledger line changed", put(LEDGER, "\n/ways/injection/\n", "\n/ways/injektion/\n"), LEDGER, "injektion", "nothing stands there", "not in data/addresses.txt"),
    Bad("ledger nonsense", add(LEDGER, "hello world"), LEDGER, "hello", "is no address"),
    Bad("not in the menu", put(CONFIG, "      - ways/injection.md\n", ""), PAGE, 1, "is not in the menu"),
    Bad("no such page in the menu", put(CONFIG, "ways/injection.md", "ways/inject.md"), CONFIG, "inject.md", "there is no such page", "not in the menu"),
    # Help lines.
    Bad("wrong crisis number", put(HELP, 'call: "988"', 'call: "998"'), HELP, '"998"', "Somebody may call it", "another"),
    Bad("wrong emergency number", put(HELP, 'emergency: "911"', 'emergency: "912"'), HELP, '"912"', "Somebody may call it", "is to be called"),
    Bad("another place first", put(HELP, "place: United States", "place: Narnia"), HELP, "Narnia", "was expected"),
    Bad("letters for digits", put(HELP, 'call: "988"', 'call: "9B8"'), HELP, '"9B8"', "A wrong digit", "is called"),
    Bad("no source for a number", put(HELP, "sources: [988-expect, mha-988, samhsa-988-faq]", "sources: []"), HELP, "sources: []", "list of sources", "no page, figure"),
    # Settings.
    Bad("search off", put(CONFIG, "  - assets/javascripts/search.js\n", ""), CONFIG, "extra_javascript:", "lacks assets/javascripts/search.js"),
    Bad("remote script", put(CONFIG, "extra_javascript:\n", "extra_javascript:\n  - https://a.example.org/x.js\n"), CONFIG, "a.example", "holds https://a.example.org/x.js"),
    Bad("remote style", put(CONFIG, "extra_css:\n", "extra_css:\n  - https://a.example.org/x.css\n"), CONFIG, "a.example", "holds https://a.example.org/x.css"),
    Bad("font on", put(CONFIG, "  font: false", "  font: {text: Roboto}"), CONFIG, "font:", "fetch fonts"),
    Bad("font line gone", put(CONFIG, "  font: false\n", ""), CONFIG, "theme:", "fetch fonts"),
    Bad("analytics", put(CONFIG, "extra:\n", "extra:\n  analytics: {provider: google}\n"), CONFIG, "analytics", "others would learn"),
    Bad("repository", add(CONFIG, "repo_url: https://github.com/x/y"), CONFIG, "repo_url: h", "call a third party"),
    Bad("hook", add(CONFIG, "hooks: [x.py]"), CONFIG, "hooks:", "A hook runs unseen"),
    Bad("plugin", put(CONFIG, "plugins:\n", "plugins:\n  - social\n"), CONFIG, "- social", "holds social"),
    Bad("checks off", put(CONFIG, "    anchors: warn", "    anchors: ignore"), CONFIG, "anchors: ignore", "published in silence"),
    Bad("layouts off", put(CONFIG, "  custom_dir: overrides\n", ""), CONFIG, "theme:", "policy and the help lines are gone"),
    Bad("help lines off", put(CONFIG, "INHERIT: data/helplines.yml", "# INHERIT"), CONFIG, "site_name:", "no page has a help line"),
    Bad("citations off", put(CONFIG, "  desk.markdown.citations:", "  desk.markdown.citation:"), CONFIG, "markdown_extensions:", "lacks desk.markdown.citations"),
    Bad("broken settings", put(CONFIG, "theme:\n", "theme:\n\tname: x\n"), CONFIG, "\tname", "there is a tab"),
    Bad("policy opened", put(BASE, "script-src 'self'", "script-src 'self' https://a.example.org"), BASE, "Content-Security-Policy\"", "allows script-src"),
    Bad("policy inline", put(BASE, "style-src 'self'", "style-src 'self' 'unsafe-inline'"), BASE, "Content-Security-Policy\"", "'unsafe-inline'"),
    Bad("policy gone", put(BASE, "Content-Security-Policy\" content", "X\" content"), BASE, 1, "there is no policy"),
    Bad("script in a layout", put(BASE, "</head>", '<script src="https://a.example.org/x.js"></script></head>'), BASE, "a.example", "would call another server"),
    Bad("remote font", raw(CSS, lambda b: b"@import url('https://fonts.example.org/x.css');\n" + b), CSS, 1, "would call another server"),
    Bad("font from elsewhere", add(CSS, "@font-face{font-family:x;src:url(https://a.example.org/x.woff2)}"), CSS, "a.example", "would call another server"),
    Bad("unpinned", put(PINS, "mkdocs==1.6.1", "mkdocs>=1.6"), PINS, "mkdocs>=", "no exact version"),
    Bad("from elsewhere", add(PINS, "# Why.\ngit+https://github.com/x/y"), PINS, "git+", "no exact version"),
    Bad("no reason", add(PINS, "leftpad==1.0.0"), PINS, "leftpad", "nobody says why"),
    # Words of the desk itself, broken.
    Bad("forbidden words emptied", new("data/forbidden-words.yml", "forbidden: []\n"), "data/forbidden-words.yml", 1, "at least one entry"),
    Bad("two links for one word", put("data/search-words.yml", "    others:\n", "    others:\n      - {say: [zzz], mean: qqqqq}\n"), "data/search-words.yml", "zzz", "stands on no page"),
]  # fmt: skip
