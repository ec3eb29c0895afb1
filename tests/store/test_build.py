"""Building: everything in, whole or not at all."""

import contextlib
import os
import sqlite3
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import event

from casebook.content import folder
from casebook.errors import PlaceError
from casebook.progress import Cancelled
from casebook.store import build, connections, first, queries
from tests import make
from tests.store.snapshots import snapshots

BROKEN = Path(__file__).resolve().parents[1] / "broken"


class Watcher:
    """Counts the steps and cancels at one of them."""

    def __init__(self, *, cancel_at: int | None = None) -> None:
        self.steps: list[tuple[int, int, str]] = []
        self.cancel_at = cancel_at

    def step(self, done: int, total: int, what: str) -> None:
        self.steps.append((done, total, what))
        if len(self.steps) == self.cancel_at:
            raise Cancelled


def ask(file: Path, question: str) -> list[tuple]:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        return connection.execute(question).fetchall()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(snapshot=snapshots())
def test_tables_and_encoded_form_both_hold_the_whole_snapshot(tmp_path, snapshot):
    built = build.build(snapshot, tmp_path)
    engine = connections.reading(built.file)
    assert queries.snapshot(engine) == snapshot
    assert first.read(tmp_path, snapshot.fingerprint).snapshot == snapshot


def test_a_casebook_full_of_mistakes_is_kept_as_it_is(tmp_path):
    snapshot = folder.read(BROKEN)
    built = build.build(snapshot, tmp_path)
    assert snapshot.broken
    assert queries.snapshot(connections.reading(built.file)) == snapshot


def test_sqlite_finds_no_fault_in_the_file(built):
    assert ask(built.file, "PRAGMA integrity_check") == [("ok",)]
    assert ask(built.file, "PRAGMA foreign_key_check") == []


def test_nothing_lies_beside_the_file(built):
    assert [*built.file.parent.iterdir()] == [built.file]


def test_each_build_is_a_generation_of_its_own_and_replaces_the_older(tmp_path, snapshot):
    older, newer = build.build(snapshot, tmp_path), build.build(snapshot, tmp_path)
    assert newer.number == older.number + 1
    assert [*tmp_path.iterdir()] == [newer.file]


def test_a_missing_folder_is_made(tmp_path, snapshot):
    assert build.build(snapshot, tmp_path / "not" / "yet").file.is_file()


def test_every_history_is_a_step(tmp_path, snapshot):
    watcher = Watcher()
    build.build(snapshot, tmp_path, watcher)
    assert watcher.steps == [
        (0, 3, "context.md"),
        (1, 3, "sites/site-01.md"),
        (2, 3, "sites/site-02.md"),
    ]


@pytest.mark.parametrize("step", [1, 2, 3])
def test_cancelling_at_any_step_leaves_what_was_there(tmp_path, snapshot, step):
    before = build.build(snapshot, tmp_path)
    with pytest.raises(Cancelled):
        build.build(snapshot, tmp_path, Watcher(cancel_at=step))
    assert [*tmp_path.iterdir()] == [before.file]


def test_a_file_in_the_place_of_the_folder_is_told_in_plain_words(tmp_path, snapshot):
    (tmp_path / "library").touch()
    with pytest.raises(PlaceError, match="library cannot be kept in") as refusal:
        build.build(snapshot, tmp_path / "library")
    assert "folder that you may write in" in refusal.value.advice


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="whoever runs this may write anywhere"
)
def test_a_folder_that_may_not_be_written_is_told_in_plain_words(tmp_path, snapshot):
    tmp_path.chmod(0o555)
    with pytest.raises(PlaceError, match="cannot be kept in"):
        build.build(snapshot, tmp_path)


def test_a_reference_to_nothing_is_never_published(tmp_path):
    loose = make.snapshot(make.site(1, events=(make.event(actors=("nobody",)),)))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        build.build(loose, tmp_path)
    assert [*tmp_path.iterdir()] == []


def test_a_word_that_content_does_not_know_is_refused_by_the_file(built):
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        ask(built.file, "UPDATE event SET kind = 'party'")


def test_a_reader_of_the_file_cannot_change_it(built):
    engine = connections.reading(built.file)
    with engine.connect() as connection, pytest.raises(Exception, match="readonly"):
        connection.exec_driver_sql("DELETE FROM site")


def statements(file: Path) -> int:
    said: list[str] = []
    engine = connections.reading(file)
    event.listen(engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    queries.snapshot(engine)
    return len(said)


def test_thirty_sites_are_read_with_as_many_statements_as_one(tmp_path):
    one = build.build(make.snapshot(make.site(1)), tmp_path / "one")
    many = make.snapshot(*(make.site(number) for number in range(1, 31)))
    thirty = build.build(many, tmp_path / "thirty")
    assert statements(one.file) == statements(thirty.file)


def test_a_person_sees_what_made_the_file(built):
    assert ask(built.file, "SELECT title, made_by FROM casebook") == [("A casebook", first.maker())]


def test_equal_snapshots_have_equal_encoded_forms(snapshot):
    again = msgspec.msgpack.decode(first.encoded(snapshot), type=type(snapshot))
    assert first.encoded(again) == first.encoded(snapshot)
