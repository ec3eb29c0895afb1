"""Sites side by side in the window: chosen, put in order, looked behind, found again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton

from casebook.export import formats
from casebook.ui.compare_evidence import EvidencePanel
from casebook.ui.compare_table import CompareTable
from casebook.ui.export_panel import ExportPanel


@pytest.fixture
def page(casebook):
    return casebook.go("compare/8-11")


def _words(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def _button(page, name):
    shown = (b for b in page.findChildren(QToolButton) if b.isVisible())
    return next(button for button in shown if button.accessibleName() == name)


def _table(page):
    tables = page.findChildren(CompareTable)
    return next(table for table in tables if table.accessibleName() == "Facts side by side")


def _row(page, label):
    model = _table(page).model()
    names = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    return next(row for row, name in enumerate(names) if name.startswith(f"{label}\n"))


def test_alone_it_shows_the_pair_that_teaches_most(casebook):
    casebook.go("compare")
    assert len(casebook.here.removeprefix("compare/").split("-")) == 2


def test_each_row_says_in_a_sign_and_words_whether_the_sites_agree(page):
    model = _table(page).model()
    name = model.headerData(_row(page, "Where it stood"), Qt.Orientation.Vertical)
    assert name == "Where it stood\n≠ differs"


def test_a_cell_shows_what_it_rests_on(page):
    table = _table(page)
    table.setCurrentIndex(table.model().index(_row(page, "Country"), 0))
    panel = page.findChild(EvidencePanel)
    assert "Country · Site 8" in _words(panel)
    assert "Inferred" in _words(panel)


def test_only_differences_leaves_out_what_is_the_same(page, casebook):
    rows = _table(page).model().rowCount()
    casebook.go("compare/8-11/differences")
    model = _table(page).model()
    assert model.rowCount() < rows
    names = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    assert not [name for name in names if name.endswith("= same")]


def test_a_site_is_added_by_typing_its_number_or_words_of_its_name(page, casebook):
    for typed in ("6", "had nobody ready", "a county signs"):
        page._bar.box.setText(typed)
        casebook.press("Return", page._bar.box)
    assert casebook.here == "compare/8-11-6-9"


def test_a_site_that_is_not_there_is_explained(page, casebook):
    page._bar.box.setText("99")
    casebook.press("Return", page._bar.box)
    assert casebook.here == "compare/8-11"
    assert "There is no site “99”." in _words(casebook.window.notices)


def test_sites_are_put_in_order_and_taken_away_by_keys(page, casebook):
    casebook.go("compare/8-11-6")
    casebook.press("Space", _button(page, "Move the site chosen to the right"))
    assert casebook.here == "compare/11-8-6"
    casebook.settle()
    casebook.press("Space", _button(page, "Take the site chosen away"))
    assert casebook.here == "compare/11-6"


def test_dragging_a_column_puts_the_sites_in_another_order(page, casebook):
    _table(page).horizontalHeader().moveSection(0, 1)
    assert casebook.here == "compare/11-8"
    assert page.title() == "Sites 11 and 8 side by side"


def test_the_address_is_found_again_after_a_restart(start):
    first = start()
    first.go("compare/5-11/launch/timelines")
    first.close()
    assert start().here == "compare/5-11/launch/timelines"


def test_a_site_without_the_step_stands_apart_with_the_reason(page, casebook):
    casebook.go("compare/8-11/launch/timelines")
    assert "Site 8 stands apart. Only intended" in _words(page)


def test_the_slider_says_what_each_site_was_doing_then(page, casebook):
    casebook.go("compare/8-11/timelines/at/1996-05")
    assert "May 1996" in _words(page._timelines.panel)
    casebook.press("Right", page._timelines._slider)
    assert "June 1996" in _words(page._timelines.panel)


def test_on_an_aligned_clock_the_moment_is_counted_from_the_step(page, casebook):
    casebook.go("compare/5-11/launch/timelines")
    assert "The month of the launch" in _words(page._timelines.panel)
    casebook.press("Right", page._timelines._slider)
    assert "+1 month from the launch" in _words(page._timelines.panel)


def test_a_theme_cell_opens_its_evidence(page, casebook):
    casebook.go("compare/8-11/themes")
    page._grid.setCurrentIndex(page._grid.model().index(0, 0))
    assert "Time and pace · Site 8" in _words(page.findChild(EvidencePanel))


def test_themes_are_counted_by_sector(page, casebook):
    casebook.go("compare/8-11/themes")
    every = page._grid.model().index(0, 0).data()
    casebook.go("compare/8-11/themes/by/vcs")
    assert int(page._grid.model().index(0, 0).data()) < int(every)


def test_what_cannot_be_compared_is_explained_and_the_rest_shown(page, casebook):
    casebook.go("compare/8-99/lunch")
    assert "Not all of that can be compared." in _words(casebook.window.notices)
    assert page.title().startswith("Sites 8 and")


def test_the_site_chosen_on_the_wall_joins_the_comparison(casebook):
    casebook.go("compare/8-11")
    casebook.go("site/6")
    casebook.press("Ctrl+D")
    assert casebook.here == "compare/8-11-6"


def test_it_is_copied_as_a_table_with_its_citation(page, casebook):
    casebook.press("Ctrl+C", _table(page))
    text = QGuiApplication.clipboard().text()
    assert "Country\tEngland (inferred)\tEngland (inferred)\t= same" in text
    assert "Policy Press" in text


def test_the_timelines_are_copied_as_a_picture(page, casebook):
    casebook.window.do("copy-picture")
    casebook.settle()
    assert QGuiApplication.clipboard().image().width() > 1000


def test_the_export_panel_offers_every_format_and_shows_what_comes(page, casebook):
    casebook.window.do("export")
    casebook.settle()
    panel = casebook.window.findChild(ExportPanel)
    endings = {panel._format.itemData(row) for row in range(panel._format.count())}
    assert endings == {one.ending for one in formats.formats_for(formats.COMPARE)}
    assert not panel._preview.isHidden()


def test_the_export_panel_writes_the_comparison(page, casebook, tmp_path):
    casebook.window.do("export")
    panel = casebook.window.findChild(ExportPanel)
    panel._format.setCurrentIndex(panel._format.findData(".md"))
    panel.write(tmp_path / "two.md")
    casebook.settle()
    assert (tmp_path / "two.md").read_text("utf-8").startswith("# Sites 8 and 11 side by side")


def test_a_moment_set_by_keys_on_the_slider_enters_the_address(page, casebook, qtbot):
    casebook.go("compare/5-11/launch/timelines")
    casebook.press("Right", page._timelines._slider)
    qtbot.waitUntil(lambda: casebook.here.endswith("/timelines/months-from/1"))
    casebook.go("compare/8-11/timelines/at/1996-05")
    casebook.press("Right", page._timelines._slider)
    qtbot.waitUntil(lambda: casebook.here.endswith("/at/1996-06"))


def test_the_moment_follows_the_keys_from_event_to_event_on_an_aligned_clock(page, casebook, qtbot):
    casebook.go("compare/5-11/launch/timelines")
    for _ in range(3):
        casebook.press("Right", page._timelines.canvas)
    qtbot.waitUntil(lambda: "/months-from/" in casebook.here)
    address = casebook.here
    casebook.go("compare/5-11")
    casebook.go(address)
    assert "The month of the launch" not in _words(page._timelines.panel)


def test_facts_and_themes_scroll_sideways_together(page, casebook):
    casebook.go("compare/1-2-3-4-5-6-7-8-9-10-11-12")
    page._facts.horizontalScrollBar().setValue(page._facts.columnWidth(0) * 3)
    grid = page._grid
    casebook.window.resize(1024, 700)
    casebook.go("compare/1-2-3-4-5-6-7-8-9-10-11-12/themes")
    bar = grid.horizontalScrollBar()
    assert bar.value() == min(grid.columnWidth(0) * 3, bar.maximum())


def test_a_site_that_stands_apart_has_no_moment_of_the_others_clock(page, casebook):
    casebook.go("compare/8-11/launch/timelines")
    words = _words(page._timelines.panel)
    assert "Site 11" in words
    assert "Site 8" not in words


def test_the_months_chart_is_walked_by_keys_and_shows_what_it_rests_on(page, casebook):
    casebook.go("compare/5-11/months")
    casebook.press("Home", page._months)
    casebook.press("Return", page._months)
    assert "Draft · " in _words(page.findChild(EvidencePanel))
