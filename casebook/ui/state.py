"""What the window remembers by itself between two runs: its size, its page, its casebook.

Losing the file is harmless, and whatever stands in it is harmless too: what cannot be used is as if
it were not there. What a person chose is in `settings` instead. The main window reads and writes it.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

_SEEN_AT_LEAST_PX = 64


class State:
    """The state file, read when asked; written by Qt, beside and then in place."""

    def __init__(self, file: Path) -> None:
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def address(self) -> str:
        """Give the address of the page last shown, or nothing."""
        return self._text("address")

    @address.setter
    def address(self, address: str) -> None:
        self._kept.setValue("address", address)

    @property
    def folder(self) -> Path | None:
        """Give the casebook folder last opened; None stands for the shipped casebook."""
        name = self._text("folder")
        return Path(name) if name and "\0" not in name else None

    @folder.setter
    def folder(self, folder: Path | None) -> None:
        self._kept.setValue("folder", str(folder or ""))

    def place(self, window: QMainWindow) -> None:
        """Put the window where it was; where that is no longer on a screen, where it is told to be."""
        usual = window.size()
        geometry = self._kept.value("geometry")
        if isinstance(geometry, QByteArray) and window.restoreGeometry(geometry):
            if _is_seen(window):
                return
            window.setWindowState(window.windowState().WindowNoState)
        window.resize(usual)
        _put_on_screen(window)

    def remember(self, window: QMainWindow) -> None:
        """Keep the window's size, place, and whether it fills the screen."""
        self._kept.setValue("geometry", window.saveGeometry())
        self._kept.sync()

    def _text(self, key: str) -> str:
        value = self._kept.value(key)
        return value if isinstance(value, str) else ""


def _is_seen(window: QMainWindow) -> bool:
    """Say whether enough of the window lies on some screen to take hold of it."""
    frame = window.frameGeometry()
    shown = [frame & screen.availableGeometry() for screen in QGuiApplication.screens()]
    return any(
        part.width() >= _SEEN_AT_LEAST_PX and part.height() >= _SEEN_AT_LEAST_PX for part in shown
    )


def _put_on_screen(window: QMainWindow) -> None:
    room = window.screen().availableGeometry()
    window.resize(window.size().boundedTo(room.size()))
    frame = window.geometry()
    frame.moveCenter(room.center())
    window.move(frame.topLeft())
