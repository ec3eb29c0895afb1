"""The axis: years can always be read, months where there is room."""

from datetime import date

import pytest

from casebook.timeline import axis
from casebook.timeline.drawing import Role, Text
from casebook.timeline.page import Page
from casebook.timeline.scale import DAYS_A_MONTH, Clock, Scale

FIRST, LAST = date(1995, 1, 1).toordinal(), date(2002, 1, 1).toordinal()


def _words(scale: Scale, role: Role, first: float = FIRST, last: float = LAST) -> list[str]:
    marks = axis.marks(scale, Page(width=1000), 0, bottom=100, first=first, last=last)
    return [mark.full for mark in marks if isinstance(mark, Text) and mark.role is role]


def _scale(width: float, clock: Clock = Clock.CALENDAR) -> Scale:
    return Scale(first=FIRST, last=LAST, left=0, width=width, clock=clock)


def test_years_stand_at_their_beginnings():
    assert _words(_scale(1000), Role.YEAR) == [
        "1995",
        "1996",
        "1997",
        "1998",
        "1999",
        "2000",
        "2001",
    ]


@pytest.mark.parametrize("width", [60, 120, 240])
def test_where_there_is_little_room_fewer_years_are_named_but_some_are(width):
    assert 1 <= len(_words(_scale(width), Role.YEAR)) < 7


@pytest.mark.parametrize("width", [30_000, 100_000])
def test_within_a_month_its_year_is_still_named(width):
    seen = date(1999, 5, 10).toordinal(), date(1999, 5, 20).toordinal()
    assert _words(_scale(width), Role.YEAR, *seen) == ["1999"]


def test_months_are_named_where_there_is_room():
    assert _words(_scale(1000), Role.MONTH)[:2] == ["Apr", "Jul"]
    assert _words(_scale(5000), Role.MONTH)[:3] == ["Feb", "Mar", "Apr"]
    assert _words(_scale(200), Role.MONTH) == []


def test_an_aligned_clock_counts_from_the_step():
    scale = Scale(
        first=-13 * DAYS_A_MONTH, last=31 * DAYS_A_MONTH, left=0, width=1000, clock=Clock.STEP
    )
    words = _words(scale, Role.YEAR, scale.first, scale.last)
    assert words == ["1 year before", "the step", "1 year after", "2 years after"]


def test_a_place_and_its_day_are_the_same():
    scale = _scale(777)
    assert scale.day(scale.x(FIRST + 1234)) == pytest.approx(FIRST + 1234)
