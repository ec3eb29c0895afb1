"""One clock: which event is the step, and how far from it the others lie."""

from hypothesis import assume, given
from hypothesis import strategies as st

from casebook.compare import clock, lanes
from casebook.domain import dates
from casebook.domain.model import EventKind
from casebook.timeline.items import Drawn
from tests import make

ENDS = st.dates(min_value=dates.date(1990, 1, 1), max_value=dates.date(2010, 12, 31))


def within(first, last, own_id="a", **fields):
    return make.event(own_id, f"[{first}..{last}]", title=own_id, **fields)


@st.composite
def vague(draw, own_id):
    return within(*sorted((draw(ENDS), draw(ENDS))), own_id)


def site_of(*events):
    return make.site(events=events)


def months(start, event):
    found = clock.months_from(site_of(start, event), start, event)
    return found.least, found.most


def test_the_step_is_the_weightiest_of_its_kind():
    site = site_of(make.event("model", "1998", weight=2), make.event("own", "1999", weight=3))
    assert clock.step(site, EventKind.LAUNCH).event.id == "own"


def test_of_equals_the_step_is_the_first_in_order():
    site = site_of(make.event("first", "1998"), make.event("second", "1999"))
    assert clock.step(site, EventKind.LAUNCH).event.id == "first"


def test_what_was_only_planned_is_no_step():
    site = site_of(make.event(title="Planned, not held: the launch", planned=True))
    step = clock.step(site, EventKind.LAUNCH)
    assert step.event is None
    assert "Planned, not held: the launch" in step.reason


def test_a_site_without_the_step_says_so():
    assert clock.step(make.site(), EventKind.LAUNCH).reason.startswith("Not reported")


def test_an_offset_carries_the_doubt_of_both_dates():
    # From any month of March to May 1999 to any month of January to April 2000.
    assert months(make.event("a", "1999-21"), make.event("b", "2000-37")) == (8, 13)


def test_the_step_itself_is_at_nought_whatever_its_doubt():
    event = make.event("a", "[1995..2001]")
    assert months(event, event) == (0, 0)


def test_what_came_after_the_step_is_not_before_it():
    assert months(make.event("a", "1999"), make.event("b", "1999", after=("a",))) == (0, 11)
    assert months(make.event("a", "1999", after=("b",)), make.event("b", "1999")) == (-11, 0)


def test_order_reaches_by_way_of_other_events():
    events = [
        make.event(one, "1999", after=after) for one, after in (("a", ()), ("b", "a"), ("c", "b"))
    ]
    assert clock.follows(site_of(*events), events[2], events[0])


def test_an_open_date_leaves_that_end_of_the_offset_open():
    assert months(make.event("a", "1999"), make.event("b", "[2000-06..]")) == (6, None)


@given(vague("a"), vague("b"))
def test_an_offset_is_the_same_from_either_side_negated(a, b):
    least, most = months(a, b)
    assert months(b, a) == (-most, -least)


@given(vague("a"), vague("b"), st.integers(-40, 40))
def test_shifting_all_dates_shifts_no_offset(a, b, years):
    def shifted(event):
        first, last = event.when.earliest, event.when.latest
        assume((first.month, first.day) != (2, 29) and (last.month, last.day) != (2, 29))
        return within(
            *(day.replace(year=day.year + years) for day in (first, last)), own_id=event.id
        )

    assert months(shifted(a), shifted(b)) == months(a, b)


@given(vague("a"), vague("b"), ENDS)
def test_widening_a_date_widens_the_offset(a, b, day):
    wider = within(min(b.when.earliest, day), max(b.when.latest, day), "b")
    least, most = months(a, b)
    widened = months(a, wider)
    assert widened[0] <= least <= most <= widened[1]


def test_an_offset_is_said_in_few_words():
    said = [clock.label(dates.MonthRange(*ends)) for ends in ((8, 15), (-3, -3), (2, None), (0, 0))]
    assert said == ["+8 to +15 months", "−3 months", "+2 months or more", "the same month"]


# As it is drawn


def drawn(*events, kind=EventKind.LAUNCH):
    (lane,) = lanes.lanes([site_of(*events)], kind)
    return {item.key.partition("/")[2]: item for item in lane.items}


def test_the_step_is_drawn_as_a_dot_at_nought():
    extent = drawn(make.event("a", "1999"))["a"].extent
    assert (extent.first, extent.drawn) == (0, Drawn.DOT)


def test_an_event_is_drawn_as_wide_as_both_dates_allow():
    found = drawn(make.event("a", "1999-11"), make.event("b", "2000-01", kind=EventKind.DRAFT))
    extent = found["b"].extent
    # From 1 January counted from 30 November, to the end of 31 January counted from 1 November.
    assert (extent.first, extent.last) == (32, 92)


def test_a_site_without_the_step_has_no_lane():
    assert lanes.lanes([make.site()], EventKind.LAUNCH) == ()


def test_every_event_of_an_aligned_site_is_in_its_lane():
    events = [make.event(f"e{year}", str(year), kind=EventKind.DRAFT) for year in range(1995, 2000)]
    assert len(drawn(*events, make.event())) == 6
