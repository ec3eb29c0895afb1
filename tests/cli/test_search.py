"""`casebook search`: hits for people and for programs, in the shapes of the contract."""

import re

import pytest


def test_hits_are_shown_with_where_they_are_and_what_was_understood(run):
    said = run("search", "launched", "--kind", "event", "--site", "2")
    assert said.status == 0
    assert said.out.startswith(
        "1 hit. Looking for “launched” in any form; only kind Event; only site 2."
    )
    assert "Site 2, event: The compact is launched" in said.out
    assert "By kind: event (1)" in said.out


def test_json_has_the_fields_of_the_contract(run):
    told = run("search", "launched", "--limit", "1", "--json").json
    fields = ("query", "took_ms", "total", "hits", "facets", "explanation", "suggestion")
    assert tuple(told) == fields
    assert (told["query"], told["total"], len(told["hits"])) == ("launched", 6, 1)
    assert list(told["hits"][0]) == [
        *("kind", "id", "site", "title", "snippet", "score", "certain")
    ]
    assert {"kind", "site", "theme", "sector"} < set(told["facets"])


def test_snippets_mark_what_was_found(run):
    (hit, *_) = run("search", "town hall", "--json").json["hits"]
    assert hit["snippet"] == "It was launched in the <mark>town</mark> <mark>hall</mark>."


def test_no_hit_is_an_answer(run):
    assert run("search", "whistle").out.startswith("0 hits. Nothing was found.")
    assert run("search", "whistle", "--json").json["hits"] == []


def test_what_was_probably_meant_is_asked(run):
    assert "Did you mean: launched" in run("search", "launhced").out


def test_a_hit_that_only_may_fall_in_the_time_says_so(run):
    assert "event (may fall then): " in run("search", "launch", "15 November 1999").out


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (["--kind", "evnt"], "There is no kind “evnt”. Did you mean event?"),
        (["--sector", "vsc"], "There is no sector “vsc”. Did you mean vcs?"),
        (["--site", "7"], "There is no site “7”. The sites are 1, 2 and 3."),
        (["--theme", "fitt"], "There is no theme “fitt”. Did you mean fit?"),
        (["--limit", "none"], "“none” is no number of hits. Write --limit 20."),
        (["--limit", "0"], "“0” is no number of hits. Write --limit 20."),
    ],
)
def test_a_wrong_option_is_met_with_one_plain_sentence(run, typed, answer):
    said = run("search", "trust", *typed)
    assert (said.status, said.out, said.err.strip()) == (2, "", answer)


def test_the_national_story_is_a_place_too(run):
    hits = run("search", "guide", "--site", "national", "--json").json["hits"]
    assert [(hit["kind"], hit["id"], hit["site"]) for hit in hits][:1] == [
        ("event", "context/guide", None)
    ]


def test_in_a_pipe_nothing_is_cut_and_no_line_is_padded(run):
    out = run("search", "launched").out
    assert not re.search(r" $|\x1b", out, re.MULTILINE)
