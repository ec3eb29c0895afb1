"""A drawing painted with Qt: the one painter that the screen, PNG, PDF and print share.

QtGui only, no widgets, so it works on any thread. The font must be registered. Colours come from `timeline.style`; the
canvas paints what is chosen or has the keyboard on top by itself.
"""

import itertools
from collections.abc import Iterable
from functools import lru_cache
from typing import assert_never

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QLinearGradient,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QPolygonF,
)

from casebook.export.shapes import CORNERS
from casebook.timeline.drawing import (
    Anchor,
    Bar,
    Box,
    Dot,
    Line,
    Mark,
    Outline,
    Role,
    Shape,
    Text,
    fade_stops,
)
from casebook.timeline.look import Look
from casebook.timeline.measure import Face
from casebook.timeline.style import Dash, Style, style

FAMILY = "Inter"
POINTS_PER_INCH = 72
_PENS = {
    Dash.SOLID: Qt.PenStyle.SolidLine,
    Dash.DASHED: Qt.PenStyle.DashLine,
    Dash.DOTTED: Qt.PenStyle.DotLine,
}
_CAP = 1.6
"""How much higher than the bar the ends of what lasted are."""
_SLICES = 12


def paint(painter: QPainter, marks: Iterable[Mark], look: Look, *, in_slices: bool = False) -> None:
    """Paint marks in the painter's own coordinates, a point being one of its units.

    Qt's PDF engine paints a gradient that fades away as if it did not: for it, bars are painted `in_slices`.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    styles: dict[tuple[Role, object], Style] = {}
    for mark in marks:
        kind = mark.role, mark.tone
        if kind not in styles:
            styles[kind] = style(look, mark)
        if in_slices and isinstance(mark, Bar):
            _slices(painter, mark, styles[kind])
            _outline(painter, mark, styles[kind])
        else:
            _paint(painter, mark, styles[kind])


def _paint(painter: QPainter, mark: Mark, its: Style) -> None:
    match mark:
        case Box():
            _box(painter, mark, its)
        case Line():
            painter.setPen(_pen(its))
            painter.drawLine(QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2))
        case Bar():
            _bar(painter, mark, its)
        case Dot():
            _dot(painter, mark, its)
        case Text():
            _text(painter, mark, its)
        case _:
            assert_never(mark)


def _box(painter: QPainter, mark: Box, its: Style) -> None:
    painter.setPen(_pen(its))
    painter.setBrush(QColor(its.fill) if its.fill else Qt.BrushStyle.NoBrush)
    rect = QRectF(mark.x, mark.y, mark.width, mark.height)
    painter.drawRoundedRect(rect, mark.radius, mark.radius)


def _pen(its: Style) -> QPen:
    if not its.stroke:
        return QPen(Qt.PenStyle.NoPen)
    return QPen(QColor(its.stroke), its.stroke_width, _PENS[its.dash])


def _bar(painter: QPainter, mark: Bar, its: Style) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(_faded(mark, its.fill, _strength(mark, its))))
    painter.drawRect(QRectF(mark.x, mark.y, mark.width, mark.height))
    _outline(painter, mark, its)


def _strength(mark: Bar, its: Style) -> float:
    return 0.0 if mark.outline is Outline.HOLLOW else its.strength


def _slices(painter: QPainter, mark: Bar, its: Style) -> None:
    """Paint a bar as upright slices, each as full as the middle of it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    stops = fade_stops(mark)
    for (first, part), (last, following) in itertools.pairwise(stops):
        count = 1 if part == following else _SLICES
        for at in range(count):
            share = (at + 0.5) / count
            tint = QColor(its.fill)
            tint.setAlphaF(_strength(mark, its) * (part + (following - part) * share))
            painter.setBrush(tint)
            width = mark.width * (last - first) / count
            left = mark.x + mark.width * first + at * width
            painter.drawRect(QRectF(left, mark.y, width, mark.height))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _outline(painter: QPainter, mark: Bar, its: Style) -> None:
    if mark.outline is not Outline.PLAIN:
        broken = Qt.PenStyle.DotLine if mark.outline is Outline.DOTTED else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(its.stroke), its.stroke_width, broken))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(mark.x, mark.y, mark.width, mark.height))
    if mark.role is Role.LASTED:
        _ends(painter, mark, its)


