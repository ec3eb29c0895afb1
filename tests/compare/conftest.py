"""The shipped casebook, read once."""

import pytest

from casebook import paths
from casebook.content import folder


@pytest.fixture(scope="session")
def shipped():
    return folder.read(paths.shipped_content())
