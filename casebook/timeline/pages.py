"""One timeline over as many pages as it needs, all at the same scale: for slides and paper.

Nothing is folded. The events go on in the order of the story, each page holding as many as fit its height, evenly
filled; every page has the same axis, so that the pages can be laid over one another. The overview of many sites is the
one page that may fold.
"""

import itertools
import math
from collections.abc import Sequence

import msgspec

from casebook.timeline import layout
from casebook.timeline.drawing import Drawing
from casebook.timeline.items import Item, Lane
from casebook.timeline.layout import Span
from casebook.timeline.page import Level, Page

_MOST_ROWS = 3


def paged(lanes: Sequence[Lane], days: Span, page: Page, *, title: str = "") -> tuple[Drawing, ...]:
    """Give lanes on as few pages as hold all of their events whole.

    Args:
        lanes: The lanes of one history.
        days: What the axis covers on every page.
        page: A page with a height.
        title: What the whole is called.
    """
    whole = msgspec.structs.replace(page, most_rows=0)
    own = _in_order(lanes)
    if not own or _fits(lanes, days, whole):
        return (layout.lay_out(lanes, days, whole, title=title),)
    count = len(_greedy(own, lanes, days, whole))
    while True:
        parts = _even(own, count)
        if count >= len(own) or all(_fits(_only(lanes, part), days, whole) for part in parts):
            return tuple(
                layout.lay_out(_only(lanes, part), days, whole, title=title) for part in parts
            )
        count += 1


def overview(lanes: Sequence[Lane], days: Span, page: Page, *, title: str = "") -> Drawing:
    """Give many lanes on one page, folding what there is no room for: as many rows and words as fit its height."""
    tries = [
        (level, rows) for level in (Level.SHORT, Level.LINE) for rows in range(_MOST_ROWS, 0, -1)
    ]
    for level, rows in tries:
        tried = msgspec.structs.replace(page, level=level, most_rows=rows)
        if _fits(lanes, days, tried):
            return layout.lay_out(lanes, days, tried, title=title)
    dense = msgspec.structs.replace(page, level=Level.LINE, most_rows=1, is_dense=True)
    return layout.lay_out(lanes, days, dense, title=title)


def _fits(lanes: Sequence[Lane], days: Span, page: Page) -> bool:
    return layout.height_of(lanes, days, page) <= page.height


def _in_order(lanes: Sequence[Lane]) -> list[Item]:
    """Give the events of all lanes in the order of the story; of several lanes, by date."""
    own = [item for lane in lanes for item in lane.items]
    return own if len(lanes) == 1 else sorted(own, key=lambda item: item.extent.first)


def _only(lanes: Sequence[Lane], part: Sequence[Item]) -> list[Lane]:
    """Give the lanes with these events alone, without those that have none."""
    wanted = {item.key for item in part}
    kept = (
        msgspec.structs.replace(
            lane, items=tuple(item for item in lane.items if item.key in wanted)
        )
        for lane in lanes
    )
    return [lane for lane in kept if lane.items]


def _greedy(
    own: Sequence[Item], lanes: Sequence[Lane], days: Span, page: Page
) -> list[Sequence[Item]]:
    """Fill one page after another."""
    parts: list[Sequence[Item]] = []
    first = 0
    while first < len(own):
        last = first + 1
        while last < len(own) and _fits(_only(lanes, own[first : last + 1]), days, page):
            last += 1
        parts.append(own[first:last])
        first = last
    return parts


def _even(own: Sequence[Item], count: int) -> list[Sequence[Item]]:
    """Cut the story into so many parts of nearly the same number of events."""
    cuts = [math.ceil(len(own) * at / count) for at in range(count + 1)]
    return [own[first:last] for first, last in itertools.pairwise(cuts) if last > first]
