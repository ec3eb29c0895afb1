"""What the tests of the desk share."""

from pathlib import Path

import pytest

from casebook.desk.desk import Desk
from casebook.domain.quotations import FoundWords, LinkedReport, MissingWords
from casebook.paths import Places
from tests import make

WORDS = "Nineteen purple elephants signed it"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Name the places of a program that has kept nothing yet."""
    return make.places_in(tmp_path / "home", tmp_path / "content")


@pytest.fixture
def desk(places: Places) -> Desk:
    """Give a desk that is not there yet."""
    return Desk(places)


@pytest.fixture
def report() -> LinkedReport:
    """Give a linked report, with words that stand nowhere else."""
    found = FoundWords(quote_id="q02", words=WORDS, word_for_word=True, before="He said", after="!")
    other = FoundWords(quote_id="q01", words="Sign here", word_for_word=False)
    missing = (MissingWords(quote_id="q03", why="Page 9 is not there."),)
    return LinkedReport(
        name="report.pdf", linked_on="2026-11-26", found=(found, other), missing=missing
    )
