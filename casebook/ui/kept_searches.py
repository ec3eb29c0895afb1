"""The searches that the trainer saved, and the recent ones: each a link that searches again, and a way to forget it.

Shows what it is given; the desk keeps them. The search page shows it while its box is empty.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.domain.desk_records import KeptSearch
from casebook.timeline.look import UNIT_PX
from casebook.ui import labels
from casebook.ui.appearance import Role

_RECENT_AT_MOST = 8


class KeptSearches(QWidget):
    """Both lists.

    Signals:
        asked(str): the person wants to search for this again.
        forgotten(str): the person wants this one forgotten.
    """

    asked = Signal(str)
    forgotten = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, UNIT_PX, 0, 0)
        self._column.setSpacing(UNIT_PX)

    def show_searches(self, searches: Sequence[KeptSearch]) -> None:
        """Show these from now on."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        saved = [one for one in searches if one.is_saved]
        recent = [one for one in searches if not one.is_saved][:_RECENT_AT_MOST]
        for heading, ones in (("Saved searches", saved), ("Recent searches", recent)):
            if ones:
                self._column.addWidget(labels.label(heading, Role.HEADING))
            for one in ones:
                self._column.addWidget(self._line(one))

    def _line(self, search: KeptSearch) -> QWidget:
        again = labels.button(search.text, Role.LINK, partial(self.asked.emit, search.text))
        forget = labels.button("Forget", Role.QUIET, partial(self.forgotten.emit, search.text))
        forget.setAccessibleName(f"Forget the search {search.text}")
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT_PX)
        row.addWidget(again)
        row.addWidget(forget)
        row.addStretch(1)
        return made
