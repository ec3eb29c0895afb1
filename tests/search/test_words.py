"""What counts as the same word: case, accents, quotation marks, spellings and hyphens do not matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.search import words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trust", "trusted"),
        ("funding", "funded"),
        ("organisation", "organizations"),
        ("recognised", "recognizes"),
        ("labour", "Labor"),
        ("neighbourhood", "neighborhood"),
        ("programme", "programs"),
        ("centre", "center"),
        ("naïve", "naive"),
        ("the sector’s", "the sector's"),
        ("co-operation", "cooperation"),
        ("by-elections", "by election"),
    ],
)
def test_these_meet(one, other):
    assert set(words.stems(one)) & set(words.stems(other)) >= set(words.stems(other)[-1:])


@pytest.mark.parametrize(
    ("one", "other"),
    [("policy", "police"), ("size", "sise"), ("voluntary", "volunteer"), ("prize", "prise")],
)
def test_these_stay_apart(one, other):
    assert words.stems(one) != words.stems(other)


@pytest.mark.parametrize("text", ["a by-election now", "a by election now", "a byelection now"])
def test_a_compound_is_one_word_and_its_parts(text):
    found = {token.word: token.place for token in words.tokens(text)}
    assert found == {"a": 0, "by": 1, "byelection": 1, "election": 2, "now": 3}


@given(st.text())
def test_every_word_stands_where_it_says(text):
    for token in words.tokens(text):
        assert 0 <= token.start < token.end <= len(text)


def test_a_word_is_replaced_and_the_rest_stays_letter_for_letter():
    assert words.replaced("Tha Comapct, “tha”!", "tha", "the") == "The Comapct, “the”!"
