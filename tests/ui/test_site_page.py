"""A site read whole: an event chosen anywhere is chosen everywhere, and what is not certain says so."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from casebook.ui.event_list import EventList
from casebook.ui.models import RECORD
from casebook.ui.site_sections import Piece
from casebook.ui.story_view import StoryView

BROKEN = Path(__file__).resolve().parents[1] / "broken"


@pytest.fixture
def page(casebook):
    return casebook.go("site/6")


def _words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def _row(page, event_id):
    events = page.findChild(EventList)
    return events.model().index(events.model().row_of(f"site-06/{event_id}"), 0)


def test_it_tells_where_the_compact_stood_and_the_facts(page):
    assert "Stalled, summer 2001" in _words(page)
    assert "London borough" in _words(page)


@pytest.mark.parametrize("number", [5, 6], ids=["stated", "inferred"])
def test_where_a_site_stood_is_said_beside_its_mark(casebook, number):
    page = casebook.go(f"site/{number}")
    status = casebook.program.casebook.snapshot.sites[number - 1].status.value.label
    said = next(one for one in page.findChildren(QLabel) if one.text().startswith(f"{status}, "))
    assert said.x() < 40


def test_what_is_not_reported_says_so_and_never_no(page):
    assert "Not reported" in _words(page)


def test_what_is_inferred_unfolds_its_reasons_by_the_keyboard(page, casebook):
    chip = next(b for b in page.findChildren(QPushButton) if b.text() == "inferred: why?")
    before = _words(page)
    chip.setFocus()
    casebook.press("Space", chip)
    unfolded = _words(page).replace(before, "")
    assert "confidence." in unfolded


def test_the_list_has_every_event_in_order_with_its_vague_date(page):
    events = page.findChild(EventList)
    shown = [events.model().index(row, 0).data(RECORD) for row in range(events.model().rowCount())]
    assert tuple(shown) == page._history.events
    spoken = events.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Early 1999.")


def test_the_list_is_as_high_as_its_rows(page):
    events = page.findChild(EventList)
    last = events.visualRect(events.model().index(events.model().rowCount() - 1, 0))
    assert last.bottom() <= events.viewport().height()


def test_an_event_chosen_by_a_click_is_on_the_card_in_the_story_and_in_the_address(page, casebook):
    events = page.findChild(EventList)
    where = events.visualRect(_row(page, "by-election")).center()
    casebook.qtbot.mouseClick(events.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert "A by-election turns the council" in _words(page._card)
    assert casebook.here == "site/6/event/by-election"
    marked = [one.cursor.selectedText() for one in page.findChild(StoryView).extraSelections()]
    assert marked
    assert all("by-election" in words for words in marked)


def test_arrow_keys_go_from_event_to_event(page, casebook):
    casebook.go("site/6/event/by-election")
    casebook.press("Down", page.findChild(EventList))
    follows = page._history.events[page._history.events.index(page._event) - 1]
    assert follows.id == "by-election"
    assert page._event.title in _words(page._card)


def test_a_link_in_the_story_chooses_its_event_without_leaving_the_page(page, casebook):
    page.findChild(StoryView).asked.emit("site/6/event/by-election")
    assert page.findChild(EventList).currentIndex() == _row(page, "by-election")
    assert casebook.here == "site/6/event/by-election"


def test_an_address_chooses_its_event_and_brings_it_into_view(casebook):
    page = casebook.go("site/6/event/by-election")
    casebook.qtbot.wait(50)
    events = page.findChild(EventList)
    centre = events.visualRect(_row(page, "by-election")).center()
    shown = events.mapTo(page._scroll.viewport(), centre)
    assert page._scroll.viewport().rect().contains(shown)


def test_the_card_tells_the_date_in_three_ways_and_what_it_rests_on(casebook):
    words = _words(casebook.go("site/6/event/by-election")._card)
    for part in (
        "Late 1999",
        "“the end of the year”",
        "Some time from 1 September to 31 December 1999",
        "Inferred, high confidence",
        "Appendix B, Site 6, paragraph 1",
    ):
        assert part in words


def test_where_the_report_disagrees_with_itself_the_card_says_so(casebook):
    history = casebook.program.casebook.snapshot.site("site-11")
    disputed = next(event for event in history.events if event.conflict)
    words = _words(casebook.go(f"site/11/event/{disputed.id}")._card)
    assert "The report disagrees with itself" in words
    assert disputed.conflict in words


def test_the_card_leads_to_the_event_before_and_after(page, casebook):
    casebook.go("site/6/event/by-election")
    before = page._event
    after = next(b for b in page._card.findChildren(QPushButton) if b.text() == "Event after")
    casebook.qtbot.mouseClick(after, Qt.MouseButton.LeftButton)
    assert page._history.events.index(page._event) == page._history.events.index(before) + 1


def test_a_link_to_another_site_goes_there(casebook):
    casebook.go("site/11").findChild(StoryView).asked.emit("site/8")
    assert casebook.here == "site/8"


@pytest.mark.parametrize("number", range(1, 13))
def test_every_link_of_every_story_leads_somewhere(casebook, number):
    page = casebook.go(f"site/{number}")
    html = page.findChild(StoryView)._html
    for link in html.split('href="casebook:')[1:]:
        address = link.split('"')[0]
        casebook.go(address)
        assert casebook.here == address
        assert casebook.window.notices.shown is None
        assert "no such event" not in _words(casebook.page._card)


def test_the_national_story_is_read_the_same_way(casebook):
    page = casebook.go("site/national")
    assert page.findChild(EventList).model().rowCount() > 20
    assert page.title().startswith("The national story")


def test_the_chosen_event_is_copied_with_its_citation(page, casebook):
    casebook.go("site/6/event/by-election")
    casebook.press("Ctrl+C", page.findChild(EventList))
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Late 1999: A by-election turns the council")
    assert "Appendix B, Site 6, paragraph 1" in copied
    assert casebook.program.casebook.snapshot.about.cite[:20] in copied


def test_an_outcome_a_lesson_or_a_question_is_copied_when_the_keyboard_is_on_it(page, casebook):
    for piece in page.findChildren(Piece):
        piece.setFocus()
        casebook.press("Ctrl+C", piece)
        first = piece.accessibleName().split(": ")[-1][:20]
        assert first in QGuiApplication.clipboard().text()


def test_marked_text_is_copied_as_it_is(page, casebook):
    story = page.findChild(StoryView)
    story.setFocus()
    story.selectAll()
    casebook.press("Ctrl+C", story)
    assert QGuiApplication.clipboard().text() == story.toPlainText()


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("site/99", "There is no site 99 in this casebook."),
        ("site/what", "There is no site what in this casebook."),
        ("site/6/event/nothing", "There is no such event here."),
    ],
)
def test_an_address_of_nothing_is_explained(casebook, address, says):
    assert says in _words(casebook.go(address))


def test_a_site_that_cannot_be_read_says_why_and_leads_to_the_check(start):
    driver = start(BROKEN)
    broken = next(one for one in driver.program.casebook.snapshot.broken if one.number)
    page = driver.go(f"site/{broken.number}")
    assert f"Site {broken.number} cannot be read." in _words(page)
    (button,) = [b for b in page.findChildren(QPushButton) if b.text() == "See what is wrong"]
    driver.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert driver.here.startswith("check")


@pytest.mark.parametrize(("width", "size"), [(1024, 200), (1024, 100), (1600, 100), (1600, 200)])
def test_nothing_is_wider_than_the_page(casebook, width, size):
    casebook.program.preferences.change(text_size=size)
    casebook.window.resize(width, 1000)
    page = casebook.go("site/6/event/by-election")
    casebook.qtbot.wait(20)
    assert page._scroll.widget().width() <= page._scroll.viewport().width()
    assert page._card.widget().width() <= page._card.viewport().width()
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    assert [
        label.text() for label in labels if label.width() < label.minimumSizeHint().width()
    ] == []


def test_everything_that_takes_the_keyboard_has_a_name(page):
    takers = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [
        w for w in takers if w.isVisible() and not (w.accessibleName() or getattr(w, "text", str)())
    ]
    assert nameless == []


def test_another_look_keeps_the_event_chosen(page, casebook):
    casebook.go("site/6/event/by-election")
    casebook.press("F8")
    assert page._event.id == "by-election"
    assert page.findChild(EventList).currentIndex() == _row(page, "by-election")
    assert QApplication.focusWidget() is not None
