"""The same moment elsewhere."""

from hypothesis import given
from hypothesis import strategies as st

from casebook.compare import moment
from casebook.domain import dates
from tests import make

EVENTS = (
    make.event("early", "1998-05"),
    make.event("talks", "1998-09/1999-06"),
    make.event("vague", "1999"),
    make.event("late", "2000-02"),
)
SITE = make.site(events=EVENTS)


def at(when):
    (found,) = moment.at([SITE], dates.read(when))
    return found


def ids(events):
    return [event.id for event in events]


def test_what_lasted_then_is_certain_and_what_might_be_then_is_possible():
    found = at("March 1999")
    assert (ids(found.certain), ids(found.possible)) == (["talks"], ["vague"])


def test_a_moment_lies_between_the_nearest_events_on_either_side():
    found = at("March 1999")
    assert (found.before.id, found.after.id) == ("early", "late")


def test_before_everything_there_is_only_what_comes():
    found = at("1990")
    assert (found.before, found.after.id) == (None, "early")


def test_a_year_certainly_holds_what_happened_within_it():
    assert ids(at("1999").certain) == ["talks", "vague"]


@given(st.dates(min_value=dates.date(1995, 1, 1), max_value=dates.date(2001, 12, 31)))
def test_every_event_is_then_before_or_after(day):
    (found,) = moment.at([SITE], dates.parse(day.isoformat()))
    then = len(found.certain) + len(found.possible)
    assert (then < len(EVENTS)) == bool(found.before or found.after)
