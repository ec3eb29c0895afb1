"""The language of questions: what is typed is read as people mean it, and nothing is refused."""

import pytest

from casebook.search import query
from casebook.search.query import Alias, Aliases, AnyOf, Near, Phrase, Wish, Word

BY_ELECTION = Word(word="byelection", parts=("by", "election"))
CUTS, TRUST, FUNDING = (Word(word=word) for word in ("cuts", "trust", "funding"))


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("trust funding", (TRUST, FUNDING), ()),
        ("Trust, FUNDING!", (TRUST, FUNDING), ()),
        ("trust trust", (TRUST,), ()),
        ("trust AND funding", (TRUST, FUNDING), ()),
        ("trust OR funding cuts", (AnyOf(parts=(TRUST, FUNDING)), CUTS), ()),
        ("cuts OR trust OR funding", (AnyOf(parts=(CUTS, TRUST, FUNDING)),), ()),
        ("trust NOT cuts", (TRUST,), (CUTS,)),
        ("trust -cuts", (TRUST,), (CUTS,)),
        ("trust -“cuts made”", (TRUST,), (Phrase(words=("cuts", "made")),)),
        ("“terms of reference”", (Phrase(words=("terms", "of", "reference")),), ()),
        ('"trust"', (Word(word="trust", exact=True),), ()),
        ("partner*", (Word(word="partner", begins=True),), ()),
        ("trust near funding", (Near(left=TRUST, right=FUNDING),), ()),
        ("near final", (Word(word="near"), Word(word="final")), ()),
        ("by-election", (BY_ELECTION,), ()),
        ("by election", (BY_ELECTION,), ()),
        ("byelection", (BY_ELECTION,), ()),
        ("the sector's trust", (Word(word="sector"), TRUST), ()),
        ("organizations", (Word(word="organisations"),), ()),
        ("café", (Word(word="cafe"),), ()),
        ("the", (Word(word="the"),), ()),
    ],
)
def test_words_are_read_as_people_mean_them(typed, wanted, unwanted):
    read = query.parse(typed)
    assert (read.wanted, read.unwanted) == (wanted, unwanted)


@pytest.mark.parametrize(
    ("typed", "periods"),
    [
        ("1999", ["1999"]),
        ("in 1999", ["1999"]),
        ("autumn 1999", ["1999-23"]),
        ("before 2000", ["[..1999]"]),
        ("1997..1999", ["[1997..1999]"]),
        ("1997 OR 1999", ["[1997,1999]"]),
        ("after 1998 before 2000", ["[1999..]", "[..1999]"]),
        ("May 1999 council", ["1999-05"]),
        ("80 members", []),
        ("NOT 1999", []),
    ],
)
def test_dates_are_read_in_words(typed, periods):
    assert [period.edtf for period in query.parse(typed).periods] == periods


@pytest.mark.parametrize(
    ("typed", "wishes"),
    [
        ("theme:trust", [Wish(field="theme", value="trust")]),
        ("Theme:Trust", [Wish(field="theme", value="Trust")]),
        ('theme:"fit with others"', [Wish(field="theme", value="fit with others")]),
        ("site:6,8", [Wish(field="site", value="6"), Wish(field="site", value="8")]),
        ("site 6", [Wish(field="site", value="6")]),
        ("site-06 cuts", [Wish(field="site", value="6")]),
        ("-kind:event", [Wish(field="kind", value="event", excluded=True)]),
        ("NOT kind:event", [Wish(field="kind", value="event", excluded=True)]),
        ("colour:red", []),
    ],
)
def test_field_words_narrow(typed, wishes):
    assert list(query.parse(typed).wishes) == wishes


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ('trust "funding', "a quotation mark has no partner and was passed over"),
        ("trust OR", "OR needs a word on either side"),
        ("NOT", "NOT needs a word after it"),
        ("trust *", "a star needs letters before it"),
        ("trust " * 200, "only the first 500 letters were read"),
    ],
)
def test_what_is_odd_is_passed_over_and_told(typed, note):
    assert query.parse(typed).notes == (note,)


def test_names_of_several_words_meet_their_abbreviation_both_ways():
    aliases = Aliases([("VCS", "voluntary and community sector", "")])
    (short,) = query.parse("vcs", aliases).wanted
    (full,) = query.parse("the voluntary and community sector", aliases).wanted
    assert isinstance(short, Alias)
    assert short.others == (("voluntari", "and", "communiti", "sector"),)
    assert isinstance(full, Alias)
    assert full.others == (("vcs",),)


def test_a_word_that_is_still_typed_may_grow_and_one_behind_a_space_may_not():
    assert query.parse("trust fun", growing=True).wanted == (TRUST, Word(word="fun", growing=True))
    assert query.parse("trust fun ", growing=True).wanted == (TRUST, Word(word="fun"))


def test_common_words_are_left_aside_beside_others():
    assert query.parse("the trust of them").common == ("the", "of", "them")
