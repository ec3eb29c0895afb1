"""Rows: what agrees, what differs, what nobody can know, and what is behind a cell."""

import itertools

from casebook.compare import evidence
from casebook.compare.comparison import comparison
from casebook.compare.rows import Standing
from casebook.domain.model import Basis, Country, EventKind, Fact, OutcomeKind, Sector
from tests import make


def row(field, *sites):
    found = comparison(make.snapshot(*sites), sites, None)
    return next(row for row in found.rows if row.field == field)


def test_a_row_is_the_same_when_all_say_the_same():
    found = row("country", *(make.site(n, country=Country.WALES) for n in (1, 2)))
    assert (found.same, found.verdict) == (True, "same")


def test_a_row_is_not_the_same_as_soon_as_one_cell_is_not_reported():
    sites = [make.site(1, country=Country.WALES), make.site(2)]
    found = row("country", *sites)
    assert (found.same, found.verdict) == (False, "not all reported")
    assert [cell.reported for cell in found.cells] == [True, False]


def test_two_that_report_nothing_do_not_agree():
    found = row("country", make.site(1), make.site(2))
    assert (found.same, found.verdict) == (False, "not reported")


def test_those_who_started_it_are_compared_by_sector_too():
    forum = make.actor("forum", name="The forum", sector=Sector.VCS)
    agency = make.actor("agency", name="The agency", sector=Sector.VCS)
    sites = [
        make.site(1, actors=(forum,), started_by=("forum",)),
        make.site(2, actors=(agency,), started_by=("agency",)),
    ]
    assert not row("started_by", *sites).same
    assert row("started_by_sectors", *sites).same


def test_a_launch_that_was_held_is_not_the_same_as_one_only_planned():
    sites = [
        make.site(1, events=(make.event(),)),
        make.site(
            2, events=(make.event(site_id="site-02", title="Planned: a launch", planned=True),)
        ),
    ]
    found = row("events_launch", *sites)
    assert [cell.value for cell in found.cells] == ["1 event", "1 only planned"]
    assert not found.same


def test_a_cell_tells_what_is_inferred_from_what_is_stated():
    events = (make.event("a"), make.event("b", basis=Basis.INFERRED))
    cell = row("events_launch", make.site(1, events=events), make.site(2)).cells[0]
    assert cell.standing is Standing.MIXED
    assert [line.inferred for line in cell.lines] == [False, True]


def test_an_inferred_fact_says_so_in_words():
    fact = Fact(field="country", basis=Basis.INFERRED)
    site = make.site(1, country=Country.WALES, facts=(fact,))
    assert row("country", site, make.site(2)).cells[0].words == "Wales (inferred)"


def test_a_kind_that_no_site_has_is_left_out():
    sites = [make.site(1, events=(make.event(),)), make.site(2)]
    fields = [row.field for row in comparison(make.snapshot(*sites), sites, None).rows]
    assert "events_launch" in fields
    assert "events_review" not in fields


def test_the_order_of_sites_changes_no_verdict(shipped):
    for one, two in itertools.combinations(shipped.sites, 2):
        there, back = (comparison(shipped, pair, None).rows for pair in ((one, two), (two, one)))
        assert [(a.field, a.verdict) for a in there] == [(b.field, b.verdict) for b in back]


def test_every_id_behind_a_cell_names_a_record(shipped):
    found = comparison(shipped, shipped.sites, EventKind.LAUNCH)
    ids = {one for row in found.rows for cell in row.cells for one in cell.evidence}
    ids |= {one for tally in found.themes for each in tally.evidence for one in each}
    assert len(ids) > 300
    assert [one for one in ids if evidence.find(shipped, one) is None] == []


def test_an_id_that_names_nothing_finds_nothing():
    site = make.site(1, outcomes=(make.outcome(kind=OutcomeKind.GAIN),), lessons=("Wait.",))
    snapshot = make.snapshot(site)
    assert evidence.find(snapshot, "site-01/lesson/1").text == "Wait."
    wrong = ("site-02/launch", "site-01/lesson/2", "site-01/lesson/x", "site-01/outcome/no", "x")
    assert [evidence.find(snapshot, one) for one in wrong] == [None] * 5
