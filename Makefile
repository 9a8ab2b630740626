# Everything the guide can do from a terminal. Each target makes what it needs; none needs to be run twice.
# Without make, the README gives the plain commands.

PYTHON ?= python3
BIN := .venv/bin
NGINX_BROTLI := /usr/lib/nginx/modules/ngx_http_brotli_static_module.so
LOCK := --quiet --strip-extras --generate-hashes --allow-unsafe --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

VNU := $(HOME)/.cache/evenhand/vnu.jar

.PHONY: serve build check test fix findings previews addresses styles lock publish load bench audit html upkeep upkeep-issue
.DEFAULT_GOAL := serve

serve: .venv/build  ## read the guide at http://127.0.0.1:8000, with live reload
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

build: .venv/build  ## build the site into site/, and stop at any warning
	$(BIN)/mkdocs build --strict

check: .venv/build  ## read pages and data, and say what is wrong
	$(BIN)/python -m desk

test: .venv/test  ## everything: the checks, the code, the built site, a real browser
	$(BIN)/python -m desk
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

fix: .venv/test  ## put in order what a machine can, in pages, sources and code, and say what it did
	$(BIN)/python -m desk.tidy
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

findings: .venv/build  ## what the desk found in a change, as a pull request shows it: make findings BASE=main
	$(BIN)/python -m desk.pull_request --base $(or $(BASE),HEAD^1)

previews: .venv/previews  ## each changed page as one file that opens with a click, in previews/
	$(BIN)/mkdocs build && $(BIN)/python -m deploy.previews site previews --base $(or $(BASE),HEAD^1)

addresses: .venv/build  ## enter new pages and headings in the ledger of addresses, and give new pages a short link
	$(BIN)/python -m desk.add_addresses

styles: .venv/test  ## make the style sheets anew, after docs/assets/stylesheets/guide.css or a layout has changed
	$(BIN)/mkdocs build && $(BIN)/python -m desk.styles site

load: .venv/test  ## how many readers one server takes: some seconds of load on this machine
	$(BIN)/mkdocs build --strict && $(BIN)/python -m deploy.packed site && $(BIN)/python -m deploy.load site --seconds 5

bench: .venv/bench  ## how fast the guide is, as ratios against stock Material: make bench BENCH=--quick
	$(BIN)/python -m bench $(or $(BENCH),--build)

audit: .venv/test  ## axe on every page in every state: about half an hour
	$(BIN)/mkdocs build --strict && $(BIN)/python -m tests.browser.audit site

html: .venv/test $(VNU)  ## is every page valid HTML? By the Nu checker, which needs Java
	command -v java > /dev/null || { apt-get update --quiet && apt-get install --yes --quiet default-jre-headless; }
	VNU_JAR=$(VNU) $(BIN)/python -m pytest tests/site/test_html.py

upkeep: .venv/upkeep  ## dead links, reviews due, papers taken back, weak packages, the way out: some minutes, into upkeep-report.md
	$(BIN)/python -m upkeep --write upkeep-report.md

upkeep-issue:  ## put that report into the one issue; needs GitHub's gh, and nothing of .venv
	$(PYTHON) -m upkeep.issue upkeep-report.md

$(VNU):
	mkdir -p $(@D) && cd $(@D) && npm pack --silent vnu-jar@26.9.27 && tar xzf vnu-jar-26.9.27.tgz --strip-components=3 package/build/dist/vnu.jar

lock: .venv/test  ## write requirements.lock anew, after requirements.txt has changed
	(grep -v '^-e' requirements.txt; grep -o 'setuptools==[0-9.]*' pyproject.toml) | $(BIN)/pip-compile - $(LOCK) --output-file requirements.lock

publish: .venv/publish  ## build for the public address in SITE_URL
	@test -n "$(SITE_URL)" || { echo "SITE_URL is not set, so printed addresses would be wrong. Type: make publish SITE_URL=https://example.org/"; exit 1; }
	SITE_URL="$(SITE_URL)" WITH_FILES=1 $(BIN)/mkdocs build --strict
	$(BIN)/python -m deploy.handouts site "$(SITE_URL)"
	$(BIN)/python -m deploy.qr_codes site "$(SITE_URL)"
	$(BIN)/python -m deploy.security site "$(SITE_URL)"
	$(BIN)/python -m deploy.packed site

# The tools, installed once and again whenever the pins change. Debian keeps `venv` in a package of its own.
.venv/bin/python:
	$(PYTHON) -c "import ensurepip" || apt-get install --yes python3-venv
	$(PYTHON) -m venv .venv

.venv/build: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --requirement requirements.txt && touch $@

.venv/test: requirements.txt requirements-dev.txt upkeep/requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --requirement requirements-dev.txt --requirement upkeep/requirements.txt && touch $@ .venv/build
	$(BIN)/python -m tests.browser.find || { apt-get update --quiet && apt-get install --yes --quiet chromium; }
	{ command -v nginx && command -v wrk && command -v openssl && ls $(NGINX_BROTLI); } > /dev/null || \
	  { apt-get update --quiet && apt-get install --yes --quiet nginx-light libnginx-mod-http-brotli-static wrk openssl; }

.venv/previews: .venv/build
	$(BIN)/pip install --quiet --requirement requirements.txt $$(grep '^beautifulsoup4==' requirements-dev.txt) && touch $@

.venv/bench: bench/requirements.txt bench/package-lock.json .venv/test
	command -v npm >/dev/null || { echo "The benchmark needs Node 20 or newer with npm. Debian: apt-get install nodejs npm"; exit 1; }
	$(BIN)/pip install --quiet --requirement bench/requirements.txt
	npm ci --prefix bench --loglevel error --no-audit --no-fund && touch $@

.venv/upkeep: upkeep/requirements.txt .venv/build
	$(BIN)/pip install --quiet --requirement upkeep/requirements.txt && touch $@

.venv/publish: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	{ $(BIN)/python -m deploy.browser && command -v openssl; } > /dev/null || \
	  { apt-get update --quiet && apt-get install --yes --quiet chromium openssl; }
	touch $@
