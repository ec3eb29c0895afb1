"""Qt models over tuples of domain records: sites, facets and events, each row with its spoken sentence.

A model shows what it was last given and changes nothing; `RECORD` gives a row's record to delegates and pages. What a
person ticks is told by a signal. Knows no page and no database; the pages make them and feed them.
"""

from collections.abc import Iterator
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from casebook.domain import sentences
from casebook.domain.model import Event
from casebook.domain.selection import Facet, FacetValue
from casebook.ui.site_rows import SiteRow

Index = QModelIndex | QPersistentModelIndex

RECORD = Qt.ItemDataRole.UserRole + 1
"""The role under which a row gives the record that it stands for."""

SORT = Qt.ItemDataRole.UserRole + 2
"""The role under which a cell gives what it is sorted by."""

QUIET = Qt.ItemDataRole.UserRole + 3
"""The role under which a cell says whether it is painted quietly: not reported, or of a broken site."""

_DISPLAY = Qt.ItemDataRole.DisplayRole
_NOWHERE = QModelIndex()
# A heading is skipped by the keyboard; the sentences of the rows below it say what it says.
_FIXED = Qt.ItemFlag.NoItemFlags
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_AFTER_ALL_NUMBERS = 1 << 30


class SiteColumn(IntEnum):
    """The columns of the table of sites; the wall paints the first, which stands for the whole row."""

    NUMBER = 0
    TITLE = 1
    COUNTRY = 2
    AUTHORITY = 3
    STATUS = 4
    PERIOD = 5


_SITE_HEADINGS = ("Site", "Title", "Country", "Authority", "Status", "Period")


class SitesModel(QAbstractTableModel):
    """The sites now shown: one model for the wall and for the table."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[SiteRow, ...] = ()

    def show(self, rows: tuple[SiteRow, ...]) -> None:
        """Show these rows from now on."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row_of(self, site_id: str) -> int | None:
        """Find the row of a site that is shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == site_id), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the sites shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns of the table."""
        return 0 if parent.isValid() else len(SiteColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: ANN401 - Qt's
        """Name a column."""
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY:
            return _SITE_HEADINGS[section]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:  # noqa: ANN401 - Qt's
        """Give a cell's text, its spoken sentence, what it is sorted by, or the row's record."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], SiteColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _site_cell(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.sentence if column is SiteColumn.NUMBER else _site_cell(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return row.reason or None
            case _:
                return _site_value(row, column, role)


def _site_texts(row: SiteRow) -> tuple[str, ...]:
    """Give the texts of the columns; an empty one is not reported."""
    return (
        row.number_label,
        row.title,
        row.country,
        row.authority,
        row.status_label,
        row.period,
    )


def _site_cell(row: SiteRow, column: SiteColumn) -> str:
    unknown = "" if row.reason else sentences.capital(sentences.NOT_REPORTED)
    return _site_texts(row)[column] or unknown


def _site_value(row: SiteRow, column: SiteColumn, role: int) -> SiteRow | int | str | bool | None:
    match role:
        case _ if role == RECORD:
            return row
        case _ if role == QUIET:
            return bool(row.reason) or not _site_texts(row)[column]
        case _ if role != SORT:
            return None
    if column is SiteColumn.NUMBER:
        return _AFTER_ALL_NUMBERS if row.number is None else row.number
    return _site_cell(row, column).casefold()


class FacetsModel(QAbstractListModel):
    """The facets as one list: a heading for each, and below it its values, to be ticked.

    Signals:
        ticked(str, str, bool): a value of a facet was ticked, or its tick taken away.
    """

    ticked = Signal(str, str, bool)

    def __init__(self, counted: str = "site") -> None:
        super().__init__()
        self._counted = counted
        self._rows: tuple[tuple[Facet, FacetValue | None], ...] = ()

    def show(self, facets: tuple[Facet, ...]) -> None:
        """Show these facets, in place where only counts and ticks have changed."""
        rows = tuple(_facet_rows(facets))
        if list(map(_facet_place, rows)) == list(map(_facet_place, self._rows)):
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count headings and values together."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let values be chosen and ticked, headings only be read."""
        if not index.isValid() or self._rows[index.row()][1] is None:
            return _FIXED
        return _CHOOSABLE | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = _DISPLAY) -> Any:  # noqa: ANN401 - Qt's
        """Give a heading's or a value's text, tick, spoken sentence or record."""
        if not index.isValid():
            return None
        facet, value = self._rows[index.row()]
        if value is None:
            texts = (_DISPLAY, Qt.ItemDataRole.AccessibleTextRole)
            return facet.label if role in texts else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return value.label
            case Qt.ItemDataRole.AccessibleTextRole:
                out = ", left out" if value.excluded else ""
                count = sentences.counted(value.count, self._counted)
                return f"{facet.label}: {value.label}{out}, {count}"
            case Qt.ItemDataRole.CheckStateRole:
                return _tick(value)
            case _:
                return value if role == RECORD else None

    def setData(self, index: Index, value: Any, role: int = _DISPLAY) -> bool:  # noqa: ANN401 - Qt's
        """Tell of a tick; the counts that come of it are shown when they are given."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        facet, row = self._rows[index.row()]
        if row is None:
            return False
        self.ticked.emit(facet.id, row.id, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


def _tick(value: FacetValue) -> Qt.CheckState:
    if value.excluded:
        return Qt.CheckState.PartiallyChecked
    return Qt.CheckState.Checked if value.chosen else Qt.CheckState.Unchecked


def _facet_rows(facets: tuple[Facet, ...]) -> Iterator[tuple[Facet, FacetValue | None]]:
    for facet in facets:
        yield facet, None
        for value in facet.values:
            yield facet, value


def _facet_place(row: tuple[Facet, FacetValue | None]) -> tuple[str, str | None]:
    facet, value = row
    return facet.id, value.id if value else None


class EventsModel(QAbstractListModel):
    """Events in order, of one history or of several."""

    def __init__(self) -> None:
        super().__init__()
        self._events: tuple[Event, ...] = ()

    def show(self, events: tuple[Event, ...]) -> None:
        """Show these events from now on."""
        self.beginResetModel()
        self._events = events
        self.endResetModel()

    def row_of(self, key: str) -> int | None:
        """Find the row of an event by its key (`site-06/by-election`)."""
        found = (place for place, event in enumerate(self._events) if event.key == key)
        return next(found, None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the events."""
        return 0 if parent.isValid() else len(self._events)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:  # noqa: ANN401 - Qt's
        """Give an event's title, its spoken sentence, or the event."""
        if not index.isValid():
            return None
        event = self._events[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return event.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return sentences.of_event(event)
            case _:
                return event if role == RECORD else None
