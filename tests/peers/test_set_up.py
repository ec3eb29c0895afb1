"""One command sets everything up: two at once, in a folder with spaces, again for other pins."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.peers


def _prepare(project):
    return subprocess.Popen(
        [project / "setup" / "prepare"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )


def _said(prepare):
    said, _ = prepare.communicate(timeout=900)
    assert prepare.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Copy what set-up needs into a folder with a difficult name."""
    folder = tmp_path_factory.mktemp("a") / "folder d'été, with spaces"
    shutil.copytree(ROOT / "setup", folder / "setup")
    shutil.copytree(ROOT / "casebook", folder / "casebook")
    yield folder
    shutil.rmtree(folder)  # pytest keeps its folders, and this one is nearly half a gigabyte


@pytest.fixture(scope="module")
def said_by_two_at_once(project):
    """Start it twice at the same moment on a fresh checkout."""
    return [_said(prepare) for prepare in [_prepare(project), _prepare(project)]]


def test_of_two_at_once_only_one_makes_the_environment(said_by_two_at_once):
    assert "".join(said_by_two_at_once).count("making .venv") == 1
    assert all(said.endswith("ready.\n") for said in said_by_two_at_once)


def test_the_environment_runs_the_program_from_anywhere(project, said_by_two_at_once, tmp_path):
    command = [project / ".venv" / "bin" / "casebook", "--version"]
    assert (
        "casebook"
        in subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    )


def test_a_second_time_there_is_nothing_to_do(project, said_by_two_at_once):
    assert _said(_prepare(project)) == "Set-up: ready.\n"


def test_a_half_made_environment_is_made_again(project, said_by_two_at_once):
    (project / ".venv" / "made-from").unlink()
    assert "making .venv" in _said(_prepare(project))


def test_changed_pins_are_noticed(project, said_by_two_at_once):
    with (project / "setup" / "pins-run.txt").open("a") as pins:
        pins.write("# changed\n")
    assert "making .venv" in _said(_prepare(project))
