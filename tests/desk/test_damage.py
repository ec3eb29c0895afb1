"""A damaged desk is set aside and never overwritten; nothing is restored unasked."""

import os
import sqlite3
import sys
from contextlib import closing
from datetime import datetime

import pytest

from casebook.desk import files
from casebook.desk.desk import Desk
from casebook.errors import PlaceError

NO_RIGHTS = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="whoever runs this may write anywhere"
)


def truncated(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def garbage(file):
    file.write_bytes(b"no desk at all " * 500)


def scribbled(file):
    whole = bytearray(file.read_bytes())
    whole[4096:] = os.urandom(len(whole) - 4096)
    file.write_bytes(whole)


def folder(file):
    file.unlink()
    file.mkdir()


def somebody_else_s(file):
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE mine (id)")


DAMAGES = pytest.mark.parametrize(
    "damage", [truncated, garbage, scribbled, folder, somebody_else_s], ids=lambda one: one.__name__
)


@pytest.fixture
def kept(desk, report, places):
    """Give a desk with linked words and a note, and a copy of it."""
    desk.link(report)
    desk.write_note("q01", "Kept.")
    desk.back_up()
    return Desk(places)


def aside(places):
    day = datetime.now().astimezone().date().isoformat()
    return places.home / f"desk-damaged-{day}.sqlite3"


@DAMAGES
def test_a_damaged_desk_is_set_aside_and_the_newest_copy_offered(kept, places, damage):
    damage(places.desk)
    assert (kept.linked(), kept.notes(), places.desk.exists()) == (None, (), False)
    assert aside(places).exists()
    (told,) = kept.notices
    assert aside(places).name in told.text
    assert kept.backups()[0].name in told.advice


@DAMAGES
def test_after_damage_an_empty_desk_is_begun_and_the_copy_can_be_restored(
    kept, places, damage, report
):
    damage(places.desk)
    kept.write_note("q05", "After.")
    assert [note.about for note in kept.notes()] == ["q05"]
    kept.restore(next(one for one in kept.backups() if not one.reason))
    assert kept.linked() == report
    assert [note.about for note in kept.notes()] == ["q01"]


@DAMAGES
def test_damage_while_a_desk_is_in_use_is_met_the_same(kept, places, damage):
    assert kept.notes()
    damage(places.desk)
    kept.write_note("q05", "After.")
    assert [note.about for note in kept.notes()] == ["q05"]
    assert aside(places).exists()


def test_what_was_set_aside_holds_the_very_bytes(kept, places):
    garbage(places.desk)
    damaged = places.desk.read_bytes()
    kept.notes()
    assert aside(places).read_bytes() == damaged


def test_a_second_damaged_desk_of_the_day_gets_a_name_of_its_own(kept, places):
    for number in (1, 2):
        places.desk.write_bytes(b"damage %d" % number * 99)
        kept.notes()
    assert len(files.aside_of(places.desk)) == 2


def test_a_damaged_copy_is_not_offered(kept, places):
    kept.write_note("q01", "Newer.")
    kept.back_up()
    newest, older = kept.backups()
    garbage(places.backups / newest.name)
    garbage(places.desk)
    assert kept.notes() == ()
    assert older.name in kept.notices[0].advice


def test_a_damaged_copy_is_not_restored(kept, places, report):
    (copy,) = kept.backups()
    garbage(places.backups / copy.name)
    with pytest.raises(PlaceError, match="cannot be restored"):
        kept.restore(copy)
    assert kept.linked() == report


def test_a_desk_that_has_gone_is_not_restored_unasked_but_its_copies_are_offered(kept, places):
    places.desk.unlink()
    assert kept.linked() is None
    assert kept.backups()[0].name in kept.notices[0].advice
    assert not places.desk.exists()


def test_a_desk_from_a_newer_version_is_left_untouched(kept, places, report):
    with closing(sqlite3.connect(places.desk)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = places.desk.read_bytes()
    for change in (lambda: kept.link(report), kept.unlink, lambda: kept.restore(kept.backups()[0])):
        with pytest.raises(PlaceError, match="newer version"):
            change()
    assert (kept.linked(), kept.notes()) == (None, ())
    assert "newer version" in kept.notices[0].text
    assert places.desk.read_bytes() == before


def test_a_desk_that_another_program_keeps_to_itself_is_not_damaged(kept, places, monkeypatch):
    monkeypatch.setattr(files, "WAIT_S", 0.1)
    with closing(sqlite3.connect(places.desk, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(PlaceError, match="Another program"):
            kept.write_note("q01", "Lost.")
    assert [note.text for note in kept.notes()] == ["Kept."]


def test_a_full_disk_is_told_and_loses_nothing(kept, places, monkeypatch):
    plain = files.connect

    def cramped(file, **how):
        connection = plain(file, **how)
        connection.execute("PRAGMA max_page_count = 1")  # SQLite keeps it to what the file has
        return connection

    monkeypatch.setattr(files, "connect", cramped)
    with pytest.raises(PlaceError, match="disk is full"):
        kept.write_note("q02", "word " * 100_000)
    monkeypatch.undo()
    assert [note.text for note in kept.notes()] == ["Kept."]


@NO_RIGHTS
def test_a_folder_that_may_not_be_written_is_told_in_plain_words(kept, places, report):
    places.home.chmod(0o555)
    try:
        with pytest.raises(PlaceError, match="cannot be kept in"):
            kept.write_note("q02", "No.")
        assert kept.linked() == report
    finally:
        places.home.chmod(0o755)
