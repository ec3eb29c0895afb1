"""Bounds in words, order, overlap, and months from one date to another."""

import contextlib
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain import dates
from tests.domain.fuzzy import DATES, POINTS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1999-11", "some time from 1 to 30 November 1999"),
        ("1999-39", "some time from 1 September to 31 December 1999"),
        ("1999-24", "some time from 1 December 1999 to 29 February 2000"),
        ("1999-06~", "some time from 1 May to 31 July 1999"),
        ("1999-11-05", "on 5 November 1999"),
        ("[..2000-08]", "no later than 31 August 2000; earliest not known"),
        ("[1997..]", "no earlier than 1 January 1997; latest not known"),
        ("1997/..", "lasted: began some time from 1 January to 31 December 1997; still going"),
    ],
)
def test_the_days_that_a_date_can_mean_are_spelt_out(text, words):
    assert dates.bounds_label(dates.parse(text)) == words


def test_what_lasted_tells_of_its_two_ends():
    words = dates.bounds_label(dates.parse("1997/1999"))
    assert words.startswith("lasted: began some time from 1 January to 31 December 1997; ")
    assert words.endswith("ended some time from 1 January to 31 December 1999")


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("1999", "2000"),
        ("1999-37", "1999"),  # the same first day: the sooner last day first
        ("1999-11", "[..1999-12]"),  # an open first day sorts by its last
        ("1999", "1999/.."),
    ],
)
def test_dates_are_ordered_by_first_day_then_last(earlier, later):
    assert dates.parse(earlier).sort_key < dates.parse(later).sort_key


@given(DATES, DATES, DATES)
def test_the_order_is_total(one, other, third):
    assert (one.sort_key <= other.sort_key) or (other.sort_key <= one.sort_key)
    if one.sort_key <= other.sort_key <= third.sort_key:
        assert one.sort_key <= third.sort_key


@pytest.mark.parametrize(
    ("one", "other", "can", "must"),
    [
        ("1999-11", "1999", True, True),
        ("1999", "1999-11", True, False),
        ("1999-39", "1999-23", True, False),
        ("1998", "1999", False, False),
        ("[..2000-08]", "1999", True, False),
        ("1997/..", "2050", True, False),
    ],
)
def test_overlap_and_lying_within_go_by_the_bounds(one, other, can, must):
    one, other = dates.parse(one), dates.parse(other)
    assert (dates.may_overlap(one, other), dates.certainly_within(one, other)) == (can, must)


@given(DATES, DATES)
def test_overlap_is_the_same_from_both_sides(one, other):
    assert dates.may_overlap(one, other) == dates.may_overlap(other, one)


@given(DATES, DATES)
def test_what_lies_within_overlaps(one, other):
    if dates.certainly_within(one, other):
        assert dates.may_overlap(one, other)


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        ("1999-11", "2000-11", "exactly 12 months"),
        ("1999-11", "1999-11", "within the same month"),
        ("1999-39", "2000-21", "3 to 8 months"),
        ("1999", "[2000-06..]", "at least 6 months"),
        ("2000-11", "1999-11", "exactly 12 months earlier"),
        ("[..1999]", "2000", "at least 1 month"),
        ("1999", "1999", "11 months earlier to 11 months later"),
    ],
)
def test_months_from_one_date_to_another_are_a_range(start, end, label):
    assert dates.months_between(dates.parse(start), dates.parse(end)).label == label


@given(DATES, DATES)
def test_months_the_other_way_are_the_same_range_negated(one, other):
    there, back = dates.months_between(one, other), dates.months_between(other, one)
    negated = [None if months is None else -months for months in (back.most, back.least)]
    if not (one.lasted or other.lasted):
        assert [there.least, there.most] == negated


@given(POINTS.map(dates.parse), POINTS.map(dates.parse), st.data())
def test_the_months_between_any_two_days_they_can_mean_are_in_the_range(one, other, data):
    start, end = (data.draw(st.dates(when.earliest, when.latest)) for when in (one, other))
    months = (end.year - start.year) * 12 + end.month - start.month
    found = dates.months_between(one, other)
    assert found.least <= months <= found.most


@given(st.dates(date(1985, 1, 1), date(2005, 12, 31)), st.integers(0, 2000))
def test_a_later_day_sorts_later(day, further):
    later = dates.parse(str(day + timedelta(days=further)))
    assert dates.parse(str(day)).sort_key <= later.sort_key


@pytest.mark.parametrize(
    ("slip", "nearest"),
    [
        ("late 1999", "1999-39"),
        ("autumn 1998", "1998-23"),
        ("November 1999", "1999-11"),
        ("14 October 2000", "2000-10-14"),
        ("1999/11", "1999-11"),
        ("05/11/1999", "1999-11-05"),
        ("11-1999", "1999-11"),
        ("19991105", "1999-11-05"),
        ("1999-02-30", "1999-02-28"),
        ("1999-13", "1999-12"),
        ("1999-25", "1999-21"),
        ("99", "1999"),
        ("~1999", "1999~"),
        ("1999..2000", "[1999..2000]"),
        ("1999/1997", "1997/1999"),
        ("[2000..1999]", "[1999..2000]"),
        ("1999-00", "1999-04/2000-03"),
        ("9999~", "9999"),
        ("novmber 1999", "1999-11"),
        ("sumer 2000", "2000-22"),
        ("summer", "1999-22"),
        ("autumn/winter 1999", "[1999-23,1999-24]"),
        ("1999-11-05T10:00:00Z", "1999-11-05"),
        ("Mon 5 Nov 1999", "1999-11-05"),
        ("late 1990s", "[1997..1999]"),
        ("unknown", "[1995..2001]"),
        ("TBC", "[1995..2001]"),
        ("six months later", "[1995..2001]"),
    ],
)
def test_a_wrong_date_is_refused_with_the_nearest_right_form(slip, nearest):
    with pytest.raises(dates.DateError) as refused:
        dates.parse(slip)
    assert re.search(rf"(?<![0-9-]){re.escape(nearest)}(?![0-9-])", refused.value.advice)


@given(st.text(max_size=20))
def test_no_text_is_worse_than_refused(text):
    with contextlib.suppress(dates.DateError):
        dates.read(text)
