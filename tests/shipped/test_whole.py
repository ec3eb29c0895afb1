"""The shipped casebook is whole: twelve sites and the national story, each with all that a trainer needs."""

import re

import pytest

from casebook.domain import chronology, dates
from casebook.domain.model import Basis, StatusValue, Study
from tests.shipped.conftest import ROOT

# Where each compact stood, and what of the report's own counts that agrees with. Chapter 2 counts five with a compact
# or agreement, one of them seeking a compact besides, four stalled or uncertain and two in advanced draft; chapters 5
# and 6 count seven with something in place. Where the two cannot both be had, the site tells it in `conflict`.
STATUSES = {
    1: StatusValue.AGREEMENT_SEEKING_COMPACT,
    2: StatusValue.IN_PLACE,
    3: StatusValue.DRAFT,
    4: StatusValue.IN_PLACE,
    5: StatusValue.IN_PLACE,
    6: StatusValue.STALLED,
    7: StatusValue.AGREEMENT_SEEKING_COMPACT,
    8: StatusValue.STALLED,
    9: StatusValue.NEAR_FINAL_DRAFT,
    10: StatusValue.UNCERTAIN,
    11: StatusValue.IN_PLACE,
    12: StatusValue.IN_PLACE,
}

# Appendix A: two sites each in Wales and in Scotland; the London borough and the shire county are English.
COUNTRIES = {"Scotland": {1, 7}, "Wales": {2, 5}, "England": {3, 4, 6, 8, 9, 10, 11, 12}}

# Where a site has a compact with health bodies, or lies inside one: by place in the casebook, and event.
HEALTH_COMPACTS = (
    (1, "health-compacts"),
    (4, "health-compact"),
    (8, "signing"),
    (11, "county-coordination"),
)

# Wordings that read as other days than the date has, with the reason.
OTHER_DAYS = {
    "context/grants-to-contracts": "during the 1990s: it went on, the words alone could mean one moment in them",
    "context/english-reorganisation": "councils were reorganised from year to year, so it lasted",
    "site-07/waiting-for-the-agency": "until January 2001: its start is reasoned",
}


def test_there_are_twelve_sites_and_the_national_story(shipped):
    assert [site.number for site in shipped.sites] == list(range(1, 13))
    assert shipped.context is not None
    assert shipped.broken == ()


def test_the_check_finds_nothing(shipped):
    assert shipped.problems == ()


def test_every_title_is_short_and_of_its_own(shipped):
    titles = [site.title for site in shipped.sites]
    assert len(set(titles)) == 12
    events = [event.title for history in shipped.histories for event in history.events]
    assert [title for title in (*titles, *events) if len(title) > 60] == []


def test_every_site_stands_where_the_report_s_counts_allow(shipped):
    assert {site.number: site.status.value for site in shipped.sites} == STATUSES


def test_sites_whose_status_the_counts_disagree_about_say_so(shipped):
    in_place = [site for site in shipped.sites if site.status.value is StatusValue.IN_PLACE]
    agreed = [s for s in shipped.sites if s.status.value is StatusValue.AGREEMENT_SEEKING_COMPACT]
    assert len(in_place) + len(agreed) == 7  # as chapters 5 and 6 count
    assert [site.number for site in shipped.sites if site.status.conflict] != []


def test_countries_and_the_two_parts_of_the_study_are_as_in_appendix_a(shipped):
    found = {
        country: {site.number for site in shipped.sites if site.country == country}
        for country in COUNTRIES
    }
    assert found == COUNTRIES
    assert sum(site.study is Study.SUPPLEMENTARY for site in shipped.sites) == 2


def test_what_a_trainer_needs_is_there_at_every_site(shipped):
    for site in shipped.sites:
        assert len(site.events) >= 7
        assert len(site.actors) >= 4
        assert len(site.outcomes) >= 3
        assert len(site.lessons) >= 2
        assert len(site.questions) >= 3


def test_every_record_names_its_place_in_the_report(shipped):
    records = [
        one
        for site in shipped.sites
        for one in (site.status, *site.events, *site.outcomes, *site.actors)
    ]
    records += shipped.context.events
    assert [record for record in records if not record.source] == []


def test_every_inference_has_its_reasons_and_how_sure_it_is(shipped):
    records = [
        one
        for history in shipped.histories
        for one in (*history.events, *history.actors, *getattr(history, "outcomes", ()))
    ]
    records += [one for site in shipped.sites for one in (site.status, *site.facts)]
    inferred = [one for one in records if one.basis is Basis.INFERRED]
    assert len(inferred) > 50
    assert [one for one in inferred if not (len(one.why) > 20 and one.confidence)] == []


def test_a_country_that_the_account_does_not_name_is_inferred(shipped):
    assert all(site.fact("country") is not None for site in shipped.sites if site.number == 11)


