"""Notices, addresses, history, the log, and starting with or without a screen."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from casebook import paths
from casebook.errors import CasebookError, Notice
from casebook.ui import application, navigation, pages, tour
from casebook.ui.log import Log
from casebook.ui.navigation import History
from casebook.ui.notices import NoticeBar, Remedy

ROOT = Path(__file__).resolve().parents[2]
DISK, SETTINGS = (
    Notice(text="The disk is full.", advice="Make room."),
    Notice(text="Settings lost."),
)


@pytest.fixture
def bar(qtbot):
    made = NoticeBar()
    qtbot.addWidget(made)
    return made


def test_the_newest_notice_shows_and_the_others_wait(bar):
    bar.say(DISK)
    bar.say(SETTINGS)
    assert bar.shown == SETTINGS
    assert "and 1 more" in bar._count.text()


def test_a_notice_that_waits_already_does_not_wait_twice(bar):
    for notice in (DISK, SETTINGS, DISK):
        bar.say(notice)
    assert bar.shown == DISK
    bar.dismiss()
    bar.dismiss()
    assert not bar.isVisibleTo(bar.parentWidget())


def test_escape_puts_a_notice_away(bar, qtbot):
    bar.say(DISK)
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.shown is None


def test_what_can_be_done_about_it_is_a_button(bar, qtbot):
    done = []
    bar.say(DISK, Remedy(words="Try again", do=lambda: done.append(True)))
    qtbot.mouseClick(bar._remedy, Qt.MouseButton.LeftButton)
    assert done == [True]
    assert bar.shown is None


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_parts_make_an_address_and_come_back_from_it(parts):
    assert navigation.parts(navigation.address(*parts)) == tuple(parts)


@given(st.lists(st.sampled_from(["a", "b", "c", "<", ">"]), max_size=20))
def test_one_step_back_and_one_forward_lead_to_the_same_place(steps):
    history = History(here="start")
    for step in steps:
        moves = {"<": history.back, ">": history.forward}
        history = moves[step]() if step in moves else history.visited(step)
    if history.past:
        assert history.back().forward() == history


def test_the_log_keeps_what_was_noted_before_its_file_was_there(tmp_path, caplog):
    log = Log()
    logging.getLogger("casebook.x").error("early")
    log.keep(tmp_path / "logs" / "casebook.log")
    logging.getLogger("casebook.x").error("late")
    log.close()
    written = (tmp_path / "logs" / "casebook.log").read_text("utf-8")
    assert written.index("early") < written.index("late")
    caplog.clear()


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path, caplog):
    (tmp_path / "file").touch()
    log = Log()
    log.keep(tmp_path / "file" / "casebook.log")
    logging.getLogger("casebook.x").error("noted")
    assert "noted" in log.last_lines[-1]
    log.close()
    caplog.clear()


def test_without_a_screen_the_window_says_so_in_a_sentence(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(CasebookError, match=r"no screen here.* casebook --help"):
        application.run(paths.places())


def test_a_library_that_qt_misses_is_named_with_the_packages_that_hold_it(tmp_path):
    broken = tmp_path / "libqxcb.so"
    broken.write_text("no library")
    with pytest.raises(CasebookError, match=r"libqxcb\.so: .*apt-get install libxcb-cursor0 "):
        application.need_library(broken)


def test_the_packages_named_are_those_that_set_up_installs():
    listed = (ROOT / "setup" / "system-qt.txt").read_text("utf-8").split()
    assert set(application._XCB_PACKAGES.split()) <= set(listed)


def test_the_tour_visits_every_page_of_the_table():
    visited = {navigation.parts(stop)[0] for stop in tour.STOPS}
    assert visited == {page.id for page in pages.PAGES}


def test_the_tour_names_a_picture_for_every_stop_and_site_once(tmp_path):
    pictures = list(tour.newcomer(tmp_path, range(1, 13)))
    assert len({picture.file for picture in pictures}) == len(pictures) == len(tour.STOPS) + 11
    every = list(tour.all_looks(tmp_path))
    assert len({picture.file for picture in every}) == len(every) == len(tour.STOPS) * 3 * 2 * 2


def test_the_tour_takes_a_picture_of_the_window(qapp, tmp_path):
    taken = tour.Tour(qapp, tmp_path / "home")
    taken.take(tour.Picture(address="site/6", file=tmp_path / "a" / "site.png"))
    assert (tmp_path / "a" / "site.png").stat().st_size > 10_000
    taken.close()


COPY_AND_QUIT = """
from casebook import paths
from casebook.ui.application import Program
from PySide6.QtWidgets import QApplication

app = QApplication([])
program = Program(app, paths.places())
program.start()
program.window.browser.go("site/6/event/by-election")
program.window.do("copy")
program.window.close()
program.close()
print(app.clipboard().text()[:9])
"""


def test_quitting_after_copying_ends_well():
    done = subprocess.run(
        [sys.executable, "-c", COPY_AND_QUIT], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "Late 1999\n")


BEFORE_PAINT = """
import sys
from casebook import paths
from casebook.ui.application import Program
from PySide6.QtWidgets import QApplication

app = QApplication([])
program = Program(app, paths.places())
program.start()

def look():
    heavy = {"sqlalchemy", "whoosh", "pptx", "docx", "markdown", "nh3"}
    print({name.split(".")[0] for name in sys.modules} & heavy)
    program.window.close()
    program.close()

program.window._parts.casebook.store = None
program.window.first_painted.disconnect()
program.window.first_painted.connect(look)
app.exec()
"""


def test_nothing_heavy_is_imported_before_the_first_paint():
    done = subprocess.run(
        [sys.executable, "-c", BEFORE_PAINT], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
