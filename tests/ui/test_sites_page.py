"""The wall and the list of sites: narrowed live, read by keyboard, honest about what cannot be read."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from casebook.ui.facet_panel import FacetPanel
from casebook.ui.models import RECORD, FacetsModel
from casebook.ui.site_wall import SiteTable, SiteWall

BROKEN = Path(__file__).resolve().parents[1] / "broken"


@pytest.fixture
def page(casebook):
    return casebook.page


def _shown(page):
    model = page._model
    return [model.index(row, 0).data(RECORD).number for row in range(model.rowCount())]


def _button(page, text):
    return next(one for one in page.findChildren(QAbstractButton) if one.text().strip() == text)


def _facet(page, label):
    model = page.findChild(FacetPanel)._model
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return next(row for row in rows if row.data() == label and row.data(RECORD) is not None)


def _tick(page, label):
    model = page.findChild(FacetPanel)._model
    checked = Qt.CheckState.Checked.value
    assert isinstance(model, FacetsModel)
    model.setData(_facet(page, label), checked, Qt.ItemDataRole.CheckStateRole)


def test_all_twelve_are_on_the_wall_in_order(page):
    assert _shown(page) == list(range(1, 13))


def test_typing_narrows_as_one_types(page, casebook):
    casebook.press("Ctrl+Shift+F")
    casebook.qtbot.keyClicks(page.findChild(FacetPanel).box, "by-election")
    assert 6 in _shown(page)
    assert len(_shown(page)) < 12


def test_a_tick_narrows_and_the_other_counts_follow(page):
    _tick(page, "Wales")
    assert _shown(page) == [2, 5]
    assert _facet(page, "Stalled").data(RECORD).count == 0
    assert _facet(page, "England").data(RECORD).count > 0


def test_two_ticks_under_one_heading_show_both(page):
    _tick(page, "Wales")
    _tick(page, "Scotland")
    assert _shown(page) == [1, 2, 5, 7]


def test_how_many_are_shown_is_told_and_all_come_back(page, casebook):
    _tick(page, "Wales")
    assert page._count.text() == "2 of 12 sites shown"
    casebook.qtbot.mouseClick(_button(page, "Clear"), Qt.MouseButton.LeftButton)
    assert len(_shown(page)) == 12


def test_nothing_found_says_so_and_offers_a_way_back(page, casebook):
    casebook.press("Ctrl+Shift+F")
    casebook.qtbot.keyClicks(page.findChild(FacetPanel).box, "xyzzy")
    assert page._empty_heading.isVisible()
    casebook.qtbot.mouseClick(_button(page, "Show all sites"), Qt.MouseButton.LeftButton)
    assert len(_shown(page)) == 12


def test_enter_opens_the_site_that_the_keyboard_is_on(page, casebook):
    wall = page.findChild(SiteWall)
    wall.setFocus()
    casebook.press("Home", wall)
    casebook.press("Right", wall)
    casebook.press("Return", wall)
    assert casebook.here == "site/2"


def test_a_click_opens_a_site(page, casebook):
    wall = page.findChild(SiteWall)
    where = wall.visualRect(page._model.index(2, 0)).center()
    casebook.qtbot.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert casebook.here == "site/3"


def test_the_list_shows_the_same_sites_and_has_an_address(page, casebook):
    casebook.press("Ctrl+L")
    table = page.findChild(SiteTable)
    assert casebook.here == "sites/list"
    assert table.isVisible()
    assert table.model().rowCount() == 12


def test_the_list_sorts_by_a_heading(page, casebook):
    casebook.press("Ctrl+L")
    table = page.findChild(SiteTable)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    titles = [table.model().index(row, 1).data() for row in range(12)]
    assert titles == sorted(titles, key=str.casefold)


def test_every_card_is_spoken_as_a_sentence(page):
    spoken = page._model.index(5, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Site 6: ")
    assert "Stalled" in spoken


def test_a_site_is_copied_with_its_facts_and_citation(page, casebook):
    wall = page.findChild(SiteWall)
    wall.setCurrentIndex(page._model.index(5, 0))
    casebook.press("Ctrl+C", wall)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Site 6 · ")
    assert "Country: England (inferred" in copied


def test_a_site_that_cannot_be_read_is_there_with_its_reason(start):
    driver = start(BROKEN)
    rows = [driver.page._model.index(n, 0) for n in range(driver.page._model.rowCount())]
    broken = [row for row in rows if row.data(RECORD).reason]
    assert broken
    driver.page.asked.emit(broken[0].data(RECORD).address)
    assert broken[0].data(RECORD).id in driver.page._pieces
    assert all(row.data(Qt.ItemDataRole.ToolTipRole) for row in broken)


def test_the_national_story_is_a_click_away(page, casebook):
    button = _button(page, "National story")
    casebook.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert casebook.here == "site/national"


def test_in_a_narrow_window_the_facets_fold_away_and_unfold(page, casebook):
    facets = page.findChild(FacetPanel)
    assert facets.isVisible()
    casebook.window.resize(1024, 700)
    casebook.program.preferences.change(text_size=200)
    assert not facets.isVisible()
    casebook.qtbot.mouseClick(_button(page, "Narrow"), Qt.MouseButton.LeftButton)
    assert facets.isVisible()
    casebook.qtbot.mouseClick(_button(page, "Show sites"), Qt.MouseButton.LeftButton)
    assert page.findChild(SiteWall).isVisible()


def test_an_unknown_view_is_explained(casebook):
    casebook.go("sites/map")
    assert "no such view" in casebook.window.notices.shown.text


def test_ticks_and_words_survive_going_away_and_back(page, casebook):
    _tick(page, "Wales")
    casebook.go("site/2")
    casebook.press("Alt+Left")
    assert _shown(page) == [2, 5]
