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


def _assert_all_are_proved(text, quotes=orchard.QUOTES):
    linked = _find(text, quotes)
    assert {found.quote_id: digest(found.words) for found in linked.found} == {
        quote.id: quote.digest for quote in quotes
    }
    assert all(found.word_for_word for found in linked.found)
    assert linked.missing == ()


def _line_by_line(text, width, many):
    """Put a line of another column behind each line of the text."""
    other = orchard.wrapped("Signal boxes were repainted during spring. " * 60, 44)[:many]
    pairs = itertools.zip_longest(orchard.wrapped(text, width), other, fillvalue="")
    return "\n".join(line for pair in pairs for line in pair if line)


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


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("We bought a hand-built ladder", "We bought a hand-\nbuilt ladder"),
        ("The fence-posts were green", "The fence-\nposts were green"),
        ("Fences and waterfalls", "Fences and water-\nfalls"),
    ],
)
def test_a_hyphen_at_a_line_s_end_is_read_either_way(said, printed):
    quote = orchard.record(6, said, "Chapter 2, Keeping going, paragraph 2")
    text = f"{orchard.TEXT}\n\n'{printed}', where water falls.\n"
    assert _find(text, (*orchard.QUOTES, quote)).words_of("q06").words == said


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


@pytest.mark.parametrize("at", [" dug the first", " tea.", " the lane was"])
def test_an_anchor_may_be_cut_by_a_page_s_turn(at):
    _assert_all_are_proved(orchard.TEXT.replace(at, f"\n\nA box about barrels.\n\n{at}"))


def test_two_boxes_in_one_quotation_are_left_out():
    box = "\n\nBox 3: what a barrel costs\n\n"
    text = orchard.TEXT.replace(" nobody expected", f"{box}nobody expected")
    _assert_all_are_proved(text.replace(" before the second", f"{box}before the second"))


def test_misread_letters_are_mended_over_a_page_s_turn():
    text = orchard.TEXT.replace("neighbours, but", "neighbowrs,\n\nBox 3: barrels\n\nbut")
    _assert_all_are_proved(text)


def test_misread_letters_beside_another_column_are_mended():
    text = orchard.TEXT.replace("neighbours", "neighbowrs")
    _assert_all_are_proved(_line_by_line(text, 40, 40))


def test_anchors_may_be_misread_on_both_sides():
    text = orchard.TEXT.replace("We dug the first", "We clug the first")
    _assert_all_are_proved(text.replace("second cup of tea", "second cup ot tea"))


def test_a_bracket_that_opens_in_the_quotation_closes_in_it():
    quote = orchard.record(6, "Pears came later (to nobody's regret)", "Chapter 2, Keeping going")
    text = f'{orchard.TEXT}\n\n(He wrote, "Pears came later (to nobody\'s regret)" in green.)\n'
    found = _find(text, (*orchard.QUOTES, quote)).words_of("q06")
    assert found.words == "Pears came later (to nobody's regret)"


def test_a_word_cut_by_a_page_s_turn_is_put_together_over_other_text():
    cut = "devel-\n\nBox 3: what a barrel costs\n\nopers"
    _assert_all_are_proved(orchard.TEXT.replace("developers", cut))


def test_halves_in_the_wrong_order_are_joined():
    middle = " and nobody expected"
    before, after = orchard.TEXT.split(middle, 1)
    _assert_all_are_proved(f"{middle}{after}\n\n{before}")


@pytest.mark.parametrize("width", [40, 47])
def test_two_columns_line_by_line_are_taken_apart(width):
    _assert_all_are_proved(_line_by_line(orchard.TEXT, width, 40))


def test_a_column_that_stumbles_is_taken_apart_as_well():
    lines = _line_by_line(orchard.TEXT, 47, 40).split("\n")
    assert lines[13].startswith("Signal boxes")
    _assert_all_are_proved("\n".join([*lines[:13], *lines[14:]]))


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


def test_what_cannot_be_mended_is_found_over_a_page_s_turn():
    turn = "dxxxn nexxxbours,\n\nBox 3: barrels\n\nbut"
    found = _find(orchard.TEXT.replace("dozen neighbours, but", turn)).words_of("q01")
    assert "dxxxn nexxxbours, but" in found.words
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


def test_words_that_stand_twice_in_a_section_are_taken_from_between_the_marks():
    text = orchard.TEXT.replace("drought and", f"drought, {orchard.LEASE} and")
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
