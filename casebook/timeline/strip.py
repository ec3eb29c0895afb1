"""Timelines without words, a few points high: on the cards of the wall, and the overview under a large timeline.

Every event is drawn, none folded: the rows of a lane share its height. On one span for all, so that the wall itself
tells the story. Pure, like `timeline.layout`, and made of the same marks.
"""

from collections.abc import Sequence

from casebook.timeline import rows
from casebook.timeline.drawing import Bar, Dot, Drawing, Hit, Line, Mark, Role, Shape
from casebook.timeline.items import Drawn, Extent, Item, Lane
from casebook.timeline.layout import Span
from casebook.timeline.rows import Stretch
from casebook.timeline.scale import Scale, ticks

_THICKEST = 5.0
_GAP = 1.0
_NARROWEST = 3.0
_SOFT = 0.35


def strip(lanes: Sequence[Lane], days: Span, *, width: float, height: float) -> Drawing:
    """Give lanes as bars and dots only, within `width` and `height` points, years as fine lines."""
    scale = Scale(first=days.first, last=days.last, left=0, width=max(width, 1), clock=days.clock)
    marks: list[Mark] = [
        Line(role=Role.YEAR_LINE, x1=scale.x(tick.day), y1=0, x2=scale.x(tick.day), y2=height)
        for tick in ticks(scale, days.first, days.last, narrowest_month=width)
        if tick.major and days.first <= tick.day <= days.last
    ]
    each = height / max(len(lanes), 1)
    hits = []
    for number, lane in enumerate(lanes):
        placed = _placed(lane, scale, number * each, each)
        marks += [mark for _, mark in placed]
        hits += [_hit(item, mark, number) for item, mark in placed]
    return Drawing(width=width, height=height, marks=tuple(marks), hits=tuple(hits))


def _placed(lane: Lane, scale: Scale, top: float, height: float) -> list[tuple[Item, Bar | Dot]]:
    inside = [
        item
        for item in lane.items
        if item.extent.last > scale.first and item.extent.first < scale.last
    ]
    ends = [_ends(item.extent, scale) for item in inside]
    in_rows = rows.fill([Stretch(left, right + _GAP, 1) for left, right in ends])
    pitch = min(height / (max(in_rows, default=0) + 1), _THICKEST + _GAP)
    thick = max(min(pitch - _GAP, _THICKEST), 0.8)
    # What needs less than the height stands in its middle.
    top += (height - pitch * (max(in_rows, default=0) + 1)) / 2
    return [
        (item, _mark(item, (left, right), scale, top + row * pitch + pitch / 2, thick))
        for item, (left, right), row in zip(inside, ends, in_rows, strict=True)
    ]


def _ends(extent: Extent, scale: Scale) -> tuple[float, float]:
    first = max(scale.x(extent.first), 0.0)
    goes_on = extent.drawn is Drawn.LASTED and extent.open_end
    last = scale.right if goes_on else min(scale.x(extent.last), scale.right)
    first = min(first, scale.right - _NARROWEST)
    return first, max(last, first + _NARROWEST)


def _mark(
    item: Item, ends: tuple[float, float], scale: Scale, middle: float, thick: float
) -> Bar | Dot:
    extent, (left, right) = item.extent, ends
    if extent.drawn is Drawn.DOT:
        x = (left + right) / 2
        return Dot(
            role=Role.DOT,
            key=item.key,
            tone=item.group,
            x=x,
            y=middle,
            size=thick,
            shape=Shape.CIRCLE,
            outline=extent.outline,
        )
    fade_start = fade_end = (right - left) * _SOFT
    if extent.drawn is Drawn.LASTED:
        fade_start = min(max(scale.x(extent.core_first) - left, 0), right - left)
        goes_on = extent.open_end
        fade_end = 0 if goes_on else min(max(right - scale.x(extent.core_last), 0), right - left)
    return Bar(
        role=Role.LASTED if extent.drawn is Drawn.LASTED else Role.DOUBT,
        key=item.key,
        tone=item.group,
        x=left,
        y=middle - thick / 2,
        width=right - left,
        height=thick,
        fade_start=fade_start,
        fade_end=fade_end,
        open_start=extent.open_start,
        open_end=extent.open_end,
        outline=extent.outline,
    )


def _hit(item: Item, mark: Bar | Dot, lane: int) -> Hit:
    if isinstance(mark, Dot):
        half = mark.size / 2
        x, y, width, height = mark.x - half, mark.y - half, mark.size, mark.size
    else:
        x, y, width, height = mark.x, mark.y, mark.width, mark.height
    return Hit(key=item.key, x=x, y=y, width=width, height=height, lane=lane, spoken=item.spoken)
