"""Words, numbers and sentences: what the guide never says, and what it must be able to say."""

import pytest

from tests.conftest import Guide

PAGE = "docs/index.md"


def _say(guide: Guide, text: str) -> None:
    guide.replace(PAGE, "Esketamine is {approved}.", f"{text}\n\nEsketamine is {{approved}}.")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ketamine can cure depression.", "cure"),
        ("It is a breakthrough for you.", "breakthrough"),
        ("It resets the mood.", "resets"),
        ("The spray is a proven treatment.", "proven"),
        ("Treatment is safe and works.", "is safe"),
        ("Relief is guaranteed.", "guaranteed"),
        ("Some addicts are treated, too.", "addicts"),
        ("He committed suicide.", "committed suicide"),
        ("It is for people who failed two medicines.", "who failed"),
        ('A reader says: "It was a miracle, and I feel great."', "miracle"),
    ],
)
def test_words_that_promise_or_wound(guide: Guide, text: str, word: str) -> None:
    _say(guide, text)
    finding = guide.only()
    assert finding.message.startswith(f'"{word}" is a word that the guide does not use.')
    assert (finding.line, finding.error) == (16, True)
    assert finding.fix.startswith("Instead, ")


def test_a_forbidden_word_in_the_title(guide: Guide) -> None:
    guide.replace(PAGE, "Can I drive home?", "Is this the miracle you need?")
    finding = guide.only()
    assert (finding.line, '"miracle"' in finding.message) == (2, True)


@pytest.mark.parametrize(
    "text",
    [
        "This is not a cure.",
        "Nobody can guarantee that.",
        '"It is a cure": this has not been shown.',
        "Keep medicines in a safe place, and make a safety plan.",
        "We cannot say that it is safe.",
        "The secured door holds.",
        "It is rare: about 3 out of 1,000 had it. [@label2026]",
        "People with depression who died by suicide are mourned.",
    ],
)
def test_words_that_may_stand(guide: Guide, text: str) -> None:
    _say(guide, text)
    assert guide.found() == []


def test_a_bare_frequency_word_is_a_warning(guide: Guide) -> None:
    _say(guide, "Nausea is common.")
    finding = guide.only()
    assert (finding.error, finding.fix) == (
        False,
        "Instead, say how many out of 100, or that nobody has counted.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "FDA-approved ketamine is here.",
        "Ketamine is approved for depression.",
        "Ketamine is now FDA-approved.",
        "Ketamine infusions (drips) are {approved} for you.",
    ],
)
def test_ketamine_called_approved(guide: Guide, text: str) -> None:
    _say(guide, text)
    assert "is not true: the FDA has approved esketamine spray" in guide.only().message


@pytest.mark.parametrize(
    "text",
    [
        "Ketamine is approved only as an anesthetic.",
        "Ketamine is approved in the US only as an anesthetic.",
        "Ketamine is not approved for depression.",
        "Esketamine is {approved} for depression.",
        '"Ketamine is FDA-approved for depression." Only the esketamine spray is.',
    ],
)
def test_true_words_on_approval(guide: Guide, text: str) -> None:
    _say(guide, text)
    assert guide.found() == []


@pytest.mark.parametrize("text", ["It helps 1 in 5 people. [@label2026]", "One in every ten people stop. [@label2026]"])
def test_one_in_x(guide: Guide, text: str) -> None:
    _say(guide, text)
    finding = guide.only()
    assert "is hard to compare with other numbers" in finding.message
    assert finding.fix == "Write it as N out of 100, or out of 1,000 when it is rare."


def test_a_relative_chance_alone(guide: Guide) -> None:
    _say(guide, "People are twice as likely to feel better.")
    assert "says nothing without the two numbers" in guide.only().message


@pytest.mark.parametrize(
    "text",
    [
        "People are twice as likely to feel better: 40 out of 100, against 20. [@label2026]",
        "In healthy people, the juice gave three times as much in the blood.",
        "One in the morning, and one in the evening.",
        "It was one in a row of six.",
    ],
)
def test_numbers_that_may_stand(guide: Guide, text: str) -> None:
    _say(guide, text)
    assert guide.found() == []


def test_benefit_without_harm(guide: Guide) -> None:
    _say(guide, "About 50 out of 100 people felt much better. [@label2026]")
    finding = guide.only()
    assert finding.line == 16
    assert "nothing of harm" in finding.message


def test_benefit_with_harm(guide: Guide) -> None:
    _say(guide, "About 50 out of 100 people felt much better, and 41 felt cut off. [@label2026]")
    assert guide.found() == []


def test_a_long_sentence_is_a_warning_with_its_line(guide: Guide) -> None:
    _say(guide, "A short line.\nIt is " + "very " * 24 + "long.")
    finding = guide.only()
    assert (finding.line, finding.error) == (17, False)
    assert "has 27 words, and 25 is the limit" in finding.message


def test_a_hard_page_is_a_warning(guide: Guide) -> None:
    _say(guide, "Neuropharmacological characterization necessitates multidisciplinary investigation.\n" * 6)
    found = [finding for finding in guide.found() if finding.file == PAGE]
    assert any("reads at school grade" in finding.message and not finding.error for finding in found)


def test_the_median_of_the_site(guide: Guide) -> None:
    for page in (PAGE, "docs/help-now.md"):
        text = (guide.root / page).read_text("utf-8")
        hard = "Considerable methodological heterogeneity characterizes interventional investigations.\n" * 12
        guide.write(page, text + "\n" + hard)
    assert any(finding.file == "docs" and "half of the pages" in finding.message for finding in guide.found())


def test_overdue_evidence_is_a_warning(guide: Guide) -> None:
    guide.replace(PAGE, 'checked: "2026-11-23"', 'checked: "2025-11-23"')
    guide.replace(PAGE, 'due: "2027-11-23"', 'due: "2026-11-23"')
    finding = guide.only()
    assert (finding.line, finding.error) == (8, False)
    assert "was due to be checked again on 2026-11-23" in finding.message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: placebo", "id: Placebo X", "the id of the term"),
        ("    means: A dummy treatment that holds no medicine.\n", "", "what the term means is missing"),
        ("no medicine.", "no medicine. [@nobody]", "[@nobody] has no source"),
    ],
)
def test_slips_in_the_glossary(guide: Guide, old: str, new: str, said: str) -> None:
    guide.replace("data/glossary.yml", old, new)
    finding = guide.only()
    assert finding.file == "data/glossary.yml"
    assert said in finding.message


def test_slips_in_the_word_lists(guide: Guide) -> None:
    guide.replace("data/syllables.yml", 'ketamine: "3"', 'ketamine: "three"')
    assert "Type one digit in quotes." in guide.only().fix
