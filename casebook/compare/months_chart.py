"""How long it took as one small chart: a row a site and one of the medians, a column a step, all on the same months.

A bar is as long as the dates of both steps leave open, its words beneath it; what is not reported says so where the bar
would be. Nothing is folded: rows that a page has no height for go on to the next.
"""

from collections.abc import Iterator, Sequence

import msgspec

from casebook.compare import clock, lanes
from casebook.compare.durations import START, Duration, Durations
from casebook.domain.dates import MonthRange
from casebook.domain.model import EventKind, Site
from casebook.timeline import measure
from casebook.timeline.drawing import (
    SHAPES,
    Bar,
    Box,
    Dot,
    Drawing,
    Hit,
    Line,
    Mark,
    Role,
    Text,
    TextLine,
    Zone,
)
from casebook.timeline.look import KIND_GROUPS
from casebook.timeline.measure import Face
from casebook.timeline.page import Page

TITLE = "Months taken"
_YEAR = 12
_COLUMN_EMS = 11.0
_ROW_EMS = 2.1
_BAR_EMS = 0.45
_INSET_EMS = 0.3
_FADE_MONTHS = 1.0


class _Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: what it is called by, its months (None where there are none), and its words in lines."""

    key: str
    kind: EventKind
    months: MonthRange | None
    words: tuple[str, ...]


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    cells: tuple[_Cell, ...]

    @property
    def lines(self) -> int:
        return max(len(cell.words) for cell in self.cells)


def charts(sites: Sequence[Site], found: Sequence[Durations], page: Page) -> tuple[Drawing, ...]:
    """Give the chart on as many pages as its rows need; on one where the page has no height of its own."""
    rows = [_row(site, place, found) for place, site in enumerate(sites)]
    rows.append(_Row(name="Median", cells=tuple(map(_median, found))))
    sheet = _Sheet(page, rows)
    parts: list[list[_Row]] = [[]]
    for row in rows:
        if page.height and parts[-1] and sheet.height((*parts[-1], row)) > page.height:
            parts.append([])
        parts[-1].append(row)
    return tuple(sheet.drawing(part) for part in parts)


def _row(site: Site, place: int, found: Sequence[Durations]) -> _Row:
    cells = (_cell(one.kind, one.of_sites[place]) for one in found)
    return _Row(name=f"Site {site.number}", cells=tuple(cells))


def _cell(kind: EventKind, one: Duration) -> _Cell:
    key = f"{lanes.MONTHS}{one.site_id}/{kind.value}"
    return _Cell(key=key, kind=kind, months=one.months, words=(one.words,))


def _median(one: Durations) -> _Cell:
    median, key = one.median, f"{lanes.MONTHS}median/{one.kind.value}"
    if median is None:
        return _Cell(key=key, kind=one.kind, months=None, words=("none reported",))
    least = None if median.least is None else int(median.least // 1)
    most = None if median.most is None else int(-(-median.most // 1))
    words = tuple(median.label.split(", "))
    return _Cell(key=key, kind=one.kind, months=MonthRange(least, most), words=words)


class _Sheet:
    """The measures that all rows share."""

    def __init__(self, page: Page, rows: Sequence[_Row]) -> None:
        self.page, self.text = page, page.text
        names = (measure.width_pt(row.name, page.text, Face.BOLD, page.room) for row in rows)
        self.left = page.margin + max(names) + page.text
        self.columns = len(rows[0].cells)
        room = (page.width - page.margin - self.left) / self.columns
        self.column = max(room, _COLUMN_EMS * page.text)
        known = [cell.months for row in rows for cell in row.cells if cell.months is not None]
        ends = [end for one in known for end in (one.least, one.most) if end is not None]
        self.first = min([0, *ends]) // _YEAR * _YEAR
        self.last = max(-(-(max([0, *ends]) + 1) // _YEAR) * _YEAR, self.first + _YEAR)
        self.per_month = (self.column - page.text) / (self.last - self.first)
        self.heading = page.line * 2 if page.heading else 0.0
        self.head = page.margin + self.heading + 2 * page.line + 0.4 * page.text

    def height(self, rows: Sequence[_Row]) -> float:
        foot = 2 * self.page.line if self.page.footer else 0.0
        return self.head + sum(map(self.row_height, rows)) + foot + self.page.margin

    def row_height(self, row: _Row) -> float:
        return self.text * _ROW_EMS + (row.lines - 1) * self.page.line

    def x(self, column: int, month: float) -> float:
        return self.left + column * self.column + (month - self.first) * self.per_month

    def drawing(self, rows: Sequence[_Row]) -> Drawing:
        marks: list[Mark] = []
        hits = []
        tops = [self.head]
        for number, row in enumerate(rows):
            height = self.row_height(row)
            marks += self._furniture(number, row, tops[-1], height)
            for column, cell in enumerate(row.cells):
                marks += self._bar(column, cell, tops[-1])
                hits.append(self._hit(number, column, row, cell, tops[-1], height))
            tops.append(tops[-1] + height)
        # The grounds are painted first, then what belongs to no bar.
        marks += self._heads(rows)
        marks.sort(key=lambda mark: 2 if mark.key else int(mark.role is not Role.BAND))
        if self.page.footer:
            foot = self._words(
                self.page.footer, self.page.margin, tops[-1], Role.FOOTER, zone=Zone.PAGE
            )
            marks.append(foot)
        spoken = f"{TITLE} from the {clock.named(START)}: {len(rows)} rows, {self.columns} steps."
        return Drawing(
            width=self.left + self.columns * self.column + self.page.margin,
            height=self.height(rows),
            marks=tuple(marks),
            hits=tuple(hits),
            title=TITLE,
            spoken=spoken,
            gutter=self.left,
            head=self.head,
            lanes=tuple(tops),
        )

    def _words(
        self, words: str, x: float, top: float, role: Role, *, zone: Zone = Zone.PLOT, key: str = ""
    ) -> Text:
        """Give one line of words whose top is at a height."""
        face = Face.BOLD if role in {Role.LANE_NAME, Role.YEAR, Role.HEADING} else Face.REGULAR
        return Text(
            role=role,
            zone=zone,
            key=key,
            lines=(TextLine(x=x, y=top + self.text, words=words),),
            size=self.text,
            width=measure.width_pt(words, self.text, face, self.page.room),
            face=face,
            full=words,
        )

    def _heads(self, rows: Sequence[_Row]) -> Iterator[Mark]:
        """Name the columns, with the sign of their kind, and the years of each."""
        text, line, top = self.text, self.page.line, self.page.margin + self.heading
        if self.page.heading:
            margin = self.page.margin
            yield self._words(self.page.heading, margin, margin, Role.HEADING, zone=Zone.PAGE)
        bottom = self.head + sum(map(self.row_height, rows))
        for column, cell in enumerate(rows[0].cells):
            x, tone = self.x(column, self.first), KIND_GROUPS[cell.kind]
            yield Dot(
                role=Role.SIGN,
                zone=Zone.HEAD,
                tone=tone,
                x=x + text * 0.4,
                y=top + text * 0.7,
                size=text * 0.62,
                shape=SHAPES[tone],
            )
            yield self._words(cell.kind.label, x + text, top, Role.YEAR, zone=Zone.HEAD)
            for month, name in self._years():
                at = self.x(column, month)
                yield self._words(name, at, top + line, Role.MONTH, zone=Zone.HEAD)
                role = Role.YEAR_LINE if month else Role.AXIS
                yield Line(role=role, x1=at, y1=self.head, x2=at, y2=bottom)

    def _years(self) -> list[tuple[int, str]]:
        """Give the months that are named, as many as there is room for."""
        wide = measure.width_pt("+120", self.text, Face.REGULAR, self.page.room) + self.text
        every = _YEAR
        while every * self.per_month < wide:
            every += _YEAR
        months = range(-(-self.first // every) * every, self.last, every)
        return [(month, f"{month:+d}".replace("-", "−") if month else "0") for month in months]

    def _furniture(self, number: int, row: _Row, top: float, height: float) -> Iterator[Mark]:
        margin, right = self.page.margin, self.left + self.columns * self.column
        if number % 2:
            yield Box(role=Role.BAND, x=margin, y=top, width=right - margin, height=height)
        yield Line(role=Role.LANE_LINE, x1=margin, y1=top + height, x2=right, y2=top + height)
        name_top = top + (self.text * _ROW_EMS - self.page.line) / 2
        yield self._words(row.name, margin, name_top, Role.LANE_NAME, zone=Zone.GUTTER)

    def _bar(self, column: int, cell: _Cell, top: float) -> Iterator[Mark]:
        text, months, left = self.text, cell.months, self.x(column, self.first)
        end = left + self.column - text
        x = left
        if months is not None:
            bar_height = text * _BAR_EMS
            x = left if months.least is None else self.x(column, months.least)
            to = end if months.most is None else self.x(column, months.most + 1)
            fade = min(_FADE_MONTHS * self.per_month, (to - x) / 3)
            yield Bar(
                role=Role.DOUBT,
                key=cell.key,
                tone=KIND_GROUPS[cell.kind],
                x=x,
                y=top + text * 0.25,
                width=max(to - x, bar_height),
                height=bar_height,
                fade_start=(to - x) / 2 if months.least is None else fade,
                fade_end=(to - x) / 2 if months.most is None else fade,
                open_start=months.least is None,
                open_end=months.most is None,
            )
        role = Role.LANE_NOTE if months is None else Role.TITLE
        for at, words in enumerate(cell.words):
            width = measure.width_pt(words, text, Face.REGULAR, self.page.room)
            held = max(min(x, end - width), left + text * _INSET_EMS)
            line = top + text * 0.75 + at * self.page.line
            yield self._words(words, held, line, role, key=cell.key)

    def _hit(
        self, number: int, column: int, row: _Row, cell: _Cell, top: float, height: float
    ) -> Hit:
        said = f"{row.name}. {cell.kind.label}: {', '.join(cell.words)}"
        return Hit(
            key=cell.key,
            x=self.x(column, self.first),
            y=top,
            width=self.column - self.text / 2,
            height=height,
            lane=number,
            spoken=f"{said}, from the {clock.named(START)}.",
        )
