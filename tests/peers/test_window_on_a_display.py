"""The real window on a real X server: it comes up, listens to the keyboard, and leaves quietly."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.peers


@pytest.fixture
def display(program):
    """Start an X server of our own and give the name of its display."""
    command = [
        program("Xvfb"),
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1440x900x24",
        "-nolisten",
        "tcp",
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


@pytest.fixture
def window(installed, display, program):
    """Start the windowed program there; wait until its window is up."""
    xdotool = program("xdotool")
    asked = subprocess.run(
        [sys.executable, ROOT / "setup" / "qt_loads.py"], env={"DISPLAY": display}, check=False
    )
    if asked.returncode:
        pytest.skip("Qt misses system libraries for a display; `make peers` installs them")
    here = installed.environment(DISPLAY=display, QT_QPA_PLATFORM="xcb")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen([installed.bin / "casebook-window"], env=here, **pipes) as running:
        find = [xdotool, "search", "--sync", "--onlyvisible", "--name", "Casebook"]
        found = subprocess.run(
            find, env=here, capture_output=True, text=True, timeout=60, check=True
        )
        running.press = lambda keys: subprocess.run(
            [xdotool, "windowfocus", "--sync", found.stdout.split()[0], "key", keys],
            env=here,
            check=True,
        )
        yield running
        running.kill()


def test_it_comes_up_and_leaves_by_its_key(window):
    window.press("ctrl+q")
    said, complained = window.communicate(timeout=30)
    assert (window.returncode, said, complained) == (0, "", "")
