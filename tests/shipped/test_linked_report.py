"""The shipped quotation records against the report itself: found, word for word, in its scan."""

from pathlib import Path

import pytest

from casebook.content import report_finder, report_text

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def linked(shipped):
    """Link the scan of the report, or skip what needs it."""
    scan = ROOT.parent / "shared" / "source" / "contract-or-trust.txt"
    if not scan.is_file():
        pytest.skip("the report is not on this machine")
    text = report_text.read(scan)
    return report_finder.find(shipped.quotes, text, name=scan.name, linked_on="2026-11-26")


def _word_for_word(linked):
    return {found.quote_id for found in linked.found if found.word_for_word}


@pytest.mark.parametrize("inline", [False, True], ids=["set apart", "inline"])
def test_every_quotation_is_found_word_for_word_in_the_scan(linked, shipped, inline):
    records = {quote.id for quote in shipped.quotes if quote.inline is inline}
    assert len(records) >= 20
    assert records - _word_for_word(linked) == set()


def test_no_quotation_carries_a_quotation_mark_of_the_report(linked):
    outer = [
        found.words for found in linked.found if found.words[0] in '"“' or found.words[-1] in '"”'
    ]
    assert outer == []


def test_each_quotation_comes_with_the_text_around_it(linked):
    assert all(len(found.before.split()) >= 20 and found.after for found in linked.found)
