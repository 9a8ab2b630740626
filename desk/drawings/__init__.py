"""Each kind of figure as elements of a page: drawn when the site is built, right without scripts, color or eyes."""
