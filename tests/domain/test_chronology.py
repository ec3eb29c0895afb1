"""The order in which a history is told, and what in it cannot be."""

from hypothesis import given
from hypothesis import strategies as st

from casebook.domain import chronology
from tests import make
from tests.domain.fuzzy import TEXTS


def _told(*events):
    return [event.id for event in chronology.in_order(events)]


def _events(*dates, **after):
    ids = "abcdefgh"
    return [
        make.event(
            ids[place], when, title=ids[place].upper(), after=tuple(after.get(ids[place], ""))
        )
        for place, when in enumerate(dates)
    ]


def test_events_go_by_first_day_then_last_day_then_the_file():
    assert _told(*_events("2000", "1999", "1999-37", "1999")) == ["c", "b", "d", "a"]


def test_an_open_first_day_sorts_by_its_last():
    assert _told(*_events("[..2000-08]", "2000-07", "2000-09")) == ["b", "a", "c"]


def test_after_moves_an_event_behind_the_one_it_names():
    assert _told(*_events("1999", "1999-11", a="b")) == ["b", "a"]


def test_an_event_is_moved_as_little_as_possible():
    told = _told(*_events("1999-01", "1999-02", "1999-03", "1999-04", a="b"))
    assert told == ["b", "a", "c", "d"]


def test_what_follows_a_moved_event_moves_with_it():
    assert _told(*_events("1999-01", "1999-02", "1999-03", a="c", b="a")) == ["c", "a", "b"]


def test_a_ring_is_told_and_leaves_the_order_of_the_file():
    events = _events("1999", "1999", a="b", b="a")
    assert _told(*events) == ["a", "b"]
    (ring,) = chronology.contradictions(events)
    assert set(ring.event_ids) == {"a", "b"}
    assert "goes in a ring" in ring.sentence


def test_an_event_after_itself_is_a_ring():
    assert len(chronology.contradictions(_events("1999", a="a"))) == 1


def test_an_after_that_the_dates_exclude_is_told():
    (found,) = chronology.contradictions(_events("1998", "1999", a="b"))
    assert found.event_ids == ("a", "b")
    assert "“A” (1998) cannot come after “B” (1999)" in found.sentence


def test_an_exclusion_by_way_of_another_event_is_told():
    (found,) = chronology.contradictions(_events("1998", "[1997..2001]", "2000", a="b", b="c"))
    assert found.event_ids == ("a", "b", "c")
    assert "by way of “B”" in found.sentence


def test_dates_that_may_fit_are_no_contradiction():
    assert chronology.contradictions(_events("1999", "1999-11", a="b")) == ()


def test_an_event_that_is_not_given_orders_nothing():
    assert _told(*_events("1999-02", "1999-01", b="h")) == ["b", "a"]


@st.composite
def _histories(draw):
    dates = draw(st.lists(TEXTS, min_size=1, max_size=8))
    ids = "abcdefgh"[: len(dates)]
    named = {own: "".join(draw(st.sets(st.sampled_from(ids), max_size=2))) for own in ids}
    return _events(*dates, **named)


@given(_histories())
def test_every_event_is_told_once(events):
    assert sorted(_told(*events)) == sorted(event.id for event in events)


@given(_histories())
def test_every_after_outside_a_ring_is_kept(events):
    told = _told(*events)
    reaches = {event.id: set(event.after) for event in events}
    for _ in events:
        for own, others in reaches.items():
            reaches[own] = others | {far for near in others for far in reaches[near]}
    for event in events:
        for other in event.after:
            if event.id not in reaches[other]:
                assert told.index(other) < told.index(event.id)


@given(st.lists(TEXTS, max_size=8))
def test_without_after_the_order_is_that_of_the_dates(dates):
    told = chronology.in_order(_events(*dates))
    assert [event.when.sort_key for event in told] == sorted(e.when.sort_key for e in told)
