"""Events as a list that honours vague dates: the equal, in words, of any picture of them.

Each row has the date as it was told, an icon and a word for its kind, its title, and what is inferred about it. A
turning point is set in bold. As high as its rows, so that the page scrolls and the list never does. The site page
shows it.
"""

from collections.abc import Iterator

import msgspec
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from casebook.domain import dates, sentences
from casebook.domain.model import Basis, Event
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import faces, icons
from casebook.ui.models import RECORD, EventsModel

_DATE_PX = 128
_ICON_PX = 18
_FRAME_PX = 2
"""The ring of the style sheet round a list that has the keyboard."""
_STACKS_BELOW = 3.6
"""In widths of the date: a narrower list has the date above the title."""
_TURNING_POINT = 3


class EventList(QListView):
    """The list.

    Signals:
        chosen(Event): the person, or `choose`, has chosen this event.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._model = EventsModel()
        self._rows = _EventRows(look)
        self.setModel(self._model)
        self.setItemDelegate(self._rows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setAccessibleName("Events in order")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.selectionModel().selectionChanged.connect(self._tell)

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        self._rows.wear(look)
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def show_events(self, events: tuple[Event, ...], names: dict[str, str] | None = None) -> None:
        """Show these events, none of them chosen; `names` are those of their histories, by id, where they differ."""
        self._rows.names = names or {}
        self._model.show(events)
        self.updateGeometry()

    def choose(self, key: str) -> bool:
        """Put the keyboard on an event, by its key; say whether there is such an event."""
        row = self._model.row_of(key)
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return False
        self.setCurrentIndex(self._model.index(row, 0))
        return True

    def step(self, by: int) -> None:
        """Go to the event so many places further, where there is one."""
        row = self.currentIndex().row() + by
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row, 0))

    def hasHeightForWidth(self) -> bool:
        """Say that titles wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all rows at a width."""
        inside = width - 2 * _FRAME_PX
        events = (self._model.index(row, 0).data(RECORD) for row in range(self._model.rowCount()))
        rows = sum(self._rows.height(event, inside) for event in events)
        return rows + 2 * _FRAME_PX

    def sizeHint(self) -> QSize:
        """Give a size at which all rows are in view."""
        width = self.width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Let it be as narrow as a date."""
        return QSize(self._rows.narrowest, 0)

    def _tell(self) -> None:
        # Not of what is only current: Qt makes the first row that when the list takes the keyboard.
        for index in self.selectedIndexes():
            self.chosen.emit(index.data(RECORD))


class _Line(msgspec.Struct, frozen=True):
    """A piece of a row: words, how they are painted, and whether a dashed box is round them."""

    words: str
    font: QFont
    colour: str
    is_boxed: bool = False


