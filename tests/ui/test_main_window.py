"""The frame: actions by their keys, history, looks, text sizes, another casebook, what is remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from casebook import paths, resources
from casebook.content import example
from casebook.ui import actions, pages
from casebook.ui.actions import ACTIONS
from casebook.ui.site_wall import SiteWall
from tests import make

BROKEN = Path(__file__).resolve().parents[1] / "broken"


def test_it_opens_on_the_twelve_sites_with_nothing_to_set_up(casebook):
    assert casebook.here == "sites"
    assert casebook.window.findChild(SiteWall).model().rowCount() == 12
    assert "12 sites" in casebook.window._status._words.text()


# The table of actions


def test_every_action_has_a_doer_and_every_doer_an_action(casebook):
    assert set(casebook.window._doers) == {row.id for row in ACTIONS}


def test_no_key_stands_for_two_actions():
    keys = [QKeySequence(key).toString() for row in ACTIONS for key in row.keys]
    assert "" not in keys
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.id)
def test_every_action_has_words_a_tip_and_an_icon_that_ships(row):
    assert row.words
    assert row.tip
    assert resources.icon(row.icon)


def test_every_action_is_in_a_menu_with_its_icon_once_that_opens(casebook):
    for menu_action in casebook.window.menuBar().actions():
        menu_action.menu().aboutToShow.emit()
        made = [a for a in menu_action.menu().actions() if not a.isSeparator() and not a.menu()]
        assert made
        assert not any(action.icon().isNull() for action in made)


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.id)
def test_every_page_of_the_table_opens_by_its_key(casebook, page):
    casebook.press(page.key)
    assert casebook.here.split("/")[0] == page.id
    assert casebook.page.title() == casebook.window._bar.title
    assert casebook.page.title() in casebook.window.windowTitle()


# Going about


def test_back_and_forward_go_where_one_has_been(casebook):
    casebook.go("site/6")
    casebook.go("help/keys")
    casebook.press("Alt+Left")
    assert casebook.here == "site/6"
    casebook.press("Alt+Right")
    assert casebook.here == "help/keys"


def test_there_is_nothing_to_go_back_to_at_first(casebook):
    assert not casebook.window.actions_table.of("back").isEnabled()


def test_an_address_that_leads_nowhere_is_explained_and_leaves_one_where_one_is(casebook):
    casebook.go("nowhere/at-all")
    assert casebook.here == "sites"
    assert "nowhere/at-all" in casebook.window.notices.shown.text


def test_the_next_site_and_the_one_before_are_a_key_away(casebook):
    casebook.go("site/6")
    casebook.press("Ctrl+PgDown")
    assert casebook.here == "site/7"
    casebook.press("Ctrl+PgUp")
    casebook.press("Ctrl+PgUp")
    assert casebook.here == "site/5"


def test_there_is_no_site_before_the_first(casebook):
    casebook.go("site/1")
    assert not casebook.window.actions_table.of("previous-site").isEnabled()


@pytest.mark.parametrize("keys", ["Ctrl+F", "Ctrl+K"])
def test_search_is_a_key_away_from_anywhere(casebook, keys):
    casebook.go("check")
    casebook.press(keys)
    assert casebook.here == "search"
    assert isinstance(QGuiApplication.focusObject(), QLineEdit)


def test_the_box_that_narrows_has_a_key_of_its_own(casebook):
    casebook.go("check")
    casebook.press("Ctrl+Shift+F")
    assert casebook.here.startswith("sites")
    assert isinstance(QGuiApplication.focusObject(), QLineEdit)


# Looks and sizes


@pytest.mark.parametrize(("key", "look"), [("F7", "light"), ("F8", "dark"), ("F9", "contrast")])
def test_a_look_is_a_key_away_and_is_kept(casebook, start, key, look):
    casebook.press(key)
    assert casebook.window.look.name == look
    assert casebook.window.actions_table.of(f"look-{look}").isChecked()
    assert start().window.look.name == look


def test_text_grows_and_shrinks_by_keys_within_its_limits(casebook):
    for _ in range(15):
        casebook.press("Ctrl++")
    assert casebook.window.look.text_size == 200
    assert not casebook.window.actions_table.of("larger").isEnabled()
    for _ in range(15):
        casebook.press("Ctrl+-")
    assert casebook.window.look.text_size == 80
    casebook.press("Ctrl+0")
    assert casebook.window.look.text_size == 100


def test_the_page_list_folds_in_a_narrow_window_or_when_wanted(casebook):
    casebook.window.resize(1280, 800)
    assert casebook.window._list.has_words
    casebook.program.preferences.change(text_size=200)
    assert not casebook.window._list.has_words
    casebook.press("Ctrl+B")
    assert casebook.window._list.has_words


def test_full_screen_and_back(casebook):
    casebook.press("F11")
    assert casebook.window.isFullScreen()
    casebook.press("F11")
    assert not casebook.window.isFullScreen()


def test_every_button_of_the_frame_has_a_name_for_screen_readers(casebook):
    buttons = casebook.window.findChildren(QAbstractButton)
    assert [b for b in buttons if b.isVisible() and not (b.accessibleName() or b.text())] == []


# Remembered


def test_size_page_and_look_are_remembered(start):
    first = start()
    first.window.resize(1024, 720)
    first.go("site/6/event/by-election")
    first.close()
    again = start()
    assert (again.window.width(), again.window.height()) == (1024, 720)
    assert again.here == "site/6/event/by-election"


def test_who_wants_to_start_with_the_sites_does(start):
    first = start()
    first.program.preferences.change(start="sites")
    first.go("site/6")
    first.close()
    assert start().here == "sites"


def test_a_window_that_was_off_the_screen_comes_back_onto_it(start):
    first = start()
    first.window.move(9000, 9000)
    first.close()
    window = start().window
    assert window.screen().availableGeometry().intersects(window.frameGeometry())


def test_a_damaged_state_or_settings_file_is_no_obstacle(start):
    here = paths.places()
    here.settings.parent.mkdir(parents=True, exist_ok=True)
    here.state.write_bytes(b"\x00\xff[[")
    here.settings.write_bytes(b"look = ")
    driver = start()
    assert driver.here == "sites"
    assert "settings could not be read" in driver.window.notices.shown.text


# Another casebook


def test_another_casebook_folder_is_opened_and_remembered(casebook, start, tmp_path):
    example.start(tmp_path / "mine")
    casebook.window._open_folder(tmp_path / "mine")
    casebook.settle()
    assert len(casebook.program.casebook.snapshot.sites) == 1
    assert casebook.window.settings.recent == (str(tmp_path / "mine"),)
    casebook.close()
    assert start().program.casebook.folder == tmp_path / "mine"


def test_the_shipped_casebook_is_a_key_away_again(start, tmp_path):
    driver = start(make.content(tmp_path / "book"))
    driver.press("Ctrl+Shift+O")
    driver.settle()
    assert driver.program.casebook.is_shipped
    assert len(driver.program.casebook.snapshot.sites) == 12


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_folder_that_holds_no_casebook_is_told_and_the_present_one_stays(
    casebook, tmp_path, name
):
    (tmp_path / "empty").mkdir()
    casebook.window._open_folder(tmp_path / name)
    casebook.settle()
    assert name in casebook.window.notices.shown.text
    assert casebook.program.casebook.is_shipped


def test_a_casebook_with_broken_files_opens_and_says_so(start):
    driver = start(BROKEN)
    assert "could not be read" in driver.window.notices.shown.text
    driver.qtbot.mouseClick(driver.window.notices._remedy, Qt.MouseButton.LeftButton)
    assert driver.here == "check"


def test_refresh_shows_what_has_changed_in_the_files(start, tmp_path):
    driver = start(make.content(tmp_path / "book"))
    page = driver.go("site/1/event/launch")
    make.content(tmp_path / "book", launch="Another launch")
    driver.press("F5")
    driver.settle()
    assert page._event.title == "Another launch"
    assert driver.here == "site/1/event/launch"


def test_the_library_file_is_made_after_the_first_paint(casebook):
    assert list(paths.places().library.glob("library-*.sqlite"))


def test_a_large_casebook_is_read_beside_the_window_and_stored_then(start, tmp_path):
    driver = start(make.content(tmp_path / "large", sites=120))
    driver.qtbot.waitUntil(lambda: driver.page is not None and driver.program.jobs.idle())
    assert driver.page._model.rowCount() == 120
    assert list(paths.places().library.glob("library-*.sqlite"))


def test_the_key_sheet_and_the_table_cannot_disagree(casebook):
    html = casebook.go("help/keys")._leaf.html
    assert all(row.tip.replace("'", "&#x27;") in html for row in actions.ACTIONS)
