"""What mkdocs.yml must say so that readers stay unseen, find what they look for, and lose nothing; with the reasons."""

from __future__ import annotations

from desk.record import Where

KEYS = [
    "INHERIT",
    "site_name",
    "site_description",
    "site_author",
    "site_url",
    "edit_uri",
    "copyright",
    "extra",
    "nav",
    "not_in_nav",
    "theme",
    "extra_css",
    "extra_javascript",
    "exclude_docs",
    "markdown_extensions",
    "plugins",
    "validation",
    "watch",
    "draft_docs",
]
REASONS = {
    "repo_url": "With it, every reader's browser would call a third party.",
    "hooks": "A hook runs unseen at each build, and other builders of the site ignore it in silence.",
    "use_directory_urls": "It would change every address that was ever published.",
    "google_analytics": "It would tell a third party who reads what.",
}
_STYLES = ["assets/stylesheets/theme.css", "assets/stylesheets/ours.css", "assets/stylesheets/later.css"]
_SCRIPTS = [f"assets/javascripts/{name}.js" for name in ("colors", "start", "search", "keep")]
_EXTENSIONS = [
    "attr_list",
    "tables",
    "toc",
    "pymdownx.snippets",
    "pymdownx.blocks.admonition",
    "desk.markdown.status",
    "desk.markdown.tables",
    "desk.markdown.ticks",
    "desk.markdown.citations",
    "desk.markdown.glossary",
    "desk.markdown.figures",
    "desk.markdown.paper",
    "desk.markdown.emails",
    "desk.markdown.scores",
    "desk.markdown.all_sources",
    "desk.markdown.short_links",
]
_LINKS = ("not_found", "anchors", "absolute_links", "unrecognized_links")
# Where, what must stand there, and why.
FIXED: tuple[tuple[Where, tuple[str, ...], str], ...] = (
    (("INHERIT",), ("data/helplines.yml",), "Without it no page has a help line."),
    (("theme", "name"), ("material",), "The layouts are made for it."),
    (("theme", "custom_dir"), ("overrides",), "Without it the policy and the help lines are gone from every page."),
    (("theme", "font"), ("false", "no", "off"), "Otherwise every reader's browser would fetch fonts from a third party."),
    (("theme", "language"), ("en",), "A screen reader would say every word with foreign sounds."),
    (("markdown_extensions", "pymdownx.snippets", "check_paths"), ("true", "yes", "on"), "A lost box would be left out in silence."),
    *((("validation", "nav", name), ("warn",), "A lost page would be published in silence.") for name in ("omitted_files", "not_found", "absolute_links")),
    *((("validation", "links", name), ("warn",), "A dead link would be published in silence.") for name in _LINKS),
)  # fmt: skip
# Where, what must be in the list, why, and if nothing else may be.
LISTED: tuple[tuple[Where, list[str], str, bool], ...] = (
    (("theme", "static_templates"), ["saved.json", "search/words.json", "feed.xml"], "The search and the saved copy need them.", False),
    (("markdown_extensions",), _EXTENSIONS, "Without it what editors type is printed as it stands.", False),
    (("extra_css",), _STYLES, "The layouts count on these, in this order; any other could call another server.", True),
    (("extra_javascript",), _SCRIPTS, "The layouts count on these, in this order; any other could tell who reads what.", True),
    (("plugins",), ["minify"], "Any other plugin could change every page; one of them downloads fonts, one shows errors to readers.", True),
)  # fmt: skip
