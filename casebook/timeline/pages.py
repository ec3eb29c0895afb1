"""One timeline over as many pages as it needs, all at the same scale: for slides and paper.

Nothing is folded. The events go on in the order of the story, each page holding as many as fit its height, evenly
filled; every page has the same axis, so that the pages can be laid over one another. The overview of many sites is the
only one that may fold.
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
    book = _Book(lanes, days, page)
    parts = book.filled(page.height)
    if len(parts) > 1:
        parts = book.evened(parts)
    return tuple(layout.lay_out(_only(lanes, part), days, book.page, title=title) for part in parts)


def fewest(lanes: Sequence[Lane], days: Span, page: Page) -> int:
    """Give how many pages `paged` needs, without laying them out."""
    return len(_Book(lanes, days, page).filled(page.height))


def overviews(
    lanes: Sequence[Lane], days: Span, page: Page, *, title: str = ""
) -> tuple[Drawing, ...]:
    """Give many lanes on one page, folding what there is no room for: as many rows and words as fit its height.

    Where not even one row of each fits, the lanes go on to further pages, under the national story on each.
    """
    tries = [
        msgspec.structs.replace(page, level=level, most_rows=rows)
        for level in (Level.SHORT, Level.LINE)
        for rows in range(_MOST_ROWS, 0, -1)
    ]
    tries.append(msgspec.structs.replace(tries[-1], is_dense=True))
    for tried in tries:
        if _fits(lanes, days, tried):
            return (layout.lay_out(lanes, days, tried, title=title),)
    national = [lane for lane in lanes if lane.national]
    own = [lane for lane in lanes if not lane.national]
    if len(own) < 2:
        return (layout.lay_out(lanes, days, tries[-1], title=title),)
    half = math.ceil(len(own) / 2)
    return tuple(
        drawing
        for part in (own[:half], own[half:])
        for drawing in overviews([*national, *part], days, page, title=title)
    )


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


class _Book:
    """The events of lanes in the order of the story, and how high any stretch of them is on a page."""

    def __init__(self, lanes: Sequence[Lane], days: Span, page: Page) -> None:
        self._lanes, self._days = lanes, days
        self.page = msgspec.structs.replace(page, most_rows=0)
        self._own = _in_order(lanes)
        self._heights: dict[tuple[int, int], float] = {}

    def filled(self, limit: float) -> list[Sequence[Item]]:
        """Fill one page after another up to a height; an event that is higher has a page of its own."""
        if self._height(0, len(self._own)) <= limit:
            return [self._own]
        parts: list[Sequence[Item]] = []
        first = 0
        while first < len(self._own):
            last = first + 1
            while last < len(self._own) and self._height(first, last + 1) <= limit:
                last += 1
            parts.append(self._own[first:last])
            first = last
        return parts

    def evened(self, parts: list[Sequence[Item]]) -> list[Sequence[Item]]:
        """Give as many pages with the highest of them as low as it can be, so that none is nearly empty."""
        while True:
            limit = self._highest(parts) - 1
            lower = self.filled(limit)
            if len(lower) > len(parts) or self._highest(lower) > limit:
                return parts
            parts = lower

    def _highest(self, parts: list[Sequence[Item]]) -> float:
        cuts = [0, *itertools.accumulate(map(len, parts))]
        return max(self._height(first, last) for first, last in itertools.pairwise(cuts))

    def _height(self, first: int, last: int) -> float:
        if (first, last) not in self._heights:
            lanes = _only(self._lanes, self._own[first:last])
            self._heights[first, last] = layout.height_of(lanes, self._days, self.page)
        return self._heights[first, last]
