"""Which quotations a choice keeps: by hand on the shipped casebook, and laws that hold for any choice."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.domain import quote_selection
from casebook.domain.quotations import QuoteSector
from casebook.domain.quote_selection import QuoteChoice

THEMES = ("trust", "power", "funding", "time", "resources", "bme")
ids = st.frozensets(st.sampled_from(THEMES), max_size=3)
choices = st.builds(
    QuoteChoice,
    themes=ids,
    without=ids,
    any_theme=st.booleans(),
    sectors=st.frozensets(st.sampled_from([one.value for one in QuoteSector]), max_size=2),
    words=st.sampled_from(["", "money", "trust"]),
)


@pytest.fixture(scope="module")
def ids_of(shipped):
    return lambda choice: [one.id for one in quote_selection.quotes(shipped, choice)]


def test_funding_and_trust_from_the_voluntary_sector(shipped, ids_of):
    asked = QuoteChoice(themes=frozenset({"funding", "trust"}), sectors=frozenset({"vcs"}))
    found = [shipped.quote(one) for one in ids_of(asked)]
    assert found
    assert all("funding" in one.themes and one.sector is QuoteSector.VCS for one in found)


def test_a_theme_is_wanted_then_refused_then_let_go():
    wanted = quote_selection.with_theme_turned(QuoteChoice(), "trust")
    refused = quote_selection.with_theme_turned(wanted, "trust")
    assert (wanted.themes, wanted.without) == ({"trust"}, frozenset())
    assert (refused.themes, refused.without) == (frozenset(), {"trust"})
    assert quote_selection.with_theme_turned(refused, "trust") == QuoteChoice()


def test_shortest_first_is_in_order_of_length(shipped):
    choice = QuoteChoice(order=quote_selection.QuoteOrder.LENGTH)
    counts = [one.count for one in quote_selection.quotes(shipped, choice)]
    assert counts == sorted(counts)


@given(choice=choices)
@settings(max_examples=25, deadline=None)
def test_any_keeps_all_that_all_keeps(ids_of, choice):
    every = ids_of(msgspec.structs.replace(choice, any_theme=False))
    assert set(every) <= set(ids_of(msgspec.structs.replace(choice, any_theme=True)))


@given(choice=choices)
@settings(max_examples=25, deadline=None)
def test_nothing_refused_is_kept(shipped, ids_of, choice):
    kept = {theme for one in ids_of(choice) for theme in shipped.quote(one).themes}
    assert kept.isdisjoint(choice.without)


@given(choice=choices)
@settings(max_examples=8, deadline=None)
def test_a_facets_count_is_what_choosing_the_value_lists(shipped, ids_of, choice):
    for facet in quote_selection.facets(shipped, choice):
        for value in facet.values:
            alone = msgspec.structs.replace(choice, **{facet.id: frozenset({value.id})})
            assert value.count == len(ids_of(alone)), (facet.id, value.id)


@given(choice=choices, one=st.sampled_from(THEMES), two=st.sampled_from(THEMES))
@settings(max_examples=25, deadline=None)
def test_a_cell_of_either_grid_counts_what_it_opens(shipped, ids_of, choice, one, two):
    anywhere = msgspec.structs.replace(choice, sectors=frozenset())
    found = quote_selection.quotes(shipped, quote_selection.where_meeting(anywhere))
    square = quote_selection.meeting(shipped, found, [one, two])
    assert square[0][1] == len(ids_of(quote_selection.where_meeting(anywhere, one, two)))
    row = quote_selection.by_sector(shipped, found, [one])[0]
    opened = [ids_of(quote_selection.of_sector(choice, one, sector)) for sector in QuoteSector]
    assert row == [len(each) for each in opened]
