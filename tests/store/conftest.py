"""What the tests of the store share."""

from pathlib import Path

import pytest

from casebook.domain.snapshot import Snapshot
from casebook.store import build
from casebook.store.generations import Generation
from tests import make


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    """Give a snapshot with something in every corner that a start looks into."""
    return make.snapshot(
        make.site(1, actors=(make.actor(),), events=(make.event(actors=("council",)),)),
        make.site(2, outcomes=(make.outcome(themes=("fit",)),)),
        context=make.context(),
    )


@pytest.fixture
def built(tmp_path: Path, snapshot: Snapshot) -> Generation:
    """Give the one generation of a library in `tmp_path`."""
    return build.build(snapshot, tmp_path)
