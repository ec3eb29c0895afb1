"""The two grids of the Quotes page: which themes meet, and themes by sector; each cell opens its quotations.

A cell without quotations says 0, as plainly as a full one its count: what is not said together is worth seeing. Knows
counts and what each cell asks for; the Quotes page fills and shows it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from casebook.domain import sentences
from casebook.domain.quote_selection import QuoteChoice
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import faces

_CELL_PX = 40
_NAME_PX = 190
_CHOICE = Qt.ItemDataRole.UserRole


class QuoteGrid(QTableWidget):
    """A grid of counts.

    Signals:
        asked(QuoteChoice): the person wants the quotations of a cell.
    """

    asked = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(_UprightHeader(look))
        wraps = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag(int(wraps)))
        self.cellClicked.connect(self._open)
        self.cellActivated.connect(self._open)
        self.wear(look)

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        self._look = look
        header = self.horizontalHeader()
        if isinstance(header, _UprightHeader):
            header.wear(look)
        self._fit()

    def show_counts(
        self,
        rows: Sequence[str],
        columns: Sequence[str],
        counts: Sequence[Sequence[int]],
        choices: Sequence[Sequence[QuoteChoice]],
    ) -> None:
        """Show counts with the names of their rows and columns; `choices` lists what each counts."""
        self.setRowCount(len(rows))
        self.setColumnCount(len(columns))
        self.setVerticalHeaderLabels(list(rows))
        self.setHorizontalHeaderLabels(list(columns))
        for at, (row, line, asked) in enumerate(zip(rows, counts, choices, strict=True)):
            for place, (column, count, choice) in enumerate(zip(columns, line, asked, strict=True)):
                item = QTableWidgetItem(f"{count:,}")
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                item.setData(_CHOICE, choice)
                both = row if row == column else f"{row} and {column}"
                spoken = f"{both}: {sentences.counted(count, 'quotation')}"
                item.setToolTip(spoken)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                self.setItem(at, place, item)
        self._fit()

    def _fit(self) -> None:
        self.horizontalHeader().setDefaultSectionSize(self._look.px(_CELL_PX))
        names = self.verticalHeader()
        names.setDefaultSectionSize(self._look.px(_CELL_PX))
        names.setFixedWidth(self._look.px(_NAME_PX))

    def _open(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if item is not None:
            self.asked.emit(item.data(_CHOICE))


class _UprightHeader(QHeaderView):
    """Headings that stand upright, so that many columns fit beside one another."""

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.wear(look)

    def wear(self, look: Look) -> None:
        self._look = look
        self._face = faces.faces(look).small
        self.setFixedHeight(look.px(_NAME_PX))

    def sectionSizeFromContents(self, _section: int) -> QSize:  # noqa: N802 - Qt's
        return QSize(self._look.px(_CELL_PX), self._look.px(_NAME_PX))

    def paintSection(  # noqa: N802 - Qt's
        self, painter: QPainter, rect: QRect, section: int
    ) -> None:
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        painter.save()
        painter.fillRect(rect, QColor(self._look.colours.surface))
        painter.setPen(QColor(self._look.colours.ink_soft))
        painter.setFont(self._face)
        painter.translate(rect.left(), rect.bottom() - UNIT_PX // 2)
        painter.rotate(-90)
        place = QRect(0, 0, rect.height() - UNIT_PX, rect.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place, int(flags), words)
        painter.restore()
