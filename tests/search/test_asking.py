"""What is found, in which order, and what is said of it."""

import pytest

from tests import make


def _snippet(answer, key):
    return next(hit.snippet for hit in answer.hits if f"{hit.kind} {hit.id}" == key)


# Words


@pytest.mark.parametrize(
    "typed", ["by-election", "by election", "byelection", "By–Election", "BY-ELECTIONS"]
)
def test_a_by_election_is_found_however_it_is_written(ask, typed):
    assert "event site-06/by-election" in ask.keys(typed, limit=3)


def test_both_spellings_find_the_same(ask):
    assert ask.keys("organization") == ask.keys("organisation") != []


def test_one_word_in_quotation_marks_wants_that_very_form(ask):
    assert 0 < ask('"trusted"').total < ask("trusted").total


def test_a_phrase_is_found_in_order_only(ask):
    assert ask('"liberal democrats"').total > 0
    assert ask('"democrats liberal"').total == 0


def test_a_phrase_does_not_reach_from_a_title_into_the_text(ask_of):
    ask = ask_of(make.snapshot(make.site(events=(make.event(title="It ends", text="Here we go"),))))
    assert (ask('"ends here"').total, ask('"it ends"').total) == (0, 1)


def test_near_words_stand_close_in_either_order(ask_of):
    far = "Trust came. " + "Then it rained on the town for days. " * 4 + "Funding came."
    events = (make.event("a", text="Funding came, then trust."), make.event("b", text=far))
    ask = ask_of(make.snapshot(make.site(events=events)))
    assert ask.keys("trust near funding") == ask.keys("funding near trust") == ["event site-01/a"]


def test_a_star_finds_what_begins_so(ask):
    assert ask("partn*").total >= ask("partner*").total > ask("partnership").total > 0
    assert ask("c*").total > 100


def test_or_finds_either_and_not_takes_away(ask):
    either, one, other = (ask(typed).total for typed in ("police OR fire", "police", "fire"))
    assert max(one, other) <= either <= one + other
    assert ask("police NOT fire").total == either - other


def test_terms_meet_their_abbreviations(ask_of, told):
    ask = ask_of(told)
    expected = {"event site-01/launch", "story site-02/story-1", "term VCS"}
    assert set(ask.keys("vcs")) == set(ask.keys("voluntary and community sector")) == expected
    assert set(ask.keys("third sector")) == expected


def test_a_word_that_is_still_typed_finds_what_begins_with_it(ask):
    assert ask("wolfen").suggestion
    assert ask.keys("wolfen", growing=True)[0] == "event context/wolfenden-report"


def test_events_are_found_by_their_country(ask):
    assert {hit.site for hit in ask("launched Wales kind:event").hits} >= {5}
    assert ask("what happened in Wales in 1999").total > 5


# Dates


def test_a_year_beside_words_narrows_and_does_not_drown_them(ask):
    answer = ask("by-election 1999")
    assert [hit.id for hit in answer.hits] == ["site-06/by-election"]
    assert ask("launch 1999").total < ask("launch").total


def test_what_only_may_fall_in_a_time_is_there_and_marked(ask):
    certain = {hit.id: hit.certain for hit in ask("autumn 1999", limit=None).hits}
    assert certain["site-04/compact-launched"] is True
    assert certain["site-06/by-election"] is False
    assert "site-05/compact-launched" not in certain


def test_of_equals_what_certainly_falls_in_a_time_comes_first(ask_of):
    perhaps = make.event("a", "[1998..1999]", title="Whistles")
    certain = make.event("b", "1999-05", title="Whistles")
    ask = ask_of(make.snapshot(make.site(events=(perhaps, certain))))
    assert ask.keys("whistles 1999") == ["event site-01/b", "event site-01/a"]


def test_a_date_alone_lists_events_in_order_of_time(ask):
    ids = [hit.id for hit in ask("2001 kind:launch", limit=None).hits]
    assert ids.index("site-11/launch") < ids.index("site-05/compact-launched")


# Fields and facets


def test_field_words_keep_what_has_their_value(ask):
    hits = ask("site:6 kind:event theme:trust", limit=None).hits
    assert {(hit.kind, hit.site) for hit in hits} == {("event", 6)}


