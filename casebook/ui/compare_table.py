"""The two tables of the Compare page: rows by site, and themes by site, in one view each with the site names in sight.

A cell that is chosen tells what is behind it. What differs has a sign and a word beside its row; what is not reported
is set in italics. The sites' names and the rows' stay in view while the rest scrolls; sites can be dragged. Knows no
page.
"""

from typing import Any

import msgspec
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from casebook.compare import themes
from casebook.compare.comparison import Comparison
from casebook.domain import sentences
from casebook.domain.snapshot import Snapshot
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import compare_place, faces

Index = QModelIndex | QPersistentModelIndex

EVIDENCE = Qt.ItemDataRole.UserRole + 1
"""The role under which a cell gives the ids of what is behind it."""
NAME = Qt.ItemDataRole.UserRole + 2
"""The role under which a cell says what it is: "Country · Site 8"."""
QUIET = Qt.ItemDataRole.UserRole + 3

_DISPLAY = Qt.ItemDataRole.DisplayRole
_NOWHERE = QModelIndex()
_SIGNS = {"same": "=", "differs": "≠"}
_HEAD_PX = 150
_NARROWEST_PX = 190
_MATRIX_PX = 150
_THEME_PX = 56
_FEW = 4


class ComparisonModel(QAbstractTableModel):
    """What both tables share: a column a site."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Comparison | None = None

    def show(self, found: Comparison) -> None:
        """Show this comparison from now on."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the sites."""
        return len(self.found.sites) if self.found and not parent.isValid() else 0

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: ANN401 - Qt's
        """Name a site or a row."""
        if self.found is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.row_name(section) if role == _DISPLAY else None
        site = self.found.sites[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return sentences.heading(site)
        return self.site_name(section) if role == _DISPLAY else None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:  # noqa: ANN401 - Qt's
        """Give a cell's words, its sentence, or what is behind it."""
        if not index.isValid() or self.found is None:
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.cell_name(row, column)}: {self.words(row, column)}"
            case _:
                return self._behind(row, column, role)

    def _behind(self, row: int, column: int, role: int) -> object:
        ids = self.evidence(row, column)
        known = {EVIDENCE: ids, NAME: self.cell_name(row, column), QUIET: not ids}
        return known.get(role)

    def cell_name(self, row: int, column: int) -> str:
        """Say what a cell is."""
        number = self.found.sites[column].number if self.found else 0
        return f"{self.row_name(row).partition(chr(10))[0].strip()} · Site {number}"

    def site_name(self, column: int) -> str:
        """Give what stands above a column."""
        return f"Site {self.found.sites[column].number}" if self.found else ""

    def row_name(self, row: int) -> str:
        """Give what stands beside a row."""
        raise NotImplementedError

    def words(self, row: int, column: int) -> str:
        """Give what stands in a cell."""
        raise NotImplementedError

    def evidence(self, row: int, column: int) -> tuple[str, ...]:
        """Give the ids of what is behind a cell."""
        raise NotImplementedError


class RowsModel(ComparisonModel):
    """Facts, people, events and outcomes in rows."""

    def __init__(self) -> None:
        super().__init__()
        self._places: tuple[int, ...] = ()

    def show_rows(self, found: Comparison, *, only_differences: bool) -> None:
        """Show these rows, or only those in which not all say the same."""
        self._places = tuple(compare_place.shown_rows(found, only_differences=only_differences))
        self.show(found)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows shown."""
        return 0 if parent.isValid() else len(self._places)

    def site_name(self, column: int) -> str:
        """Give the whole name where there is room for it."""
        if self.found is None:
            return ""
        is_few = len(self.found.sites) <= _FEW
        return sentences.heading(self.found.sites[column]) if is_few else super().site_name(column)

    def row_name(self, row: int) -> str:
        """Give the label, and below it a sign and a word for whether the sites agree."""
        if self.found is None:
            return ""
        shown = self.found.rows[self._places[row]]
        return f"{shown.label}\n{_SIGNS.get(shown.verdict, '?')} {shown.verdict}"

    def words(self, row: int, column: int) -> str:
        """Give all that a site says, a line each."""
        if self.found is None:
            return ""
        words = self.found.rows[self._places[row]].cells[column].words
        return sentences.capital(words)

    def evidence(self, row: int, column: int) -> tuple[str, ...]:
        """Give the ids of what is behind a cell."""
        return self.found.rows[self._places[row]].cells[column].evidence if self.found else ()


class ThemesModel(ComparisonModel):
    """Counts of themes."""

    def show_sector(self, snapshot: Snapshot, found: Comparison, sector: str | None) -> None:
        """Show the counts of these sites, or only of what one sector took part in."""
        counted = found.themes if sector is None else themes.by_site(snapshot, found.sites, sector)
        self.show(msgspec.structs.replace(found, themes=counted))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the themes."""
        return len(self.found.themes) if self.found and not parent.isValid() else 0

    def row_name(self, row: int) -> str:
        """Give the theme, those below another indented."""
        tally = self.found.themes[row] if self.found else None
        return f"{'      ' * tally.depth}{tally.theme.name}" if tally else ""

    def words(self, row: int, column: int) -> str:
        """Give the count; a zero is there to be seen."""
        return str(self.found.themes[row].counts[column]) if self.found else ""

    def cell_name(self, row: int, column: int) -> str:
        """Say what a cell counts, and how much of that is of the site with low confidence only."""
        name = super().cell_name(row, column)
        unsure = self.found.themes[row].unsure[column] if self.found else 0
        return f"{name} ({unsure} with low confidence)" if unsure else name

    def evidence(self, row: int, column: int) -> tuple[str, ...]:
        """Give the ids of what is counted."""
        return self.found.themes[row].evidence[column] if self.found else ()


