"""The written form of a date: the part of EDTF (ISO 8601-2) that a casebook uses, and its days.

A date is written in points and spans between them: `1999-11` is one point, `[1995..2001]` some time
within a span, `1997/1999` something that lasted. What is not such a date is None here;
`dates_advice` says why, and `dates` makes values. Knows no words and no labels: those are in
`dates_words`.

More than the standard's level 2, and ours: the codes of seasons, quarters, thirds and halves may
stand inside sets and intervals, and may be marked `~ ? %`. Less than level 2: no times, no years
beyond four digits, no `{all of}`, no `X` but in a decade (`199X`), no marks before a part, no
unknown ends (`1997/`).
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

import msgspec


class Precision(StrEnum):
    """The unit in which a date is told; `RANGE` is for everything with more than one point."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    THIRD = "third"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"


class Unit(msgspec.Struct, frozen=True):
    """Where a code stands in its year: the months before it, and the months it holds."""

    precision: Precision
    begins: int
    months: int


# EDTF fixes the codes, not their months: those of seasons and thirds are our policy, printed in the
# handbook. Winter, the last, runs from December to the end of February of the next year.
UNITS: dict[int, Unit] = (
    {0: Unit(Precision.YEAR, 0, 12)}
    | {1 + i: Unit(Precision.MONTH, i, 1) for i in range(12)}
    | {21 + i: Unit(Precision.SEASON, 2 + 3 * i, 3) for i in range(4)}
    | {33 + i: Unit(Precision.QUARTER, 3 * i, 3) for i in range(4)}
    | {37 + i: Unit(Precision.THIRD, 4 * i, 4) for i in range(3)}
    | {40 + i: Unit(Precision.HALF, 6 * i, 6) for i in range(2)}
)
_DECADE = Unit(Precision.DECADE, 0, 120)

_POINT = re.compile(r"([0-9]{3})(?:X|([0-9])(?:-([0-9]{2})(?:-([0-9]{2}))?)?)([~?%]?)")


class Point(msgspec.Struct, frozen=True):
    """One unit of the calendar, such as a day, a season or a year.

    `code` is EDTF's second part (0 for none), `mark` is empty or one of `~ ? %`. `first` and `last`
    are the days it may mean: `~` and `%` widen them by one unit of its own on either side.
    """

    text: str
    precision: Precision
    year: int
    code: int
    day: int
    mark: str
    first: date
    last: date

    @property
    def approximate(self) -> bool:
        """Say whether it is marked as about right."""
        return self.mark in {"~", "%"}

    @property
    def uncertain(self) -> bool:
        """Say whether its source is marked as in doubt."""
        return self.mark in {"?", "%"}

    def moved(self, steps: int) -> "Point | None":
        """Give the point so many of its own units later, or None where the calendar ends."""
        if self.precision is Precision.DAY:
            try:
                text = (date(self.year, self.code, self.day) + timedelta(days=steps)).isoformat()
            except OverflowError:
                return None
            return point(text + self.mark)
        if self.precision is Precision.DECADE:
            return point(f"{self.year // 10 + steps:03}X{self.mark}")
        unit = UNITS[self.code]
        fellows = [code for code, other in UNITS.items() if other.precision is unit.precision]
        years, place = divmod(fellows.index(self.code) + steps, len(fellows))
        part = f"-{fellows[place]:02}" if unit.precision is not Precision.YEAR else ""
        return point(f"{self.year + years:04}{part}{self.mark}")


def point(text: str) -> Point | None:
    """Read one point, marked or not: `1999`, `1999-11`, `1999-11-03`, `1998-23`, `199X`."""
    found = _POINT.fullmatch(text)
    if found is None:
        return None
    decade, year, code, day, mark = found.groups()
    if year is None:
        return _point_of_months(text, _DECADE, int(decade) * 10, 0, mark)
    if day is not None:
        return _point_of_day(text, int(decade + year), int(code), int(day), mark)
    unit = UNITS.get(int(code)) if code is not None else UNITS[0]
    if unit is None or code == "00":
        return None
    return _point_of_months(text, unit, int(decade + year), int(code or 0), mark)


