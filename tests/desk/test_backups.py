"""Copies: the last five that differ, one before each great change, and restoring them."""

import sqlite3
from contextlib import closing

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from casebook.desk import backups, condition, connections, schema, stepping
from casebook.desk.desk import Desk
from tests.desk.conftest import WORDS


def noted(desk):
    return [note.text for note in desk.notes()]


def text_in(places, backup):
    with closing(sqlite3.connect(places.backups / backup.name)) as connection:
        return connection.execute("SELECT text FROM note").fetchall()


def test_a_copy_is_made_only_when_something_has_changed(desk):
    desk.write_note("q01", "a")
    for _ in range(3):
        desk.back_up()
    assert len(desk.backups()) == 1


def test_the_last_five_that_differ_are_kept(desk, places):
    for number in range(1, 8):
        desk.write_note("q01", f"note {number}")
        desk.back_up()
    assert [text_in(places, one) for one in desk.backups()] == [
        [(f"note {number}",)] for number in (7, 6, 5, 4, 3)
    ]


def test_a_program_s_first_change_is_preceded_by_a_copy_of_what_was(desk, places):
    desk.write_note("q01", "yesterday")
    today = Desk(places)
    today.write_note("q01", "today")
    today.write_note("q01", "later today")
    assert [text_in(places, one) for one in today.backups()] == [[("yesterday",)]]


def test_restoring_brings_back_what_was_and_keeps_what_is(desk):
    desk.write_note("q01", "old")
    desk.back_up()
    desk.write_note("q01", "new")
    desk.restore(desk.backups()[0])
    assert noted(desk) == ["old"]
    assert desk.backups()[0].reason == backups.BEFORE_RESTORE
    desk.restore(desk.backups()[0])
    assert noted(desk) == ["new"]


def test_a_copy_is_a_sound_desk_and_nothing_lies_beside_it(desk, places):
    desk.write_note("q01", "a")
    desk.back_up()
    assert [file.name for file in places.backups.iterdir()] == [desk.backups()[0].name]
    assert condition.look(places.backups / desk.backups()[0].name) is condition.Condition.SOUND


def test_unlinking_leaves_no_byte_of_the_words_in_any_file(desk, places, report):
    desk.link(report)
    desk.write_note("q01", "Mine.")
    desk.back_up()
    desk.restore(desk.backups()[0])
    (places.backups / "desk.part").write_text(WORDS)
    assert len(holding(places)) >= 4
    desk.unlink()
    assert holding(places) == []
    assert desk.linked() is None
    assert noted(desk) == ["Mine."]


def test_a_copy_from_before_unlinking_brings_no_words_back(desk, report):
    desk.link(report)
    desk.back_up()
    desk.unlink()
    desk.restore(desk.backups()[-1])
    assert desk.linked() is None


def test_unlinking_names_damaged_files_that_may_still_hold_words(desk, places, report):
    desk.link(report)
    desk.back_up()
    copy = places.backups / desk.backups()[0].name
    copy.write_bytes(copy.read_bytes()[:5000])
    desk.unlink()
    assert [copy.name in notice.text for notice in desk.notices] == [True]
    assert "remove it yourself" in desk.notices[0].advice


def test_words_that_a_shorter_copy_replaced_are_gone_from_the_desk(desk, places, report):
    desk.link(report)
    desk.link(type(report)(name="empty.txt", linked_on="2026-11-27"))
    assert WORDS.encode() not in places.desk.read_bytes()


def holding(places):
    return [
        file
        for file in places.home.rglob("*")
        if file.is_file() and WORDS.encode() in file.read_bytes()
    ]


# Steps


@pytest.fixture
def older(places, report):
    """Give the places of a desk that an older version made and linked a report in."""
    places.home.mkdir()
    stepping.take(places.desk, "0001")
    with closing(sqlite3.connect(places.desk)) as connection, connection:
        values = (report.name, report.linked_on)
        connection.execute("INSERT INTO linked_report VALUES (1, ?, ?)", values)
    return places


def test_an_older_desk_takes_the_step_and_keeps_what_is_in_it(older):
    desk = Desk(older)
    assert desk.linked().name == "report.pdf"
    desk.write_note("q01", "a")
    assert (desk.linked().name, noted(desk)) == ("report.pdf", ["a"])


def test_before_a_step_a_copy_is_made_that_can_be_restored(older):
    desk = Desk(older)
    assert desk.notes() == ()
    (copy,) = desk.backups()
    assert copy.reason == "before-step-0002"
    assert condition.version(older.backups / copy.name) == "0001"
    desk.restore(copy)
    assert (desk.linked().name, desk.notes()) == ("report.pdf", ())


def test_a_step_that_fails_leaves_the_desk_as_it_was(older):
    with closing(sqlite3.connect(older.desk)) as connection, connection:
        connection.execute("CREATE TABLE star (id)")
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        stepping.take_all(older)
    assert condition.version(older.desk) == "0001"
    with closing(sqlite3.connect(older.desk)) as connection:
        assert (
            connection.execute("SELECT name FROM sqlite_schema WHERE name = 'tick'").fetchall()
            == []
        )


def test_an_older_desk_is_unlinked_from_its_copies_as_well(older):
    desk = Desk(older)
    desk.unlink()
    assert desk.linked() is None
    assert b"report.pdf" not in b"".join(one.read_bytes() for one in older.backups.iterdir())


def test_the_steps_that_alembic_finds_are_those_the_program_knows():
    config = Config()
    config.set_main_option("script_location", str(stepping.SCRIPTS))
    found = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(one.revision for one in found)[::-1] == condition.STEPS


def test_the_newest_step_leaves_the_tables_that_the_program_uses(desk, places):
    desk.write_note("q01", "a")
    with connections.reading(places.desk) as connection:
        found = shape(inspect(connection).get_columns, inspect(connection).get_table_names())
        assert found.pop("alembic_version")
        declared = {
            name: [
                (one.name, str(one.type), one.nullable, bool(one.primary_key))
                for one in table.columns
            ]
            for name, table in schema.Row.metadata.tables.items()
        }
    assert found == {name: sorted(columns) for name, columns in declared.items()}


def shape(columns_of, names):
    return {
        name: sorted(
            (one["name"], str(one["type"]), one["nullable"], bool(one["primary_key"]))
            for one in columns_of(name)
        )
        for name in names
    }
