"""The whole timeline as a strip below the canvas, with a frame round what is in view: drag it to go elsewhere.

The keys of the canvas do the same, so it takes no keyboard. Knows a canvas.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casebook.export import qt
from casebook.timeline import strip
from casebook.timeline.drawing import Drawing
from casebook.timeline.look import Look
from casebook.timeline.scale import Scale
from casebook.ui.timeline_canvas import TimelineCanvas

_HEIGHT = 48


class TimelineOverview(QWidget):
    """The strip."""

    def __init__(self, canvas: TimelineCanvas, look: Look) -> None:
        super().__init__()
        self._canvas = canvas
        self._look = look
        self._drawing: Drawing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("The whole timeline; the frame is what is in view")
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        canvas.moved.connect(self._follow)

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        self._look = look
        self._follow()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(400, self._look.px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the strip anew for the width."""
        super().resizeEvent(event)
        self._follow()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the day under the pointer."""
        self._canvas.go_to(self._scale().day(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along with the pointer."""
        self._canvas.go_to(self._scale().day(event.position().x()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the strip, and the frame round what is in view."""
        painter = QPainter(self)
        colours = self._look.colours
        painter.fillRect(self.rect(), QColor(colours.surface))
        if self._drawing is not None:
            qt.paint(painter, self._drawing.marks, self._look)
        first, last = map(self._scale().x, self._canvas.seen)
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(first, 1, max(last - first, 4), self.height() - 2), 4, 4)

    def _scale(self) -> Scale:
        days = self._canvas.view.days
        return Scale(
            first=days.first, last=days.last, left=0, width=max(self.width(), 1), clock=days.clock
        )

    def _follow(self) -> None:
        view = self._canvas.view
        lanes = [lane for lane in view.lanes if not lane.national]
        self._drawing = strip.strip(
            lanes or view.lanes, view.days, width=max(self.width(), 1), height=self.height()
        )
        self.update()
