"""The canvas, driven by keys and mouse on the real sites."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from casebook.timeline.drawing import Hit
from casebook.ui.event_list import EventList
from casebook.ui.timeline_canvas import TimelineCanvas


@pytest.fixture
def page(casebook):
    casebook.window.resize(1600, 1000)
    return casebook.go("timeline/6")


@pytest.fixture
def canvas(page) -> TimelineCanvas:
    canvas = page.findChild(TimelineCanvas)
    canvas.setFocus()
    return canvas


def _hit(canvas: TimelineCanvas, key: str) -> Hit:
    return next(hit for hit in canvas.drawing.hits if hit.key == key)


def _place(canvas: TimelineCanvas, hit: Hit) -> QPoint:
    x = hit.x + hit.width / 2 - canvas.horizontalScrollBar().value()
    return QPoint(round(x), round(hit.y + hit.height / 2 - canvas.verticalScrollBar().value()))


def _turn_wheel(canvas: TimelineCanvas, x: int, notches: int, held=Qt.KeyboardModifier.NoModifier):
    place = QPointF(x, 200)
    event = QWheelEvent(
        place, canvas.viewport().mapToGlobal(place), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), event)


def test_a_click_chooses_an_event_everywhere(casebook, page, canvas):
    hit = _hit(canvas, "site-06/by-election")
    canvas.choose(hit.key)
    canvas.choose("")
    casebook.qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=_place(canvas, hit))
    assert casebook.here == "timeline/6/event/site-06/by-election"
    assert page.findChild(EventList).currentIndex().data() == page._event.title


def test_arrows_walk_by_date_and_by_lane(casebook, page, canvas):
    casebook.press("Home", canvas)
    casebook.press("Down", canvas)
    first = canvas._current
    casebook.press("Right", canvas)
    second = canvas._current
    assert first.startswith("site-06/")
    assert second.startswith("site-06/")
    assert _hit(canvas, second).x >= _hit(canvas, first).x
    casebook.press("Up", canvas)
    assert canvas._current.startswith("context/")


def test_end_and_home_go_to_the_ends_of_a_lane(casebook, canvas):
    canvas.choose("site-06/by-election")
    casebook.press("End", canvas)
    lane = [hit for hit in canvas.drawing.hits if hit.lane == _hit(canvas, canvas._current).lane]
    assert canvas._current == max(lane, key=lambda hit: hit.x).key
    casebook.press("Home", canvas)
    assert _hit(canvas, canvas._current).x == min(hit.x for hit in lane)


def test_enter_opens_the_event_on_its_site(casebook, canvas):
    canvas.choose("site-06/by-election")
    casebook.press("Return", canvas)
    casebook.settle()
    assert casebook.here == "site/6/event/by-election"


def test_what_has_the_keyboard_is_spoken(canvas):
    canvas.choose("site-06/by-election")
    assert canvas.accessibleDescription() == _hit(canvas, "site-06/by-election").spoken
    assert "2 lanes" in canvas.accessibleName()


def test_the_wheel_zooms_about_the_pointer(canvas):
    x = 700
    before = canvas.view.scale.day(x + canvas.horizontalScrollBar().value())
    _turn_wheel(canvas, x, 3)
    after = canvas.view.scale.day(x + canvas.horizontalScrollBar().value())
    assert canvas.view.zoom == pytest.approx(1.25**3)
    assert after == pytest.approx(before, abs=2 / canvas.view.scale.per_day)


def test_a_small_zoom_moves_no_event_to_another_lane_or_order(canvas):
    before = [hit.key for hit in canvas.drawing.hits]
    _turn_wheel(canvas, 700, 1)
    assert [hit.key for hit in canvas.drawing.hits] == before


def test_dragging_moves_and_chooses_nothing(casebook, canvas):
    canvas.zoom(4)
    bar, view = canvas.horizontalScrollBar(), canvas.viewport()
    before, here = bar.value(), casebook.here
    casebook.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(600, 300))
    for x in (560, 500, 440):
        casebook.qtbot.mouseMove(view, QPoint(x, 300))
    casebook.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(440, 300))
    assert bar.value() == pytest.approx(before + 160, abs=2)
    assert casebook.here == here


def test_plus_zooms_and_nought_shows_the_whole_again(casebook, canvas):
    casebook.press("Plus", canvas)
    assert canvas.view.zoom > 1
    casebook.press("0", canvas)
    assert canvas.view.zoom == 1
    assert canvas.horizontalScrollBar().maximum() == 0


def test_a_count_unfolds_and_escape_folds_it_again(casebook):
    casebook.window.resize(1600, 1000)
    canvas = casebook.go("timeline").findChild(TimelineCanvas)
    fold = next(hit for hit in canvas.drawing.hits if hit.folded and hit.key.startswith("site-06"))
    canvas.choose(fold.folded[0])
    assert canvas._current == fold.key
    casebook.press("Return", canvas)
    assert set(fold.folded) <= set(canvas.drawing.shown)
    casebook.press("Escape", canvas)
    assert set(fold.folded) <= set(canvas.drawing.folded)


def test_what_lies_before_the_days_shown_can_be_unfolded(casebook, canvas):
    earlier = next(hit for hit in canvas.drawing.hits if hit.key == "context/earlier")
    canvas._open(earlier)
    assert set(earlier.folded) <= set(canvas.drawing.shown)
    assert canvas.view.days.first < canvas.view.days.last


def test_going_to_a_day_brings_it_into_the_middle(canvas):
    canvas.zoom(6)
    day = (canvas.view.days.first + canvas.view.days.last) / 2
    canvas.go_to(day)
    seen = canvas.seen
    assert seen[0] < day < seen[1]


def test_within_a_page_the_wheel_scrolls_the_page_and_zooms_with_control(casebook):
    page = casebook.go("site/6")
    canvas = page.findChild(TimelineCanvas)
    _turn_wheel(canvas, 300, 1)
    assert canvas.view.zoom == 1
    _turn_wheel(canvas, 300, 1, Qt.KeyboardModifier.ControlModifier)
    assert canvas.view.zoom > 1
