"""The sites as a wall of cards and as a table that sorts: two views of one model, equal to each other.

Enter or a click opens a site; typing a number goes to it. Knows the model and the look; the sites page shows one of the
two.
"""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import appearance, faces, icons
from casebook.ui.models import QUIET, RECORD, SORT, SiteColumn, SitesModel
from casebook.ui.site_card import SiteCards, status_icon
from casebook.ui.site_rows import SiteRow

_NEEDS_PX = {SiteColumn.COUNTRY: 720, SiteColumn.AUTHORITY: 860, SiteColumn.PERIOD: 980}
"""The width of the table, at 100 % text, from which a column is shown."""

_CELL_PADDING_PX = 2 * UNIT_PX + 8
"""What the style sheet and Qt keep free at both sides of a cell's text."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SiteWall(QListView):
    """The cards on a grid that has as many columns as there is room for.

    Signals:
        opened(SiteRow): the person wants to read this site.
    """

    opened = Signal(object)

    def __init__(self, model: SitesModel, look: Look) -> None:
        super().__init__()
        self._cards = SiteCards(look)
        self._all_rows: tuple[SiteRow, ...] = ()
        self.setModel(model)
        self.setItemDelegate(self._cards)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Sites as cards")
        self.clicked.connect(lambda index: self.opened.emit(index.data(RECORD)))

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        self._cards.wear(look)
        self._fit()

    def fit(self, rows: tuple[SiteRow, ...]) -> None:
        """Make all cards high enough for these rows, of which some may be shown."""
        self._all_rows = rows
        self._fit()

    def go_to(self, index: QModelIndex) -> None:
        """Put the keyboard on a site of the model, in view."""
        self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a site by Enter."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(RECORD))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        if event.size().width() != event.oldSize().width():
            self._fit()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Size the cards, now that the width is known."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self.isVisible():
            return
        # With room kept for the scroll bar, so that its coming and going moves no card.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        width = self.width() - 2 * self.frameWidth() - bar
        self._cards.fit(self._all_rows, width // self._cards.columns(width))
        self.scheduleDelayedItemsLayout()


class SiteTable(QTableView):
    """The same sites, a row each; a click on a heading sorts.

    Signals:
        opened(SiteRow): the person wants to read this site.
    """

    opened = Signal(object)

    def __init__(self, model: SitesModel, look: Look) -> None:
        super().__init__()
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(model)
        self._sorted.setSortRole(SORT)
        self._cells = _SiteCells(look)
        self.setItemDelegate(self._cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName("Sites as a list")
        self.clicked.connect(lambda index: self.opened.emit(index.data(RECORD)))
        self.wear(look)

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        self._cells.wear(look)
        self.setIconSize(QSize(look.px(18), look.px(18)))
        self._drop_columns()
        self.resizeRowsToContents()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the sites when first shown: most starts show the wall, and columns cost 12 ms to fit."""
        if self.model() is None:
            self.setModel(self._sorted)
            self._build_headings()
            self._drop_columns()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the columns that there is no room for; the cards and the site's page have all."""
        super().resizeEvent(event)
        self._drop_columns()
        self.resizeRowsToContents()

    def _drop_columns(self) -> None:
        for column, needs_px in _NEEDS_PX.items():
            self.setColumnHidden(column, self.width() < self._cells.look.px(needs_px))

    def go_to(self, index: QModelIndex) -> None:
        """Put the keyboard on a site of the model, in view."""
        self.setCurrentIndex(self._sorted.mapFromSource(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a site by Enter."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(RECORD))
        else:
            super().keyPressEvent(event)

    def _build_headings(self) -> None:
        headings = self.horizontalHeader()
        headings.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        headings.setSectionResizeMode(SiteColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        headings.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        headings.setHighlightSections(False)
        headings.setSortIndicatorShown(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setSortingEnabled(True)
        self.sortByColumn(SiteColumn.NUMBER, Qt.SortOrder.AscendingOrder)


class _SiteCells(QStyledItemDelegate):
    """Paints the cells of the table: the status with its icon, what is not reported quietly."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.wear(look)

    def wear(self, look: Look) -> None:
        self.look = look

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.column() == SiteColumn.STATUS:
            name, colour = status_icon(index.data(RECORD), self.look)
            size_px, chosen = option.decorationSize.width(), self.look.colours.selection_ink
            option.icon = icons.icon(name, colour, size_px, chosen=chosen)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        if index.data(QUIET):
            option.palette.setColor(QPalette.ColorRole.Text, QColor(self.look.colours.ink_soft))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give a title the height of all its lines: Qt forgets the style sheet's padding."""
        hint = super().sizeHint(option, index)
        if index.column() != SiteColumn.TITLE or not isinstance(option.widget, QTableView):
            return hint
        room = option.widget.columnWidth(SiteColumn.TITLE) - _CELL_PADDING_PX
        text = faces.height(str(index.data()), appearance.body_font(self.look), room)
        return QSize(hint.width(), max(hint.height(), text + UNIT_PX))
