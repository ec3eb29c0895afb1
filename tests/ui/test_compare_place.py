"""Places on the Compare page as addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain import dates
from casebook.domain.dates import MonthRange
from casebook.domain.model import EventKind, Sector
from casebook.ui import compare_place, navigation
from casebook.ui.compare_place import Place, View

ENDS = st.none() | st.integers(-400, 400)
MONTHS = st.builds(MonthRange, ENDS, ENDS)
PLACES = st.builds(
    Place,
    numbers=st.lists(st.integers(1, 99), min_size=1, max_size=12, unique=True).map(tuple),
    align=st.none() | st.sampled_from(EventKind),
    view=st.sampled_from(View),
    only_differences=st.booleans(),
    sector=st.none() | st.sampled_from(["", *(one.value for one in Sector)]),
    moment=st.none() | st.sampled_from(["1999-11", "1999-21"]).map(dates.parse) | MONTHS,
)


@given(PLACES)
def test_an_address_leads_back_to_its_place(place):
    assert compare_place.read(navigation.parts(place.address)[1:]) == place


@pytest.mark.parametrize(
    "parts",
    [
        ("8-11", "lunch"),
        ("8", "at"),
        ("8", "at", "soon"),
        ("8", "by", "x"),
        ("8", "months-from", "soon"),
    ],
)
def test_what_is_no_place_is_none(parts):
    assert compare_place.read(parts) is None


def test_a_thirteenth_site_takes_the_place_of_the_last():
    place = Place(numbers=tuple(range(1, 13))).with_site(20)
    assert place.numbers == (*range(1, 12), 20)


def test_a_site_is_moved_no_further_than_the_end():
    assert Place(numbers=(1, 2, 3)).moved(3, 1).numbers == (1, 2, 3)
    assert Place(numbers=(1, 2, 3)).moved(1, 2).numbers == (2, 3, 1)