def test_values_of_one_field_add_up_and_fields_narrow(ask):
    six, eight, both = (
        ask(typed).total for typed in ("launch site:6", "launch site:8", "launch site:6,8")
    )
    assert both == six + eight
    assert ask("launch site:6,8 -site:8").total == six


def test_values_may_be_named_by_their_labels(ask):
    assert ask("country:wales kind:events").total == ask("country:Wales kind:event").total > 0
    assert ask('theme:"Process against product"').total == ask("theme:process-product").total > 0


def test_a_facet_counts_what_choosing_its_value_alone_would_find(ask):
    facets = ask("launch site:6").facets
    for site in ("5", "6", "11"):
        assert facets["site"][site] == ask(f"launch site:{site}").total
    assert sum(facets["kind"].values()) == ask("launch site:6").total


def test_a_finer_kind_of_event_is_a_kind_as_well(ask):
    assert "event site-06/by-election" in ask.keys("kind:election site:6")


# Order


def test_a_title_beats_a_mention(ask_of):
    said = make.event("said", title="A meeting", text="They speak of whistles.")
    titled = make.event("titled", title="Whistles arrive", text="They were late.")
    ask = ask_of(make.snapshot(make.site(events=(said, titled))))
    assert ask.keys("whistles") == ["event site-01/titled", "event site-01/said"]


def test_a_turning_point_beats_a_detail(ask_of):
    detail, turn = (
        make.event(own_id, title="Whistles", weight=w) for own_id, w in (("a", 1), ("b", 3))
    )
    ask = ask_of(make.snapshot(make.site(events=(detail, turn))))
    assert ask.keys("whistles") == ["event site-01/b", "event site-01/a"]


# Help


def test_a_slip_of_the_keys_is_seen_and_what_was_meant_is_shown(ask):
    answer = ask("byelectoin 1999")
    assert answer.suggestion == "byelection 1999"
    assert answer.hits[0].id == "site-06/by-election"
    assert answer.explanation.startswith(
        "Nothing was found as typed, so this is for “byelection 1999”."
    )


def test_a_slip_in_a_field_word_is_seen(ask):
    assert ask("theme:trsut").suggestion == "theme:trust"


def test_where_no_text_has_all_the_words_those_with_most_follow(ask):
    answer = ask("action plan newsletter zebra")
    assert answer.total > 0
    assert answer.explanation.startswith("No text has all of these")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("trust funding", "Looking for “trust” and “funding” in any form, all of them."),
        ('"the council" -cuts', "Looking for exactly “the council”; without “cuts”."),
        ("trust OR funding", "Looking for “trust” or “funding”."),
        ("partner* site:6", "Looking for words that begin with “partner”; only site 6."),
        ("autumn 1999", "Looking for everything; what falls in “autumn 1999”, or may."),
        ("trust near the", "Looking for “trust” near “the”."),
    ],
)
def test_it_says_what_was_understood(ask, typed, line):
    assert line in ask(typed).explanation


@pytest.mark.parametrize("typed", ["", " ", '"', "*", "OR", "-", "?!", "NOT"])
def test_nothing_asked_is_met_with_advice(ask, typed):
    answer = ask(typed)
    assert (answer.total, answer.hits) == (0, ())
    assert "Type what you half remember" in answer.explanation


# Snippets


def test_snippets_mark_every_form_of_what_was_looked_for(ask):
    text = _snippet(ask("cuts site:6"), "event site-06/cuts-planned")
    assert "<mark>cut</mark>" in text


def test_a_long_text_is_cut_to_where_the_words_are(ask_of):
    ask = ask_of(
        make.snapshot(
            make.site(story="It rained. " * 60 + "A whistle was heard. " + "It rained. " * 60)
        )
    )
    snippet = ask("whistle").hits[0].snippet
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert "<mark>whistle</mark>" in snippet
    assert len(snippet) < 220


def test_what_looks_like_a_tag_is_shown_as_it_stands(ask_of):
    ask = ask_of(make.snapshot(make.site(story="He said <b>whistle</b> & left.")))
    assert (
        ask("whistle").hits[0].snippet
        == "He said &lt;b&gt;<mark>whistle</mark>&lt;/b&gt; &amp; left."
    )


def test_every_hit_is_listed_when_all_are_asked_for(ask):
    answer = ask("council", limit=None)
    assert len(answer.hits) == answer.total > 100
