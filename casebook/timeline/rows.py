"""Which row of its lane each label stands in, and what is folded into a count where there are no more rows.

Labels and bars take stretches of a line; two stretches that meet cannot share a row. Without a limit the rows are
filled by left edge, which needs as few as there can be, and fewer or the same on a wider page. With a limit the
weightiest choose first and what finds no room is folded, the lightest first. Knows stretches, no dates.
"""

from collections.abc import Sequence

import msgspec


class Stretch(msgspec.Struct, frozen=True):
    """What an event takes of a line, in points, with the space around it."""

    left: float
    right: float
    weight: int


def fill(stretches: Sequence[Stretch]) -> list[int]:
    """Give each stretch the number of its row, from 0; those given first choose first among equals."""
    order = sorted(range(len(stretches)), key=lambda at: stretches[at].left)
    ends: list[float] = []
    rows = [0] * len(stretches)
    for at in order:
        one = stretches[at]
        row = next((row for row, end in enumerate(ends) if end <= one.left), len(ends))
        if row == len(ends):
            ends.append(one.right)
        else:
            ends[row] = one.right
        rows[at] = row
    return rows


def fill_at_most(stretches: Sequence[Stretch], most: int) -> list[int | None]:
    """Give each stretch its row among `most`, or None where it is folded, the lightest first."""
    unlimited = fill(stretches)
    if max(unlimited, default=-1) < most:
        return list(unlimited)
    kept = _kept(stretches, most)
    rows: list[int | None] = [None] * len(stretches)
    for at, row in zip(kept, fill([stretches[at] for at in kept]), strict=True):
        rows[at] = row
    return rows


def _kept(stretches: Sequence[Stretch], most: int) -> list[int]:
    """Give those that can stand in `most` rows together, the weightiest taken first, then the narrowest."""
    taken: list[int] = []
    by_worth = sorted(
        range(len(stretches)),
        key=lambda at: (-stretches[at].weight, stretches[at].right - stretches[at].left, at),
    )
    for at in by_worth:
        one = stretches[at]
        meeting = [stretches[other] for other in taken if _meet(stretches[other], one)]
        if _deepest(meeting, one) < most:
            taken.append(at)
    return sorted(taken)


def _meet(one: Stretch, other: Stretch) -> bool:
    return one.left < other.right and other.left < one.right


def _deepest(others: Sequence[Stretch], within: Stretch) -> int:
    """Give the largest number of stretches that lie over one point of another."""
    points = [max(one.left, within.left) for one in others]
    return max(
        (sum(one.left <= point < one.right for one in others) for point in points), default=0
    )


class Cluster(msgspec.Struct, frozen=True):
    """Folded events that share a count: their places in the list, and the middle of the count in points."""

    members: tuple[int, ...]
    middle: float


def clusters(middles: Sequence[tuple[int, float]], width: float) -> tuple[Cluster, ...]:
    """Gather folded events whose counts, each `width` points wide, would meet.

    Args:
        middles: The place in the list and the middle of each folded event.
        width: How wide a count is, with the space beside it.
    """
    gathered: list[list[tuple[int, float]]] = []
    for one in sorted(middles, key=lambda pair: pair[1]):
        gathered.append([one])
        while len(gathered) > 1 and _middle(gathered[-1]) - _middle(gathered[-2]) < width:
            last = gathered.pop()
            gathered[-1] += last
    return tuple(
        Cluster(tuple(sorted(at for at, _ in group)), _middle(group)) for group in gathered
    )


def _middle(group: Sequence[tuple[int, float]]) -> float:
    return sum(middle for _, middle in group) / len(group)
