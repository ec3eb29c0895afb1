"""Killed at any moment, or two programs at once: what was said to be kept is kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from casebook.desk.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

WRITER = """
import sys
from pathlib import Path
from casebook import paths
from casebook.desk.desk import Desk
home, name = sys.argv[1:]
desk = Desk(paths.places(None, {"CASEBOOK_HOME": home}))
for number in range(25):
    desk.write_note(f"{name}-{number}", name)
    desk.add_to_basket("Both", f"{name}-{number}")
    if number % 10 == 0:
        desk.back_up()
"""


def faults_after(folder, kills, seed):
    killing = [sys.executable, "-m", "tests.desk.killing", folder / "home", kills, seed]
    done = subprocess.run(
        killing, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@FORKS
def test_ten_kills_lose_nothing_but_the_keystroke_under_way(tmp_path):
    assert faults_after(tmp_path, "10", "1") == ""


@FORKS
@pytest.mark.peers
@pytest.mark.parametrize("seed", ["2", "3", "4"])
def test_three_hundred_kills_lose_nothing_but_the_keystroke_under_way(tmp_path, seed):
    assert faults_after(tmp_path, "100", seed) == ""


def test_two_programs_that_begin_and_write_a_desk_at_once_lose_nothing(places):
    command = [sys.executable, "-c", WRITER, places.home]
    both = [subprocess.Popen([*command, name], cwd=ROOT) for name in ("one", "two")]
    assert [one.wait(timeout=120) for one in both] == [0, 0]
    desk = Desk(places)
    assert len(desk.notes()) == 50
    assert len(desk.baskets()[0].items) == 50
    assert desk.notices == ()