class CompareTable(QTableView):
    """A table.

    Signals:
        chosen(str, tuple): a cell was chosen: what it is, and the ids of what is behind it.
        moved(int, int): the person has dragged the site of one column to another's place.
        scrolled(float): so many columns, in parts too, are out of sight at the left.
    """

    chosen = Signal(str, object)
    moved = Signal(int, int)
    scrolled = Signal(float)

    def __init__(self, model: ComparisonModel, look: Look, name: str) -> None:
        super().__init__()
        self._is_counts = isinstance(model, ThemesModel)
        self._from = 0.0
        self._cells = _Cells(look, is_counts=self._is_counts)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(name)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionsMovable(True)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setDefaultAlignment(_TOP_LEFT)
        across.sectionMoved.connect(self._tell_move)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultAlignment(_MIDDLE_LEFT if self._is_counts else _TOP_LEFT)
        self.selectionModel().currentChanged.connect(self._tell)
        model.modelReset.connect(self._fit)
        self.horizontalScrollBar().valueChanged.connect(self._tell_scrolled)
        self.wear(look)

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        self._look = look
        self._cells.wear(look)
        # A head wraps its words at its width.
        self.verticalHeader().setFixedWidth(look.px(_HEAD_PX * (2 if self._is_counts else 1)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the sites."""
        super().resizeEvent(event)
        self._fit()

    def show_from(self, columns: float) -> None:
        """Scroll until so many columns are out of sight at the left; tell nobody."""
        self._from = columns
        with QSignalBlocker(self):
            self.horizontalScrollBar().setValue(round(columns * self.columnWidth(0)))

    def _tell_scrolled(self, value: int) -> None:
        if not self.signalsBlocked() and self.isVisible() and self.columnWidth(0):
            self._from = value / self.columnWidth(0)
            self.scrolled.emit(self._from)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the column that the other table was scrolled to."""
        super().showEvent(event)
        self.show_from(self._from)

    def _fit(self) -> None:
        count = self.model().columnCount()
        if not count:
            return
        room = self.viewport().width() // count
        least = self._look.px(
            _THEME_PX if self._is_counts else _NARROWEST_PX if count <= _FEW else _MATRIX_PX
        )
        most = self._look.px(_THEME_PX * 2) if self._is_counts else 1 << 20
        self._fit_heads(min(max(room, least), most))
        for column in range(count):
            self.setColumnWidth(column, min(max(room, least), most))
        if self._is_counts:
            self.verticalHeader().setDefaultSectionSize(self._cells.line)
            for row in range(self.model().rowCount()):
                self.setRowHeight(row, self._cells.line)
        else:
            self._fit_rows()

    def _fit_heads(self, width: int) -> None:
        """Make the head as high as the longest name of a site, wrapped."""
        font = faces.faces(self._look).small
        across = Qt.Orientation.Horizontal
        names = [
            str(self.model().headerData(at, across)) for at in range(self.model().columnCount())
        ]
        high = max(faces.height(name, font, width - 2 * UNIT_PX) for name in names)
        self.horizontalHeader().setFixedHeight(high + 2 * UNIT_PX)

    def _fit_rows(self) -> None:
        names = faces.faces(self._look).small
        for row in range(self.model().rowCount()):
            name = str(self.model().headerData(row, Qt.Orientation.Vertical))
            least = faces.height(name, names, self.verticalHeader().width() - 2 * UNIT_PX) + UNIT_PX
            cells = [
                self.sizeHintForIndex(self.model().index(row, column)).height()
                for column in range(self.model().columnCount())
            ]
            self.setRowHeight(row, max(least, *cells))

    def sizeHintForIndex(self, index: Index) -> QSize:  # noqa: N802 - Qt's
        """Give a cell's size at its column's width."""
        return self._cells.size(index, self.columnWidth(index.column()))

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(NAME), index.data(EVIDENCE))

    def _tell_move(self, _logical: int, before: int, after: int) -> None:
        """Put the section back where it was, since the sites themselves are put in another order."""
        header = self.horizontalHeader()
        with QSignalBlocker(header):
            header.moveSection(after, before)
        self.moved.emit(before, after)


_TOP_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class _Cells(QStyledItemDelegate):
    """Paints the cells: words wrapped, counts in the middle with a ground as strong as they are many."""

    def __init__(self, look: Look, *, is_counts: bool) -> None:
        super().__init__()
        self._is_counts = is_counts
        self.wear(look)

    def wear(self, look: Look) -> None:
        self._look = look
        self._faces = faces.faces(look)
        self.line = look.px(28)

    def size(self, index: Index, width: int) -> QSize:
        text = str(index.data())
        return QSize(width, faces.height(text, self._faces.body, width - 2 * UNIT_PX) + 2 * UNIT_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        colours = self._look.colours
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        text = str(index.data())
        if is_chosen:
            painter.fillRect(option.rect, QColor(colours.selection))
        elif self._is_counts and text != "0":
            ground = QColor(colours.accent)
            ground.setAlphaF(min(int(text), 8) / 8 * 0.3)
            painter.fillRect(option.rect.adjusted(1, 1, -1, -1), ground)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        quiet = bool(index.data(QUIET))
        ink = colours.selection_ink if is_chosen else colours.ink_soft if quiet else colours.ink
        if self._is_counts:
            painter.setFont(self._faces.body)
            painter.setPen(QColor(ink))
            painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, text)
        else:
            inside = option.rect.adjusted(UNIT_PX, UNIT_PX, -UNIT_PX, -UNIT_PX)
            font = self._faces.small_italic if quiet else self._faces.body
            faces.paint(painter, inside, text, font, ink)
        painter.restore()
