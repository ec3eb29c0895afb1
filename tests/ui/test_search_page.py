"""Search in the window: as one types, by keyboard, with facets that say what the line says."""

import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from casebook import paths
from casebook.search.engine import Search
from casebook.ui.models import RECORD
from casebook.ui.search_list import HitList
from casebook.ui.search_rows import GroupRow, HitRow
from casebook.ui.story_view import StoryView


@pytest.fixture(scope="session")
def index(shipped, tmp_path_factory):
    """Make the index of the shipped casebook once."""
    folder = tmp_path_factory.mktemp("made") / "index"
    Search(folder).bring_in_step(shipped)
    return folder


@pytest.fixture
def casebook(index, start):
    """Start on a casebook that was made findable in an earlier run."""
    shutil.copytree(index, paths.places().index)
    return start()


@pytest.fixture
def page(casebook):
    casebook.press("Ctrl+K")
    return casebook.page


def _type(casebook, text):
    casebook.qtbot.keyClicks(casebook.page.box, text)
    _rest(casebook)


def _rest(casebook):
    """Wait until every hit is listed."""
    casebook.settle()
    casebook.qtbot.waitUntil(lambda: not casebook.page._more.isActive(), timeout=5000)
    casebook.settle()


def _hits(page):
    return [row.hit for row in page._model.rows if isinstance(row, HitRow)]


def _click(casebook, label):
    """Click a value of a facet, as a person would."""
    view, model = casebook.page._facet_list, casebook.page._facets
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    index = next(one for one in indexes if one.data() == label and one.data(RECORD))
    view.scrollTo(index)
    at = view.visualRect(index).center()
    casebook.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    _rest(casebook)


def test_hits_come_as_one_types_each_under_its_kind_with_every_one_listed(page, casebook):
    _type(casebook, "by-election")
    counts = [row.count for row in page._model.rows if isinstance(row, GroupRow)]
    assert "site-06/by-election" in [hit.id for hit in _hits(page)]
    assert sum(counts) == len(_hits(page)) == page._answer.total


def test_what_is_shown_is_of_the_newest_line(page, casebook):
    casebook.qtbot.keyClicks(page.box, "council wolfenden")
    page.box.setText("Wolfenden")
    _rest(casebook)
    assert page._answer.query == "Wolfenden"
    assert page._list.currentIndex().data(RECORD).hit.title.startswith("Wolfenden")


def test_arrows_walk_the_hits_while_the_cursor_stays_in_the_box(page, casebook):
    _type(casebook, "council")
    first = page._list.currentIndex().data(RECORD)
    casebook.press("Down")
    assert page.box.hasFocus()
    assert page._list.currentIndex().data(RECORD) == page._model.rows[2] != first
    casebook.press("Up")
    assert page._list.currentIndex().data(RECORD) == first


def test_enter_opens_the_hit_and_back_leads_to_the_same_hits(page, casebook):
    _type(casebook, "byelection liberal democrats")
    casebook.press("Return")
    assert casebook.here == "site/6/event/by-election"
    casebook.press("Alt+Left")
    assert page.box.text() == "byelection liberal democrats"
    assert casebook.page is page


def test_enter_before_the_hits_are_there_opens_the_best_once_it_is_found(page, casebook):
    casebook.qtbot.keyClicks(page.box, "byelection liberal democrats")
    casebook.press("Return")
    casebook.settle()
    assert casebook.here == "site/6/event/by-election"


def test_escape_leads_back_to_where_one_came_from(casebook):
    casebook.go("site/6")
    casebook.press("Ctrl+K")
    _type(casebook, "trust")
    casebook.press("Escape")
    assert casebook.here == "site/6"


def test_a_hit_opened_is_marked_in_place_and_escape_leads_back_to_the_hits(page, casebook):
    _type(casebook, "kind:outcome site:6 funding")
    casebook.press("Return")
    casebook.settle()
    marked = [one for one in casebook.page.findChildren(QLabel) if "<b style" in one.text()]
    assert casebook.here == "site/6"
    assert any("funding" in one.text() for one in marked)
    casebook.press("Escape")
    assert casebook.page is page


def test_a_paragraph_of_a_story_is_marked_and_brought_into_view(page, casebook):
    _type(casebook, "kind:story site:6 by-election liberal")
    casebook.press("Return")
    casebook.settle()
    story = casebook.page.findChild(StoryView)
    assert "by-election" in {one.cursor.selectedText() for one in story.extraSelections()}
    assert casebook.page._scroll.verticalScrollBar().value() > 0


