"""A site painted as a card of the wall: number, title, place, status by shape and word, and its time as a strip.

A card is two stacks of blocks, one from its top and one from its bottom, each block with its own height at a width,
and below them the strip, on one calendar for all cards. All cards are as high as the highest needs, so nothing is cut.
Knows the row and the look, no page; the wall paints with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from casebook.export import qt
from casebook.timeline import items, strip
from casebook.timeline.drawing import Drawing
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import faces, icons
from casebook.ui.models import RECORD
from casebook.ui.site_rows import SiteRow

GAP = 2 * UNIT_PX
"""The space between two cards, half of it around each."""

_PADDING = 2 * UNIT_PX
_SPACE_BETWEEN_STACKS = 2 * UNIT_PX
_NARROWEST = 240
_REASON_LINES = 4
_BROKEN_ICON = "triangle-alert"
_STRIP = 34
_STRIP_ABOVE = 10
_REMEMBERED = 64
"""Strips kept: what a window shows at once, and some more."""


@dataclass(frozen=True)
class _Block:
    """One text of a card; `icon` stands in the gutter beside it."""

    words: str
    font: QFont
    colour: str
    icon: str = ""
    icon_colour: str = ""
    above: int = UNIT_PX

    def height(self, width: int) -> int:
        return faces.height(self.words, self.font, width)


class SiteCards(QStyledItemDelegate):
    """Paints the cards, all of one size: `size` after `fit`."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.size = QSize()
        self.wear(look)

    def wear(self, look: Look) -> None:
        """Paint in this look from now on; `fit` again afterwards."""
        self._look = look
        self._faces = faces.faces(look)
        self._icon_px = look.px(18)
        self._fitted: tuple[tuple[SiteRow, ...], int] | None = None
        self._strips: dict[tuple[int, int], Drawing] = {}

    def columns(self, width: int) -> int:
        """Say how many cards fit beside each other in a width."""
        return max(1, width // (self._look.px(_NARROWEST) + GAP))

    def fit(self, rows: tuple[SiteRow, ...], width: int) -> None:
        """Make all cards, with the space around them, as wide as given and as high as the highest needs."""
        if self._fitted == (rows, width):
            return  # over a thousand sites this takes 50 ms
        self._fitted = (rows, width)
        heights = (self._height(row, width) for row in rows)
        self.size = QSize(width, max(heights, default=0))

    def sizeHint(  # noqa: D102 - Qt's
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return self.size

    def paint(  # noqa: D102 - Qt's
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: SiteRow = index.data(RECORD)
        margin = GAP // 2
        card = option.rect.adjusted(margin, margin, -margin, -margin)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, card, row, option.state)
        self._paint_words(painter, card.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING), row)
        painter.restore()

    def _height(self, row: SiteRow, width: int) -> int:
        inside = width - GAP - 2 * _PADDING - self._gutter(row)
        blocks = (*self._upper(row), *self._lower(row, inside))
        words = sum(block.above + block.height(inside) for block in blocks)
        return words + self._drop() + self._strip_room + _SPACE_BETWEEN_STACKS + 2 * _PADDING + GAP

    @property
    def _strip_room(self) -> int:
        return self._look.px(_STRIP) + _STRIP_ABOVE

    def _gutter(self, row: SiteRow) -> int:
        """Give the width of the column that holds the number and the icons."""
        metrics = QFontMetrics(self._faces.title)
        return max(map(metrics.horizontalAdvance, ("00", row.number_label))) + UNIT_PX

    def _drop(self) -> int:
        """Give how far the title must be let down to stand on the number's base line."""
        return QFontMetrics(self._faces.title).ascent() - QFontMetrics(self._faces.strong).ascent()

    def _upper(self, row: SiteRow) -> Sequence[_Block]:
        colours = self._look.colours
        title_colour = colours.ink_soft if row.reason else colours.ink
        title = _Block(row.title, self._faces.strong, title_colour, above=0)
        place = _Block(row.place, self._faces.small, colours.ink_soft, above=UNIT_PX // 2)
        return (title, place) if row.place else (title,)

    def _lower(self, row: SiteRow, width: int) -> Sequence[_Block]:
        colours, small = self._look.colours, self._faces.small
        icon, tint = status_icon(row, self._look)
        status = _Block(
            row.status_label, self._faces.small_strong, colours.ink, icon, tint, above=0
        )
        if row.reason:
            reason = faces.shortened(row.reason, small, width, lines=_REASON_LINES)
            return status, _Block(reason, small, colours.ink_soft)
        period = _Block(row.period, small, colours.ink_soft, "calendar", colours.ink_soft)
        return (status, period) if row.period else (status,)

    def _paint_frame(
        self, painter: QPainter, card: QRect, row: SiteRow, state: QStyle.StateFlag
    ) -> None:
        colours = self._look.colours
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_focused = bool(state & QStyle.StateFlag.State_HasFocus)
        is_pointed_at = bool(state & QStyle.StateFlag.State_MouseOver)
        colour = colours.accent if is_chosen or is_pointed_at else colours.line
        pen = QPen(QColor(colours.focus if is_focused else colour), 2 if is_focused else 1)
        if row.reason and not is_focused:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.surface if row.reason else colours.raised))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), UNIT_PX, UNIT_PX)

    def _paint_words(self, painter: QPainter, inside: QRect, row: SiteRow) -> None:
        gutter = self._gutter(row)
        words = inside.adjusted(gutter, 0, 0, 0)
        colours = self._look.colours
        number_colour = colours.ink_soft if row.reason else colours.accent
        faces.paint(painter, inside, row.number_label, self._faces.title, number_colour)
        top = words.top() + self._drop()
        for block in self._upper(row):
            top = self._paint_block(painter, block, words, top + block.above, inside.left())
        lower = self._lower(row, words.width())
        bottom = words.bottom() + 1 - self._strip_room
        top = bottom - sum(one.above + one.height(words.width()) for one in lower)
        for block in lower:
            top = self._paint_block(painter, block, words, top + block.above, inside.left())
        self._paint_strip(painter, row, inside)

    def _paint_strip(self, painter: QPainter, row: SiteRow, inside: QRect) -> None:
        """Paint the site's time across the whole card."""
        if row.site is None or row.calendar is None:
            return
        height = self._look.px(_STRIP)
        kept = (id(row), inside.width())
        if kept not in self._strips:
            if len(self._strips) >= _REMEMBERED:
                self._strips.clear()
            lane = items.flow(row.site, row.site.events, worded=False)
            self._strips[kept] = strip.strip(
                [lane], row.calendar, width=inside.width(), height=height
            )
        painter.save()
        painter.translate(inside.left(), inside.bottom() + 1 - height)
        qt.paint(painter, self._strips[kept].marks, self._look)
        painter.restore()

    def _paint_block(
        self, painter: QPainter, block: _Block, words: QRect, top: int, gutter_left: int
    ) -> int:
        """Paint a block at a height; give where it ends."""
        height = block.height(words.width())
        rect = QRect(words.left(), top, words.width(), height)
        faces.paint(painter, rect, block.words, block.font, block.colour)
        if block.icon:
            line = QFontMetrics(block.font).height()
            ratio = painter.device().devicePixelRatio()
            picture = icons.pixmap(block.icon, block.icon_colour, self._icon_px, ratio)
            painter.drawPixmap(gutter_left, top + (line - self._icon_px) // 2, picture)
        return top + height


def status_icon(row: SiteRow, look: Look) -> tuple[str, str]:
    """Give the icon of a site's status and its colour."""
    if row.status is None:
        return _BROKEN_ICON, look.colours.warning
    return icons.STATUS[row.status], look.colours.accent
