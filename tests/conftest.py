"""What every test stands on: no screen, no network, nothing of this machine's own settings, and silence."""

import logging
import os
from pathlib import Path

import pytest
from hypothesis import settings

from casebook import paths
from casebook.content import folder
from casebook.domain.snapshot import Snapshot

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["LC_ALL"] = "C.UTF-8"

ROOT = Path(__file__).resolve().parents[1]

# The gate tries the same examples every time, so that it says something about the change and nothing by chance;
# `make peers` tries new ones. No test is timed: a busy machine is not a mistake.
settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile("wide", max_examples=300, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))

# More processes than this wait for the disk and for one another.
MOST_PROCESSES = 4


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Run the whole suite on every processor; a part of it here and at once, where pdb works too."""
    is_whole = config.args == config.getini("testpaths") and not config.option.keyword
    return min(os.cpu_count() or 1, MOST_PROCESSES) if is_whole else 0


@pytest.fixture(autouse=True)
def _home_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Give every test an empty folder to keep things in."""
    monkeypatch.setenv("CASEBOOK_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def shipped() -> Snapshot:
    """Read the casebook that ships, from its text files, once."""
    return folder.read(paths.shipped_content())


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture):
    """Fail a test that logs a warning or worse and does not clear it from `caplog`."""
    yield
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, f"unexpected log: {[record.getMessage() for record in loud]}"
