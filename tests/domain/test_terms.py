"""Terms are met as whole words, the longest first, and abbreviations only as they are written."""

import pytest

from casebook.domain.framework import Term
from casebook.domain.terms import Terms

SECTOR = Term(term="VCS", meaning="The sector.", aliases=("voluntary sector",))
FORUM = Term(term="VSF", meaning="Its forum.", aliases=("voluntary sector forum",))
AGENCY = Term(
    term="LDA", meaning="An agency.", expansion="local development agency", aliases=("DA",)
)
TERMS = Terms([SECTOR, FORUM, AGENCY])


def _met(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.term.term) for one in TERMS.met(text)]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("The Voluntary sector forum met.", [("Voluntary sector forum", "VSF")]),
        ("The voluntary sector’s LDA", [("voluntary sector", "VCS"), ("LDA", "LDA")]),
        ("Local development agency", [("Local development agency", "LDA")]),
        ("da, VCSs and DAs", []),
    ],
)
def test_whole_words_are_met_the_longest_first(text, met):
    assert _met(text) == met


def test_a_position_within_a_term_finds_it_and_one_beside_it_does_not():
    assert TERMS.at("an LDA.", 3).term is AGENCY
    assert TERMS.at("an LDA.", 6) is None


def test_a_glossary_without_terms_meets_nothing():
    assert Terms([]).met("LDA") == ()


def test_a_terms_own_name_wins_over_anothers_alias():
    other = Term(term="other", meaning="Another.", aliases=("LDA",))
    assert Terms([other, AGENCY]).at("LDA", 0).term is AGENCY
