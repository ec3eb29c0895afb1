"""The list of pages at the left: icons with words, or only icons where there is little room.

Its buttons are the page actions of the table, so the list, the menu and the keys cannot disagree. The
main window owns it.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import labels
from casebook.ui.appearance import Role, give_role
from casebook.ui.pages import PAGES
from casebook.ui.window_actions import ICON_PX, Actions


class PageList(QFrame):
    """The list."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.PANEL)
        self.setAccessibleName("Pages")
        self._buttons = [self._button(actions, page.id) for page in PAGES]
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT_PX, 2 * UNIT_PX, UNIT_PX, 2 * UNIT_PX)
        column.setSpacing(UNIT_PX // 2)
        for button in self._buttons:
            column.addWidget(button)
        column.addStretch(1)

    @property
    def has_words(self) -> bool:
        """Say whether the names stand beside the icons."""
        return self._buttons[0].toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon

    def show_words(self, *, wanted: bool) -> None:
        """Show the names, or only the icons."""
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if wanted
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        for button in self._buttons:
            button.setToolButtonStyle(style)

    def wear(self, look: Look) -> None:
        """Take on the text size."""
        for button in self._buttons:
            button.setIconSize(QSize(look.px(ICON_PX), look.px(ICON_PX)))

    def _button(self, actions: Actions, page_id: str) -> QToolButton:
        button = QToolButton(self)
        action = actions.of(f"page-{page_id}")
        action.setIconText(labels.beside_icon(action.iconText()))
        button.setDefaultAction(action)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
