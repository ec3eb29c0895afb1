"""Words that a line's end broke: guessed from how the rest of the text writes them."""

import pytest

from casebook.content.report_words import Words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the adminis-\ntration", "administration"),
        ("a plum stone and plumstone, a plum-\nstone", "plumstone"),
        ("a well-known well, well-\nknown", "well"),
        ("an orchard wall and a gate, the gate-\nwall", "gate"),
        ("co-\nor-\ndina-\ntion", "coordination"),
        ("the North-\nWest", "North"),
    ],
)
def test_a_broken_word_is_put_together_if_it_is_likely_one(text, word):
    words = Words(text)
    assert word in map(words.shown, words.in_order[-2:])


def test_a_broken_word_can_be_read_either_way():
    words = Words("a plum-\nstone")
    (edit,) = words.either_way(words.in_order)
    assert (edit.words, edit.shown, edit.more) == (("plum", "stone"), "plum-stone", 1)


def test_the_halves_may_stand_far_from_one_another():
    words = Words("the adminis-\nother words\ntration")
    assert [words.shown(word) for word in words.words((0, 1, 4))] == ["the", "administration"]
