"""Looking a library file through, and saving what can be saved."""

import contextlib
import sqlite3

import pytest

from casebook.store import first, inspection


def changed(generation, *statements):
    with contextlib.closing(sqlite3.connect(generation.file)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def recovered(generation, snapshot):
    return inspection.recovered(generation.file.parent, snapshot.fingerprint)


@pytest.fixture
def stored(built, snapshot):
    """Give what the first read made of the file before it came to harm."""
    return first.read(built.file.parent, snapshot.fingerprint)


def test_a_file_just_built_is_whole(stored):
    assert inspection.is_whole(stored)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM event_actor; DELETE FROM event",
        "DROP TABLE question",
        "DROP TABLE outcome",
        "UPDATE event_actor SET actor_id = 'nobody'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'actor'",
    ],
)
def test_a_file_with_harm_done_to_its_tables_is_not_whole(stored, statement):
    changed(stored.generation, *statement.split("; "))
    assert not inspection.is_whole(stored)


def test_a_file_that_has_gone_is_not_whole(stored):
    stored.generation.file.unlink()
    assert not inspection.is_whole(stored)


def test_a_damaged_encoded_form_is_recovered_from_the_tables(built, snapshot):
    changed(built, "UPDATE encoded_snapshot SET encoded = zeroblob(10)")
    assert first.read(built.file.parent, snapshot.fingerprint) is None
    assert recovered(built, snapshot) == snapshot


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET title = 'Something else'",
        "UPDATE event SET edtf = 'last week'",
        "UPDATE event SET first_day = 'last week'",
        "UPDATE event SET weight = 'heavy'",
        "PRAGMA ignore_check_constraints = ON; UPDATE event SET kind = 'party'",
        "DELETE FROM site_status",
        "DELETE FROM encoded_snapshot",
        "DROP TABLE lesson",
        "UPDATE casebook SET made_by = 'Casebook 0.0.1, tables 1'",
        "UPDATE casebook SET fingerprint = 'another'",
    ],
)
def test_tables_that_the_digest_does_not_prove_are_not_believed(built, snapshot, statement):
    changed(built, *statement.split("; "))
    assert recovered(built, snapshot) is None


def test_nothing_is_recovered_from_what_is_no_database(built, snapshot):
    built.file.write_bytes(b"no database " * 100)
    assert recovered(built, snapshot) is None
