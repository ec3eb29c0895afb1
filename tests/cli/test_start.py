"""How the program starts: what it loads, how it is called, and what becomes of a bug."""

import logging

import pytest

from casebook import __main__, paths
from casebook.cli import commands
from casebook.cli.commands import Command

HEAVY = {"PySide6", "sqlalchemy", "rich", "markdown", "nh3", "hypothesis"}


@pytest.mark.parametrize("typed", [["where"], ["--version"], ["sites", "--json"], ["check"]])
def test_what_is_not_needed_is_not_loaded(start, three_sites, typed):
    code = (
        "import sys; from casebook.__main__ import main; main(sys.argv[1:]);"
        "print(*sys.modules, file=sys.stderr)"
    )
    ran = start(*typed, "--content", three_sites, code=f"-c {code}")
    loaded = ran.stderr.split()
    assert "casebook.cli.commands" in loaded
    assert HEAVY & set(loaded) == set()


def test_it_starts_as_a_module_and_ends_with_its_status(start, three_sites):
    assert start("--content", three_sites, "show", "2", "--json").returncode == 0
    assert start("--content", three_sites, "show", "7").returncode == 2


@pytest.fixture
def with_command(monkeypatch):
    """Put a further command into the table."""

    def put(run):
        row = Command(summary="Does as the test wants.", examples=(), run=run)
        monkeypatch.setitem(commands.COMMANDS, "try", row)

    return put


def divide(session, asked):
    return 1 // 0


def test_a_command_is_one_row_of_the_table(run, with_command):
    with_command(lambda session, asked: 1)
    assert run("try").status == 1
    assert "Does as the test wants." in run("--help").out


def test_a_bug_is_one_sentence_for_the_person_and_a_traceback_in_the_log(run, with_command, caplog):
    with_command(divide)
    said = run("try")
    log = paths.places().log
    assert (said.status, said.out) == (2, "")
    assert said.err == (
        f"Something went wrong inside Casebook; what it was stands at the end of {log}.\n"
    )
    assert "ZeroDivisionError" in log.read_text("utf-8")
    caplog.clear()


def test_a_bug_is_told_even_where_no_log_can_be_written(
    run, with_command, caplog, monkeypatch, tmp_path
):
    (tmp_path / "file").touch()
    monkeypatch.setenv("CASEBOOK_HOME", str(tmp_path / "file"))
    with_command(divide)
    said = run("try")
    assert (said.status, said.err.count("\n")) == (2, 1)
    assert "ZeroDivisionError" in said.err
    caplog.clear()


def test_what_a_command_notes_goes_to_the_log_and_not_to_the_terminal(run, with_command, caplog):
    with_command(lambda session, asked: logging.getLogger("casebook.x").warning("noted") or 0)
    assert run("try").err == ""
    assert "WARNING casebook.x: noted" in paths.places().log.read_text("utf-8")
    caplog.clear()


def test_no_log_is_made_when_there_is_nothing_to_note(run):
    run("sites")
    assert not paths.places().log.exists()


def test_stopping_it_by_the_keyboard_is_quiet(run, with_command):
    def interrupted(session, asked):
        raise KeyboardInterrupt

    with_command(interrupted)
    said = run("try")
    assert (said.status, said.out, said.err) == (__main__._INTERRUPTED, "", "")


def test_a_library_that_cannot_be_kept_is_told_and_no_error(run, monkeypatch, tmp_path, caplog):
    (tmp_path / "file").touch()
    monkeypatch.setenv("CASEBOOK_HOME", str(tmp_path / "file"))
    said = run("refresh")
    assert said.status == 0
    assert "could not be kept" in said.out
    assert said.err
    caplog.clear()
