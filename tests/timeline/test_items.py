"""How dates are drawn, and in whose lane events stand."""

from datetime import date

import pytest

from casebook.domain.model import Sector
from casebook.timeline import items
from casebook.timeline.drawing import Outline
from casebook.timeline.items import Drawn, Strand
from tests import make
from tests.timeline.lanes import when


def _day(year: int, month: int, day: int) -> float:
    return date(year, month, day).toordinal()


@pytest.mark.parametrize("edtf", ["1999-11-19", "1999-11"])
def test_a_day_and_a_month_are_dots(edtf):
    assert when(edtf).drawn is Drawn.DOT


@pytest.mark.parametrize(
    "edtf", ["1999-23", "1999-39", "1999", "[1999-09..2000-08]", "1999-06~", "[..1999-11]"]
)
def test_what_is_vaguer_is_never_a_dot(edtf):
    assert when(edtf).drawn is Drawn.DOUBT


def test_late_1999_is_as_long_as_its_doubt():
    extent = when("1999-39")
    assert (extent.first, extent.last) == (_day(1999, 9, 1), _day(2000, 1, 1))


def test_what_lasted_is_solid_where_it_certainly_went_on():
    extent = when("1997/1999")
    assert extent.drawn is Drawn.LASTED
    assert (extent.first, extent.last) == (_day(1997, 1, 1), _day(2000, 1, 1))
    assert (extent.core_first, extent.core_last) == (_day(1997, 12, 31), _day(1999, 1, 2))


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("[..1999-11]", True, False),
        ("[1999-11..]", False, True),
        ("1997/..", False, True),
        ("1999", False, False),
    ],
)
def test_by_and_since_are_open_at_one_side(edtf, start, end):
    extent = when(edtf)
    assert (extent.open_start, extent.open_end) == (start, end)


def test_approximate_and_doubted_are_told_from_exact():
    assert when("1999-06~").outline is Outline.DOTTED
    assert when("1999?").outline is Outline.HOLLOW
    assert when("1999-06").outline is Outline.PLAIN


@pytest.mark.parametrize(
    ("sectors", "strand"),
    [
        ([Sector.VCS], Strand.VCS),
        ([Sector.LOCAL_AUTHORITY, Sector.POLITICAL], Strand.LOCAL_AUTHORITY),
        ([Sector.HEALTH], Strand.PUBLIC),
        ([Sector.VCS, Sector.HEALTH], Strand.JOINT),
        ([Sector.PARTNERSHIP], Strand.JOINT),
        ([], Strand.JOINT),
    ],
)
def test_an_event_stands_in_the_lane_of_whose_doing_it_was(sectors, strand):
    actors = tuple(make.actor(f"a{at}", sector=one) for at, one in enumerate(sectors))
    event = make.event(actors=tuple(actor.id for actor in actors))
    assert items.strand(make.site(actors=actors, events=(event,)), event) is strand


def test_a_label_says_what_is_inferred_and_what_is_disputed():
    event = make.event(basis="inferred", why="Because.", conflict="It says both.")
    assert items.item(make.event()).note == ""
    assert items.item(event).note.count("report disagrees") == 1


def test_dates_are_shortened_without_losing_what_they_mean():
    item = items.item(make.event(when="[1999-09..2000-11]"))
    assert item.date == "Between September 1999 and November 2000"
    assert item.short_date == "Sep 1999–Nov 2000"
    assert items.item(make.event(when="1997/1999")).short_date == "1997 to 1999"
