"""The marks that stand for an event's weight in lists, with their legend.

`terminal` knows a plain one for each.
"""

LEGEND = "● turning point   ○ step   · detail"

_BY_WEIGHT = {3: "●", 2: "○", 1: "·"}


def of_weight(weight: int) -> str:
    """Give the mark of an event's weight."""
    return _BY_WEIGHT.get(weight, _BY_WEIGHT[2])
