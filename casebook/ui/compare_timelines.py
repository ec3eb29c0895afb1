"""Timelines beneath one another on one clock, a slider for the moment, and what each site was doing then.

On the calendar the moment is a month; counted from a shared step it is so many months before or after it. Sites without
the step stand apart, with the reason. The Compare page shows it.
"""

from datetime import date
from typing import TypeAlias

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from casebook.compare import clock, lanes, moment
from casebook.compare.comparison import Comparison
from casebook.domain import dates, sentences
from casebook.domain.dates import FuzzyDate, MonthRange
from casebook.domain.model import Site
from casebook.timeline import layout
from casebook.timeline.look import UNIT_PX, Look
from casebook.timeline.page import Level
from casebook.timeline.scale import DAYS_A_MONTH, Clock
from casebook.ui import labels
from casebook.ui.appearance import Role
from casebook.ui.moment_panel import MomentPanel
from casebook.ui.timeline_bar import ZoomButtons
from casebook.ui.timeline_canvas import TimelineCanvas

When: TypeAlias = FuzzyDate | MonthRange

_FEW = 4
_ROWS = {2: 3, 3: 2, 4: 2}
"""Rows a site, of so many sites; of more one each, in one line of words."""
_MONTHS = 12
_SETTLES_MS = 400


class CompareTimelines(QWidget):
    """The view; `panel` is for the page to put beside it.

    Signals:
        chosen(str), opened(str): an event was chosen; the person wants to see it whole.
        moment_chosen(object): the person has settled on a date (`FuzzyDate`), or on months from the step
            (`MonthRange`).
    """

    chosen = Signal(str)
    opened = Signal(str)
    moment_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._found: Comparison | None = None
        self._wanted: When | None = None
        self.canvas = TimelineCanvas(look)
        self.panel = MomentPanel()
        self._zoom = ZoomButtons(self.canvas, look)
        self._apart = labels.label("", Role.SOFT)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setAccessibleName("Same moment elsewhere")
        self._said = labels.one_line("", Role.SMALL)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLES_MS)
        self._build()

    def wear(self, look: Look) -> None:
        """Show the same in this look."""
        self.canvas.wear(look)
        self._zoom.wear(look)

    def show_comparison(self, found: Comparison, when: When | None) -> None:
        """Show these sites' timelines, and what each was doing at a moment."""
        self._found = found
        drawn = lanes.lanes(found.sites, found.align)
        of = Clock.CALENDAR if found.align is None else Clock.STEP
        is_few = len(found.sites) <= _FEW
        self.canvas.ask(
            level=Level.SHORT if is_few else Level.LINE, most_rows=_ROWS.get(len(found.sites), 1)
        )
        self.canvas.setVisible(bool(drawn))
        days = layout.span(drawn, clock=of)
        if drawn:
            self.canvas.show_lanes(drawn, days)
        apart = [
            f"Site {site.number} stands apart. {step.reason}"
            for site, step in zip(found.sites, found.steps, strict=True)
            if step.reason
        ]
        self._apart.setText("\n".join(apart))
        self._apart.setVisible(bool(apart))
        self._set_slider(days.first, days.last, when)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(UNIT_PX)
        line.addWidget(labels.one_line("Same moment:", Role.SMALL))
        line.addWidget(self._slider, 1)
        line.addWidget(self._said)
        line.addWidget(self._zoom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT_PX)
        column.addWidget(self._apart)
        column.addWidget(self.canvas, 1)
        column.addLayout(line)
        self.canvas.chosen.connect(self.chosen)
        self.canvas.opened.connect(self.opened)
        self.canvas.pointed.connect(self._point)
        self._slider.valueChanged.connect(self._show_moment)
        self._slider.actionTriggered.connect(lambda _: self._settle(None))
        self._settling.timeout.connect(self._tell)
        self.setFocusProxy(self.canvas)

    # The moment: a month, counted from year 0 on the calendar and from the step on an aligned clock

    def _set_slider(self, first: float, last: float, when: When | None) -> None:
        with QSignalBlocker(self._slider):
            if self._is_aligned:
                self._slider.setRange(int(first / DAYS_A_MONTH), int(last / DAYS_A_MONTH))
                months = when if isinstance(when, MonthRange) else MonthRange(0, 0)
                self._slider.setValue(months.least or months.most or 0)
            else:
                self._slider.setRange(
                    *(_month(date.fromordinal(max(int(day), 1))) for day in (first, last))
                )
                day = when.earliest or when.latest if isinstance(when, FuzzyDate) else None
                middle = (self._slider.minimum() + self._slider.maximum()) // 2
                self._slider.setValue(_month(day) if day else middle)
        self._settling.stop()
        self._show_moment()
        if isinstance(when, MonthRange if self._is_aligned else FuzzyDate):
            self.show_at(when)

    @property
    def _is_aligned(self) -> bool:
        return self._found is not None and self._found.align is not None

    def _point(self, day: date | None) -> None:
        if day is not None:
            self._slider.setValue(_month(day))

    def _show_moment(self) -> None:
        self.show_at(self._of_slider())

    def _of_slider(self) -> When:
        value = self._slider.value()
        return MonthRange(value, value) if self._is_aligned else _when(value)

    def show_at(self, when: When) -> None:
        """Say what each site was doing some time within a date, or within so many months from its step."""
        if self._found is None:
            return
        if isinstance(when, FuzzyDate):
            self._show(sentences.capital(when.label), moment.at(self._found.sites, when))
            return
        step = clock.named(self._found.align) if self._found.align else ""
        is_step = when == MonthRange(0, 0)
        heading = f"The month of the {step}" if is_step else f"{clock.label(when)} from the {step}"
        self._show(heading, moment.at_offset(self._found.sites, self._found.offsets, when))

    def show_event(self, key: str) -> None:
        """Say what each site was doing as far as the date of an event, or its months from the step, allow."""
        for site, offsets in zip(
            self._sites, self._found.offsets if self._found else (), strict=True
        ):
            for event, months in zip(site.events, offsets, strict=True):
                when = months if self._is_aligned else event.when
                if event.key == key and when is not None:
                    self.show_at(when)
                    self._settle(when)

    @property
    def _sites(self) -> tuple[Site, ...]:
        return self._found.sites if self._found else ()

    def _show(self, heading: str, moments: tuple[moment.Moment, ...]) -> None:
        self._said.setText(heading)
        if self._found is not None:
            # A site that stands apart has no such moment; why is said above.
            told = [
                (f"Site {site.number}", found)
                for site, step, found in zip(
                    self._found.sites, self._found.steps, moments, strict=True
                )
                if not step.reason
            ]
            self.panel.show_moments(heading, tuple(told))

    def _settle(self, when: When | None) -> None:
        """Tell of a moment, or of the slider's, once the person has stayed with it: not of each one on the way."""
        self._wanted = when
        self._settling.start()

    def _tell(self) -> None:
        if self._slider.isSliderDown():
            self._settling.start()
        else:
            self.moment_chosen.emit(self._wanted or self._of_slider())


def _month(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


def _when(month: int) -> FuzzyDate:
    return dates.parse(f"{month // _MONTHS:04}-{month % _MONTHS + 1:02}")
