"""The bar above the page: back and forward, where the person is, find and copy.

Its buttons are actions of the table. The main window owns it.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from casebook.timeline.look import UNIT_PX, Look
from casebook.ui.appearance import Role, give_role
from casebook.ui.window_actions import ICON_PX, Actions

_LEFT = ("back", "forward")
_RIGHT = ("search", "export", "copy", "refresh")


class ShortenedLabel(QLabel):
    """One line of text that ends in an ellipsis where there is no room for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        self.setToolTip("" if shown == self.text() else self.text())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class TopBar(QFrame):
    """The bar."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.BAR)
        self.setAccessibleName("Where you are")
        self._buttons = [self._button(actions, one) for one in (*_LEFT, *_RIGHT)]
        self._title = ShortenedLabel()
        give_role(self._title, Role.TITLE)
        self._build()

    @property
    def title(self) -> str:
        """Give the title that can be read now."""
        return self._title.text()

    def show_title(self, title: str) -> None:
        """Show the title of the place."""
        self._title.setText(title)
        self._title.setAccessibleName(title)
        self._title.update()

    def wear(self, look: Look) -> None:
        """Take on the text size."""
        for button in self._buttons:
            button.setIconSize(QSize(1, 1) * look.px(ICON_PX))

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT_PX, UNIT_PX, 2 * UNIT_PX, UNIT_PX)
        row.setSpacing(UNIT_PX // 2)
        for button in self._buttons[: len(_LEFT)]:
            row.addWidget(button)
        row.addSpacing(UNIT_PX)
        row.addWidget(self._title, 1)
        for button in self._buttons[len(_LEFT) :]:
            row.addWidget(button)

    def _button(self, actions: Actions, action_id: str) -> QToolButton:
        button = QToolButton(self, toolButtonStyle=Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setDefaultAction(actions.of(action_id))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
