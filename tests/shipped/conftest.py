"""The report, where it lies beside the project."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def verbatim() -> Path:
    """Give the tool that looks for the report's own sentences, or skip what needs it."""
    tool = ROOT.parent / "shared" / "tools" / "verbatim"
    return tool if tool.is_file() else pytest.skip("the report is not on this machine")