def _point_of_day(text: str, year: int, month: int, day: int, mark: str) -> Point | None:
    slack = timedelta(days=1 if mark in {"~", "%"} else 0)
    try:
        middle = date(year, month, day)
        first, last = middle - slack, middle + slack
    except (ValueError, OverflowError):
        return None
    return Point(text, Precision.DAY, year, month, day, mark, first, last)


def _point_of_months(text: str, unit: Unit, year: int, code: int, mark: str) -> Point | None:
    start = year * 12 + unit.begins
    end = start + unit.months - 1
    if mark in {"~", "%"}:
        start -= unit.months
        end += unit.months
    last_year, last_month = end // 12, end % 12 + 1
    try:
        first = date(start // 12, start % 12 + 1, 1)
        last = date(last_year, last_month, monthrange(last_year, last_month)[1])
    except ValueError:
        return None
    return Point(text, unit.precision, year, code, 0, mark, first, last)


class Span(msgspec.Struct, frozen=True):
    """From one point to another; the same point twice is that point alone, None is an open end."""

    start: Point | None
    end: Point | None

    @property
    def is_one_point(self) -> bool:
        """Say whether it is a point alone."""
        return self.start == self.end

    @property
    def text(self) -> str:
        """Give it as a member of a set: `1999`, `1995..2001`, `..1999`."""
        if self.is_one_point:
            return _text(self.start)
        return f"{_text(self.start)}..{_text(self.end)}"


class Form(msgspec.Struct, frozen=True):
    """A date as written: the one span it lasted, or the spans it lies somewhere within."""

    spans: tuple[Span, ...]
    lasted: bool

    @property
    def text(self) -> str:
        """Write it in its one canonical way."""
        if self.lasted:
            span = self.spans[0]
            return f"{_text(span.start) or '..'}/{_text(span.end) or '..'}"
        if len(self.spans) == 1 and self.spans[0].is_one_point:
            return self.spans[0].text
        return f"[{','.join(span.text for span in self.spans)}]"

    @property
    def points(self) -> tuple[Point, ...]:
        """Give every point it is written with."""
        ends = (end for span in self.spans for end in (span.start, span.end))
        return tuple(end for end in ends if end is not None)

    @property
    def precision(self) -> Precision:
        """Give the unit of a point alone, or `RANGE`."""
        alone = not self.lasted and len(self.spans) == 1 and self.spans[0].is_one_point
        return self.points[0].precision if alone else Precision.RANGE


def form(text: str) -> Form | None:
    """Read a date in EDTF; None is for what is none, does not exist, or ends before it starts."""
    if (alone := point(text)) is not None:
        return Form((Span(alone, alone),), lasted=False)
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text[1:-1].split(","))
    start, slash, end = text.partition("/")
    if not slash:
        return None
    span = _span("" if start == ".." else start or "-", "" if end == ".." else end or "-")
    return Form((span,), lasted=True) if span else None


def _one_of(members: list[str]) -> Form | None:
    """Read the members of a set: only the first may be open at its start, the last at its end."""
    spans = []
    for place, member in enumerate(members):
        start, dots, end = member.strip(" ").partition("..")
        span = _span(start, end if dots else start)
        if span is None:
            return None
        if (span.start is None and place > 0) or (span.end is None and place < len(members) - 1):
            return None
        spans.append(span)
    return Form(tuple(sorted(set(spans), key=_place_in_set)), lasted=False)


def _span(start: str, end: str) -> Span | None:
    """Read a span from the texts of its ends, of which one may be empty: open."""
    first, last = point(start), point(end)
    if (start and first is None) or (end and last is None):
        return None
    if first is None or last is None:
        return None if first is last else Span(first, last)
    return Span(first, last) if first.first <= last.last else None


def _place_in_set(span: Span) -> tuple[bool, date, date, str]:
    start = date.min if span.start is None else span.start.first
    end = date.max if span.end is None else span.end.last
    return span.end is None, start, end, span.text


def _text(end: Point | None) -> str:
    return "" if end is None else end.text
