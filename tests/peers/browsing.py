"""Pages in the system's Chromium, driven by keys: what our web page and TimelineJS are tried in."""

import json
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest

ROOT = Path(__file__).resolve().parents[2]
NPM = ROOT / "build" / "npm"


class Seen(msgspec.Struct, frozen=True):
    """What was found: the answers in order, the addresses asked for, and the script's own faults."""

    answers: list
    asked: list[str]
    faults: list[str]


def browse(*steps: dict, width: int = 1280, height: int = 800, offline: bool = True) -> Seen:
    """Go through steps in a browser; see `browser.mjs`. Skip the test where there is none."""
    chromium, node = shutil.which("chromium"), shutil.which("node")
    if not (chromium and node and (NPM / "node_modules" / "playwright-core").is_dir()):
        pytest.skip("no browser to drive is here; `make peers` installs it")
    wanted = {
        "executable": chromium, "width": width, "height": height, "offline": offline, "steps": steps,
    }  # fmt: skip
    done = subprocess.run(
        [node, Path(__file__).with_name("browser.mjs"), f"{NPM.as_uri()}/"],
        input=json.dumps(wanted),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return msgspec.convert(json.loads(done.stdout), Seen)
