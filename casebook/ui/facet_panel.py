"""The left of the sites page: a box that narrows as one types, and facets to tick with a live count beside each.

Holds what the person asks for and tells when that changes; what is counted it is given. Knows no site; the sites page
shows it.
"""

import msgspec
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from casebook.domain.selection import Facet, FacetValue, SiteChoice
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import appearance, faces, icons
from casebook.ui.appearance import Role
from casebook.ui.models import RECORD, FacetsModel

_WIDTH = 248
_MARK = 16


class FacetPanel(QFrame):
    """The box and the facets.

    Signals:
        changed(): the person asks for something else; `choice` is what.
        left(): the person is done with typing and wants to go to the sites.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.choice = SiteChoice()
        self.box = QLineEdit()
        self.box.setClearButtonEnabled(True)
        self.box.setPlaceholderText("Narrow by words")
        self.box.setAccessibleName("Narrow the sites by words")
        self._model = FacetsModel()
        self._list = FacetList(self._model, look, "Ways to narrow the sites")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT_PX, 2 * UNIT_PX, UNIT_PX, UNIT_PX)
        layout.setSpacing(UNIT_PX)
        layout.addWidget(self.box)
        layout.addWidget(self._list)
        self.box.textChanged.connect(self._type)
        self.box.returnPressed.connect(self.left)
        self._model.ticked.connect(self._tick)
        appearance.give_role(self, Role.PANEL)
        self.wear(look)

    @property
    def is_narrowing(self) -> bool:
        """Say whether anything is ticked or typed."""
        return msgspec.structs.replace(self.choice, words=self.choice.words.strip()) != SiteChoice()

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        self._list.wear(look)
        self.setMinimumWidth(look.px(_WIDTH))

    def show_facets(self, facets: tuple[Facet, ...]) -> None:
        """Show these facets with their counts."""
        self._model.show(facets)

    def clear(self) -> None:
        """Ask for all sites again."""
        self.choice = SiteChoice()
        with QSignalBlocker(self.box):  # one change, not two
            self.box.clear()
        self.changed.emit()

    def _type(self, words: str) -> None:
        self.choice = msgspec.structs.replace(self.choice, words=words)
        self.changed.emit()

    def _tick(self, facet_id: str, value_id: str, ticked: bool) -> None:  # noqa: FBT001 - a Qt slot
        chosen: frozenset[str] = getattr(self.choice, facet_id)
        values = chosen | {value_id} if ticked else chosen - {value_id}
        self.choice = msgspec.structs.replace(self.choice, **{facet_id: values})
        self.changed.emit()


class FacetList(QListView):
    """All facets in one list, so that the keyboard passes them by one Tab and walks them by arrows."""

    def __init__(self, model: FacetsModel, look: Look, name: str) -> None:
        super().__init__()
        self._rows = _FacetRows(look)
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        self._rows.wear(look)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the labels anew."""
        self._rows.width = event.size().width()  # of the viewport
        self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)


class _FacetRows(QStyledItemDelegate):
    """Paints a facet's heading, or a value with its box and count; a click anywhere on a value ticks it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.width = 0
        self.wear(look)

    def wear(self, look: Look) -> None:
        self._look = look
        self._faces = faces.faces(look)
        self._mark = look.px(_MARK)
        self._heights: dict[tuple[str, int], int] = {}

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        value: FacetValue | None = index.data(RECORD)
        text = str(index.data())
        if value is None:
            above = 0 if index.row() == 0 else UNIT_PX
            high = faces.height(text, self._faces.small_strong, self.width) + above + UNIT_PX
        else:
            label, _ = self._columns(QRect(0, 0, self.width, 0), value)
            # Remembered: all rows are laid out again at each keystroke of a search.
            known = (text, label.width())
            if known not in self._heights:
                self._heights[known] = faces.height(text, self._faces.body, label.width())
            high = self._heights[known] + UNIT_PX
        return QSize(self.width, high)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        value: FacetValue | None = index.data(RECORD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if value is None:
            self._paint_heading(painter, option.rect, str(index.data()))
        else:
            self._paint_value(painter, option, value)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if not _is_tick(event) or index.data(RECORD) is None:
            return False
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _columns(self, rect: QRect, value: FacetValue) -> tuple[QRect, QRect]:
        """Give where a value's label and its count stand."""
        inside = rect.adjusted(UNIT_PX // 2, UNIT_PX // 2, -UNIT_PX // 2, -UNIT_PX // 2)
        count = QFontMetrics(self._faces.body).horizontalAdvance(f"{value.count:,}")
        inset = value.depth * 2 * UNIT_PX
        label = inside.adjusted(inset + self._mark + UNIT_PX, 0, -count - UNIT_PX, 0)
        return label, inside.adjusted(inside.width() - count, 0, 0, 0)

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        line = faces.height(text, self._faces.small_strong, rect.width())
        place = rect.adjusted(UNIT_PX // 2, rect.height() - line - UNIT_PX // 2, 0, 0)
        faces.paint(painter, place, text, self._faces.small_strong, self._look.colours.ink_soft)

    def _paint_value(
        self, painter: QPainter, option: QStyleOptionViewItem, value: FacetValue
    ) -> None:
        colours = self._look.colours
        ring = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(ring, UNIT_PX / 2, UNIT_PX / 2)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(ring, UNIT_PX / 2, UNIT_PX / 2)
        label, count = self._columns(option.rect, value)
        ink = colours.ink if value.count or value.chosen else colours.ink_soft
        self._paint_mark(painter, label, value)
        faces.paint(painter, label, value.label, self._faces.body, ink)
        faces.paint(painter, count, f"{value.count:,}", self._faces.body, colours.ink_soft)

    def _paint_mark(self, painter: QPainter, label: QRect, value: FacetValue) -> None:
        """Paint a box: empty, with a tick, or with a cross for what is left out."""
        colours, side = self._look.colours, self._mark
        chosen = value.chosen or value.excluded
        line = QFontMetrics(self._faces.body).height()
        left, top = label.left() - side - UNIT_PX, label.top() + (line - side) // 2
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.ink_soft), 1))
        painter.setBrush(QColor(colours.accent if chosen else colours.raised))
        painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, side - 1, side - 1), 3, 3)
        if chosen:
            ratio = painter.device().devicePixelRatio()
            inner = side - UNIT_PX // 2
            picture = icons.pixmap(
                "x" if value.excluded else "check", colours.accent_ink, inner, ratio
            )
            painter.drawPixmap(left + (side - inner) // 2, top + (side - inner) // 2, picture)


def _is_tick(event: QEvent) -> bool:
    if isinstance(event, QMouseEvent):
        is_release = event.type() == QEvent.Type.MouseButtonRelease
        return is_release and event.button() == Qt.MouseButton.LeftButton
    keys = (Qt.Key.Key_Space, Qt.Key.Key_Select, Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return isinstance(event, QKeyEvent) and event.key() in keys
