"""Time to places on a page and back: the scale, and the ticks of the two clocks that share it.

Time is counted in days, as fractions: on the calendar a day is its ordinal (`date.toordinal`), on an aligned clock it
is counted from the shared step, 0. `timeline.layout` and the window's canvas ask.
"""

import calendar
import math
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import msgspec

DAYS_A_MONTH = 365.2425 / 12
_MONTHS = 12
_LAST_YEAR = 9998


class Clock(StrEnum):
    """What the days of a scale are counted from."""

    CALENDAR = "calendar"
    STEP = "step"
    """Months before and after a step that all lanes share."""


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of days on a stretch of the page; `left` and `width` are points, `width` is above 0."""

    first: float
    last: float
    left: float
    width: float
    clock: Clock = Clock.CALENDAR

    @property
    def per_day(self) -> float:
        """Give the points that a day takes."""
        return self.width / (self.last - self.first)

    @property
    def right(self) -> float:
        """Give where the page's stretch ends."""
        return self.left + self.width

    def x(self, day: float) -> float:
        """Give the place of a day; later days lie further right."""
        return self.left + (day - self.first) * self.per_day

    def day(self, x: float) -> float:
        """Give the day at a place."""
        return self.first + (x - self.left) / self.per_day


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the axis at a day: a major one is a year's beginning. `room` is the days until the next of its kind."""

    day: float
    label: str
    major: bool
    room: float


def ticks(scale: Scale, first: float, last: float, *, narrowest_month: float) -> tuple[Tick, ...]:
    """Give the ticks from one day to another: years always, months where each has `narrowest_month` points.

    Where months are too narrow, quarters stand instead; where those are too, years alone.
    """
    step = _step(scale.per_day, narrowest_month)
    if scale.clock is Clock.STEP:
        return tuple(_step_ticks(first, last, step))
    return tuple(_calendar_ticks(first, last, step))


def _step(per_day: float, narrowest: float) -> int:
    """Give how many months lie between two minor ticks, 12 for none."""
    for months in (1, 3, 6):
        if months * DAYS_A_MONTH * per_day >= narrowest:
            return months
    return _MONTHS


def _calendar_ticks(first: float, last: float, step: int) -> Iterator[Tick]:
    begin, end = _day(first), _day(last)
    for year in range(begin.year, min(end.year, _LAST_YEAR) + 1):
        new_year = date(year, 1, 1).toordinal()
        yield Tick(day=new_year, label=str(year), major=True, room=365 + calendar.isleap(year))
        for month in range(1 + step, _MONTHS + 1, step):
            day = date(year, month, 1)
            if first <= day.toordinal() <= last:
                label = calendar.month_abbr[month]
                yield Tick(day=day.toordinal(), label=label, major=False, room=step * DAYS_A_MONTH)


def _day(ordinal: float) -> date:
    return date.fromordinal(min(max(math.floor(ordinal), 1), date.max.toordinal()))


def _step_ticks(first: float, last: float, step: int) -> Iterator[Tick]:
    """Give a tick every `step` months before and after the shared step; whole years are major."""
    months = range(
        math.floor(first / DAYS_A_MONTH / step) * step, math.ceil(last / DAYS_A_MONTH) + 1, step
    )
    for month in months:
        is_year = month % _MONTHS == 0
        yield Tick(
            day=month * DAYS_A_MONTH,
            label=_months_label(month) if is_year else f"{month:+d}".replace("-", "−"),
            major=is_year,
            room=(_MONTHS if is_year else step) * DAYS_A_MONTH,
        )


def _months_label(months: int) -> str:
    if months == 0:
        return "the step"
    years = abs(months) // _MONTHS
    unit = "year" if years == 1 else "years"
    return f"{years} {unit} {'before' if months < 0 else 'after'}"
