"""The Quotes page: three clicks to the right quotations, counts that follow, grids that open, an address for it all."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel

from casebook.domain.quotations import FoundWords, LinkedReport
from casebook.domain.quote_selection import QuoteOrder
from casebook.export.parcel import SIZES, Wanted
from casebook.ui import citation, quote_place
from casebook.ui.models import RECORD
from casebook.ui.quote_panel import QuotePanel

THREE_CLICKS = "quotes/theme/funding/theme/trust/sector/vcs"


@pytest.fixture
def page(casebook):
    return casebook.go("quotes")


def _click(casebook, page, label):
    """Click the first value with this label, where it is painted."""
    panel = page.findChild(QuotePanel)
    model = panel._model
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    index = next(row for row in rows if row.data(RECORD) and row.data() == label)
    panel._list.scrollTo(index)
    where = panel._list.visualRect(index).center()
    casebook.qtbot.mouseClick(panel._list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    return index


def _shown(page):
    return [one for one, card in page._cards.items() if card.isVisibleTo(page)]


def test_every_quotation_is_a_card_and_says_it_is_a_paraphrase(page):
    assert len(_shown(page)) == 68
    assert page._how.isVisible()


def test_funding_and_trust_from_the_voluntary_sector_takes_three_clicks(page, casebook):
    for label in ("Funding and cuts", "Trust", "Voluntary and community sector"):
        _click(casebook, page, label)
    assert casebook.here == THREE_CLICKS
    assert 0 < len(_shown(page)) < 10
    assert page._count.text() == f"{len(_shown(page))} of 68 quotations shown"


def test_a_second_click_leaves_a_theme_out_and_a_third_lets_go(page, casebook):
    _click(casebook, page, "Trust")
    with_trust = set(_shown(page))
    index = _click(casebook, page, "Trust")
    assert with_trust.isdisjoint(_shown(page))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Themes: Trust, left out")
    _click(casebook, page, "Trust")
    assert len(_shown(page)) == 68


def test_typing_narrows_and_nothing_found_says_so(page, casebook):
    casebook.press("Ctrl+Shift+F")
    casebook.qtbot.keyClicks(page.findChild(QuotePanel).box, "xyzzy")
    assert _shown(page) == []
    assert page._empty.isVisible()


def test_a_cell_of_a_grid_opens_its_quotations(casebook):
    page = casebook.go("quotes/meeting")
    names = [page._meeting.verticalHeaderItem(at).text() for at in range(5, 20)]
    at, across = 5 + names.index("Trust"), 5 + names.index("Power")
    counted = int(page._meeting.item(at, across).text())
    page._meeting.cellClicked.emit(at, across)
    assert len(_shown(page)) == counted
    assert casebook.here == "quotes/theme/power/theme/trust"


def test_a_card_is_copied_with_its_citation_in_three_forms(casebook):
    page = casebook.go("quotes/q07")
    casebook.press("Ctrl+C", page._cards["q07"])
    copied = QGuiApplication.clipboard().mimeData()
    assert "[paraphrase]" in copied.text()
    assert "paragraph" in copied.html()
    assert copied.hasFormat(citation.CSL)


def test_the_choice_survives_a_restart(start):
    first = start()
    first.go(THREE_CLICKS)
    shown = _shown(first.page)
    first.close()
    assert _shown(start().page) == shown


def test_the_choice_survives_going_away_and_back(page, casebook):
    _click(casebook, page, "Trust")
    shown = _shown(page)
    casebook.go("site/2")
    casebook.press("Ctrl+5")
    assert _shown(page) == shown


@pytest.mark.parametrize(
    "address",
    [
        THREE_CLICKS,
        "quotes/sectors/without/time/any/words/a%2Fb/sort/length",
        "quotes/q07",
        "quotes/site/",
    ],
)
def test_an_address_says_what_it_reads(address):
    parts = quote_place.navigation.parts(address)
    assert quote_place.read(parts[1:]).address == address


def test_an_unknown_quotation_is_explained(casebook):
    casebook.go("quotes/q999")
    assert "no such quotations" in casebook.window.notices.shown.text


def test_a_theme_on_a_card_narrows_to_it(page, casebook):
    card = page._cards["q18"]
    chip = next(one for one in card.findChildren(QAbstractButton) if one.text() == "Power")
    casebook.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert casebook.here == "quotes/theme/power"


def test_what_is_in_view_can_be_exported_gathered_when_sorted_by_theme(casebook):
    page = casebook.go("quotes")
    assert page.can_export()
    assert page.exportable().title == "68 quotations"
    page.open_at(())
    page._sort_by(QuoteOrder.THEME)
    wanted = Wanted(look=casebook.window.look, size=SIZES["slide"])
    assert page.exportable().pack(wanted).by_theme


def test_linked_words_stand_in_quotation_marks_between_what_is_around_them(page):
    found = FoundWords(
        quote_id="q07", words="We grew", word_for_word=True, before="then", after="so"
    )
    linked = LinkedReport(name="copy.txt", linked_on="2026-11-26", found=(found,))
    page.show_snapshot(msgspec.structs.replace(page._snapshot, linked=linked))
    texts = [label.text() for label in page._cards["q07"].findChildren(QLabel)]
    assert texts[:3] == ["… then", "“We grew”", "so …"]
    assert "paraphrase" not in texts
    assert not page._how.isVisible()
