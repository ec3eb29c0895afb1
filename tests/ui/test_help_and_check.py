"""Help is the handbook, whole and from this machine; the check lists every mistake with its place."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QListWidget, QTextBrowser

import casebook as program
from casebook import resources
from casebook.ui import handbook
from casebook.ui.site_sections import Piece

ROOT = Path(__file__).resolve().parents[2]
BROKEN = ROOT / "tests" / "broken"


def _words(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel))


@pytest.mark.parametrize("file", resources.handbook_pages(), ids=lambda file: file.stem)
def test_every_page_of_the_handbook_is_in_help(casebook, file):
    page = casebook.go(f"help/{handbook.leaf_id(file.name)}")
    title = file.read_text("utf-8").splitlines()[0].removeprefix("# ")
    assert page.title() == title
    assert len(page.findChild(QTextBrowser).toPlainText()) > 500


def test_help_alone_is_the_first_page(casebook):
    assert casebook.go("help").title() == "First steps"


def test_f1_shows_every_key(casebook):
    casebook.press("F1")
    assert casebook.here == "help/keys"
    assert "Ctrl+L" in casebook.page.findChild(QTextBrowser).toPlainText()


def test_about_tells_version_licence_and_how_to_cite(casebook):
    words = casebook.go("help/about").findChild(QTextBrowser).toPlainText()
    assert program.__version__ in words
    assert casebook.program.casebook.snapshot.about.cite[:30] in words
    assert "never uses the network" in words


def test_about_names_every_library_that_the_program_stands_on(casebook):
    words = casebook.go("help/about").findChild(QTextBrowser).toPlainText().replace(" ", "-")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [re.match(r"[\w-]+", one)[0] for one in project["dependencies"]]
    assert [
        one for one in needed if one.removesuffix("-Essentials").casefold() not in words.casefold()
    ] == []


def test_choosing_in_the_contents_goes_there_and_back_returns(casebook):
    page = casebook.go("help")
    page.findChild(QListWidget).setCurrentRow(1)
    assert casebook.here == "help/reading-dates"


def test_a_page_of_help_that_is_not_there_is_explained(casebook):
    casebook.go("help/nothing")
    assert "help/nothing" in casebook.window.notices.shown.text
    assert casebook.page.title() == "First steps"


def test_pictures_of_the_handbook_are_shown_within_the_page(casebook):
    page = casebook.go("help/first-steps")
    words = page.findChild(QTextBrowser)
    for file in resources.handbook_pictures():
        picture = words.document().resource(2, QUrl(f"pictures/{file.name}"))
        assert 100 < picture.width() <= words.viewport().width()


def test_a_page_of_help_says_everything_once_in_a_window_of_any_width(casebook):
    words = casebook.go("help/keys").findChild(QTextBrowser)
    for width in (800, 1000, 1024, 1400):
        casebook.window.resize(width, 700)
        casebook.settle()
        assert words.toPlainText().count("Escape puts a notice away") == 1


def test_a_picture_has_no_empty_space_below_it(casebook):
    document = casebook.go("help/first-steps").findChild(QTextBrowser).document()
    picture = document.find("\ufffc").block()
    top, below = map(document.documentLayout().blockBoundingRect, (picture, picture.next()))
    drawn = document.resource(2, QUrl("pictures/sites.png"))
    assert below.top() - top.top() < drawn.height() + 40


def test_a_link_to_the_web_opens_nothing(casebook):
    page = casebook.go("help")
    page.findChild(QTextBrowser).anchorClicked.emit(QUrl("https://example.org/"))
    assert casebook.here == "help"


def test_the_shipped_casebook_has_nothing_to_mend(casebook):
    assert "Nothing is wrong in this casebook’s files." in _words(casebook.go("check"))


def test_what_is_not_certain_is_counted_and_a_link_away(casebook):
    page = casebook.go("check")
    link = next(label for label in page.findChildren(QLabel) if "Site 11 ·" in label.text())
    link.linkActivated.emit("casebook:here")
    assert casebook.here == "site/11"


def test_every_mistake_of_a_broken_casebook_is_listed_with_its_place(start):
    driver = start(BROKEN)
    page = driver.go("check")
    problems = driver.program.casebook.snapshot.problems
    assert len(page.findChildren(Piece)) == len(problems)
    words = _words(page)
    assert all(f"line {problem.line}" in words for problem in problems)


def test_one_mistake_or_all_can_be_copied(start):
    driver = start(BROKEN)
    page = driver.go("check")
    problems = driver.program.casebook.snapshot.problems
    driver.window.do("copy")
    assert len(QGuiApplication.clipboard().text().splitlines()) >= len(problems)
    piece = page.findChildren(Piece)[3]
    piece.setFocus()
    driver.press("Ctrl+C", piece)
    assert QGuiApplication.clipboard().text() == str(sorted(problems)[3])


def test_the_check_of_a_file_begins_at_its_first_mistake(start):
    driver = start(BROKEN)
    file = sorted(driver.program.casebook.snapshot.problems)[-1].file
    page = driver.go(f"check/{file.replace('/', '%2F')}")
    assert page._pieces[file].hasFocus()
