"""What an editor meets on GitHub: forms that GitHub reads, templates that pass the desk, recipes and links that hold."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import yaml
from PIL import Image

from desk.finding import Finding
from desk.library import Library
from desk.record import read_record
from desk.rules import findings
from desk.shape import slips
from tests.conftest import ROOT, TODAY, build

GITHUB = ROOT / ".github"
FORMS = sorted(file for file in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml")
TEXTS = sorted(GITHUB.rglob("*.md"))
FORM = GITHUB / "ISSUE_TEMPLATE" / "report-a-mistake.yml"
CONTRIBUTING = GITHUB / "CONTRIBUTING.md"
SCHEMAS = [
    *((file, "github-issue-forms") for file in FORMS),
    (GITHUB / "ISSUE_TEMPLATE" / "config.yml", "github-issue-config"),
    (GITHUB / "dependabot.yml", "dependabot"),
    *((file, "github-workflows") for file in sorted((GITHUB / "workflows").glob("*.yml"))),
]
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")
ID = re.compile(r"[^\w\- ]")


def held_to(schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """Hold files to a public schema, from the copy that the tool brings along; no network is asked."""
    tool = str(Path(sys.executable).parent / "check-jsonschema")
    command = [tool, "--builtin-schema", f"vendor.{schema}", *map(str, files)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("schema", sorted({schema for _, schema in SCHEMAS}))
def test_it_holds_to_its_public_schema(schema: str) -> None:
    done = held_to(schema, *(file for file, wanted in SCHEMAS if wanted == schema))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("file", "schema", "old", "new"),
    [
        (FORM, "github-issue-forms", "type: textarea", "type: text-area"),
        (FORM, "github-issue-forms", "description: Something in", "about: Something in"),
        (
            GITHUB / "ISSUE_TEMPLATE" / "config.yml",
            "github-issue-config",
            "blank_issues_enabled: false",
            "blank: false",
        ),
        (GITHUB / "dependabot.yml", "dependabot", "default-days: 7", "default_days: 7"),
        (GITHUB / "dependabot.yml", "dependabot", "interval: weekly", "interval: sometimes"),
        (GITHUB / "workflows" / "check.yml", "github-workflows", "timeout-minutes: 20", "timeout: 20"),
    ],
)
def test_a_slip_in_it_is_found(file: Path, schema: str, old: str, new: str, tmp_path: Path) -> None:
    text = file.read_text("utf-8")
    assert old in text
    (tmp_path / file.name).write_text(text.replace(old, new, 1), "utf-8")
    done = held_to(schema, tmp_path / file.name)
    assert done.returncode == 1 and file.name in done.stdout


def asks(form: Path) -> dict[str, bool]:
    """Return what a form asks, by id, and whether an answer is required."""
    body = yaml.safe_load(form.read_text("utf-8"))["body"]
    return {part["id"]: part.get("validations", {}).get("required", False) for part in body if "id" in part}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_each_form_leads_to_help_and_keeps_people_private(form: Path) -> None:
    first = yaml.safe_load(form.read_text("utf-8"))["body"][0]
    assert first["type"] == "markdown"
    said = first["attributes"]["value"]
    assert "in danger" in said.split("\n")[0].lower() and "docs/help-now.md" in said.split("\n")[0]
    assert "**Everybody can read what you write.**" in said
    assert "Please leave out your name, your health" in said or "Please write nothing about a patient" in said


def test_there_are_forms_for_each_kind_of_report_and_no_other_way() -> None:
    assert [form.stem for form in FORMS] == [
        "accessibility-problem",
        "clinic-question",
        "report-a-mistake",
        "suggest-a-page",
    ]
    assert yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "config.yml").read_text("utf-8")) == {
        "blank_issues_enabled": False
    }


def test_a_mistake_is_reported_with_its_page_and_source() -> None:
    assert {name for name, required in asks(FORM).items() if required} >= {"page", "wrong", "source"}


def test_a_pull_request_answers_four_questions() -> None:
    asked = re.findall(r"^\*\*\d\. (.*\?)\*\*$", (GITHUB / "pull_request_template.md").read_text("utf-8"), re.M)
    assert asked == [
        "What changes for a patient?",
        "What is the source?",
        "Do you have an interest in it?",
        "What should the reviewer look at?",
    ]


def owned(text: str) -> list[list[str]]:
    """Return the lines of CODEOWNERS that count, in words."""
    return [line.split("#")[0].split() for line in text.splitlines() if line.split("#")[0].strip()]


def test_no_owner_is_made_up_and_each_room_has_its_line() -> None:
    text = (GITHUB / "CODEOWNERS").read_text("utf-8")
    assert all("@name" not in owners for _, *owners in owned(text)), "@name is nobody: GitHub would ask no one"
    for place in re.findall(r"^(?:# )?(/[\w./*-]+) +@", text, re.M):
        assert list(ROOT.glob(place.strip("/"))), f"CODEOWNERS names {place}, and there is no such place"
    assert {"/docs/", "/data/", "/overrides/", "/desk/"} <= set(re.findall(r"^(?:# )?(/\S+)", text, re.M))
    assert owned("# /docs/ @name\n/data/ @name  # x\n") == [["/data/", "@name"]]


def without_notes(text: str) -> str:
    """Return JSON without the lines of notes that devcontainer.json may have."""
    return re.sub(r"^\s*//.*$", "", text, flags=re.M)


def test_the_codespace_opens_ready_to_type() -> None:
    settings = json.loads(without_notes((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8")))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for step in ("postCreateCommand", "postAttachCommand"):
        assert re.search(rf"^{re.escape(settings[step].removeprefix('make '))}:", makefile, re.M), step
    assert settings["forwardPorts"] == [8000] and "127.0.0.1:8000" in makefile
    for schema in settings["customizations"]["vscode"]["settings"]["yaml.schemas"]:
        assert (ROOT / schema).is_file(), schema


def copied(root: Path) -> list[Finding]:
    """Copy the templates to their places, as an editor does, and return what the desk finds before the ledger is filled."""
    templates = GITHUB / "templates"
    shutil.copy(templates / "source.yml", root / "data" / "sources" / "example2021.yml")
    shutil.copy(templates / "figure.yml", root / "data" / "figures" / "example.yml")
    shutil.copy(templates / "page.md", root / "docs" / "living" / "how-soon.md")
    settings = root / "mkdocs.yml"
    menu = "      - living/index.md\n"
    assert menu in settings.read_text("utf-8")
    settings.write_text(settings.read_text("utf-8").replace(menu, f"{menu}      - living/how-soon.md\n"), "utf-8")
    return found(root)


def found(root: Path) -> list[Finding]:
    """Return what the desk finds in a copy of the guide, beyond what it finds in the guide itself."""
    already = set(findings(Library.read(ROOT, today=TODAY)))
    return [finding for finding in findings(Library.read(root, today=TODAY)) if finding not in already]


def test_the_templates_pass_the_desk_and_become_a_page(real: Path) -> None:
    first = copied(real)
    assert len(first) == 1 and "not in data/addresses.txt" in first[0].message
    command = [sys.executable, "-m", "desk.add_addresses"]
    done = subprocess.run(command, cwd=real, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert not found(real)
    assert build(real, real / "site").returncode == 0
    page = (real / "site" / "living" / "how-soon" / "index.html").read_text("utf-8")
    assert "How soon might the spray help?" in page and "55 of 318" not in page
    assert "Lines that begin with #" not in page and "example2021" not in re.sub(r"<[^>]*>", "", page)


def test_what_the_check_prints_is_what_the_recipe_shows_and_pasting_it_is_enough(real: Path) -> None:
    finding = copied(real)[0]
    shown = re.sub(r"\s+", " ", CONTRIBUTING.read_text("utf-8"))
    code = re.search(r"/go/(\d+)/", finding.fix)
    assert code
    # The number of the next short link differs from day to day; all else is word for word.
    said = f"{finding.file}:{finding.line}: {finding.message} {finding.fix}".replace(code[1], "623")
    assert re.sub(r"\s+", " ", said) in shown
    lines = finding.fix.partition("data/addresses.txt: ")[2].partition(". And make")[0].split(" · ")
    ledger = real / "data" / "addresses.txt"
    ledger.write_text(ledger.read_text("utf-8") + "\n".join(lines) + "\n", "utf-8")
    stub = "---\ntemplate: moved.html\nmoved_to: living/how-soon.md\n---\n"
    assert stub in textwrap.dedent(re.sub(r"^ {7}", "", CONTRIBUTING.read_text("utf-8"), flags=re.M))
    (real / "docs" / "go" / f"{code[1]}.md").write_text(stub, "utf-8")
    assert not found(real)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("data/sources/example2021.yml", 'read: "abstract, November 2026"\n', "", "what was read, and when is missing"),
        ("data/figures/example.yml", 'per100: "17"', 'per100: "71"', "55 of 318 is 17 out of 100"),
        ("docs/living/how-soon.md", "kind: answer", "kind: anwser", "the kind of page is"),
    ],
)
def test_a_slip_in_a_copied_template_is_found(real: Path, file: str, old: str, new: str, said: str) -> None:
    copied(real)
    text = (real / file).read_text("utf-8")
    assert old in text
    (real / file).write_text(text.replace(old, new), "utf-8")
    assert any(said in finding.message for finding in found(real))


def examples(text: str) -> list[str]:
    """Return the pieces of front matter that recipes show: each begins with one of its names."""
    names = "changes|evidence|archived|reviewed"
    return [textwrap.dedent(block) for block in re.findall(rf"(?m)^( +(?:{names}):\n(?: .*\n)+)", text)]


def test_the_front_matter_of_each_recipe_has_the_shape_that_the_desk_wants(tmp_path: Path) -> None:
    whole = (GITHUB / "templates" / "page.md").read_text("utf-8").split("---\n")[1]
    shown = examples(CONTRIBUTING.read_text("utf-8"))
    assert len(shown) == 5
    schema = ROOT / "data" / "schema" / "front-matter.json"
    for block in [*shown, "changes:\n  - date: 2027-01-15\n    kind: medcal\n    note: A new trial on it.\n"]:
        name = block.partition(":")[0]
        rest = re.sub(rf"(?m)^{name}:.*\n(?:  .*\n)*", "", whole)
        wrong = list(slips(read_record(rest + block), schema, "docs/x.md"))
        assert bool(wrong) == ("medcal" in block), (block, wrong)


def anchors(text: str) -> set[str]:
    """Return the ids that GitHub gives the headings of a page."""
    return {ID.sub("", heading.lower()).replace(" ", "-") for heading in re.findall(r"(?m)^#+ (.*)$", text)}


def dead(file: Path) -> list[str]:
    """Return the links of a text that lead nowhere: to no file, or to no heading."""
    lost = []
    for link in LINK.findall(re.sub(r"`[^`]*`", "", file.read_text("utf-8"))):
        path, _, anchor = link.partition("#")
        # A form is shown at /issues/new, so its links begin at the top of the repository.
        root = ROOT if path.startswith("../blob/main/") else file.parent
        target = root / path.removeprefix("../blob/main/") if path else file
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            lost.append(link)
    return lost


@pytest.mark.parametrize("file", [*TEXTS, *FORMS], ids=lambda file: file.name)
def test_no_link_leads_nowhere(file: Path) -> None:
    if file.parent.name != "templates":  # its links begin where it is copied to, and the desk follows them
        assert not dead(file)


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# One `two`\n[a](#one-two) [b](#two) [c](a.md) [d](b.md) `[e](f)`", "utf-8")
    assert dead(tmp_path / "a.md") == ["#two", "b.md"]


def test_pictures_are_small_and_told_in_words() -> None:
    shown = dict(re.findall(r"!\[([^\]]*)\]\((pictures/[^)]+)\)", CONTRIBUTING.read_text("utf-8")))
    files = sorted((GITHUB / "pictures").iterdir())
    assert sorted(shown.values()) == [f"pictures/{file.name}" for file in files]
    assert all(len(words) >= 40 for words in shown)
    for file in files:
        assert file.stat().st_size < 60_000
        with Image.open(file) as picture:
            assert picture.format == "PNG" and picture.width >= 600
