"""What the tests of `content` share."""

from pathlib import Path

import pytest

from tests.content.casebooks import Casebook


@pytest.fixture
def book(tmp_path: Path) -> Casebook:
    """Give the example casebook in a folder of its own."""
    return Casebook(tmp_path / "book")
