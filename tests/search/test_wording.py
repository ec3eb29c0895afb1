"""A facet clicked: its field word is in the line, or not, and all else is as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.search import query, wording
from casebook.search.query import Wish
from casebook.search.wording import Choice

PIECES = st.sampled_from(
    ["trust", '"', "NOT", "OR", "site 6", "site:6,8", "-theme:trust", "theme:trust", "near", "1999"]
)
LINES = st.lists(PIECES | st.text(max_size=6), max_size=8).map(" ".join)
FIELDS = st.sampled_from([("theme", "trust"), ("site", "6"), ("country", "Northern Ireland")])


def _wishes(line):
    return query.parse(line).wishes


@given(LINES, FIELDS)
def test_what_is_included_is_asked_for_once_and_not_left_out(line, chosen):
    field, value = chosen
    wishes = _wishes(wording.turned(line, field, [value], Choice.INCLUDED))
    assert [one for one in wishes if (one.field, one.value) == chosen] == [
        Wish(field=field, value=value)
    ]


@given(LINES, FIELDS)
def test_what_is_left_out_is_not_asked_for(line, chosen):
    field, value = chosen
    wishes = _wishes(wording.turned(line, field, [value], Choice.EXCLUDED))
    assert Wish(field=field, value=value, excluded=True) in wishes
    assert Wish(field=field, value=value) not in wishes


@given(LINES, FIELDS)
def test_what_is_free_again_is_not_named(line, chosen):
    field, value = chosen
    wishes = _wishes(wording.turned(line, field, [value], Choice.FREE))
    assert [one for one in wishes if (one.field, one.value) == chosen] == []


@pytest.mark.parametrize(
    ("line", "field", "names", "kept"),
    [
        ("site:6,8 launch", "site", ["6"], "site:8 launch"),
        ("launch site 6 trust", "site", ["6"], "launch trust"),
        ("launch NOT theme:trust", "theme", ["trust"], "launch"),
        ('theme:"Trust and honesty" x', "theme", ["trust", "trust and honesty"], "x"),
        ('"site 6" launch', "site", ["6"], '"site 6" launch'),
        ("launch", "site", ["6"], "launch"),
    ],
)
def test_only_the_value_is_taken_out(line, field, names, kept):
    assert wording.turned(line, field, names, Choice.FREE) == kept


def test_three_clicks_come_back_to_the_line_as_typed():
    line, choice = "by-election council", Choice.FREE
    for _ in range(3):
        choice = choice.next
        line = wording.turned(line, "kind", ["event"], choice)
    assert line == "by-election council"
