"""Ctrl+C as people expect it: marked text where there is some, else the chosen item with its citation.

A text widget that has the keyboard would take the key even with nothing marked in it; `CopyKey` keeps
it from doing so, and only then. The main window owns it and copies.
"""

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_OURS = "casebook"
"""The property of a parcel that this program has put on the clipboard."""

TextWidget = QLineEdit | QTextEdit | QPlainTextEdit | QLabel


class CopyKey(QObject):
    """Watches the widget that has the keyboard, if it is one with text."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the copy key to the action where no text is marked."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
            and isinstance(watched, QWidget)
            and not has_marked_text(watched)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, TextWidget):
            old.removeEventFilter(self)
        if isinstance(new, TextWidget):
            new.installEventFilter(self)


def has_marked_text(widget: QWidget | None) -> bool:
    """Say whether this widget holds text that the person has marked."""
    match widget:
        case QLineEdit() | QLabel():
            return widget.hasSelectedText()
        case QTextEdit() | QPlainTextEdit():
            return widget.textCursor().hasSelection()
        case _:
            return False


def copy_marked_text(widget: QWidget | None) -> bool:
    """Copy the text that the person has marked in this widget; say whether there was any."""
    if not has_marked_text(widget):
        return False
    match widget:
        case QLineEdit() | QTextEdit() | QPlainTextEdit():
            widget.copy()
        case QLabel():
            QGuiApplication.clipboard().setText(widget.selectedText())
    return True


def copy_item(item: QMimeData | None) -> bool:
    """Copy what a page gives; say whether it gave anything."""
    if item is None:
        return False
    item.setProperty(_OURS, True)  # noqa: FBT003 - Qt's
    QGuiApplication.clipboard().setMimeData(item)
    return True


def leave() -> None:
    """Leave only plain text on the clipboard, at the program's end.

    A parcel made in Python outlives Python there, and PySide 6.11 ends with a crash over it.
    """
    clipboard = QGuiApplication.clipboard()
    match clipboard.mimeData():
        case QMimeData() as parcel if parcel.property(_OURS):
            clipboard.setText(parcel.text())
