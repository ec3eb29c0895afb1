"""Themes counted by site and by sector, zeros and all."""

from casebook.compare import evidence, themes
from casebook.domain.model import Confidence, Sector
from casebook.domain.quotations import FoundWords, LinkedReport, Quote, QuoteSector, TiedSite, Voice
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
    counted = {sector: [tally.counts for tally in tallies] for sector, tallies in found}
    assert counted.pop(themes.NO_SECTOR) == [(0,), (0,), (1,)]
    assert set(counted) == set(Sector)
    assert all(counts == [(0,)] * 3 for counts in counted.values())


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


def quote(**fields):
    """Make a quotation about time."""
    defaults = {"sector": QuoteSector.VCS, "voice": Voice.NOT_TOLD, "gist": "Trust took years."}
    found = {"starts": "it was", "ends": "was slow", "count": 3, "digest": "0" * 64}
    return Quote(**{"id": "q01", "themes": ("time",)} | defaults | found | fields)


def spoken(sure=Confidence.HIGH, linked=None, **fields):
    """Give a casebook of two sites with one quotation about time, tied to the first."""
    tied = TiedSite(number=1, why="It names a harbour.", confidence=sure)
    sites = (make.site(1), make.site(2))
    return make.snapshot(*sites, themes=THEMES, quotes=(quote(site=tied, **fields),), linked=linked)


def time_of(snapshot, sector=None):
    return themes.by_site(snapshot, snapshot.sites, sector)[2]


def test_a_quotation_counts_for_the_site_it_is_tied_to_alone():
    found = time_of(spoken())
    assert (found.counts, found.unsure) == ((1, 0), (0, 0))
    assert found.evidence == (("site-01/quote/q01",), ())


def test_a_quotation_tied_with_low_confidence_is_counted_apart_as_well():
    found = time_of(spoken(Confidence.LOW))
    assert (found.counts, found.unsure) == ((1, 0), (1, 0))


def test_a_quotation_tied_to_no_site_counts_for_none():
    assert time_of(make.snapshot(make.site(), themes=THEMES, quotes=(quote(),))).counts == (0,)


def test_what_both_sides_say_counts_for_the_voluntary_sector_too():
    both, public = spoken(sector=QuoteSector.JOINT), spoken(sector=QuoteSector.PUBLIC)
    assert time_of(both, Sector.VCS).counts == (1, 0)
    assert time_of(public, Sector.VCS).counts == (0, 0)
    assert time_of(public, themes.NO_SECTOR).counts == (1, 0)


def test_a_quotation_behind_a_count_is_a_paraphrase_and_says_how_sure_its_site_is():
    found = evidence.find(spoken(Confidence.LOW), "site-01/quote/q01")
    assert found.spoken == "Paraphrase: Trust took years."
    assert found.tied == "Said of Site 1 with low confidence: It names a harbour."


def test_a_quotation_has_its_words_once_a_copy_of_the_report_is_linked():
    words = FoundWords(quote_id="q01", words="It was slow", word_for_word=True)
    linked = LinkedReport(name="mine.pdf", linked_on="2001-01-01", found=(words,))
    found = evidence.find(spoken(linked=linked), "site-01/quote/q01")
    assert found.spoken == "“It was slow”"


def test_a_quotation_is_no_evidence_for_another_site():
    assert evidence.find(spoken(), "site-02/quote/q01") is None