def _faded(mark: Bar, colour: str, strength: float) -> QLinearGradient:
    """Give the ground of a bar: full between its soft ends, nothing at them."""
    gradient = QLinearGradient(mark.x, 0, mark.x + mark.width, 0)
    for at, part in fade_stops(mark):
        tint = QColor(colour)
        tint.setAlphaF(strength * part)
        gradient.setColorAt(at, tint)
    return gradient


def _ends(painter: QPainter, mark: Bar, its: Style) -> None:
    """Cap a known end of what lasted, and point where it still goes on."""
    middle, half = mark.y + mark.height / 2, mark.height * _CAP / 2
    painter.setPen(QPen(QColor(its.stroke), 1.5))
    for x, fade, is_open in (
        (mark.x, mark.fade_start, mark.open_start),
        (mark.x + mark.width, mark.fade_end, mark.open_end),
    ):
        if is_open:
            back = mark.height * (1 if x == mark.x else -1)
            tip = QPointF(x, middle)
            painter.setBrush(QColor(its.fill))
            painter.drawPolygon(
                QPolygonF([tip, QPointF(x + back, middle - half), QPointF(x + back, middle + half)])
            )
        elif fade == 0:
            painter.drawLine(QPointF(x, middle - half), QPointF(x, middle + half))


def _dot(painter: QPainter, mark: Dot, its: Style) -> None:
    painter.setPen(QPen(QColor(its.stroke), its.stroke_width))
    is_hollow = mark.outline is Outline.HOLLOW
    painter.setBrush(Qt.BrushStyle.NoBrush if is_hollow else QColor(its.fill))
    if mark.shape is Shape.CIRCLE:
        painter.drawEllipse(QPointF(mark.x, mark.y), mark.size / 2, mark.size / 2)
        return
    corners = [
        QPointF(mark.x + x * mark.size, mark.y + y * mark.size) for x, y in CORNERS[mark.shape]
    ]
    painter.drawPolygon(QPolygonF(corners))


def _text(painter: QPainter, mark: Text, its: Style) -> None:
    face = font(mark.size, mark.face)
    painter.setFont(face)
    painter.setPen(QColor(its.fill))
    back = _BACK[mark.anchor]
    for line in mark.lines:
        x = line.x - back * QFontMetricsF(face).horizontalAdvance(line.words) if back else line.x
        painter.drawText(QPointF(x, line.y), line.words)


_BACK = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


@lru_cache(32)
def font(size: float, face: Face) -> QFont:
    """Give the font of a face, `size` units of the painter high; whole units only, which every drawing has."""
    made = QFont(FAMILY)
    made.setPixelSize(max(int(size), 1))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if face is Face.BOLD:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def png(picture: QImage) -> bytes:
    """Give a picture as a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture)
    return bytes(content.data())


class PdfFile:
    """A PDF under way, a unit of the painter being a point: paint on `writer`, then take the `content`."""

    def __init__(self, title: str, first: QPageLayout) -> None:
        self._content = QByteArray()
        self._buffer = QBuffer(self._content)
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.writer = QPdfWriter(self._buffer)
        self.writer.setResolution(POINTS_PER_INCH)
        self.writer.setTitle(title)
        self.writer.setCreator("Casebook")
        self.writer.setPageLayout(first)

    @property
    def content(self) -> bytes:
        """Give the file; no painter may be open on it any more."""
        return bytes(self._content.data())


def page_layout(width: float, height: float) -> QPageLayout:
    """Give the layout of a page of this size in points, painted to its edges."""
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
