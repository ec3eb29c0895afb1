"""The first read: right or nothing, whatever a file looks like."""

import contextlib
import os
import sqlite3
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebook.store import build, first
from casebook.store.generations import Generation


@pytest.fixture(scope="module")
def whole(tmp_path_factory, snapshot) -> Generation:
    """Give a generation that is only copied from."""
    return build.build(snapshot, tmp_path_factory.mktemp("whole"))


def put(folder: Path, generation: Generation, data: bytes) -> None:
    (folder / generation.file.name).write_bytes(data)


def changed(file: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def read(generation: Generation, snapshot):
    return first.read(generation.file.parent, snapshot.fingerprint)


def test_a_whole_file_gives_its_snapshot(built, snapshot):
    stored = read(built, snapshot)
    assert stored.snapshot == snapshot
    assert stored.generation == built


def test_other_content_finds_nothing(built):
    assert first.read(built.file.parent, "f" * 64) is None


def test_a_name_that_begins_alike_is_not_enough(built, snapshot):
    other = snapshot.fingerprint[:12] + "f" * 52
    assert first.read(built.file.parent, other) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casebook SET made_by = 'Casebook 0.0.1, tables 1'",
        "UPDATE encoded_snapshot SET encoded = CAST(encoded AS TEXT)",
        "UPDATE encoded_snapshot SET encoded = 7",
        "UPDATE encoded_snapshot SET encoded = zeroblob(100)",
        "UPDATE encoded_snapshot SET sha256 = ''",
        "UPDATE encoded_snapshot SET encoded = '', sha256 = 'e3b0c44298fc1c149afbf4c8996fb924'",
        "DELETE FROM encoded_snapshot",
        "DELETE FROM casebook",
        "DROP TABLE encoded_snapshot",
        "DROP TABLE casebook",
    ],
)
def test_a_file_that_says_something_else_is_skipped(built, snapshot, statement):
    changed(built.file, statement)
    assert read(built, snapshot) is None


def test_an_encoded_form_of_other_records_is_skipped(built, snapshot):
    data = b"\x81\xa1x\x01"
    with contextlib.closing(sqlite3.connect(built.file)) as connection, connection:
        row = (data, first.digest(data))
        connection.execute("UPDATE encoded_snapshot SET encoded = ?, sha256 = ?", row)
    assert read(built, snapshot) is None


@pytest.mark.parametrize("data", [b"", b"\0" * 8192, b"SQLite format 3\0", b"# A text\n" * 999])
def test_what_is_no_database_is_skipped(tmp_path, whole, snapshot, data):
    put(tmp_path, whole, data)
    assert first.read(tmp_path, snapshot.fingerprint) is None


# The first page and its neighbourhood byte by byte, then every sixteenth of the file.
@pytest.mark.parametrize(
    "sixteenths", [*range(16)], ids=lambda count: f"{count} sixteenths of the file"
)
def test_a_file_cut_short_is_skipped(tmp_path, whole, snapshot, sixteenths):
    data = whole.file.read_bytes()
    put(tmp_path, whole, data[: len(data) * sixteenths // 16])
    assert first.read(tmp_path, snapshot.fingerprint) is None


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_damage_makes_it_raise_or_say_anything_wrong(tmp_path, whole, snapshot, data):
    content = bytearray(whole.file.read_bytes())
    places = st.integers(0, 200) | st.integers(0, len(content) - 1)
    for place, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), min_size=1)):
        content[place] = byte
    put(tmp_path, whole, bytes(content[: data.draw(st.integers(0, len(content)))]) or b"")
    stored = first.read(tmp_path, snapshot.fingerprint)
    assert stored is None or stored.snapshot == snapshot


def test_an_older_whole_file_stands_in_for_a_damaged_one(built, snapshot):
    newer = built.file.with_name(built.file.name.replace("000001", "000002"))
    newer.write_bytes(built.file.read_bytes()[:5000])
    assert read(built, snapshot).generation == built


def test_a_file_that_another_program_has_locked_is_not_waited_for(built, snapshot):
    with contextlib.closing(sqlite3.connect(built.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        began_s = time.monotonic()
        assert read(built, snapshot) is None
        assert time.monotonic() - began_s < 1


def test_a_file_that_another_program_reads_is_read_too(built, snapshot):
    with contextlib.closing(sqlite3.connect(built.file, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM site").fetchall()
        assert read(built, snapshot).snapshot == snapshot


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="whoever runs this may read everything"
)
def test_a_file_that_may_not_be_read_is_skipped(built, snapshot):
    built.file.chmod(0)
    assert read(built, snapshot) is None


def test_reading_leaves_nothing_behind_and_changes_nothing(built, snapshot):
    before = built.file.read_bytes()
    read(built, snapshot)
    assert built.file.read_bytes() == before
    assert [*built.file.parent.iterdir()] == [built.file]


def test_a_library_on_a_disk_that_takes_no_writes_is_read(built, snapshot):
    built.file.chmod(0o444)
    assert read(built, snapshot).snapshot == snapshot
