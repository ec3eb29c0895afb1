"""The switches and buttons above a timeline. Knows a canvas, no page."""

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import icons
from casebook.ui.timeline_canvas import TimelineCanvas

_ICON_PX = 18
_STEP = 1.5


def switch(words: str, tip: str) -> QToolButton:
    """Make a button that is on or off, in words."""
    made = QToolButton()
    made.setText(words)
    made.setToolTip(tip)
    made.setAccessibleDescription(tip)
    made.setCheckable(True)
    return made


class ZoomButtons(QWidget):
    """Closer, further, and the whole."""

    def __init__(self, canvas: TimelineCanvas, look: Look) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT_PX // 2)
        self._buttons: list[tuple[QToolButton, str]] = []
        for icon, name, act in (
            ("minus", "Show a longer time (−)", partial(canvas.zoom, 1 / _STEP)),
            ("plus", "Show a shorter time, larger (+)", partial(canvas.zoom, _STEP)),
            ("maximize", "Show the whole (0)", canvas.fit),
        ):
            button = QToolButton()
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
            self._buttons.append((button, icon))
        self.wear(look)

    def wear(self, look: Look) -> None:
        """Draw the icons in this look."""
        for button, icon in self._buttons:
            button.setIcon(icons.icon(icon, look.colours.ink, look.px(_ICON_PX)))
            button.setIconSize(QSize(1, 1) * look.px(_ICON_PX))
