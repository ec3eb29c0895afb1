"""Pairs for teaching."""

import itertools

import msgspec

from casebook.compare import contrasts
from casebook.domain import dates
from casebook.domain.model import Country, EventKind, Status, StatusValue
from tests import make


def site(number, *, country=Country.WALES, status=StatusValue.DRAFT, **fields):
    told = Status(value=status, as_of=dates.parse("2001"), text="")
    return make.site(number, country=country, status=told, **fields)


def test_the_best_pair_was_alike_at_the_start_and_differs_at_the_end():
    one = site(1)
    others = [
        site(2, country=Country.ENGLAND, status=StatusValue.STALLED),
        site(3, status=StatusValue.STALLED),
        site(4),
    ]
    assert contrasts.contrasts(one, others)[0].sites[1].number == 3


def test_what_is_not_known_of_one_says_nothing():
    found = contrasts.contrast(site(1), site(2, country=None))
    assert "Country" not in [feature.label for feature in found.start]


def test_a_site_is_no_pair_with_itself():
    assert contrasts.contrasts(site(1), [site(1)]) == ()


def test_first_approaches_within_a_year_are_alike_if_their_dates_allow():
    def started(number, when):
        event = make.event("start", when, site_id=f"site-{number:02}", kind=EventKind.INITIATION)
        return site(number, events=(event,))

    def alike(one, two):
        found = contrasts.contrast(started(1, one), started(2, two)).start
        return next(feature.alike for feature in found if feature.label == "First approach")

    assert alike("1998-12", "[1999..2001]")
    assert not alike("1998-12", "2000-01")


def test_a_contrast_is_the_same_from_either_side(shipped):
    for one, two in itertools.combinations(shipped.sites, 2):
        there, back = contrasts.contrast(one, two), contrasts.contrast(two, one)
        assert there.score == back.score
        assert [f.label for f in there.end if f.alike] == [f.label for f in back.end if f.alike]


def test_site_8_is_best_taught_beside_site_11(shipped):
    best = contrasts.contrasts(shipped.site("site-08"), shipped.sites)[0]
    assert best.sites[1].number == 11
    assert {feature.label for feature in best.end if not feature.alike} >= {"Where it stood"}


def test_other_facts_of_a_site_do_not_move_its_contrasts(shipped):
    site = shipped.site("site-08")
    retold = msgspec.structs.replace(site, title="Another title", lessons=())
    before, after = (contrasts.contrasts(one, shipped.sites) for one in (site, retold))
    assert [one.score for one in before] == [one.score for one in after]