class _EventRows(QStyledItemDelegate):
    """Paints an event: the date at the left, kind and title beside it, or below it in a narrow list."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.names: dict[str, str] = {}
        self.wear(look)

    def wear(self, look: Look) -> None:
        self._look = look
        self._faces = faces.faces(look)
        self._date_px = look.px(_DATE_PX)
        self._icon_px = look.px(_ICON_PX)

    @property
    def narrowest(self) -> int:
        return self._date_px + 4 * UNIT_PX

    def height(self, event: Event, width: int) -> int:
        lowest = max(rect.bottom() for _, rect in self._laid_out(event, width))
        return lowest + 1 + UNIT_PX

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = option.widget.width() - 2 * _FRAME_PX
        return QSize(width, self.height(index.data(RECORD), width))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        event: Event = index.data(RECORD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(option.rect.topLeft())
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option.rect.size(), option.state)
        for line, rect in self._laid_out(event, option.rect.width()):
            ink = self._look.colours.selection_ink if is_chosen else line.colour
            if line.is_boxed:
                self._paint_box(painter, line, rect, ink)
            faces.paint(painter, rect, line.words, line.font, ink)
        colour = self._look.colours.selection_ink if is_chosen else self._look.kind(event.kind)
        self._paint_icon(painter, event, option.rect.width(), colour)
        painter.restore()

    def _paint_ground(self, painter: QPainter, size: QSize, state: QStyle.StateFlag) -> None:
        colours = self._look.colours
        ground = QRectF(0, 0, size.width(), size.height()).adjusted(0.5, 0.5, -0.5, -0.5)
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

    def _paint_box(self, painter: QPainter, line: _Line, rect: QRect, ink: str) -> None:
        words = QFontMetrics(line.font).horizontalAdvance(line.words)
        painter.setPen(QPen(QColor(ink), 1, Qt.PenStyle.DashLine))
        box = QRectF(rect.left() - 4, rect.top() - 1, words + 8, rect.height() + 1)
        painter.drawRoundedRect(box, 4, 4)

    def _paint_icon(self, painter: QPainter, event: Event, width: int, colour: str) -> None:
        title = self._laid_out(event, width)[1][1]
        ratio = painter.device().devicePixelRatio()
        picture = icons.pixmap(icons.KIND[event.kind], colour, self._icon_px, ratio)
        drop = (QFontMetrics(self._faces.body).height() - self._icon_px) // 2
        painter.drawPixmap(title.left() - self._icon_px - UNIT_PX, title.top() + drop, picture)

    def _laid_out(self, event: Event, width: int) -> list[tuple[_Line, QRect]]:
        """Give the lines of a row, each with its place: date, title, then what is said below."""
        is_stacked = width < self._date_px * _STACKS_BELOW
        date = self._date(event)
        gutter = self._icon_px + UNIT_PX
        room = width - 2 * UNIT_PX
        date_width = room if is_stacked else self._date_px
        placed = [(date, _placed(date, UNIT_PX, UNIT_PX, date_width))]
        left = UNIT_PX + gutter + (0 if is_stacked else self._date_px + UNIT_PX)
        top = placed[0][1].bottom() + 3 if is_stacked else UNIT_PX
        for line in self._lines(event):
            rect = _placed(line, left, top, width - left - UNIT_PX)
            if line.is_boxed:
                rect = self._beside(placed[-1], line, rect)
            placed.append((line, rect))
            top = rect.bottom() + 3
        return placed

    def _beside(self, before: tuple[_Line, QRect], line: _Line, below: QRect) -> QRect:
        """Give the place behind a line, where it is short enough; else the one below it."""
        said, rect = before
        left = rect.left() + QFontMetrics(said.font).horizontalAdvance(said.words) + 2 * UNIT_PX
        width = QFontMetrics(line.font).horizontalAdvance(line.words) + UNIT_PX
        is_one_line = rect.height() <= QFontMetrics(said.font).height() + 1
        if is_one_line and left + width <= rect.right():
            return QRect(left, rect.top(), width, below.height())
        return below.translated(UNIT_PX // 2, 2)

    def _date(self, event: Event) -> _Line:
        words = sentences.capital(dates.label(event.when, event.wording))
        return _Line(words, self._faces.body, self._look.colours.ink_soft)

    def _lines(self, event: Event) -> Iterator[_Line]:
        colours, of = self._look.colours, self._faces
        is_turning = event.weight == _TURNING_POINT
        yield _Line(event.title, of.strong if is_turning else of.body, colours.ink)
        about = [self.names[event.site_id]] if event.site_id in self.names else []
        about += [event.kind.label, *(["turning point"] if is_turning else [])]
        about += ["lasted"] if event.when.lasted else []
        about += ["the report disagrees with itself"] if event.conflict else []
        yield _Line(" · ".join(about), of.small, colours.ink_soft)
        if event.basis is Basis.INFERRED:
            yield _Line("inferred", of.small_italic, colours.ink_soft, is_boxed=True)


def _placed(line: _Line, left: int, top: int, width: int) -> QRect:
    return QRect(left, top, width, faces.height(line.words, line.font, width))
