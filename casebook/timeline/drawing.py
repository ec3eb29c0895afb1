"""The vocabulary of a drawing: marks already placed, each with a role, never a colour.

One layout makes a `Drawing`; screen, PNG, PDF, print, SVG, HTML and PowerPoint paint the same one and none of them
thinks. Lengths are points (1/72 inch), y grows downwards, the origin is the top left corner of the page. Everything is
frozen, and equal input gives an equal drawing. Marks stand in the order of painting, those of one event together,
events in reading order. A painter matches over `Mark` and ends in `assert_never`, so that a new mark breaks every one
that does not know it. Knows no Qt and no records.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby
from typing import assert_never

import msgspec

from casebook.timeline.look import KindGroup
from casebook.timeline.measure import Face


class Role(StrEnum):
    """What a mark is: `timeline.style` says how each looks."""

    BAND = "band"
    """The ground of a lane; every second lane has none."""
    NATIONAL = "national"
    """The ground of the national story."""
    LANE_LINE = "lane-line"
    LANE_NAME = "lane-name"
    LANE_NOTE = "lane-note"
    AXIS = "axis"
    YEAR_LINE = "year-line"
    MONTH_LINE = "month-line"
    YEAR = "year"
    MONTH = "month"
    STEP = "step"
    """The shared step that an aligned clock counts from."""
    DOT = "dot"
    """A date known to the month or the day."""
    DOUBT = "doubt"
    """Some time within: as long as the doubt, soft at its ends."""
    LASTED = "lasted"
    """Went on from one end to the other."""
    LEADER = "leader"
    SIGN = "sign"
    """The shape of a kind of event, beside the words."""
    DATE = "date"
    TITLE = "title"
    NOTE = "note"
    """Small words about the event: "inferred", "the report disagrees"."""
    INFERRED = "inferred"
    """The dashed outline round what we reasoned."""
    FOLD = "fold"
    """The ground of a count that stands for events folded into it."""
    FOLD_COUNT = "fold-count"
    HEADING = "heading"
    FOOTER = "footer"
    KEY = "key"
    """Words of the legend."""


class Zone(StrEnum):
    """Which part of the page a mark belongs to, so that a window can keep names and years in view."""

    PLOT = "plot"
    HEAD = "head"
    """The axis: moves sideways with the plot, not up and down."""
    GUTTER = "gutter"
    """The lanes' names: move up and down with the plot, not sideways."""
    PAGE = "page"
    """Heading, legend and footer: only on a page that stands alone."""


class Shape(StrEnum):
    """The shapes of kinds of event, and the dot of a known date."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    TRIANGLE_DOWN = "triangle-down"
    TRIANGLE_RIGHT = "triangle-right"
    STAR = "star"
    CROSS = "cross"


SHAPES = {
    KindGroup.BEGINNING: Shape.TRIANGLE,
    KindGroup.TEXT: Shape.SQUARE,
    KindGroup.AGREED: Shape.CIRCLE,
    KindGroup.MONEY: Shape.DIAMOND,
    KindGroup.UPHEAVAL: Shape.STAR,
    KindGroup.STANDSTILL: Shape.TRIANGLE_DOWN,
    KindGroup.AGAIN: Shape.TRIANGLE_RIGHT,
    KindGroup.OTHER: Shape.CROSS,
}


class Outline(StrEnum):
    """How a mark of a date is outlined: beside its length, what tells exact from approximate."""

    PLAIN = "plain"
    DOTTED = "dotted"
    """Approximate."""
    HOLLOW = "hollow"
    """The source itself is doubted."""


class _Placed(msgspec.Struct, frozen=True, kw_only=True):
    """What every mark has. `key` names the event or the fold that it belongs to; furniture has none."""

    role: Role
    zone: Zone = Zone.PLOT
    key: str = ""
    tone: KindGroup | None = None


class Box(_Placed, frozen=True, kw_only=True):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0


class Line(_Placed, frozen=True, kw_only=True):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


class Bar(_Placed, frozen=True, kw_only=True):
    """A stretch of time. It fades over `fade_start` and `fade_end` points, within its width.

    An open side has no end that is known: it fades to nothing, or, where something lasts on, points there.
    """

    x: float
    y: float
    width: float
    height: float
    fade_start: float = 0
    fade_end: float = 0
    open_start: bool = False
    open_end: bool = False
    outline: Outline = Outline.PLAIN


class Dot(_Placed, frozen=True, kw_only=True):
    """A small shape about its middle; `size` is its width and height."""

    x: float
    y: float
    size: float
    shape: Shape
    outline: Outline = Outline.PLAIN


class TextLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a text: where it begins (or its middle, or end: see `Anchor`) and its base line."""

    x: float
    y: float
    words: str


