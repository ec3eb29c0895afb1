"""The JSON of the command line, held against the contract in `docs/command-line.md`."""

import re
from pathlib import Path

import pytest

from casebook.cli import answers
from casebook.domain.model import Basis, Confidence, Country, Fact
from casebook.domain.selection import FoundEvent
from tests import make
from tests.content import orchard

EVENT = {
    *(
        "id",
        "site",
        "title",
        "text",
        "when",
        "kind",
        "weight",
        "planned",
        "actors",
        "themes",
        "after",
    ),
    *("source", "basis", "why", "confidence", "conflict"),
}
WHEN = {
    *("edtf", "wording", "label", "earliest", "latest"),
    *("lasted", "open", "approximate", "uncertain"),
}
SITE = {
    *("id", "number", "title", "country", "authority", "setting", "study", "status", "status_text"),
    *("started_by", "signed_by", "facts", "actors", "events", "outcomes"),
    *("lessons", "questions", "story"),
}
QUOTE = {
    *("id", "chapter", "section", "sector", "attribution", "speaker", "themes", "gist"),
    *("words", "inline", "site", "source"),
}
EVIDENCE = {"basis", "why", "confidence", "conflict"}
PAPER = Path(__file__).resolve().parents[2] / "docs" / "command-line.md"


def answered_site(**fields):
    return answers.site(make.site(**fields), make.snapshot())


def answered_event(**fields):
    return answers.event(make.site(6), make.event(site_id="site-06", **fields))


def test_an_event_has_every_field_of_the_contract():
    assert set(answered_event()) >= EVENT
    assert set(answered_event()["when"]) >= WHEN


def test_a_site_has_every_field_of_the_contract():
    assert set(answered_site()) >= SITE


def test_a_quotation_has_every_field_of_the_contract():
    answer = answers.quote(orchard.QUOTES[1], make.snapshot())
    assert set(answer) >= QUOTE | EVIDENCE
    assert (answer["chapter"], answer["section"], answer["paragraph"]) == (1, "Beginnings", 2)
    assert answer["words"] is None


def test_an_actor_and_an_outcome_have_every_field_of_the_contract():
    assert set(answers.actor(make.actor())) >= {"id", "name", "sector", "role"} | EVIDENCE
    assert (
        set(answers.outcome(make.outcome()))
        >= {"id", "kind", "text", "themes", "source"} | EVIDENCE
    )


def test_the_paper_names_every_field_that_is_tested_here():
    named = set(re.findall(r'"(\w+)"', PAPER.read_text("utf-8")))
    assert named >= EVENT | WHEN | SITE


def test_an_event_is_named_by_its_site_and_id():
    assert answered_event()["id"] == "site-06/launch"
    assert answered_event()["site"] == 6


def test_an_event_of_the_national_story_has_no_site():
    assert answers.event(make.context(), make.event(site_id="context"))["site"] is None


def test_a_date_is_told_as_written_in_words_and_in_days():
    assert answered_event(when="1999-39", wording="late in 1999")["when"] == {
        "edtf": "1999-39",
        "wording": "late in 1999",
        "label": "late 1999",
        "earliest": "1999-09-01",
        "latest": "1999-12-31",
        "lasted": False,
        "open": False,
        "approximate": False,
        "uncertain": False,
    }


@pytest.mark.parametrize(
    ("when", "field", "value"),
    [
        ("1997/..", "open", True),
        ("1997/..", "latest", None),
        ("[..2000-08]", "earliest", None),
        ("1997/1999", "lasted", True),
        ("1999~", "approximate", True),
        ("1999?", "uncertain", True),
    ],
)
def test_what_is_vague_about_a_date_is_said(when, field, value):
    assert answered_event(when=when)["when"][field] is value


def test_an_inference_says_why_and_how_sure():
    told = answered_event(basis=Basis.INFERRED, why="It came first.", confidence=Confidence.LOW)
    assert (told["basis"], told["why"], told["confidence"]) == ("inferred", "It came first.", "low")


def test_what_is_stated_has_no_confidence():
    assert answered_event()["confidence"] is None


@pytest.mark.parametrize("field", ["country", "authority", "study"])
def test_what_the_report_does_not_say_is_null(field):
    assert answered_site()[field] is None


def test_what_it_says_is_a_plain_word():
    told = answered_site(country=Country.WALES, authority="county", setting=("rural",))
    assert (told["country"], told["authority"], told["setting"]) == ("Wales", "county", ["rural"])
    assert (told["status"], told["status_text"]) == ("draft", "In draft.")


def test_a_fact_is_found_by_its_field():
    fact = Fact(field="authority", basis=Basis.INFERRED, why="It says so elsewhere.")
    told = answered_site(facts=(fact,))["facts"]
    assert told["authority"]["why"] == "It says so elsewhere."


def test_only_an_answer_about_a_period_says_what_is_certain():
    found = FoundEvent(event=make.event(), history=make.site(), certain=False)
    assert answers.found_event(found, in_period=True)["certain"] is False
    assert "certain" not in answers.found_event(found, in_period=False)


def test_a_problem_has_its_address():
    assert answers.problem(make.problem(line=7)) == {
        "file": "sites/site-02.md",
        "line": 7,
        "field": "title",
        "severity": "error",
        "message": "write a title",
    }
