"""The real program on the shipped casebook, in a home of its own; what a test leaves behind fails it."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from casebook import paths
from casebook.ui.application import Program
from casebook.ui.main_window import MainWindow
from casebook.ui.page import Page

WAIT_MS = 10_000


class Driver:
    """Drives a program as a person would."""

    def __init__(self, qtbot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program
        self.window: MainWindow = program.window
        self.is_closed = False

    @property
    def page(self) -> Page:
        """Give the page in front."""
        return self.window.browser.page

    @property
    def here(self) -> str:
        """Give the address in history."""
        return self.window.browser.history.here

    def press(self, keys: str, widget=None) -> None:
        """Press a key, as "Ctrl+L", where the keyboard is or on a widget."""
        *held, key = keys.split("+") if not keys.endswith("++") else [*keys[:-2].split("+"), "Plus"]
        modifiers = Qt.KeyboardModifier.NoModifier
        for name in held:
            modifiers |= {
                "Ctrl": Qt.KeyboardModifier.ControlModifier,
                "Alt": Qt.KeyboardModifier.AltModifier,
                "Shift": Qt.KeyboardModifier.ShiftModifier,
            }[name]
        code = {"PgUp": "PageUp", "PgDown": "PageDown", "=": "Equal", "-": "Minus", ",": "Comma"}
        at = widget or QApplication.focusWidget() or self.window
        self.qtbot.keyClick(at, getattr(Qt.Key, f"Key_{code.get(key, key)}"), modifiers)

    def go(self, address: str) -> Page:
        """Go to an address and wait until everything there is painted."""
        self.window.browser.go(address)
        self.settle()
        return self.page

    def close(self) -> None:
        """Close the window and end the program: no job may be left."""
        if self.is_closed:
            return
        self.is_closed = True
        self.window.close()
        self.window.deleteLater()
        assert self.program.jobs.close(wait_s=WAIT_MS / 1000), "a job was still under way"
        self.program.close()
        self.program.deleteLater()
        # Qt does this only in its own loop: windows left over are dressed again at every later start.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def settle(self) -> None:
        """Wait until no job is under way."""
        self.qtbot.waitUntil(self.program.jobs.idle, timeout=WAIT_MS)
        QApplication.processEvents()


@pytest.fixture
def start(qtbot, qapp):
    """Start the program, perhaps several times, on a casebook; each is closed at the end."""
    threads = threading.active_count()
    drivers: list[Driver] = []

    def begin(content: Path | None = None) -> Driver:
        program = Program(qapp, paths.places(content))
        program.start()
        driver = Driver(qtbot, program)
        drivers.append(driver)
        with qtbot.waitSignal(program.window.first_painted, timeout=WAIT_MS):
            program.window.activateWindow()
        driver.settle()
        return driver

    yield begin
    for driver in drivers:
        driver.close()
    qapp.processEvents()
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert left == []
    qtbot.waitUntil(lambda: threading.active_count() <= threads, timeout=WAIT_MS)


@pytest.fixture
def casebook(start) -> Driver:
    """Give the program on the shipped casebook."""
    return start()
