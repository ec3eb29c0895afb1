"""`casebook compare`: the contract of its JSON, and its answers for people."""

import pytest

from tests import make

CELL = {"value", "reported", "basis", "evidence"}


def test_the_answer_has_every_field_of_the_contract(run):
    found = run("compare", "1", "3", "--json").json
    assert {"sites", "align", "rows", "events", "themes"} <= set(found)
    assert {"field", "label", "cells", "same"} <= set(found["rows"][0])
    assert set(found["rows"][0]["cells"][0]) >= CELL
    assert {"theme", "counts", "evidence"} <= set(found["themes"][0])


def test_sites_stand_in_the_order_in_which_they_are_named(run):
    assert run("compare", "3", "1", "--json").json["sites"] == [3, 1]
    assert run("compare", "all", "--json").json["sites"] == [1, 2, 3]


def test_by_the_calendar_no_event_has_an_offset(run):
    found = run("compare", "1", "2", "--json").json
    assert found["align"] == "calendar"
    assert found["events"][0][0]["offset_months"] is None


def test_from_a_step_every_event_has_its_months(run):
    found = run("compare", "1", "2", "--align", "launch", "--json").json
    assert found["events"][0][0]["offset_months"] == {"earliest": 0, "latest": 0}
    assert found["steps"][1]["event"] == "site-02/launch"


def test_a_site_without_the_step_is_told_apart_with_the_reason(run):
    said = run("compare", "1", "2", "--align", "review")
    assert "Site 1 stands apart. Not reported" in said.out
    assert run("compare", "1", "2", "--align", "review", "--json").json["steps"][0]["event"] is None


def test_people_see_rows_with_a_sign_and_what_it_means(run):
    said = run("compare", "1", "2").out
    assert "=  Country" in said
    assert "= the same" in said


def test_more_than_four_sites_are_not_squeezed_into_columns(run, tmp_path):
    folder = make.content(tmp_path / "five", sites=5)
    assert "= Country\n  Site 1  Wales" in run("compare", "all", "--content", str(folder)).out


def test_a_moment_says_what_each_was_doing(run):
    found = run("compare", "1", "2", "--at", "November 1999", "--json").json["moment"]
    assert found[0] == {
        "site": 1,
        "certain": ["site-01/launch"],
        "possible": [],
        "before": None,
        "after": None,
    }
    assert "going on: The compact is launched" in run("compare", "1", "2", "--at", "1999").out


def test_pairs_are_told_with_the_facts_that_make_them(run):
    assert "alike at the start: Country: Wales" in run("compare", "1", "--pairs").out
    assert run("compare", "1", "--pairs", "--json").json[0]["sites"][0] == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ((), "Name the sites to compare."),
        (("1",), "It takes two sites to compare."),
        (("1", "1"), "It takes two sites to compare."),
        (("1", "2", "--align", "lunch"), "Did you mean launch?"),
        (("--pairs",), "Name the site to find pairs for."),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(run, typed, said):
    result = run("compare", *typed)
    assert result.status == 2
    assert said in result.err


def test_a_comparison_is_exported_in_the_format_of_the_files_ending(run, tmp_path):
    file = tmp_path / "two.md"
    said = run("export", "compare", "1", "2", "--align", "launch", "--to", file)
    assert said.status == 0
    assert file.read_text("utf-8").startswith("# Sites 1 and 2 side by side")


def test_a_comparison_of_one_site_is_not_exported(run, tmp_path):
    said = run("export", "compare", "1", "--to", tmp_path / "one.md")
    assert (said.status, "It takes two sites" in said.err) == (2, True)