def test_a_search_is_remembered_once_a_hit_was_opened_and_can_be_forgotten(page, casebook):
    _type(casebook, "Wolfenden")
    casebook.press("Return")
    casebook.settle()
    casebook.press("Ctrl+K")
    page.box.clear()
    casebook.settle()
    assert "Wolfenden" in [one.text() for one in page._kept.findChildren(QPushButton)]
    forget = page._kept.findChildren(QPushButton)[1]
    casebook.qtbot.mouseClick(forget, Qt.MouseButton.LeftButton)
    casebook.settle()
    assert casebook.program.casebook.library.desk.searches() == ()


def test_a_search_is_saved_and_let_go_by_one_button(page, casebook):
    _type(casebook, "trust")
    casebook.qtbot.mouseClick(page._save, Qt.MouseButton.LeftButton)
    casebook.settle()
    assert [one.is_saved for one in casebook.program.casebook.library.desk.searches()] == [True]
    casebook.qtbot.mouseClick(page._save, Qt.MouseButton.LeftButton)
    casebook.settle()
    assert casebook.program.casebook.library.desk.searches() == ()


def test_in_a_narrow_window_the_facets_unfold_in_place_of_the_hits(page, casebook):
    _type(casebook, "launch")
    casebook.window.resize(1024, 700)
    casebook.program.preferences.change(text_size=200)
    assert page._list.isVisible()
    assert not page._facet_list.isVisible()
    casebook.qtbot.mouseClick(page._fold, Qt.MouseButton.LeftButton)
    assert page._facet_list.isVisible()
    assert not page._list.isVisible()


def test_a_click_includes_another_leaves_out_a_third_clears(page, casebook):
    _type(casebook, "launch")
    every = page._answer.total
    _click(casebook, "Event")
    assert page.box.text() == "kind:event launch"
    assert {hit.kind for hit in _hits(page)} == {"event"}
    _click(casebook, "Event")
    assert page.box.text() == "-kind:event launch"
    assert "event" not in {hit.kind for hit in _hits(page)}
    _click(casebook, "Event")
    assert (page.box.text(), page._answer.total) == ("launch", every)


def test_what_is_typed_is_ticked_in_the_facets(page, casebook):
    _type(casebook, "launch country:Wales -period:1999")
    model = page._facets
    values = [v for row in range(model.rowCount()) if (v := model.index(row, 0).data(RECORD))]
    assert [v.id for v in values if v.chosen] == ["Wales"]
    assert [v.id for v in values if v.excluded] == ["1999"]


def test_a_slip_is_told_and_its_cure_is_a_click_away(page, casebook):
    _type(casebook, "byelectoin")
    assert "byelection" in page._understood.text().replace("-", "")
    casebook.qtbot.mouseClick(page._suggestion, Qt.MouseButton.LeftButton)
    assert page.box.text() == page._answer.suggestion or "election" in page.box.text()


def test_an_empty_box_offers_examples_that_find_something(page, casebook):
    examples = page._views.currentWidget().findChildren(QPushButton)
    assert examples
    for example in examples:
        casebook.qtbot.mouseClick(example, Qt.MouseButton.LeftButton)
        _rest(casebook)
        assert _hits(page), example.text()
        page.box.clear()


def test_nothing_found_says_so(page, casebook):
    _type(casebook, "xyzzyqqq")
    assert page._understood.text().startswith("0 hits")
    assert page._start_heading.isVisible()


def test_every_row_is_spoken_with_its_place_and_date(page, casebook):
    _type(casebook, "kind:event by-election site:6")
    spoken = page._list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Event: ")
    assert "Site 6" in spoken


def test_the_address_of_a_search_finds_the_same(casebook):
    page = casebook.go("search/Wolfenden")
    assert page.findChild(HitList).currentIndex().data(RECORD).hit.title.startswith("Wolfenden")
    assert page.title() == "Search"


def test_all_is_made_findable_after_the_first_paint(casebook):
    library = casebook.program.casebook.library
    casebook.qtbot.waitUntil(lambda: library.is_search_ready, timeout=10_000)


def test_the_first_paint_needs_nothing_of_whoosh():
    code = """
import sys
from PySide6.QtWidgets import QApplication
from casebook import paths
from casebook.ui.application import Program
app = QApplication([])
program = Program(app, paths.places())
program.start()
program.window.first_painted.connect(app.quit)
app.exec()
print(sorted(name for name in sys.modules if name.startswith(("whoosh", "casebook.search"))))
program.window.close()
program.close()
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