class Anchor(StrEnum):
    """Which part of a line its `x` is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Text(_Placed, frozen=True, kw_only=True):
    """Words already broken into lines and placed. `width` is the room they were given, `full` all of them."""

    lines: tuple[TextLine, ...]
    size: float
    width: float
    face: Face = Face.REGULAR
    anchor: Anchor = Anchor.START
    full: str = ""


Mark = Box | Line | Bar | Dot | Text


def fade_stops(mark: Bar) -> tuple[tuple[float, float], ...]:
    """Give where along a bar, 0 to 1, how much of its strength is there, 0 to 1.

    In order, each place once: two where nothing fades, three or four where something does.
    """
    start = min(mark.fade_start / mark.width, 1.0) if mark.width else 0.0
    end = max(1 - mark.fade_end / mark.width, start) if mark.width else 1.0
    stops = {0.0: 0.0 if start > 0 else 1.0}
    stops.setdefault(start, 1.0)
    if end < 1:
        stops.setdefault(end, 1.0)
    stops[1.0] = 0.0 if end < 1 else 1.0
    return tuple(sorted(stops.items()))


def bounds(mark: Mark) -> tuple[float, float, float, float]:
    """Give the left, top, right and bottom of a mark's ink, strokes aside."""
    match mark:
        case Box() | Bar():
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
        case Line():
            left, right = sorted((mark.x1, mark.x2))
            top, bottom = sorted((mark.y1, mark.y2))
            return left, top, right, bottom
        case Dot():
            half = mark.size / 2
            return mark.x - half, mark.y - half, mark.x + half, mark.y + half
        case Text():
            back = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[mark.anchor]
            left = min(line.x for line in mark.lines) - back * mark.width
            tops = [line.y for line in mark.lines]
            ascent, descent = mark.size * 0.97, mark.size * 0.25
            # A later line may begin further right, as wide as the widest at the most.
            right = max(line.x for line in mark.lines) + (1 - back) * mark.width
            return left, min(tops) - ascent, right, max(tops) + descent
        case _:
            assert_never(mark)


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An area that can be chosen: an event, or a count that stands for several (`folded` holds their keys).

    Hits stand in reading order; `lane` and the order within it are what arrow keys follow. `spoken` is the whole
    sentence, with what the picture had to shorten.
    """

    key: str
    x: float
    y: float
    width: float
    height: float
    lane: int
    spoken: str
    folded: tuple[str, ...] = ()


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """A page of marks.

    `gutter` and `head` are how wide the names and how high the axis are, `lanes` the tops of the lanes and the end of
    the last. `title` and `spoken` say what the whole shows, for a heading and for somebody who cannot see it.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    hits: tuple[Hit, ...]
    title: str = ""
    spoken: str = ""
    gutter: float = 0
    head: float = 0
    lanes: tuple[float, ...] = ()

    @property
    def folded(self) -> tuple[str, ...]:
        """Give the events that only a count stands for."""
        return tuple(key for hit in self.hits for key in hit.folded)

    @property
    def shown(self) -> tuple[str, ...]:
        """Give the events that are drawn."""
        return tuple(hit.key for hit in self.hits if not hit.folded)

    def groups(self) -> Iterator[tuple[str, tuple[Mark, ...]]]:
        """Give the marks in order of painting, those of one event together; furniture has the key ""."""
        for key, marks in groupby(self.marks, key=lambda mark: mark.key):
            yield key, tuple(marks)

    def dump(self) -> str:
        """Give the whole as text, a mark a line: what golden files hold and what "the same drawing" means."""
        whole = f"drawing {_number(self.width)} x {_number(self.height)} “{self.title}”"
        return "\n".join([whole, *map(_written, self.marks), *map(_written, self.hits)]) + "\n"


def beneath(upper: Drawing, lower: Drawing, gap: float) -> Drawing:
    """Put one drawing beneath another on one page; lanes go on counting."""
    down = upper.height + gap
    last = max((hit.lane for hit in upper.hits), default=-1) + 1
    replace = msgspec.structs.replace
    return replace(
        upper,
        width=max(upper.width, lower.width),
        height=down + lower.height,
        marks=(*upper.marks, *(_lowered(mark, down) for mark in lower.marks)),
        hits=(
            *upper.hits,
            *(replace(hit, y=hit.y + down, lane=hit.lane + last) for hit in lower.hits),
        ),
        spoken=" ".join(filter(None, (upper.spoken, lower.spoken))),
    )


def _lowered(mark: Mark, down: float) -> Mark:
    match mark:
        case Box() | Bar() | Dot():
            return msgspec.structs.replace(mark, y=mark.y + down)
        case Line():
            return msgspec.structs.replace(mark, y1=mark.y1 + down, y2=mark.y2 + down)
        case Text():
            lines = (msgspec.structs.replace(line, y=line.y + down) for line in mark.lines)
            return msgspec.structs.replace(mark, lines=tuple(lines))
        case _:
            assert_never(mark)


def _written(one: msgspec.Struct) -> str:
    parts = [type(one).__name__.lower()]
    for name in one.__struct_fields__:
        value = getattr(one, name)
        if value not in ("", None, (), False):
            parts.append(f"{name}={_value(value)}")
    return " ".join(parts)


def _value(value: object) -> str:
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, tuple):
        return "[" + " ".join(map(_value, value)) + "]"
    if isinstance(value, TextLine):
        return f"({_number(value.x)},{_number(value.y)} “{value.words}”)"
    return f"“{value}”" if type(value) is str and " " in value else str(value)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
