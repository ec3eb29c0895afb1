"""What every site in view was doing at a moment, in words: beside the timeline, for the date under the pointer.

Knows moments, no canvas; the timeline page shows it.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout

from casebook.compare.moment import Moment
from casebook.domain import dates
from casebook.domain.model import Event
from casebook.timeline.look import UNIT_PX
from casebook.ui import labels
from casebook.ui.appearance import Role, give_role

_HINT = "Point at a date, or type one above, to see what every site was doing then."
_MOST_NAMED = 3


class MomentPanel(QScrollArea):
    """The panel; its labels are kept from one moment to the next, so that it follows the pointer."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The same moment elsewhere")
        card = QFrame()
        give_role(card, Role.PANEL)
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(*[2 * UNIT_PX] * 4)
        self._column.setSpacing(UNIT_PX // 2)
        self._heading = labels.label("The same moment elsewhere", Role.HEADING)
        self._column.addWidget(self._heading)
        self._hint = labels.label(_HINT, Role.SOFT)
        self._column.addWidget(self._hint)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._column.addStretch(1)
        self.setWidget(card)

    def clear(self) -> None:
        """Show that no moment is chosen."""
        self.show_moments("The same moment elsewhere", ())
        self._hint.show()

    def show_moments(self, heading: str, moments: Sequence[tuple[str, Moment]]) -> None:
        """Show these moments under a heading, a row each, by the names of their histories."""
        self._heading.setText(heading)
        self._hint.hide()
        while len(self._rows) < len(moments):
            row = labels.label("", Role.SMALL), labels.label("")
            for part in row:
                self._column.insertWidget(self._column.count() - 1, part)
            self._rows.append(row)
        for at, row in enumerate(self._rows):
            is_used = at < len(moments)
            if is_used:
                name, moment = moments[at]
                row[0].setText(name)
                row[1].setText(in_words(moment))
            for part in row:
                part.setVisible(is_used)


def in_words(moment: Moment) -> str:
    """Say what a history was doing: certainly, perhaps, or between which steps."""
    if moment.certain or moment.possible:
        parts = [_titles("", moment.certain), _titles("Perhaps: ", moment.possible)]
        return " ".join(part for part in parts if part)
    before = _dated(moment.before)
    after = _dated(moment.after)
    if before and after:
        return f"Nothing told; between {before} and {after}."
    if before:
        return f"Nothing told after {before}."
    return f"Nothing told before {after}." if after else "Nothing told."


def _titles(opening: str, events: Sequence[Event]) -> str:
    if not events:
        return ""
    weighty = sorted(events, key=lambda event: -event.weight)
    named = "; ".join(event.title for event in weighty[:_MOST_NAMED])
    more = len(events) - _MOST_NAMED
    return f"{opening}{named}{f'; and {more} more' if more > 0 else ''}."


def _dated(event: Event | None) -> str:
    if event is None:
        return ""
    return f"“{event.title}” ({dates.label(event.when, event.wording)})"
