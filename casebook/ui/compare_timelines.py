"""Timelines beneath one another on one clock, a slider for the moment, and what each site was doing then.

On the calendar the moment is a month; counted from a shared step it is so many months before or after it. Sites without
the step stand apart, with the reason. The Compare page shows it.
"""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from casebook.compare import clock, lanes, moment
from casebook.compare.comparison import Comparison
from casebook.domain import dates, sentences
from casebook.domain.dates import FuzzyDate, MonthRange
from casebook.timeline import layout
from casebook.timeline.look import UNIT_PX, Look
from casebook.timeline.page import Level
from casebook.timeline.scale import DAYS_A_MONTH, Clock
from casebook.ui import labels
from casebook.ui.appearance import Role
from casebook.ui.moment_panel import MomentPanel
from casebook.ui.timeline_bar import ZoomButtons
from casebook.ui.timeline_canvas import TimelineCanvas

_FEW = 4
_ROWS = {2: 3, 3: 2, 4: 2}
"""Rows a site, of so many sites; of more one each, in one line of words."""
_MONTHS = 12


class CompareTimelines(QWidget):
    """The view; `panel` is for the page to put beside it.

    Signals:
        chosen(str), opened(str): an event was chosen; the person wants to see it whole.
        moment_chosen(object): the person has settled on a month (a `FuzzyDate`).
    """

    chosen = Signal(str)
    opened = Signal(str)
    moment_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._found: Comparison | None = None
        self.canvas = TimelineCanvas(look)
        self.panel = MomentPanel()
        self._zoom = ZoomButtons(self.canvas, look)
        self._apart = labels.label("", Role.SOFT)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setAccessibleName("Same moment elsewhere")
        self._said = labels.one_line("", Role.SMALL)
        self._build()

    def wear(self, look: Look) -> None:
        """Show the same in this look."""
        self.canvas.wear(look)
        self._zoom.wear(look)

    def show_comparison(self, found: Comparison, when: FuzzyDate | None) -> None:
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
        self._slider.sliderReleased.connect(self._tell)
        self.setFocusProxy(self.canvas)

    # The moment: a month, counted from year 0 on the calendar and from the step on an aligned clock

    def _set_slider(self, first: float, last: float, when: FuzzyDate | None) -> None:
        with QSignalBlocker(self._slider):
            if self._is_aligned:
                self._slider.setRange(int(first / DAYS_A_MONTH), int(last / DAYS_A_MONTH))
                self._slider.setValue(0)
            else:
                self._slider.setRange(
                    *(_month(date.fromordinal(max(int(day), 1))) for day in (first, last))
                )
                day = when.earliest or when.latest if when else None
                middle = (self._slider.minimum() + self._slider.maximum()) // 2
                self._slider.setValue(_month(day) if day else middle)
        self._show_moment()
        if when is not None and not self._is_aligned:
            self.show_at(when)

    @property
    def _is_aligned(self) -> bool:
        return self._found is not None and self._found.align is not None

    def _point(self, day: date | None) -> None:
        if day is not None:
            self._slider.setValue(_month(day))

    def _show_moment(self) -> None:
        if self._found is None:
            return
        value = self._slider.value()
        if not self._is_aligned:
            self.show_at(_when(value))
            return
        step = clock.named(self._found.align) if self._found.align else ""
        said = clock.label(MonthRange(value, value))
        heading = f"{said} from the {step}" if value else f"The month of the {step}"
        self._show(heading, moment.at_offset(self._found.sites, self._found.offsets, value))

    def show_at(self, when: FuzzyDate) -> None:
        """Say what each site was doing some time within a date."""
        if self._found is not None:
            self._show(sentences.capital(when.label), moment.at(self._found.sites, when))

    def _show(self, heading: str, moments: tuple[moment.Moment, ...]) -> None:
        self._said.setText(heading)
        if self._found is not None:
            names = [f"Site {site.number}" for site in self._found.sites]
            self.panel.show_moments(heading, tuple(zip(names, moments, strict=True)))

    def _tell(self) -> None:
        if not self._is_aligned:
            self.moment_chosen.emit(_when(self._slider.value()))


def _month(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


def _when(month: int) -> FuzzyDate:
    return dates.parse(f"{month // _MONTHS:04}-{month % _MONTHS + 1:02}")
