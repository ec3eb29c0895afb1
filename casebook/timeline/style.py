"""How each role of a drawing looks in a look: fill, stroke, words. The one place where marks get their colours.

Nothing is told by colour alone: kinds have a shape too, doubt is pale and soft-ended, what lasted is full and capped,
what is inferred has a dashed outline. Every painter asks here; a test computes the contrasts. Knows no painter.
"""

from enum import StrEnum

import msgspec

from casebook.timeline.drawing import Mark, Role
from casebook.timeline.look import Look


class Dash(StrEnum):
    """How a stroke is broken."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """Colours such as `#1b1a18`; an empty one is not painted. `strength` is the fill's opacity, 0 to 1."""

    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.75
    dash: Dash = Dash.SOLID
    strength: float = 1.0


DOUBT_STRENGTH = 0.38
"""How full a doubtful bar is at its fullest: in greyscale too it is paler than what is known."""


def style(look: Look, mark: Mark) -> Style:
    """Give how a mark looks; words have their colour in `fill`."""
    tone = look.kinds[mark.tone] if mark.tone else look.colours.ink
    return _toned(mark.role, tone) or _furniture(look)[mark.role]


def _toned(role: Role, tone: str) -> Style | None:
    """Give the style of what takes the colour of its kind."""
    match role:
        case Role.DOT | Role.SIGN:
            return Style(fill=tone, stroke=tone, stroke_width=1)
        case Role.DOUBT:
            return Style(fill=tone, stroke=tone, stroke_width=1, strength=DOUBT_STRENGTH)
        case Role.LASTED:
            return Style(fill=tone, stroke=tone, stroke_width=1)
    return None


def _furniture(look: Look) -> dict[Role, Style]:
    colours = look.colours
    return {
        Role.BAND: Style(fill=colours.surface),
        Role.NATIONAL: Style(fill=colours.hover),
        Role.LANE_LINE: Style(stroke=colours.line),
        Role.LANE_NAME: Style(fill=colours.ink),
        Role.LANE_NOTE: Style(fill=colours.ink_soft),
        Role.AXIS: Style(stroke=colours.ink_soft, stroke_width=1),
        Role.YEAR_LINE: Style(stroke=colours.line),
        Role.MONTH_LINE: Style(stroke=colours.line, stroke_width=0.5, dash=Dash.DOTTED),
        Role.YEAR: Style(fill=colours.ink),
        Role.MONTH: Style(fill=colours.ink_soft),
        Role.STEP: Style(stroke=colours.accent, stroke_width=2),
        Role.LEADER: Style(stroke=colours.ink_soft),
        Role.DATE: Style(fill=colours.ink),
        Role.TITLE: Style(fill=colours.ink),
        Role.NOTE: Style(fill=colours.ink_soft),
        Role.INFERRED: Style(stroke=colours.ink_soft, dash=Dash.DASHED),
        Role.FOLD: Style(fill=colours.raised, stroke=colours.ink_soft),
        Role.FOLD_COUNT: Style(fill=colours.ink),
        Role.HEADING: Style(fill=colours.ink),
        Role.FOOTER: Style(fill=colours.ink_soft),
        Role.KEY: Style(fill=colours.ink_soft),
    }
