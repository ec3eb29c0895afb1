"""`casebook desk`: the copies are listed, and one of them is restored by name."""

import pytest

from casebook import paths
from casebook.desk.desk import Desk
from casebook.domain.quotations import LinkedReport


@pytest.fixture
def desk():
    kept = Desk(paths.places())
    kept.link(LinkedReport(name="report.pdf", linked_on="2026-11-26"))
    kept.write_note("q01", "old")
    kept.back_up()
    kept.write_note("q01", "new")
    return kept


def test_without_a_desk_it_says_that_there_is_nothing_yet(run):
    said = run("desk")
    assert (said.status, said.err) == (0, "")
    assert "no copies of your desk yet" in said.out


def test_it_lists_the_copies_and_what_is_linked(run, desk):
    said = run("desk")
    assert "Linked: report.pdf" in said.out
    assert desk.backups()[0].name in said.out


def test_it_answers_in_json(run, desk):
    answer = run("desk", "--json").json
    assert answer["linked"]["name"] == "report.pdf"
    assert [one["name"] for one in answer["backups"]] == [one.name for one in desk.backups()]
    assert answer["desk"] == str(paths.places().desk)


def test_it_restores_the_copy_that_is_named(run, desk):
    name = desk.backups()[0].name
    assert run("desk", "--restore", name).status == 0
    assert [note.text for note in desk.notes()] == ["old"]


def test_a_copy_that_is_not_there_is_met_with_the_nearest(run, desk):
    name = desk.backups()[0].name
    said = run("desk", "--restore", name.replace("-0001-", "-0002-"))
    assert said.status == 2
    assert f"Did you mean {name}?" in said.err


def test_where_names_the_desk_and_its_copies(run, desk):
    places = run("where", "--json").json
    assert places["desk"].endswith("desk.sqlite3")
    assert places["backups"].endswith("backups")
