"""Python-Markdown extensions that the site loads. They render; the rules in desk/rules judge."""
