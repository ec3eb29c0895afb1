"""What is written can be read on any terminal, in any encoding and in a pipe, or by nobody."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from casebook.cli import terminal

FULL = Path("/dev/full")
ESCAPE = "\x1b["


def on_a_terminal(content, *typed, columns=80, environment=None):
    """Give all that the program writes to a terminal of so many columns."""
    try:
        outside, inside = pty.openpty()
    except OSError as none:
        pytest.skip(f"this system lends no terminals: {none}")
    command = [sys.executable, "-m", "casebook", "--content", str(content), *typed]
    settings = {"COLUMNS": str(columns), "TERM": "xterm-256color", **(environment or {})}
    started = subprocess.Popen(
        command, stdout=inside, stderr=inside, env=os.environ | settings, close_fds=True
    )
    os.close(inside)
    written = b""
    try:
        while piece := os.read(outside, 4096):
            written += piece
    except OSError:  # how Linux says that the other end was closed
        pass
    os.close(outside)
    assert started.wait() == 0
    return written.decode("utf-8")


def test_a_terminal_gets_colour(three_sites):
    assert ESCAPE in on_a_terminal(three_sites, "show", "2")


def test_no_color_is_heeded(three_sites):
    said = on_a_terminal(three_sites, "show", "2", environment={"NO_COLOR": "1"})
    assert "Harbour town 2" in said
    assert f"{ESCAPE}36m" not in said
    assert f"{ESCAPE}1;36m" not in said


@pytest.mark.parametrize("columns", [50, 80])
def test_lines_are_as_wide_as_the_terminal_at_most(three_sites, columns):
    environment = {"NO_COLOR": "1", "TERM": "dumb"}
    for typed in (["show", "2"], ["events"], ["sites"]):
        said = on_a_terminal(three_sites, *typed, columns=columns, environment=environment)
        assert max(len(line) for line in said.splitlines()) <= columns


def test_a_terminal_gets_a_bar_while_it_waits(three_sites):
    assert "%" in on_a_terminal(three_sites, "refresh")


def test_a_pipe_gets_neither_colour_nor_bar(start, three_sites):
    for typed in (["show", "2"], ["events"], ["refresh"], ["check"]):
        ran = start("--content", three_sites, *typed)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ESCAPE not in ran.stdout


def test_what_is_piped_is_at_most_a_hundred_columns_wide_without_blanks_at_the_ends(run):
    for typed in (["show", "2"], ["events"], ["sites"]):
        lines = run(*typed).out.splitlines()
        assert max(map(len, lines)) <= 100
        assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_any_encoding_will_do(start, three_sites, encoding):
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for typed in (["show", "2"], ["events"], ["xyzzy"], ["--help"]):
        ran = start("--content", three_sites, *typed, environment=environment, encoding=encoding)
        assert "Traceback" not in ran.stderr
        assert ran.stdout + ran.stderr


def test_marks_and_quotes_have_plain_ones_to_stand_for_them(start, three_sites):
    environment = {"PYTHONIOENCODING": "ascii"}
    ran = start("--content", three_sites, "events", environment=environment)
    assert "* turning point   o step   . detail" in ran.stdout
    assert "?" not in ran.stdout


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Môn “ŵ”", 'Mon "w"'), ("1998–1999…", "1998-1999..."), ("日", "?"), ("e\u0301", "e")],
)
def test_a_letter_loses_its_accent_before_it_is_given_up(text, plain):
    assert text.encode("ascii", "casebook-plain").decode() == plain


def test_json_keeps_every_letter_whatever_the_encoding(start, three_sites, tmp_path):
    theme = tmp_path / "sites"
    theme.mkdir()
    told = (three_sites / "sites" / "site-01.md").read_text("utf-8").replace("Harbour", "Môn ŵ 日")
    (theme / "site-01.md").write_text(told, "utf-8")
    for encoding in ("ascii", "utf-8"):
        environment = {"PYTHONIOENCODING": encoding}
        ran = start("--content", tmp_path, "show", "1", "--json", environment=environment)
        assert json.loads(ran.stdout)["title"] == "Môn ŵ 日 town 1"


def test_a_reader_who_has_had_enough_is_no_error(three_sites):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "casebook", "--content", str(three_sites), "events", "--json"]
    ran = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no disk that is full")
def test_a_full_disk_is_explained(start, three_sites):
    with FULL.open("w") as full:
        ran = start(
            "--content",
            three_sites,
            "sites",
            capture_output=False,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert ran.returncode == 2
    assert ran.stderr == "The answer could not be written. Is the disk full?\n"


def test_a_program_without_a_console_writes_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    terminal.prepare()
    terminal.say_json([])
    terminal.tell("nobody hears it")
