"""Themes counted by site and by sector, zeros and all."""

from casebook.compare import themes
from casebook.domain.model import Sector
from tests import make

THEMES = (make.theme("trust"), make.theme("power", parent="trust"), make.theme("time"))


def tallies(*sites, sector=None):
    found = themes.by_site(make.snapshot(*sites, themes=THEMES), sites, sector)
    return {tally.theme.id: tally for tally in found}


def test_a_theme_includes_those_below_it_and_counts_a_record_once():
    site = make.site(
        events=(make.event(themes=("trust", "power")), make.event("b", themes=("power",)))
    )
    found = tallies(site)
    assert found["trust"].counts == (2,)
    assert found["power"].evidence == (("site-01/launch", "site-01/b"),)


def test_zeros_are_there():
    assert [tally.counts for tally in tallies(make.site(1), make.site(2)).values()] == [(0, 0)] * 3


def test_outcomes_count_beside_events():
    site = make.site(
        events=(make.event(themes=("time",)),), outcomes=(make.outcome(themes=("time",)),)
    )
    assert tallies(site)["time"].evidence == (("site-01/launch", "site-01/outcome/grants"),)


def test_an_event_belongs_to_the_sectors_of_its_actors():
    event = make.event(themes=("time",), actors=("council",))
    site = make.site(actors=(make.actor(),), events=(event,))
    assert tallies(site, sector=Sector.LOCAL_AUTHORITY)["time"].counts == (1,)
    assert tallies(site, sector=Sector.VCS)["time"].counts == (0,)


def test_what_has_no_actor_belongs_to_no_sector():
    site = make.site(outcomes=(make.outcome(themes=("time",)),))
    found = themes.by_sector(make.snapshot(site, themes=THEMES), [site])
    assert [sector for sector, _ in found] == [themes.NO_SECTOR]


def test_themes_below_stand_after_theirs_and_a_ring_loses_none():
    ring = (make.theme("a", parent="b"), make.theme("b", parent="a"), *THEMES)
    found = themes.by_site(make.snapshot(themes=ring), [])
    assert [(one.theme.id, one.depth) for one in found] == [
        ("trust", 0),
        ("power", 1),
        ("time", 0),
        ("a", 0),
        ("b", 0),
    ]
