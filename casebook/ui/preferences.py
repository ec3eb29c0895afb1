"""The settings in use, kept in step with their file. Made by `application`; the window changes them.

A settings file that cannot be written is told once and does not keep anything from being changed.
"""

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from casebook import settings as files
from casebook.errors import Notice, PlaceError
from casebook.settings import Settings


class Preferences(QObject):
    """What the person prefers, now.

    Signals:
        changed(Settings): something else is preferred from now on.
        said(Notice): the settings could not be saved.
    """

    changed = Signal(object)
    said = Signal(object)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        reading = files.read(file)
        self.settings: Settings = reading.settings
        self.notices: tuple[Notice, ...] = reading.notices

    def change(self, **values: object) -> None:
        """Prefer something else from now on, and save it."""
        self.take(msgspec.structs.replace(self.settings, **values))

    def take(self, settings: Settings) -> None:
        """Prefer all of this from now on, and save it."""
        if settings == self.settings:
            return
        self.settings = settings
        self.changed.emit(settings)
        try:
            files.write(self._file, settings)
        except PlaceError as refusal:
            self.said.emit(Notice(text=refusal.title, advice=refusal.advice))
