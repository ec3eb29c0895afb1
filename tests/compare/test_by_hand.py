"""Offsets and durations of four sites of the shipped casebook, worked by hand from their text files.

From the last month that the first date can mean to the first month of the second, and the other way about.
"""

import pytest

from casebook.compare import durations
from casebook.compare.comparison import comparison
from casebook.domain.model import EventKind

WORKED = [
    # Spring 1999 (March to May) to early 2000 (January to April): May to January, March to April.
    (5, EventKind.DRAFT, 8, 13),
    (5, EventKind.LAUNCH, 25, 27),
    # 1998 to autumn 2000 (September to November): December 1998 to September, January 1998 to November.
    (3, EventKind.DRAFT, 21, 34),
    # [1996..1998-04] to 2000: April 1998 to January, January 1996 to December.
    (7, EventKind.REVIEW, 21, 59),
    # … and to early 1998, which came after it: not −3, but 0; January 1996 to April 1998.
    (7, EventKind.DRAFT, 0, 27),
    # [1995..1996] to 1997: December 1996 to January, January 1995 to December.
    (2, EventKind.LAUNCH, 1, 35),
]


@pytest.mark.parametrize(("number", "kind", "least", "most"), WORKED)
def test_the_months_from_the_first_approach_are_those_worked_by_hand(
    shipped, number, kind, least, most
):
    site = shipped.site(f"site-{number:02}")
    months = durations.duration(site, EventKind.INITIATION, kind).months
    assert (months.least, months.most) == (least, most)


def test_site_5_is_counted_from_its_launch_in_june_2001(shipped):
    sites = [shipped.site("site-05")]
    (offsets,) = comparison(shipped, sites, EventKind.LAUNCH).offsets
    found = {event.id: months for event, months in zip(sites[0].events, offsets, strict=True)}
    election = next(event for event in sites[0].events if event.kind is EventKind.ELECTION)
    assert (found[election.id].least, found[election.id].most) == (-13, -13)


def test_site_8_has_no_launch_to_count_from(shipped):
    found = comparison(shipped, [shipped.site("site-08")], EventKind.LAUNCH)
    assert found.steps[0].only_planned
    assert set(found.offsets[0]) == {None}


def test_the_median_to_a_launch_is_that_of_the_four_sites_that_tell_both(shipped):
    found = {one.kind: one for one in durations.durations(shipped.sites)}[EventKind.LAUNCH]
    # Least: 0 (6), 1 (2), 15 (11), 25 (5). Most: 11 (6), 27 (5), 35 (2), open (11).
    assert (found.median.least, found.median.most, found.median.of) == (8, 31, 4)
