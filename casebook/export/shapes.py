"""The outlines of the small shapes, as corners about a middle: what every painter of a drawing shares.

Lengths are parts of the shape's size; the circle has no corners and each painter draws its own.
"""

from casebook.timeline.drawing import Shape

_ARM = 0.17
"""Half the width of a cross's arm."""
_WAIST = 0.16
"""How far the corners between a star's points are from its middle."""

CORNERS: dict[Shape, tuple[tuple[float, float], ...]] = {
    Shape.SQUARE: ((-0.45, -0.45), (0.45, -0.45), (0.45, 0.45), (-0.45, 0.45)),
    Shape.DIAMOND: ((0, -0.58), (0.58, 0), (0, 0.58), (-0.58, 0)),
    Shape.TRIANGLE: ((0, -0.52), (0.54, 0.45), (-0.54, 0.45)),
    Shape.TRIANGLE_DOWN: ((-0.54, -0.45), (0.54, -0.45), (0, 0.52)),
    Shape.TRIANGLE_RIGHT: ((-0.45, -0.54), (0.52, 0), (-0.45, 0.54)),
    Shape.STAR: (
        (0, -0.62),
        (_WAIST, -_WAIST),
        (0.62, 0),
        (_WAIST, _WAIST),
        (0, 0.62),
        (-_WAIST, _WAIST),
        (-0.62, 0),
        (-_WAIST, -_WAIST),
    ),
    Shape.CROSS: (
        (-_ARM, -0.5),
        (_ARM, -0.5),
        (_ARM, -_ARM),
        (0.5, -_ARM),
        (0.5, _ARM),
        (_ARM, _ARM),
        (_ARM, 0.5),
        (-_ARM, 0.5),
        (-_ARM, _ARM),
        (-0.5, _ARM),
        (-0.5, -_ARM),
        (-_ARM, -_ARM),
    ),
}
