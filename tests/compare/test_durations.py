"""How long it took: ranges of months, and medians that honour them."""

from hypothesis import given
from hypothesis import strategies as st

from casebook.compare import durations
from casebook.domain.dates import MonthRange
from casebook.domain.model import EventKind
from tests import make

RANGES = st.tuples(st.integers(-60, 60), st.integers(0, 60)).map(
    lambda pair: MonthRange(least=pair[0], most=pair[0] + pair[1])
)


def site_of(**when):
    kinds = {kind.name.lower(): kind for kind in EventKind}
    return make.site(
        events=[make.event(name, date, kind=kinds[name]) for name, date in when.items()]
    )


def test_months_are_counted_from_the_first_approach_to_each_step():
    site = site_of(initiation="1999-01", draft="1999-06", launch="2000-01", review="2001-02")
    found = {one.kind: one.of_sites[0].words for one in durations.durations([site])}
    assert found[EventKind.DRAFT] == "+5 months"
    assert found[EventKind.AGREEMENT] == "not reported"
    assert found[EventKind.LAUNCH] == "+12 months"
    assert found[EventKind.REVIEW] == "+25 months"


def test_a_step_that_was_only_planned_has_no_duration():
    events = [
        make.event("a", "1999", kind=EventKind.INITIATION),
        make.event(title="Planned: a launch", planned=True),
    ]
    found = durations.duration(make.site(events=events), EventKind.INITIATION, EventKind.LAUNCH)
    assert (found.months, found.words) == (None, "only planned")


def test_a_median_of_ranges_is_a_range():
    found = durations.median([MonthRange(1, 3), MonthRange(2, 10), MonthRange(6, 7)])
    assert (found.least, found.most, found.of) == (2, 7, 3)


def test_a_median_of_an_even_number_lies_between_the_two_in_the_middle():
    assert durations.median([MonthRange(1, 1), MonthRange(4, 4)]).label == "2.5 months, of 2 sites"


def test_one_open_end_among_three_leaves_the_median_known():
    found = durations.median([MonthRange(1, 3), MonthRange(2, None), MonthRange(6, 7)])
    assert (found.least, found.most) == (2, 7)


def test_one_open_end_of_two_leaves_the_median_open():
    assert durations.median([MonthRange(1, 3), MonthRange(2, None)]).most is None


def test_the_median_of_nothing_is_none():
    assert durations.median([]) is None


@given(st.lists(RANGES, min_size=1), st.randoms())
def test_no_true_months_have_a_median_outside_the_range(ranges, random):
    found = durations.median(ranges)
    true = [random.randint(one.least, one.most) for one in ranges]
    assert found.least <= durations.statistics.median(true) <= found.most
