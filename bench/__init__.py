"""How fast the guide is, told as ratios against stock Material. Run `make bench`; no test depends on it."""
