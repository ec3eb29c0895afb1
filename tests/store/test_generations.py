"""The library's files: names, order, publishing, tidying."""

import contextlib
import os
import sqlite3
import time
from pathlib import Path, PureWindowsPath

import pytest

from casebook import paths
from casebook.store import generations
from casebook.store.generations import Generation

PRINT = "0123456789abcdef" * 4


def named(folder: Path, number: int, ending: str = "sqlite") -> Path:
    return folder / f"library-{number:06}-0123456789ab-abcdef.{ending}"


def made(folder: Path, number: int, ending: str = "sqlite") -> Path:
    file = named(folder, number, ending)
    file.touch()
    return file


def rested(file: Path) -> Path:
    an_hour_ago = time.time() - 3600
    os.utime(file, (an_hour_ago, an_hour_ago))
    return file


def test_the_newest_generation_comes_first_even_past_a_million(tmp_path):
    for number in (2, 1_000_000, 999_999):
        made(tmp_path, number)
    assert [one.number for one in generations.listed(tmp_path)] == [1_000_000, 999_999, 2]


def test_only_whole_files_of_a_librarys_name_are_listed(tmp_path):
    made(tmp_path, 1, "part")
    named(tmp_path, 2).mkdir()
    named(tmp_path, 3).symlink_to(tmp_path / "nowhere")
    (tmp_path / "notes.sqlite").touch()
    assert generations.listed(tmp_path) == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_of_a_librarys_name_is_left_alone(tmp_path):
    os.mkfifo(named(tmp_path, 1))
    assert generations.listed(tmp_path) == ()


@pytest.mark.parametrize("folder", ["nowhere", "a file"])
def test_a_folder_that_cannot_be_listed_holds_nothing(tmp_path, folder):
    (tmp_path / "a file").touch()
    assert generations.listed(tmp_path / folder) == ()


def test_the_next_generation_is_one_more_than_the_newest(tmp_path):
    assert generations.following(tmp_path, PRINT).number == 1
    made(tmp_path, 41)
    assert generations.following(tmp_path, PRINT).number == 42


def test_the_next_generation_is_listed_under_its_own_name(tmp_path):
    following = generations.following(tmp_path, PRINT)
    following.file.touch()
    assert generations.listed(tmp_path) == (following,)
    assert following.is_of(PRINT)
    assert not following.is_of("f" + PRINT[1:])


def test_two_who_ask_at_once_get_names_of_their_own(tmp_path):
    names = {generations.following(tmp_path, PRINT).file for _ in range(20)}
    assert len(names) == 20


def test_publishing_gives_a_finished_part_its_name(tmp_path):
    following = generations.following(tmp_path, PRINT)
    following.part.write_bytes(b"whole")
    generations.publish(following)
    assert following.file.read_bytes() == b"whole"
    assert not following.part.exists()


def test_tidying_removes_older_generations_and_what_lies_beside_them(tmp_path):
    older, newer = made(tmp_path, 1), made(tmp_path, 3)
    older.with_name(older.name + "-journal").touch()
    newest = Generation(number=2, mark=PRINT[:12], file=made(tmp_path, 2))
    generations.tidy(tmp_path, newest)
    assert sorted(tmp_path.iterdir()) == [newest.file, newer]


def test_tidying_removes_the_part_of_a_dead_build_after_a_rest(tmp_path):
    newest = Generation(number=9, mark=PRINT[:12], file=made(tmp_path, 9))
    fresh = made(tmp_path, 1, "part")
    dead, garbage = rested(made(tmp_path, 2, "part")), named(tmp_path, 3, "part")
    garbage.write_bytes(b"no database " * 100)
    rested(garbage)
    generations.tidy(tmp_path, newest)
    assert fresh.exists()
    assert not dead.exists()
    assert not garbage.exists()


def test_tidying_leaves_a_part_that_is_being_written_however_long_it_takes(tmp_path):
    newest = Generation(number=9, mark=PRINT[:12], file=made(tmp_path, 9))
    part = rested(made(tmp_path, 1, "part"))
    with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        generations.tidy(tmp_path, newest)
        assert part.exists()
    generations.tidy(tmp_path, newest)
    assert not part.exists()


def test_discarding_what_is_not_there_is_no_error(tmp_path):
    generations.discard(named(tmp_path, 1))


@pytest.mark.parametrize("name", ["a b", "a?b=c", "a#b", "100%41", "ŵ ŷ", "a'b\"", "日本"])
def test_a_file_is_found_whatever_its_path_is_made_of(tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()
    file = folder / "one.sqlite"
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE found (id)")
    opened = sqlite3.connect(paths.sqlite_address(file, mode="ro"), uri=True)
    with contextlib.closing(opened) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("found",)]
    assert [*tmp_path.iterdir()] == [folder]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (r"C:\Users\Ann B", "file:///C:/Users/Ann%20B?mode=ro"),
        (r"\\server\share\x", "file:////server/share/x?mode=ro"),
    ],
)
def test_a_drive_and_a_share_get_the_slashes_that_sqlite_asks_for(path, address):
    assert paths.sqlite_address(PureWindowsPath(path), mode="ro") == address
