"""The shipped quotations, framework, glossary and references are whole."""

import json
from collections import Counter

from casebook.domain.framework import Level
from casebook.domain.quotations import QuoteSector, spoken_words


def test_every_quotation_of_the_six_chapters_is_there(shipped):
    assert Counter(quote.inline for quote in shipped.quotes) == {False: 39, True: 29}
    assert Counter(quote.place.chapter for quote in shipped.quotes) == {
        1: 1,
        2: 4,
        3: 15,
        4: 18,
        5: 21,
        6: 9,
    }
    assert [quote.id for quote in shipped.quotes] == [f"q{n:02}" for n in range(1, 69)]


def test_the_one_from_a_survey_says_so(shipped):
    assert [quote.id for quote in shipped.quotes if quote.sector is QuoteSector.SURVEY] == ["q60"]


def test_a_gist_is_one_sentence_and_not_the_words(shipped):
    for quote in shipped.quotes:
        assert quote.gist.endswith((".", "?"))
        assert not {quote.starts, quote.ends} & {quote.gist}


def test_anchors_are_no_more_than_the_ends_of_it(shipped):
    for quote in shipped.quotes:
        assert len(spoken_words(quote.starts)) <= min(5, quote.count)
        assert len(spoken_words(quote.ends)) <= min(5, quote.count)


def test_a_site_is_tied_only_with_a_reason_and_exists(shipped):
    numbers = {site.number for site in shipped.sites}
    tied = [quote.site for quote in shipped.quotes if quote.site]
    assert all(site.number in numbers and site.why for site in tied)
    assert len(tied) == 13


def test_the_seven_key_issues_are_themes_of_their_own(shipped):
    issues = [issue.theme for issue in shipped.framework.issues]
    assert sorted(issues) == sorted(
        ["time", "fit", "trust", "champions", "resources", "diversity", "review"]
    )


def test_the_framework_is_whole(shipped):
    framework = shipped.framework
    assert [scenario.name for scenario in framework.scenarios] == [
        *("Senior partner", "Incorporation", "Thin end of the wedge", "Irrelevance"),
    ]
    assert all(scenario.verdict for scenario in framework.scenarios)
    assert {one.level for one in framework.recommendations} == set(Level)
    assert {point.chapter for point in framework.summaries} == {2, 3, 4, 5}
    assert len(framework.indicators) == 8


def test_every_contradiction_has_both_sides_with_their_places(shipped):
    assert all(
        len(conflict.sides) >= 2 and all(side.source for side in conflict.sides) and conflict.note
        for conflict in shipped.framework.conflicts
    )
    assert {11} <= {number for one in shipped.framework.conflicts for number in one.sites}


def test_every_conflict_told_by_a_record_of_a_site_has_an_entry_of_its_own(shipped):
    for site in shipped.sites:
        records = (*site.facts, site.status, *site.actors, *site.events, *site.outcomes)
        if any(record.conflict for record in records):
            assert shipped.framework.conflicts_of(site.number)


def test_the_report_s_own_abbreviations_are_in_the_glossary(shipped):
    terms = {term.term for term in shipped.glossary if term.source == "Glossary"}
    assert {"VCS", "LDA", "LSP", "BME"} <= {term.term for term in shipped.glossary}
    assert len(terms) >= 7


def test_references_are_csl_with_authors_and_years(shipped):
    assert len(shipped.references) == 37
    assert all(json.loads(work.csl)["id"] == work.id and work.year for work in shipped.references)
    (deakin,) = [work for work in shipped.references if work.id == "deakin-1995"]
    assert deakin.title.endswith("the voluntary sector")
