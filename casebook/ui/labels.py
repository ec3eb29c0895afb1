"""The labels, buttons and cards that pages are made of, each with its role for the look.

A label's text can be marked and copied by mouse and wraps rather than being cut. Knows no page and no look.
"""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from casebook.timeline.look import UNIT_PX
from casebook.ui import appearance
from casebook.ui.appearance import Role

_HERE = "casebook:here"


def label(text: str = "", role: Role | None = None) -> QLabel:
    """Make a label of plain text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role is not None:
        appearance.give_role(made, role)
    return made


def one_line(text: str = "", role: Role | None = None) -> QLabel:
    """Make a label that is never wrapped: a chip, a count."""
    made = label(text, role)
    made.setWordWrap(False)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    return made


def button(text: str, role: Role, asked: Callable[[], object]) -> QPushButton:
    """Make a button that calls `asked` when it is pressed by mouse or keyboard."""
    made = QPushButton(text)
    made.setAutoDefault(True)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.clicked.connect(lambda _is_checked: asked())
    if role is Role.LINK:
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    appearance.give_role(made, role)
    return made


def link(text: str, asked: Callable[[], object]) -> QLabel:
    """Make a label that is one link: it wraps, and takes Tab and Enter like a button."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(f'<a href="{_HERE}">{escape(text)}</a>')
    made.setWordWrap(True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.LinksAccessibleByMouse
        | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    )
    made.setAccessibleName(text)
    made.linkActivated.connect(lambda _address: asked())
    return made


def beside_icon(words: str) -> str:
    """Give words for a tool button that shows an icon before them; Qt leaves hardly any room there."""
    return f"\N{EN SPACE}{words}"


def card(parts: Sequence[QWidget]) -> QFrame:
    """Make a card of parts below one another, for a panel that scrolls."""
    made = QFrame()
    appearance.give_role(made, Role.PANEL)
    column = QVBoxLayout(made)
    column.setContentsMargins(*[2 * UNIT_PX] * 4)
    column.setSpacing(UNIT_PX)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return made
