"""A person opens the library file with SQLite's own shell and understands it."""

import subprocess

import pytest

from casebook import paths
from casebook.library import Library

pytestmark = pytest.mark.peers


@pytest.fixture
def ask(program, tmp_path):
    """Ask SQLite's shell about a library that was just made."""
    shell = program("sqlite3")
    file = Library(paths.places()).refresh().file

    def answer(question):
        asked = subprocess.run(
            [shell, "-readonly", file, question], capture_output=True, text=True, check=True
        )
        return asked.stdout

    return answer


def test_the_file_is_whole(ask):
    assert ask("PRAGMA integrity_check").strip() == "ok"
    assert ask("PRAGMA foreign_key_check") == ""


def test_the_tables_are_called_what_they_hold(ask):
    assert {"site", "event", "actor", "outcome", "theme"} <= set(ask(".tables").split())


def test_the_events_stand_in_order_in_a_view(ask):
    rows = ask("SELECT order_number FROM events_in_order WHERE site_number = 6").split()
    assert rows
    assert list(map(int, rows)) == sorted(map(int, rows))


def test_the_actors_stand_by_site_in_a_view(ask):
    numbers = ask(
        "SELECT DISTINCT site_number FROM actors_by_site WHERE site_number IS NOT NULL"
    ).split()
    assert numbers == sorted(ask("SELECT number FROM site").split(), key=int)


@pytest.mark.parametrize("kind", ["table", "view"])
def test_everything_in_it_can_be_read(ask, kind):
    names = ask(f"SELECT name FROM sqlite_schema WHERE type = '{kind}'").split()
    assert names
    assert all(int(ask(f'SELECT count(*) FROM "{name}"')) >= 0 for name in names)
