"""Trimming a quotation: by hand, and the laws that keep it a quotation."""

from hypothesis import given
from hypothesis import strategies as st

from casebook.domain import trimming

TEXT = "We met. We talked a lot about trees. Then nothing came of it at all."
texts = st.lists(st.from_regex(r"[a-z]{1,6}[.,?]?", fullmatch=True), min_size=1).map(" ".join)


def _without_gaps(text):
    return [word for word in text.split() if word != trimming.GAP]


def test_words_that_lie_together_leave_one_marked_gap():
    assert trimming.without("one two three four", [1, 2]) == "one […] four"


def test_the_end_is_cut_after_a_whole_sentence():
    assert trimming.to_fit(TEXT, 9) == "We met. We talked a lot about trees. […]"


def test_a_text_that_fits_stays_as_it_is():
    assert trimming.to_fit(TEXT, 15) == TEXT


@given(text=texts, gone=st.sets(st.integers(0, 40)))
def test_what_is_left_are_the_words_kept_in_their_order(text, gone):
    words = text.split()
    kept = [word for at, word in enumerate(words) if at not in gone]
    assert _without_gaps(trimming.without(text, gone)) == (kept or words)


@given(text=texts, most=st.integers(1, 30))
def test_a_cut_end_fits_and_begins_as_the_text_does(text, most):
    left = _without_gaps(trimming.to_fit(text, most))
    assert 1 <= len(left) <= most
    assert text.split()[: len(left)] == left


@given(text=texts, gone=st.sets(st.integers(0, 40)))
def test_whatever_is_left_out_is_marked(text, gone):
    cut = trimming.without(text, gone)
    assert (trimming.GAP in cut) == (cut != text)
