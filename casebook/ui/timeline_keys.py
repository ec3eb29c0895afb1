"""Where an arrow key leads on a timeline: by date within a lane, from lane to lane to what lies nearest.

Pure, over the hits of a drawing. The canvas asks.
"""

from collections.abc import Sequence
from enum import Enum

from casebook.timeline.drawing import Hit


class Step(Enum):
    """The ways to go."""

    EARLIER = 1
    LATER = 2
    UP = 3
    DOWN = 4
    FIRST = 5
    LAST = 6


def next_hit(hits: Sequence[Hit], key: str, step: Step) -> Hit | None:
    """Give where a step leads from the hit with this key; from nowhere, to the first or the last.

    Where there is one lane, up and down go by date as well.
    """
    if not hits:
        return None
    here = next((hit for hit in hits if hit.key == key), None)
    if here is None:
        return hits[-1] if step is Step.LAST else hits[0]
    lane = _in_order([hit for hit in hits if hit.lane == here.lane])
    if step in {Step.UP, Step.DOWN} and (across := _across(hits, here, step)) is not None:
        return across
    at = lane.index(here)
    places = {Step.FIRST: 0, Step.LAST: len(lane) - 1}
    by = -1 if step in {Step.EARLIER, Step.UP} else 1
    return lane[places.get(step, min(max(at + by, 0), len(lane) - 1))]


def _in_order(lane: list[Hit]) -> list[Hit]:
    """Give the hits of a lane by date; those of one date keep the order of the story."""
    return sorted(lane, key=lambda hit: hit.x)


def _across(hits: Sequence[Hit], here: Hit, step: Step) -> Hit | None:
    """Give the nearest hit of the next lane that has any; None where there is but one lane."""
    lanes = sorted({hit.lane for hit in hits})
    if len(lanes) == 1:
        return None
    by = -1 if step is Step.UP else 1
    wanted = min(max(lanes.index(here.lane) + by, 0), len(lanes) - 1)
    if lanes[wanted] == here.lane:
        return here
    beside = [hit for hit in hits if hit.lane == lanes[wanted]]
    return min(beside, key=lambda hit: abs(hit.x - here.x))
