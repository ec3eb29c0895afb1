"""The study behind the sites: every section by its address, narrowed, copied, by keyboard."""

import json
import sqlite3
from contextlib import closing
from html import escape

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListWidget, QPushButton, QToolTip

from casebook.domain.quotations import FoundWords, LinkedReport
from casebook.ui import about_records, navigation, pages, story_view
from casebook.ui.about_entries import EntryPiece
from casebook.ui.citation import CSL
from casebook.ui.site_sections import Piece
from casebook.ui.story_view import StoryView
from casebook.ui.term_tips import TermTips


@pytest.fixture
def snapshot(casebook):
    return casebook.program.casebook.snapshot


def _shown(page) -> list[EntryPiece]:
    page._put_all()
    return [piece for piece in page._pieces.values() if not piece.isHidden()]


def _words(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_the_key_opens_it_on_the_study(casebook):
    casebook.press("Ctrl+6")
    assert casebook.page.title() == "The study and its sites · About the study"
    assert "How the places were chosen" in _words(casebook.page)


def test_every_record_of_the_framework_is_an_entry(casebook, snapshot):
    told = snapshot.framework
    expected = {name: len(getattr(told, name)) for name in told.__struct_fields__}
    expected |= {"glossary": len(snapshot.glossary), "references": len(snapshot.references)}
    made = {one.id: len(one.entries) for one in about_records.sections(snapshot)}
    assert made == expected


def test_every_link_leads_to_a_page_that_there_is(snapshot):
    entries = [entry for section in about_records.sections(snapshot) for entry in section.entries]
    addresses = {way.address for entry in entries for way in entry.ways} - {""}
    assert len(addresses) >= 12
    assert all(pages.row(navigation.parts(address)[0]) for address in addresses)


def test_every_section_is_reached_from_the_list_and_has_its_address(casebook, snapshot):
    page = casebook.go("about")
    contents = page.findChild(QListWidget)
    for section in about_records.sections(snapshot)[1:]:
        casebook.press("Down", contents)
        assert casebook.here == f"about/{section.id}"
        assert len(_shown(page)) == len(section.entries)


def test_an_address_goes_to_its_entry_and_brings_it_into_view(casebook):
    page = casebook.go("about/glossary/LDA")
    casebook.qtbot.wait(50)
    piece = QApplication.focusWidget()
    assert piece.entry.id == "LDA"
    middle = piece.mapTo(page._scroll.viewport(), piece.rect().center())
    assert page._scroll.viewport().rect().contains(middle)


def test_an_unknown_address_is_explained(casebook):
    casebook.go("about/scenarios/none-such")
    assert "about/scenarios/none-such" in _words(casebook.window.notices)


def test_a_scenario_has_the_authors_verdict_with_its_own_place(casebook, snapshot):
    page = casebook.go("about/scenarios")
    scenario = snapshot.framework.scenarios[0]
    assert scenario.verdict in _words(page)
    assert scenario.verdict_source in _words(page)


def test_a_choice_of_site_keeps_the_statements_that_may_mean_it(casebook, snapshot):
    page = casebook.go("about/aggregates")
    page._site.setCurrentText("Site 6")
    expected = [one.id for one in snapshot.framework.aggregates_of(6)]
    assert [piece.entry.id for piece in _shown(page)] == expected
    assert f"{len(expected)} of 183 statements" in _words(page)


def test_typing_narrows_and_says_when_nothing_is_left(casebook):
    page = casebook.go("about/glossary")
    casebook.press("Ctrl+Shift+F")
    casebook.qtbot.keyClicks(QApplication.focusWidget(), "tendering zebra")
    assert _shown(page) == []
    assert "try fewer words" in _words(page)


def test_an_address_shows_an_entry_that_was_narrowed_away(casebook):
    page = casebook.go("about/glossary")
    page._box.setText("zebra")
    casebook.go("about/glossary/LDA")
    assert len(_shown(page)) == 79


def test_why_a_site_may_be_meant_unfolds_by_the_keyboard(casebook, snapshot):
    page = casebook.go("about/aggregates")
    tied = next(piece for piece in _shown(page) if piece.entry.tied)
    chip = next(b for b in tied.findChildren(QPushButton) if b.text() == "inferred: why?")
    casebook.press("Space", chip)
    assert tied.entry.tied[0].why.rstrip(".") in _words(tied)


def test_arrow_keys_go_from_entry_to_entry(casebook):
    page = casebook.go("about/scenarios")
    first, second = _shown(page)[:2]
    first.setFocus()
    casebook.press("Down", first)
    assert QApplication.focusWidget() is second
    assert casebook.here == f"about/scenarios/{second.entry.id}"


def test_a_link_leads_to_its_site(casebook):
    page = casebook.go("about/conflicts")
    label = next(label for label in page.findChildren(QLabel) if "href" in label.text())
    label.linkActivated.emit("site/3")
    assert casebook.here == "site/3"


def test_copy_gives_words_place_and_report(casebook, snapshot):
    casebook.go("about/recommendations/time-and-staff")
    casebook.qtbot.wait(50)
    casebook.press("Ctrl+C")
    copied = QGuiApplication.clipboard().text()
    told = next(r for r in snapshot.framework.recommendations if r.id == "time-and-staff")
    assert told.text in copied
    assert told.source in copied
    assert snapshot.about.cite in copied


def test_a_reference_is_copied_as_text_and_for_reference_managers(casebook):
    casebook.go("about/references/bloor-1999")
    casebook.qtbot.wait(50)
    casebook.press("Ctrl+C")
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().startswith("Bloor, K. (1999) Comparing national compacts.")
    assert json.loads(bytes(copied.data(CSL).data()))[0]["id"] == "bloor-1999"


def test_a_button_copies_a_reference_as_csl_text(casebook):
    page = casebook.go("about/references")
    casebook.press("Space", page.findChildren(EntryPiece)[0].findChild(QPushButton))
    assert json.loads(QGuiApplication.clipboard().text())[0]["id"] == "balloch-2001"


def test_another_look_keeps_the_section(casebook):
    page = casebook.go("about/scenarios")
    casebook.program.preferences.change(look="dark", text_size=200)
    casebook.settle()
    assert page.title().startswith("Four scenarios")
    assert len(_shown(page)) == 4


def test_no_entry_is_squeezed_while_others_are_put_on_the_page(casebook):
    page = casebook.go("about/aggregates")
    casebook.program.preferences.change(look="dark")
    for _ in range(4):
        casebook.qtbot.wait(20)
        shown = list(page._pieces.values())
        assert all(one.height() >= one.heightForWidth(one.width()) - 1 for one in shown)


def test_large_text_turns_the_list_into_a_box_that_leads_as_well(casebook):
    page = casebook.go("about/scenarios")
    casebook.program.preferences.change(text_size=200)
    casebook.window.resize(1024, 700)
    casebook.settle()
    assert not page.findChild(QListWidget).isVisible()
    page._jump.setCurrentText("Glossary")
    assert casebook.here == "about/glossary"


def _point_of(view: StoryView, words: str) -> QPoint:
    cursor = view.document().find(words)
    cursor.setPosition(cursor.anchor() + 2)
    return view.cursorRect(cursor).center()


def test_a_term_explains_itself_in_a_label_and_in_a_story(casebook, snapshot):
    page = casebook.go("site/6")
    tips = casebook.window.browser.findChild(TermTips)
    story = page.findChild(StoryView)
    assert tips.term_at(story.viewport(), _point_of(story, "compact")).term == "compact"
    label = story_view.as_label("LDA", "site-06", page.asked.emit)
    label.resize(200, 80)
    assert tips.term_at(label, QPoint(8, 40)).term == "LDA"
    assert tips.term_at(label, QPoint(150, 40)) is None


def test_the_pointer_at_rest_on_a_term_shows_what_it_means(casebook, snapshot):
    casebook.go("about/glossary/LDA")
    casebook.qtbot.wait(50)
    label = QApplication.focusWidget().findChild(QLabel)
    at = QPoint(8, 8)
    asked = QHelpEvent(QEvent.Type.ToolTip, at, label.mapToGlobal(at))
    QApplication.sendEvent(label, asked)
    meaning = next(term.explained for term in snapshot.glossary if term.term == "LDA")
    assert escape(meaning) in QToolTip.text()
    QToolTip.hideText()


def test_a_link_is_no_term(casebook):
    tips = casebook.window.browser.findChild(TermTips)
    label = QLabel("<a href='x'>LDA</a>", textFormat=Qt.TextFormat.RichText)
    label.resize(200, 40)
    assert tips.term_at(label, QPoint(8, 20)) is None


def test_a_sites_page_shows_its_quotations_as_paraphrase_with_reasons(casebook, snapshot):
    page = casebook.go("site/6")
    quote = snapshot.quotes_of(6)[0]
    assert quote.gist in _words(page)
    assert "Paraphrase" in _words(page)
    sure = quote.site.confidence.label.lower()
    assert any(
        b.text() == f"of this site, inferred, {sure} confidence: why?"
        for b in page.findChildren(QPushButton)
    )


def test_linked_words_stand_on_the_sites_page_in_quotation_marks(casebook, snapshot):
    page = casebook.go("site/6")
    found = FoundWords(quote_id=snapshot.quotes_of(6)[0].id, words="As said.", word_for_word=False)
    linked = LinkedReport(name="copy.txt", linked_on="2026-01-01", found=(found,))
    page.show_snapshot(msgspec.structs.replace(snapshot, linked=linked))
    assert "“As said.”" in _words(page)
    assert "some letters may be misread" in _words(page)


def test_a_sites_quotation_is_copied_with_its_citation(casebook, snapshot):
    page = casebook.go("site/6")
    quote = snapshot.quotes_of(6)[0]
    piece = next(one for one in page.findChildren(Piece) if quote.gist in one.accessibleName())
    piece.setFocus()
    casebook.press("Ctrl+C")
    copied = QGuiApplication.clipboard().text()
    assert f"{quote.gist} [paraphrase]" in copied
    assert snapshot.about.cite in copied


def test_a_sites_page_shows_the_contradictions_that_bear_on_it(casebook, snapshot):
    page = casebook.go("site/6")
    for conflict in snapshot.framework.conflicts_of(6):
        assert conflict.about in _words(page)
        assert all(side.source in _words(page) for side in conflict.sides)


def _box(page, number: int) -> QCheckBox:
    page._site.setCurrentText(f"Site {number}")
    return page.findChild(EntryPiece).findChild(QCheckBox)


def test_a_sign_ticked_for_a_site_is_kept_for_that_site_alone(start):
    first = start()
    first.press("Space", _box(first.go("about/indicators"), 6))
    first.settle()
    assert "1 of 8 ticked" in _words(first.page)
    first.close()
    page = start().go("about/indicators")
    assert _box(page, 6).isChecked()
    assert not _box(page, 5).isChecked()


def test_a_tick_is_taken_back_by_the_same_key(casebook):
    page = casebook.go("about/indicators")
    for _ in range(2):
        casebook.press("Space", _box(page, 6))
        casebook.settle()
    assert not any(tick.ticked for tick in casebook.window.desk.ticks())


def test_without_a_site_there_is_nothing_to_tick(casebook):
    page = casebook.go("about/indicators")
    assert not any(box.isVisible() for box in page.findChildren(QCheckBox))


def test_a_tick_that_the_desk_refuses_is_taken_back_and_told(casebook):
    page = casebook.go("about/indicators")
    casebook.press("Space", _box(page, 5))
    casebook.settle()
    file = casebook.window.desk.places.desk
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    casebook.press("Space", _box(page, 6))
    casebook.settle()
    assert not _box(page, 6).isChecked()
    assert "newer version" in _words(casebook.window.notices)
