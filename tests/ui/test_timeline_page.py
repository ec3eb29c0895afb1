"""The timeline page: choosing, narrowing, going to dates, and the list that equals the picture."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from casebook.ui.event_list import EventList
from casebook.ui.facet_panel import FacetList
from casebook.ui.models import RECORD
from casebook.ui.timeline_canvas import TimelineCanvas


@pytest.fixture
def page(casebook):
    casebook.window.resize(1600, 1000)
    return casebook.go("timeline")


def _tick(page, label: str) -> None:
    model = page.findChild(FacetList).model()
    index = next(
        model.index(row, 0)
        for row in range(model.rowCount())
        if model.index(row, 0).data() == label
    )
    ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    model.setData(
        index,
        Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked,
        Qt.ItemDataRole.CheckStateRole,
    )


def _switch(page, words: str) -> QToolButton:
    return next(one for one in page.findChildren(QToolButton) if one.text() == words)


def _listed(page) -> list[str]:
    model = page.findChild(EventList).model()
    return [model.index(row, 0).data(RECORD).key for row in range(model.rowCount())]


def _in_picture(page) -> list[str]:
    drawing = page.findChild(TimelineCanvas).drawing
    return [*drawing.shown, *drawing.folded]


def test_all_sites_and_the_national_story_are_there_at_first(page, casebook):
    sites = casebook.program.casebook.snapshot.sites
    assert {key.partition("/")[0] for key in _in_picture(page)} == {
        "context",
        *(s.id for s in sites),
    }


def test_the_list_is_equal_to_the_picture(page):
    assert sorted(_listed(page)) == sorted(_in_picture(page))
    _tick(page, "Site 6")
    _tick(page, "Turning points")
    assert sorted(_listed(page)) == sorted(_in_picture(page))


def test_ticking_sites_narrows_and_is_in_the_address(page, casebook):
    _tick(page, "Site 8")
    _tick(page, "Site 6")
    assert casebook.here == "timeline/8%2B6"
    assert page.title() == "Timeline · Sites 8 and 6"
    assert {key[:7] for key in _listed(page)} == {"site-06", "site-08", "context"}


def test_filters_by_kind_keep_only_those(page, casebook):
    _tick(page, "Launch")
    histories = casebook.program.casebook.snapshot.histories
    listed = set(_listed(page))
    kinds = {one.kind.value for each in histories for one in each.events if one.key in listed}
    assert kinds == {"launch"}


def test_a_period_keeps_what_might_fall_in_it_or_only_what_certainly_does(page, casebook):
    panel = page._panel
    panel._first.setText("autumn 1999")
    panel._last.setText("autumn 1999")
    panel._last.editingFinished.emit()
    might = set(_listed(page))
    assert "site-06/by-election" in might
    panel._certain.setChecked(True)
    assert set(_listed(page)) < might


def test_what_is_no_date_is_explained_and_changes_nothing(page):
    before = _listed(page)
    page._panel._first.setText("autum 1999")
    page._panel._first.editingFinished.emit()
    assert page._panel._trouble.isVisible()
    assert "autumn 1999" in page._panel._trouble.text()
    assert _listed(page) == before


def test_show_all_again_takes_every_narrowing_away(page, casebook):
    before = _listed(page)
    _tick(page, "Site 6")
    _tick(page, "Launch")
    page._panel.clear()
    assert _listed(page) == before


def test_one_site_can_be_shown_by_strand(casebook):
    page = casebook.go("timeline/6")
    _switch(page, "National story").click()
    _switch(page, "By strand").click()
    names = [lane.name for lane in page.findChild(TimelineCanvas).view.lanes]
    assert names == ["Voluntary sector", "Local authority", "Joint, or not told"] or len(names) >= 2


def test_a_date_typed_is_shown_and_says_what_every_site_was_doing(page, casebook):
    page.seek()
    page._date.setText("May 2000")
    casebook.press("Return", page._date)
    words = [row[1].text() for row in page._moments._rows]
    assert page._moments._heading.text() == "May 2000"
    assert len(words) == 13
    assert any("Local elections bring a new leader" in text for text in words)
    assert any(text.startswith("Perhaps: ") for text in words)


def test_where_nothing_is_told_of_a_moment_the_steps_around_it_are_named(page, casebook):
    page._date.setText("May 1998")
    casebook.press("Return", page._date)
    words = [row[1].text() for row in page._moments._rows]
    assert any(text.startswith("Nothing told") for text in words)


def test_a_date_that_cannot_be_read_is_answered_kindly(page, casebook):
    page._date.setText("soonish")
    casebook.press("Return", page._date)
    assert casebook.window.notices.shown is not None


def test_an_unknown_site_in_an_address_is_explained(casebook):
    page = casebook.go("timeline/99")
    assert casebook.window.notices.shown.text == "There is no such site to draw."
    assert page.title() == "Timeline"


def test_an_address_chooses_its_event(casebook):
    page = casebook.go("timeline/6/event/site-06/by-election")
    assert page._event.id == "by-election"
    assert page.copied() is not None


@pytest.mark.parametrize(("width", "size"), [(1024, 100), (1024, 200), (1600, 200)])
def test_nothing_is_wider_than_the_window(casebook, width, size):
    casebook.program.preferences.change(text_size=size)
    casebook.window.resize(width, 800)
    page = casebook.go("timeline/6/event/site-06/by-election")
    casebook.qtbot.wait(20)
    assert casebook.window.width() == width
    assert page.findChild(TimelineCanvas).viewport().width() >= width / 4
