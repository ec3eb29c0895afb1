"""Which sites and events a choice keeps."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.domain import dates, selection
from casebook.domain.model import Country, EventKind, Sector, StatusValue
from casebook.domain.selection import EventChoice, SiteChoice
from casebook.errors import DateError
from tests import make

FACETS = ("countries", "authorities", "statuses", "settings", "sectors_of_start")
ACTORS = tuple(make.actor(sector.value, sector=sector, name=sector.label) for sector in Sector)
THEMES = (make.theme("money"), make.theme("grants", parent="money"), make.theme("trust"))


def event(when="1999", **fields):
    return make.event(fields.pop("id", f"e{when}"), when, **{"title": "It happens"} | fields)


def site(number, **fields):
    return make.site(number, **{"title": f"Place {number}", "actors": ACTORS} | fields)


def stands(value):
    return msgspec.structs.replace(make.site().status, value=value)


def snapshot(*sites, **fields):
    return make.snapshot(*sites, **{"themes": THEMES} | fields)


def numbers(whole, **choice):
    return [kept.number for kept in selection.sites(whole, SiteChoice(**choice))]


def ids(whole, **choice):
    return [found.event.id for found in selection.events(whole, EventChoice(**choice))]


def facet(whole, name, **choice):
    found = selection.site_facets(whole, SiteChoice(**choice))
    return next(one for one in found if one.id == name)


# Sites


def test_an_empty_choice_keeps_every_site_in_order_of_number():
    assert numbers(snapshot(site(1), site(2))) == [1, 2]


def test_any_value_within_a_facet_will_do():
    whole = snapshot(site(1, authority="county"), site(2, authority="unitary"), site(3))
    assert numbers(whole, authorities=frozenset({"county", "unitary"})) == [1, 2]


def test_all_facets_must_hold():
    whole = snapshot(
        site(1, country=Country.WALES, setting=("rural",)), site(2, country=Country.WALES)
    )
    choice = {"countries": frozenset({"Wales"}), "settings": frozenset({"rural"})}
    assert numbers(whole, **choice) == [1]


def test_what_is_not_reported_can_be_chosen():
    whole = snapshot(site(1, country=Country.WALES), site(2))
    assert numbers(whole, countries=frozenset({""})) == [2]


def test_a_site_is_found_by_the_sector_that_started_it():
    whole = snapshot(site(1, started_by=("vcs",)), site(2, started_by=("health",)))
    assert numbers(whole, sectors_of_start=frozenset({"health"})) == [2]


def test_every_word_must_occur():
    whole = snapshot(site(1, title="A harbour town"), site(2, title="A harbour"))
    assert numbers(whole, words="town harbour") == [1]


@pytest.mark.parametrize("typed", ["HARB", "ynys mon", "Ynys Môn", "harbour, ynys"])
def test_words_are_found_by_their_beginning_whatever_their_case_and_accents(typed):
    assert numbers(snapshot(site(1, title="Harbour of Ynys Môn"), site(2)), words=typed) == [1]


def test_a_word_is_not_found_in_the_middle_of_another():
    assert numbers(snapshot(site(1, title="Harbour")), words="arb") == []


@pytest.mark.parametrize("field", ["title", "authority", "story"])
def test_words_are_looked_for_in(field):
    assert numbers(snapshot(site(1, **{field: "here: lighthouse"}), site(2)), words="light") == [1]


def test_words_are_looked_for_in_events_and_people():
    told = site(1, events=(event(text="The lighthouse burns"),))
    assert numbers(snapshot(told, site(2)), words="lighthouse political") == [1]


def test_the_target_of_a_link_is_not_text():
    whole = snapshot(site(1, story="See [the launch](event:lighthouse) now"))
    assert numbers(whole, words="lighthouse") == []
    assert numbers(whole, words="launch now") == [1]


# Facets


def test_the_facets_are_named_like_the_fields_of_the_choice():
    found = selection.site_facets(snapshot(site(1)), SiteChoice())
    assert tuple(one.id for one in found) == FACETS
    assert set(FACETS) | {"words"} == set(SiteChoice.__struct_fields__)


def test_values_stand_in_the_order_of_their_list_and_what_is_not_reported_last():
    whole = snapshot(site(1), site(2, country=Country.WALES), site(3, country=Country.ENGLAND))
    shown = [(value.id, value.label) for value in facet(whole, "countries").values]
    assert shown == [("England", "England"), ("Wales", "Wales"), ("", "Not reported")]


def test_a_facet_counts_as_if_it_alone_were_unset():
    whole = snapshot(site(1, authority="county"), site(2, authority="unitary"))
    counted = facet(whole, "authorities", authorities=frozenset({"county"}))
    assert [(value.id, value.count, value.chosen) for value in counted.values] == [
        ("county", 1, True),
        ("unitary", 1, False),
    ]


def test_a_chosen_value_that_no_site_has_any_more_can_still_be_unchosen():
    counted = facet(snapshot(site(1)), "countries", countries=frozenset({"Wales"}))
    assert ("Wales", 0, True) in [(value.id, value.count, value.chosen) for value in counted.values]


def test_a_new_snapshot_is_not_answered_from_the_old_one():
    assert numbers(snapshot(site(1, title="Old")), words="old") == [1]
    assert numbers(snapshot(site(1, title="New")), words="old") == []


# Events


def test_events_of_all_sites_stand_in_order_of_date():
    whole = snapshot(
        site(1, events=(event("1998"), event("2000"))),
        site(2, events=(event("1999", site_id="site-02"),)),
    )
    assert ids(whole) == ["e1998", "e1999", "e2000"]


def test_the_order_within_a_site_is_never_changed():
    told = site(1, events=(event("2000"), event("1998", after=("e2000",))))
    other = site(2, events=(event("1999", site_id="site-02"),))
    assert ids(snapshot(told, other)) == ["e1999", "e2000", "e1998"]


def test_the_national_story_comes_first_among_equals_and_can_be_left_out():
    national = make.context(events=(event(id="law"),))
    whole = snapshot(site(1, events=(event(),)), context=national)
    assert ids(whole) == ["law", "e1999"]
    assert ids(whole, national=False) == ["e1999"]


def test_the_national_story_stays_beside_a_chosen_site():
    national = make.context(events=(event(id="law"),))
    whole = snapshot(site(1, events=(event(),)), site(2), context=national)
    assert ids(whole, site_ids=frozenset({"site-02"})) == ["law"]


def test_a_theme_includes_the_themes_below_it():
    told = site(1, events=(event(id="a", themes=("grants",)), event(id="b", themes=("trust",))))
    assert ids(snapshot(told), themes=frozenset({"money"})) == ["a"]
    assert ids(snapshot(told), themes=frozenset({"grants", "trust"})) == ["a", "b"]


def test_themes_that_go_in_a_ring_are_no_trap():
    ring = (make.theme("money", parent="grants"), *THEMES[1:])
    told = site(1, events=(event(themes=("grants",)),))
    whole = snapshot(told, themes=ring)
    assert ids(whole, themes=frozenset({"money"})) == ["e1999"]


def test_an_event_is_found_by_kind_and_by_the_sector_of_its_actors():
    acting = event(id="a", kind=EventKind.CUTS, actors=("health", "vcs"))
    whole = snapshot(site(1, events=(acting, event(id="b", kind=EventKind.CUTS))))
    assert ids(whole, kinds=frozenset({"cuts"})) == ["a", "b"]
    assert ids(whole, sectors=frozenset({"vcs"})) == ["a"]


@pytest.mark.parametrize(
    ("when", "certain"),
    [
        ("1998", None),
        ("1999", True),
        ("1999-12-31", True),
        ("2000-01", None),
        ("1998/1999", True),  # it lasted, so some of it surely was in 1999
        ("1998/2000", True),
        ("1997/1998-39", None),
        ("1997/..", True),  # still going
        ("../1999", True),
        ("../2000", False),
        ("[1998..1999]", False),
        ("[..2000]", False),
        ("[1999-12..]", False),
        ("1998~", False),
        ("1998-24", False),
    ],
)
def test_an_event_falls_in_1999_certainly_perhaps_or_not(when, certain):
    whole = snapshot(site(1, events=(event(when),)))
    year = dates.parse("1999")
    found = selection.events(whole, EventChoice(start=year, end=year))
    assert [one.certain for one in found] == ([] if certain is None else [certain])


def test_a_period_open_at_one_end_goes_as_far_as_the_calendar():
    whole = snapshot(site(1, events=(event("1998"), event("1999"), event("[2000..]"))))
    assert ids(whole, start=dates.parse("1999")) == ["e1999", "e[2000..]"]
    assert ids(whole, end=dates.parse("1998"), certain_only=True) == ["e1998"]


def test_without_a_period_every_event_is_certain():
    whole = snapshot(site(1, events=(event("[..2000]"), event("../2000"), event("2001~"))))
    assert [found.certain for found in selection.events(whole, EventChoice())] == [True] * 3


def test_a_period_that_ends_before_it_begins_is_refused():
    choice = EventChoice(start=dates.parse("2000"), end=dates.parse("1999"))
    with pytest.raises(DateError, match="ends before it begins"):
        selection.events(snapshot(site(1)), choice)


# Laws

TEXTS = st.sampled_from(["", "harbour", "Harbour towns", "two rivers", "rivers"])
WHENS = st.sampled_from(
    ["1998", "1999-21", "1999-11-03", "1998/2000", "1997/..", "[..1999]", "1999~"]
)
PERIOD_ENDS = st.none() | WHENS.map(dates.parse)


@st.composite
def sites(draw):
    def told(number):
        moments = draw(st.lists(WHENS, max_size=3))
        return site(
            number,
            title=draw(TEXTS),
            country=draw(st.none() | st.sampled_from(Country)),
            authority=draw(st.sampled_from(["", "county", "unitary"])),
            status=stands(draw(st.sampled_from(StatusValue))),
            setting=tuple(draw(st.sets(st.sampled_from(["rural", "urban", "coastal"])))),
            started_by=tuple(draw(st.sets(st.sampled_from(["vcs", "health"])))),
            events=tuple(
                event(
                    when,
                    id=f"e{place}",
                    site_id=f"site-{number:02}",
                    kind=draw(st.sampled_from(EventKind)),
                )
                for place, when in enumerate(moments)
            ),
        )

    return snapshot(*(told(number) for number in range(1, draw(st.integers(0, 5)) + 1)))


def chosen(values):
    return st.frozensets(st.sampled_from(values), max_size=2)


SITE_CHOICES = st.builds(
    SiteChoice,
    countries=chosen(["", *Country]),
    authorities=chosen(["", "county", "unitary"]),
    statuses=chosen(list(StatusValue)),
    settings=chosen(["", "rural", "urban"]),
    sectors_of_start=chosen(["", "vcs", "health"]),
    words=TEXTS,
)
EVENT_CHOICES = st.builds(
    EventChoice,
    site_ids=chosen(["site-01", "site-02", "site-09"]),
    kinds=st.just(frozenset()) | chosen(list(EventKind)),
    start=PERIOD_ENDS,
    certain_only=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(sites(), SITE_CHOICES)
def test_a_count_is_what_choosing_that_value_would_list(whole, choice):
    for counted in selection.site_facets(whole, choice):
        for value in counted.values:
            alone = msgspec.structs.replace(choice, **{counted.id: frozenset({value.id})})
            assert value.count == len(selection.sites(whole, alone))


@settings(max_examples=60, deadline=None)
@given(sites(), SITE_CHOICES, st.sampled_from(FACETS), st.text())
def test_a_narrower_choice_of_sites_never_gives_more(whole, choice, field, word):
    kept = selection.sites(whole, choice)
    unset = msgspec.structs.replace(choice, **{field: frozenset()})
    longer = msgspec.structs.replace(choice, words=f"{choice.words} {word}")
    assert set(numbers_of(kept)) <= set(numbers_of(selection.sites(whole, unset)))
    assert set(numbers_of(selection.sites(whole, longer))) <= set(numbers_of(kept))


@settings(max_examples=60, deadline=None)
@given(sites(), EVENT_CHOICES, st.sampled_from(["site_ids", "kinds", "start"]))
def test_a_narrower_choice_of_events_keeps_fewer_in_the_same_order(whole, choice, field):
    unset = frozenset() if field != "start" else None
    wider = keys(selection.events(whole, msgspec.structs.replace(choice, **{field: unset})))
    narrower = keys(selection.events(whole, choice))
    assert narrower == [key for key in wider if key in set(narrower)]


@settings(max_examples=60, deadline=None)
@given(sites(), EVENT_CHOICES)
def test_certain_events_are_those_marked_certain_among_the_possible(whole, choice):
    possible = selection.events(whole, msgspec.structs.replace(choice, certain_only=False))
    certain = selection.events(whole, msgspec.structs.replace(choice, certain_only=True))
    assert certain == tuple(found for found in possible if found.certain)


def numbers_of(found):
    return [one.number for one in found]


def keys(found):
    return [one.event.key for one in found]