def test_a_date_whose_day_is_reasoned_says_so(shipped):
    """A span with two written ends, and no words of the report's for it, is our own reasoning."""
    silent = [
        event.key
        for history in shipped.histories
        for event in history.events
        if event.when.edtf.startswith("[")
        and not event.wording
        and event.basis is not Basis.INFERRED
    ]
    assert silent == []


def _readable(event):
    try:
        return dates.read(event.wording) if event.wording else None
    except dates.DateError:
        return None


def test_bounds_are_what_the_wording_means(shipped):
    """Of "by …" the last day is told and the first may be reasoned; all else is told whole."""
    wrong = []
    for event in (event for history in shipped.histories for event in history.events):
        said = _readable(event)
        if said is None or event.key in OTHER_DAYS:
            continue
        told = [said.latest, said.lasted] + ([said.earliest] if said.earliest else [])
        has = [event.when.latest, event.when.lasted]
        has += [event.when.earliest] if said.earliest else []
        if told != has:
            wrong.append((event.key, event.wording, event.when.edtf))
    assert wrong == []


def test_no_excuse_for_other_days_is_left_over(shipped):
    keys = {event.key for history in shipped.histories for event in history.events}
    assert set(OTHER_DAYS) <= keys


def test_most_wordings_can_be_read_as_dates(shipped):
    worded = [e for history in shipped.histories for e in history.events if e.wording]
    assert sum(_readable(event) is not None for event in worded) >= len(worded) / 2


def test_wordings_are_five_words_at_most(shipped):
    worded = [e for history in shipped.histories for e in history.events if e.wording]
    assert [e.key for e in worded if len(e.wording.replace("…", "").split()) > 5] == []


@pytest.mark.parametrize("at", range(13))
def test_nothing_comes_after_what_it_precedes(shipped, at):
    history = shipped.histories[at]
    assert chronology.contradictions(history.events) == ()
    assert chronology.in_order(history.events) == history.events


def test_the_national_story_runs_from_1978_to_january_2002(shipped):
    known = [event.when for event in shipped.context.events]
    assert min(when.earliest for when in known if when.earliest).year == 1978
    last = max(when.latest for when in known if when.latest)
    assert (last.year, last.month) == (2002, 1)


def test_few_events_of_the_national_story_stand_out(shipped):
    weights = [event.weight for event in shipped.context.events]
    assert 4 <= weights.count(3) <= 9
    assert len(weights) >= 30


def test_every_turning_point_of_a_site_has_somebody_acting(shipped):
    turning = [e for site in shipped.sites for e in site.events if e.weight == 3]
    assert [event.key for event in turning if not event.actors] == []


def test_the_two_lists_of_site_11_s_signatories_are_both_kept(shipped):
    site = shipped.sites[10]
    assert "probation service" in site.fact("signed_by").conflict
    assert "development-agency" in site.signed_by


def test_every_site_that_the_report_contradicts_itself_about_says_so(shipped):
    """The counts of compacts, of health compacts, and single facts that two places tell in two ways."""
    told = {}
    for site in shipped.sites:
        records = (site.status, *site.facts, *site.events, *site.outcomes, *site.actors)
        told[site.number] = sum(bool(one.conflict) for one in records)
    assert {number for number, count in told.items() if count == 0} == {8}


def test_a_conflict_names_both_places(shipped):
    health = [shipped.sites[at].event(event) for at, event in HEALTH_COMPACTS]
    assert all("Chapter 2" in e.conflict and "chapter 4" in e.conflict for e in health)
    counted = [shipped.sites[at].status.conflict for at in (0, 2, 6, 8, 11)]
    assert all(
        "hapter 2" in words and "hapter" in words.replace("hapter 2", "") for words in counted
    )


def test_the_authorities_are_those_that_appendix_a_leaves_room_for(shipped):
    by_number = {site.number: site for site in shipped.sites}
    assert by_number[6].authority == "London borough"
    assert by_number[9].authority == "shire county"
    assert by_number[10].authority == "metropolitan borough"
    assert by_number[4].fact("authority").conflict
    assert sum(site.authority == "unitary" for site in shipped.sites) == 9  # Site 4 as printed


def test_site_12_s_story_runs_to_late_2000(shipped):
    dated = [e.when.latest for e in shipped.sites[11].events if e.when.latest]
    assert any(day.year == 2000 and day.month == 12 for day in dated)


def test_the_readings_hold_every_wording_and_no_event_that_is_not_there(shipped):
    told = (ROOT / "docs" / "readings.md").read_text("utf-8").split("\n## Site ")[1:]
    assert len(told) == 12
    for site, reading in zip(shipped.sites, told, strict=True):
        rows = {f"| {e.wording} |" for e in site.events if e.wording}
        assert [row for row in rows if row not in reading] == []
        named = set(re.findall(r"`([a-z-]+)`", reading))
        assert named == {event.id for event in site.events if event.wording}
