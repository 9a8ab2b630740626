"""Which page is being read, for extensions that need to know."""

from markdown import Markdown


def page_path(md: Markdown) -> str:
    """Return the page's path in docs/, where MkDocs is the one who asks; "" elsewhere."""
    if "relpath" in md.treeprocessors:
        return str(md.treeprocessors["relpath"].file.src_uri)  # type: ignore[attr-defined]
    return ""


def page_name(md: Markdown) -> str:
    """Name the page as findings do: docs/ and its path."""
    path = page_path(md)
    return f"docs/{path}" if path else "this page"


def site_address(md: Markdown) -> str:
    """Return the public address of the guide, with a slash at its end; "" where it has none yet."""
    if "relpath" in md.treeprocessors:
        return str(md.treeprocessors["relpath"].config.site_url or "")  # type: ignore[attr-defined]
    return ""
