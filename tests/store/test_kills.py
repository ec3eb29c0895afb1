"""Killed at any moment of a refresh, the next start is whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import make

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def faults_after(folder: Path, *way: str) -> str:
    """Kill a refreshing program this way; give what was wrong at the starts after it."""
    before = make.content(folder / "before", launch="The first launch")
    after = make.content(folder / "after", launch="The second launch", sites=3)
    killing = [sys.executable, "-m", "tests.store.killing", folder / "home", before, after, *way]
    done = subprocess.run(
        killing, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_kill_before_anything_done_to_the_disk_leaves_the_next_start_whole(tmp_path):
    assert faults_after(tmp_path, "each") == ""


def test_eight_kills_leave_every_next_start_whole(tmp_path):
    assert faults_after(tmp_path, "random", "8", "1") == ""


@pytest.mark.peers
@pytest.mark.parametrize("seed", ["2", "3", "4"])
def test_three_hundred_kills_leave_every_next_start_whole(tmp_path, seed):
    assert faults_after(tmp_path, "random", "100", seed) == ""
