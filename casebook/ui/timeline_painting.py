"""How a timeline canvas is painted: the plot, then the names and the years that stay in view, what is chosen on top.

Knows a view and a glance at it, no widget; `ui.timeline_canvas` calls it for every frame, so only what is in view is
painted.
"""

from bisect import bisect_right
from collections.abc import Iterator

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from casebook.export import qt
from casebook.timeline import axis
from casebook.timeline.drawing import Drawing, Mark, Role, Text, Zone, bounds
from casebook.timeline.look import Look
from casebook.ui.timeline_view import TimelineView

_GROUNDS = {Role.BAND, Role.NATIONAL, Role.LANE_LINE}


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """What of a view is looked at: how far it is scrolled, the window's size, and what stands out in it."""

    x: float
    y: float
    width: float
    height: float
    seen: tuple[float, float]
    chosen: str = ""
    current: str = ""
    is_focused: bool = False
    pointer: float | None = None


class TimelinePainting:
    """Paints one drawing again and again."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._places: list[tuple[Mark, float, float, float, float]] = []
        self._drawing = Drawing(width=1, height=1, marks=(), hits=())

    def show(self, drawing: Drawing) -> None:
        """Paint this drawing from now on."""
        self._drawing = drawing
        self._places = [(mark, *bounds(mark)) for mark in drawing.marks]

    def paint(self, painter: QPainter, view: TimelineView, glance: Glance) -> None:
        """Paint one frame."""
        drawing, colours = self._drawing, self.look.colours
        whole = QRectF(0, 0, glance.width, glance.height)
        painter.fillRect(whole, QColor(colours.raised))
        plot = QRectF(drawing.gutter, drawing.head, glance.width, glance.height)
        self._part(painter, plot, QPointF(glance.x, glance.y), self._plot(plot, glance), glance)
        names = QRectF(0, drawing.head, drawing.gutter, glance.height)
        self._part(painter, names, QPointF(0, glance.y), self._names(glance), glance)
        years = QRectF(drawing.gutter, 0, glance.width, drawing.head + 1)
        self._part(painter, years, QPointF(glance.x, 0), _years(view, glance), glance)
        if glance.pointer is not None:
            painter.setPen(QPen(QColor(colours.accent), 1, Qt.PenStyle.DashLine))
            painter.drawLine(
                QPointF(glance.pointer, drawing.head), QPointF(glance.pointer, glance.height)
            )
        if glance.is_focused:
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(whole.adjusted(1, 1, -1, -1))

    def _part(
        self,
        painter: QPainter,
        part: QRectF,
        origin: QPointF,
        marks: Iterator[Mark],
        glance: Glance,
    ) -> None:
        painter.save()
        painter.setClipRect(part)
        painter.translate(-origin)
        shown = list(marks)
        qt.paint(painter, (mark for mark in shown if mark.role in _GROUNDS), self.look)
        self._standing_out(painter, glance)
        qt.paint(painter, (mark for mark in shown if mark.role not in _GROUNDS), self.look)
        painter.restore()

    def _plot(self, part: QRectF, glance: Glance) -> Iterator[Mark]:
        seen = part.translated(glance.x, glance.y)
        left, top, right, bottom = seen.left(), seen.top(), seen.right(), seen.bottom()
        for mark, its_left, its_top, its_right, its_bottom in self._places:
            is_beside = its_right < left or its_left > right or its_bottom < top or its_top > bottom
            if mark.zone is Zone.PLOT and not is_beside:
                yield mark

    def _names(self, glance: Glance) -> Iterator[Mark]:
        for mark in self._drawing.marks:
            if mark.zone is Zone.GUTTER and isinstance(mark, Text):
                yield self._kept_in_view(mark, glance)
            elif mark.role in _GROUNDS:
                yield mark

    def _kept_in_view(self, name: Text, glance: Glance) -> Text:
        """Move the name of a lane down as its top leaves the window, as far as the lane goes."""
        lanes = self._drawing.lanes
        first, last = name.lines[0].y, name.lines[-1].y
        at = max(bisect_right(lanes, first) - 1, 0)
        top, bottom = lanes[at], lanes[min(at + 1, len(lanes) - 1)]
        hidden = max(glance.y + self._drawing.head - top, 0)
        down = max(min(hidden, bottom - last - name.size), 0)
        lines = tuple(msgspec.structs.replace(line, y=line.y + down) for line in name.lines)
        return msgspec.structs.replace(name, lines=lines)

    def _standing_out(self, painter: QPainter, glance: Glance) -> None:
        """Lay the colour of what is chosen below the event, and ring where the keyboard is."""
        colours = self.look.colours
        for hit in self._drawing.hits:
            rect = QRectF(hit.x, hit.y, hit.width, hit.height).adjusted(-3, -2, 3, 2)
            if hit.key == glance.chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.selection))
                painter.drawRoundedRect(rect, 4, 4)
            if hit.key == glance.current:
                painter.setPen(QPen(QColor(colours.focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect, 4, 4)


def _years(view: TimelineView, glance: Glance) -> Iterator[Mark]:
    """Give the axis of what is in view, so that its year is always named; of another chart, its own."""
    if view.is_chart:
        return (mark for mark in view.drawing.marks if mark.zone is Zone.HEAD)
    first, last = glance.seen
    page = view.page
    made = axis.marks(view.scale, page, page.margin, bottom=0, first=first, last=last)
    return (mark for mark in made if mark.zone is Zone.HEAD)
