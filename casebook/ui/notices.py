"""The bar above the page that tells a person something without stopping them.

One notice shows at a time, the newest first; the others wait behind it and are counted. It is told
to screen readers, and can be dismissed by pointer or keyboard. Core code says *what*; only this
module decides how it looks. The main window owns it.
"""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from casebook.errors import Notice
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import icons
from casebook.ui.appearance import Role, give_role

_ICON_PX = 20


class Remedy(msgspec.Struct, frozen=True, kw_only=True):
    """A button beside a notice: its words, and what it does."""

    words: str
    do: Callable[[], None]


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    notice: Notice
    remedy: Remedy | None


class NoticeBar(QFrame):
    """The bar; hidden while there is nothing to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.NOTICE)
        self.setAccessibleName("Notices")
        self._told: list[_Told] = []
        self._mark = QLabel()
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._count = QLabel()
        self._remedy = QPushButton()
        self._dismiss = QToolButton()
        self._build()
        self.hide()

    @property
    def shown(self) -> Notice | None:
        """Give the notice that can be read now."""
        return self._told[-1].notice if self._told else None

    def say(self, notice: Notice, remedy: Remedy | None = None) -> None:
        """Show a notice; one that already waits comes to the front instead of waiting twice."""
        self._told = [told for told in self._told if told.notice != notice]
        self._told.append(_Told(notice=notice, remedy=remedy))
        self._show()
        self._announce(_sentence(notice))

    def _announce(self, sentence: str) -> None:
        """Tell screen readers."""
        from PySide6.QtGui import (  # noqa: PLC0415 - no start needs them
            QAccessible,
            QAccessibleAnnouncementEvent,
        )

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def dismiss(self) -> None:
        """Put the notice away and show the one behind it."""
        if self._told:
            self._told.pop()
        self._show()

    def wear(self, look: Look) -> None:
        """Tint the icons."""
        size = look.px(_ICON_PX)
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(icons.pixmap("info", look.colours.warning, size, ratio))
        self._dismiss.setIcon(icons.icon("x", look.colours.ink_soft, size))
        self._dismiss.setIconSize(QSize(size, size))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Dismiss with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        give_role(self._count, Role.SMALL)
        self._dismiss.setAccessibleName("Dismiss this notice")
        self._dismiss.setToolTip("Dismiss this notice (Esc)")
        self._dismiss.clicked.connect(self.dismiss)
        self._remedy.clicked.connect(self._do)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * UNIT_PX, UNIT_PX, 2 * UNIT_PX, UNIT_PX)
        row.setSpacing(2 * UNIT_PX)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        row.addWidget(self._count)
        row.addWidget(self._remedy)
        row.addWidget(self._dismiss)

    def _show(self) -> None:
        self.setVisible(bool(self._told))
        if not self._told:
            return
        newest = self._told[-1]
        self._words.setText(_sentence(newest.notice))
        self._words.setAccessibleName(_sentence(newest.notice))
        waiting = len(self._told) - 1
        self._count.setText(f"and {waiting} more")
        self._count.setVisible(waiting > 0)
        self._remedy.setVisible(newest.remedy is not None)
        self._remedy.setText(newest.remedy.words if newest.remedy else "")

    def _do(self) -> None:
        newest = self._told[-1]
        self.dismiss()
        if newest.remedy:
            newest.remedy.do()


def _sentence(notice: Notice) -> str:
    return " ".join(part for part in (notice.text, notice.advice) if part)
