"""A box to choose one of several in, with an arrow from our icons: a style sheet leaves the system's own half drawn."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import icons

_ICON_PX = 16


class ChoiceBox(QComboBox):
    """The box, as wide as `letters` and no wider for a long choice."""

    def __init__(self, look: Look, name: str, *, letters: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.wear(look)

    def wear(self, look: Look) -> None:
        """Draw the arrow in this look."""
        self._look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, then the arrow on it."""
        super().paintEvent(event)
        size = self._look.px(_ICON_PX)
        colour = self._look.colours.ink_soft
        arrow = icons.pixmap("chevron-down", colour, size, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(self.width() - size - UNIT_PX, (self.height() - size) // 2, arrow)
        painter.end()
