"""The hits as one list: headings by kind, and under them title, snippet, where it is from and its date words.

Every row of a sort is equally high, so that a keystroke measures nothing. What was looked for is bold on a ground of
its own, never only coloured. The search page shows it.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from casebook.search.answer import Piece
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import faces
from casebook.ui.models import RECORD
from casebook.ui.search_rows import GroupRow, HitRow, Row

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_SNIPPET_LINES = 2


class HitsModel(QAbstractListModel):
    """Headings and hits; more are asked for where there are more than are listed.

    Signals:
        wanted_more(): the person has come to the end of the list.
    """

    wanted_more = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._has_more = False

    def show(self, rows: tuple[Row, ...], *, has_more: bool) -> None:
        """Show these rows from now on; those that only come behind the present ones are added."""
        old = self._rows
        self._has_more = has_more
        if old and rows[: len(old)] == old:
            if len(rows) > len(old):
                self.beginInsertRows(_NOWHERE, len(old), len(rows) - 1)
                self._rows = rows
                self.endInsertRows()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Give what is shown."""
        return self._rows

    def hit_rows(self) -> list[int]:
        """Give the rows that the keyboard can be on."""
        return [place for place, row in enumerate(self._rows) if isinstance(row, HitRow)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count headings and hits together."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's
        """Say whether there are more hits than are listed."""
        return self._has_more and not parent.isValid()

    def fetchMore(self, _parent: Index) -> None:  # noqa: N802 - Qt's
        """Ask for them, once."""
        self._has_more = False
        self.wanted_more.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let hits be chosen, headings only be read."""
        if not index.isValid() or isinstance(self._rows[index.row()], GroupRow):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Give a row's title, its spoken sentence, or the row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.words if isinstance(row, GroupRow) else row.hit.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.words if isinstance(row, GroupRow) else row.sentence
            case _:
                return row if role == RECORD else None


class HitList(QListView):
    """The list.

    Signals:
        opened(HitRow): the person wants to go there.
    """

    opened = Signal(object)

    def __init__(self, model: HitsModel, look: Look) -> None:
        super().__init__()
        self._hits = model
        self._delegate = _Rows(look)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("What was found")
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        self._delegate.wear(look)
        self.scheduleDelayedItemsLayout()

    def choose_first(self) -> None:
        """Put the keyboard on the first hit."""
        if rows := self._hits.hit_rows():
            self.setCurrentIndex(self._hits.index(rows[0], 0))
            self.scrollToTop()

    def step(self, by: int) -> None:
        """Go so many hits on, as far as there are any."""
        rows = self._hits.hit_rows()
        if rows:
            here = self.currentIndex().row()
            at = rows.index(here) if here in rows else -1
            self.setCurrentIndex(self._hits.index(rows[min(max(at + by, 0), len(rows) - 1)], 0))

    def open_current(self) -> None:
        """Go where the hit leads that the keyboard is on."""
        self._open(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        row = index.data(RECORD)
        if isinstance(row, HitRow):
            self.opened.emit(row)


class _Rows(QStyledItemDelegate):
    """Paints a heading, or a hit in four lines."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.wear(look)

    def wear(self, look: Look) -> None:
        self._look = look
        self._faces = faces.faces(look)
        self._body_px = QFontMetrics(self._faces.body).lineSpacing()
        self._strong_px = QFontMetrics(self._faces.strong).lineSpacing()
        self._small_px = QFontMetrics(self._faces.small).lineSpacing()
        self._heading = QSize(0, self._strong_px + 3 * UNIT_PX)
        lines = self._strong_px + _SNIPPET_LINES * self._body_px + self._small_px
        self._hit = QSize(0, lines + 2 * UNIT_PX + UNIT_PX // 2)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._heading if isinstance(index.data(RECORD), GroupRow) else self._hit

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(RECORD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, GroupRow):
            place = option.rect.adjusted(UNIT_PX, 2 * UNIT_PX, -UNIT_PX, 0)
            faces.paint(painter, place, row.words, self._faces.strong, self._look.colours.ink)
        else:
            self._paint_ground(painter, option.rect, option.state)
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_hit(painter, option.rect, row, is_chosen=is_chosen)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        colours = self._look.colours
        ground = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(ground, UNIT_PX // 2, UNIT_PX // 2)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(ground, UNIT_PX // 2, UNIT_PX // 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), UNIT_PX // 2, UNIT_PX // 2)
        else:
            painter.setPen(QColor(colours.line))
            painter.drawLine(ground.bottomLeft(), ground.bottomRight())

    def _paint_hit(self, painter: QPainter, rect: QRect, row: HitRow, *, is_chosen: bool) -> None:
        colours, fonts = self._look.colours, self._faces
        ink = colours.selection_ink if is_chosen else colours.ink
        soft = colours.selection_ink if is_chosen else colours.ink_soft
        inside = rect.adjusted(2 * UNIT_PX, UNIT_PX, -2 * UNIT_PX, -UNIT_PX)
        marks = self._marks(is_chosen=is_chosen)
        top = QPointF(inside.topLeft())
        painter.setPen(QColor(ink))
        _paint_pieces(painter, top, inside.width(), row.hit.title_pieces, fonts.strong, marks, 1)
        top += QPointF(0, self._strong_px + UNIT_PX // 4)
        _paint_pieces(
            painter, top, inside.width(), row.hit.pieces, fonts.body, marks, _SNIPPET_LINES
        )
        below = inside.adjusted(0, inside.height() - self._small_px, 0, 0)
        about = QFontMetrics(fonts.small).elidedText(
            row.about, Qt.TextElideMode.ElideRight, below.width()
        )
        faces.paint(painter, below, about, fonts.small, soft)

    def _marks(self, *, is_chosen: bool) -> QTextCharFormat:
        colours = self._look.colours
        made = QTextCharFormat()
        made.setFontWeight(QFont.Weight.Bold)
        made.setBackground(QColor(colours.raised if is_chosen else colours.selection))
        made.setForeground(QColor(colours.ink if is_chosen else colours.selection_ink))
        return made


def _paint_pieces(  # noqa: PLR0913, PLR0917 - a painter's own words
    painter: QPainter,
    top: QPointF,
    width: int,
    pieces: Sequence[Piece],
    font: QFont,
    marks: QTextCharFormat,
    lines: int,
) -> None:
    """Paint pieces wrapped on so many lines at most; what there is no room for ends in an ellipsis."""
    text, ranges = _text_and_marks(pieces, marks)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.setFormats(ranges)
    layout.beginLayout()
    y = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    layout.draw(painter, top)
    last = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
    if last is not None and last.textStart() + last.textLength() < len(text):
        end = min(last.naturalTextWidth(), width - QFontMetrics(font).horizontalAdvance("…"))
        painter.setFont(font)
        painter.drawText(top + QPointF(end, last.y() + last.ascent()), "…")


def _text_and_marks(
    pieces: Iterable[Piece], marks: QTextCharFormat
) -> tuple[str, list[QTextLayout.FormatRange]]:
    text = ""
    ranges = []
    for piece in pieces:
        if piece.marked:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = len(text), len(piece.text), marks
            ranges.append(one)
        text += piece.text
    return text, ranges
