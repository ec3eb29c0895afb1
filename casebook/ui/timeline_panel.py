"""The left of the timeline page: which sites, which events of them, and in what time.

Holds the choice and tells when it changes; counts are given to it. Knows no canvas. The timeline page shows it.
"""

import msgspec
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from casebook.domain import dates, event_facets, selection
from casebook.domain.dates import FuzzyDate
from casebook.domain.selection import EventChoice, Facet, FacetValue
from casebook.domain.snapshot import Snapshot
from casebook.errors import DateError
from casebook.timeline.choice import TimelineChoice
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import appearance, labels
from casebook.ui.appearance import Role
from casebook.ui.facet_panel import FacetList
from casebook.ui.models import FacetsModel

_WIDTH = 248
_SITES = "sites"


class TimelinePanel(QFrame):
    """The panel.

    Signals:
        changed(): the person asks for something else; `choice` is what.
    """

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.choice = TimelineChoice()
        self._numbers: tuple[int, ...] = ()
        self._model = FacetsModel("event")
        self._list = FacetList(self._model, look, "Which sites and events to show")
        self._first, self._last = _date_box("From"), _date_box("To")
        self._certain = QCheckBox("Certainly within")
        self._certain.setToolTip(
            "Leave out what only might fall in this time, for its date is vague"
        )
        self._trouble = labels.label(role=Role.SMALL)
        self._trouble.hide()
        self._clear = labels.button("Show all again", Role.LINK, self.clear)
        self._build(look)

    @property
    def is_narrowing(self) -> bool:
        """Say whether any site or event is left out."""
        return bool(self.choice.numbers) or self.choice.events != EventChoice()

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        self._list.wear(look)
        self.setMinimumWidth(look.px(_WIDTH))

    def show_counts(self, snapshot: Snapshot) -> None:
        """Show the sites and the facets of a casebook, with counts for the present choice."""
        self._numbers = tuple(site.number for site in snapshot.sites)
        by_number = {site.id: site.number for site in snapshot.sites}
        wanted = self.choice.numbers
        sites = Facet(
            id=_SITES,
            label="Sites",
            values=tuple(
                FacetValue(
                    id=str(site.number),
                    label=f"Site {site.number}",
                    count=len(site.events),
                    chosen=site.number in wanted,
                )
                for site in snapshot.sites
            ),
        )
        site_ids = frozenset(
            site_id for site_id, number in by_number.items() if not wanted or number in wanted
        )
        choice = msgspec.structs.replace(
            self.choice.events, site_ids=site_ids, national=self.choice.national
        )
        self._model.show((sites, *event_facets.event_facets(snapshot, choice)))
        self._clear.setVisible(self.is_narrowing)

    def choose_sites(self, numbers: tuple[int, ...]) -> None:
        """Take the sites of an address, without telling."""
        self.choice = msgspec.structs.replace(self.choice, numbers=numbers)

    def change(self, **fields: bool) -> None:
        """Change how it is shown: `by_strand`, `national`."""
        self.choice = msgspec.structs.replace(self.choice, **fields)
        self.changed.emit()

    def clear(self) -> None:
        """Ask for all sites and events again."""
        for part in (self._first, self._last, self._certain):
            with QSignalBlocker(part):
                part.setChecked(False) if isinstance(part, QCheckBox) else part.clear()
        self._trouble.hide()
        self.choice = TimelineChoice(by_strand=self.choice.by_strand, national=self.choice.national)
        self.changed.emit()

    def _build(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT_PX, 2 * UNIT_PX, UNIT_PX, UNIT_PX)
        column.setSpacing(UNIT_PX)
        column.addWidget(self._list, 1)
        for name, box in (("From", self._first), ("To", self._last)):
            column.addWidget(_labelled(name, box))
            box.editingFinished.connect(self._read_period)
        for part in (self._certain, self._trouble, self._clear):
            column.addWidget(part)
        self._certain.toggled.connect(self._read_period)
        self._model.ticked.connect(self._tick)
        appearance.give_role(self, Role.PANEL)
        self.wear(look)

    def _tick(self, facet_id: str, value_id: str, ticked: bool) -> None:  # noqa: FBT001 - a Qt slot
        if facet_id == _SITES:
            numbers = [number for number in self.choice.numbers if number != int(value_id)]
            chosen = (*numbers, int(value_id)) if ticked else tuple(numbers)
            self.choice = msgspec.structs.replace(self.choice, numbers=chosen)
        else:
            values: frozenset[str] = getattr(self.choice.events, facet_id)
            values = values | {value_id} if ticked else values - {value_id}
            self._take(**{facet_id: values})
        self.changed.emit()

    def _read_period(self) -> None:
        """Take the period typed; what is no date is explained below the boxes, and leaves the choice alone."""
        try:
            start, end = _read(self._first), _read(self._last)
            selection.period(EventChoice(start=start, end=end))
        except DateError as refusal:
            self._trouble.setText(f"{refusal.title} {refusal.advice}")
            self._trouble.show()
            return
        self._trouble.hide()
        before = self.choice
        self._take(start=start, end=end, certain_only=self._certain.isChecked())
        if self.choice != before:
            self.changed.emit()

    def _take(self, **fields: object) -> None:
        events = msgspec.structs.replace(self.choice.events, **fields)
        self.choice = msgspec.structs.replace(self.choice, events=events)


def _date_box(name: str) -> QLineEdit:
    box = QLineEdit()
    box.setPlaceholderText("autumn 1998")
    box.setAccessibleName(f"{name}: a date in words, for example autumn 1998")
    box.setClearButtonEnabled(True)
    return box


def _read(box: QLineEdit) -> FuzzyDate | None:
    text = box.text().strip()
    return dates.read(text) if text else None


def _labelled(name: str, box: QLineEdit) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    words = QLabel(name)
    words.setBuddy(box)
    column.addWidget(words)
    column.addWidget(box)
    return part
