"""Finding quotations in a copy of a report: each way in which a copy spoils them, on an invented report."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.content import report_finder, report_furniture
from casebook.domain.quotations import digest
from casebook.errors import UsageError
from casebook.progress import Cancelled
from tests.content import orchard


def _find(text, quotes=orchard.QUOTES):
    tidy = report_furniture.in_reading_order(text)
    return report_finder.find(quotes, tidy, name="copy.txt", linked_on="2026-11-26")


def _assert_all_are_proved(text):
    linked = _find(text)
    assert {found.quote_id: digest(found.words) for found in linked.found} == {
        quote.id: quote.digest for quote in orchard.QUOTES
    }
    assert all(found.word_for_word for found in linked.found)
    assert linked.missing == ()


def test_a_whole_copy_gives_the_words_as_they_are_printed():
    linked = _find(orchard.TEXT)
    assert {found.quote_id: found.words for found in linked.found} == orchard.SAID
    assert (linked.name, linked.linked_on) == ("copy.txt", "2026-11-26")


def test_the_text_around_comes_without_the_quotation_marks():
    found = _find(orchard.TEXT).words_of("q03")
    assert found.before.endswith("A solicitor called the arrangement")
    assert found.after.startswith(", which the committees took as praise.")


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\u2028", "\x85"])
def test_any_line_ends_will_do(ends):
    _assert_all_are_proved("\n".join(orchard.wrapped(orchard.TEXT, 60)).replace("\n", ends))


@pytest.mark.parametrize("width", [24, 31, 38, 45, 52])
def test_words_broken_at_a_line_s_end_are_put_together(width):
    _assert_all_are_proved("\n".join(orchard.wrapped(orchard.TEXT, width)))


def test_a_broken_word_is_shown_whole():
    text = orchard.TEXT.replace("developers", "devel-\nopers")
    assert _find(text).words_of("q02").words == orchard.GRAFTING


def test_curly_quotation_marks_are_as_good_as_straight_ones():
    curly = orchard.TEXT.replace("'", "’").replace(' "', " “").replace('"', "”")
    _assert_all_are_proved(curly)


def test_running_heads_and_page_numbers_are_taken_out():
    lines = orchard.wrapped(orchard.TEXT, 50)
    pages = ["\n".join(lines[at : at + 9]) for at in range(0, len(lines), 9)]
    text = "\f".join(f"{orchard.TITLE}\n{page}\n\n{n}" for n, page in enumerate(pages, 1))
    _assert_all_are_proved(text)
    assert all(orchard.TITLE not in found.before + found.after for found in _find(text).found)


def test_other_text_in_a_page_s_turn_is_left_out():
    box = "\n\nBox 3: what a barrel costs\n\nA barrel of oak costs more than a pony.\n\n"
    _assert_all_are_proved(orchard.TEXT.replace(" nobody expected", f"{box}nobody expected"))


def test_a_word_cut_by_a_page_s_turn_is_put_together_over_other_text():
    cut = "devel-\n\nBox 3: what a barrel costs\n\nopers"
    _assert_all_are_proved(orchard.TEXT.replace("developers", cut))


def test_halves_in_the_wrong_order_are_joined():
    middle = " and nobody expected"
    before, after = orchard.TEXT.split(middle, 1)
    _assert_all_are_proved(f"{middle}{after}\n\n{before}")


@pytest.mark.parametrize("width", [40, 47])
def test_two_columns_line_by_line_are_taken_apart(width):
    other = "Signal boxes were repainted during spring. " * 60
    pairs = itertools.zip_longest(
        orchard.wrapped(orchard.TEXT, width), orchard.wrapped(other, 44)[:40], fillvalue=""
    )
    _assert_all_are_proved("\n".join(line for pair in pairs for line in pair if line))


def test_two_columns_side_by_side_are_taken_apart():
    lines = orchard.wrapped(orchard.TEXT, 44)
    half = len(lines) // 2 + 1
    pairs = itertools.zip_longest(lines[:half], lines[half:], fillvalue="")
    _assert_all_are_proved("\n".join(f"{left:48}{right}".rstrip() for left, right in pairs))


def test_text_that_runs_on_after_the_closing_mark_is_left_out():
    text = orchard.TEXT.replace("(Press keeper)\n\n", "(Press keeper) ")
    assert _find(text).words_of("q04").words == orchard.PRESSING


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("neighbours", "neighbour"),
        ("second cup", "secondcup"),
        ("spades", "spacles"),
        ("nobody expected", "no body expected"),
        ("dug the first", "clug the flrst"),
        ("cup of tea", "cup oftea"),
    ],
)
def test_misread_letters_are_mended_where_the_digest_proves_it(right, wrong):
    linked = _find(orchard.TEXT.replace(right, wrong, 1))
    assert linked.words_of("q01").words == orchard.PLANTING
    assert linked.words_of("q01").word_for_word


def test_what_cannot_be_mended_is_found_and_not_called_word_for_word():
    text = orchard.TEXT.replace("dozen neighbours", "dxxxn nexxxbours")
    found = _find(text).words_of("q01")
    assert "dxxxn nexxxbours" in found.words
    assert not found.word_for_word


def test_a_missing_quotation_comes_with_why():
    text = orchard.TEXT.replace(orchard.SHARING, "").replace("twice as stubborn", "quite rude")
    why = {missing.quote_id: missing.why for missing in _find(text).missing}
    assert why == {
        "q05": "Its first words are not in this copy.",
        "q02": "Its first words are in this copy, but not its last.",
    }


def test_words_that_stand_twice_are_taken_from_the_quotation_s_own_section():
    text = f"They all knew '{orchard.LEASE}'.\n\n{orchard.TEXT}"
    assert _find(text).words_of("q03").before.endswith("A solicitor called the arrangement")


def test_another_book_is_refused_kindly():
    with pytest.raises(UsageError, match="does not look like the report"):
        _find("Call me a taxi. Some years ago I went to sea in a bathtub. " * 200)


def test_a_casebook_without_quotations_has_nothing_to_look_for():
    with pytest.raises(UsageError, match="no quotations"):
        _find(orchard.TEXT, quotes=())


def test_finding_can_be_stopped():
    class Impatient:
        def step(self, done, total, what):
            if done == 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        report_finder.find(
            orchard.QUOTES, orchard.TEXT, name="x", linked_on="", progress=Impatient()
        )


ANCHORS = [words for quote in orchard.QUOTES for words in (quote.starts, quote.ends)]
PIECES = [*orchard.TEXT.split(" ")[:40], *ANCHORS, *orchard.SAID.values(), *orchard.HEADINGS,
          "\n", "\n\n", "\f", "-\n", '"', "'", "   ", "7", "İ", "ﬁ"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=9), max_size=80).map(" ".join))
def test_no_text_makes_it_fail_and_what_is_proved_has_its_digest(text):
    digests = {quote.id: quote.digest for quote in orchard.QUOTES}
    try:
        linked = _find(text)
    except UsageError:
        return
    proved = {found.quote_id: digest(found.words) for found in linked.found if found.word_for_word}
    assert proved.items() <= digests.items()
    assert len(linked.found) + len(linked.missing) == len(orchard.QUOTES)
