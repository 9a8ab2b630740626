"""The reading grade, against numbers worked out by hand."""

import pytest

from desk.prose import Prose
from desk.reading import Sentence, grade, page_grade, sentences, syllables

KNOWN = {"ketamine": 3}


def _sentence(text: str) -> Sentence:
    return Sentence(text, 1, False)


def test_the_formula() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 x 6 + 11.8 x 1 - 15.59 = -1.45
    assert grade([_sentence("The cat sat on the mat.")], KNOWN) == pytest.approx(-1.45)


def test_medicine_names_count_with_their_true_syllables() -> None:
    assert syllables("Ketamine", KNOWN) == syllables("ketamine's", KNOWN) == 3
    assert grade([_sentence("Ketamine.")], KNOWN) == pytest.approx(0.39 + 11.8 * 3 - 15.59)


def test_numbers_count_as_one() -> None:
    assert syllables("45", KNOWN) == 1


def test_nothing_to_read() -> None:
    assert grade([], KNOWN) == 0.0


def test_what_counts_as_a_sentence() -> None:
    text = (
        "## A heading {#a}\n\nFirst one. [@x]\nIs this\nthe second?\n\n/// key-points\n- third\n- fourth. Fifth!\n///\n\n"
        '--8<-- "box.md"\n\n| a | b |\n| --- | --- |\n| not | this |\n\nA word is {approved}.\n{ .eh-lead }\n'
    )
    found = [(s.text, s.line, s.in_list) for s in sentences(Prose(text, 11))]
    assert found == [
        ("First one.", 13, False),
        ("Is this the second?", 14, False),
        ("third", 18, True),
        ("fourth.", 19, True),
        ("Fifth!", 19, True),
        ("A word is approved.", 28, False),
    ]


def test_the_harder_count_is_judged() -> None:
    easy_list = Prose("Considerable heterogeneity characterizes investigations.\n\n" + "- one\n" * 9, 1)
    only_text = Prose("Considerable heterogeneity characterizes investigations.", 1)
    assert page_grade(easy_list, {}) == page_grade(only_text, {})
