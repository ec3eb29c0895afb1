"""The axis: years that can always be read, months where there is room, and the lines they draw down the page."""

from collections.abc import Iterator

from casebook.timeline import measure
from casebook.timeline.drawing import Anchor, Line, Mark, Role, Text, TextLine, Zone
from casebook.timeline.measure import Face
from casebook.timeline.page import Page
from casebook.timeline.scale import Clock, Scale, Tick, ticks

_SPACE = 4.0
_MONTH_EMS = 2.6


def height(page: Page) -> float:
    """Give how high the axis is: a line of years, a line of months, and the space about them."""
    return 2 * page.line + _SPACE


def marks(
    scale: Scale, page: Page, top: float, *, bottom: float, first: float, last: float
) -> Iterator[Mark]:
    """Give the axis from one day to another, and its lines down to `bottom`.

    `first` and `last` are what of the scale is in view; the year it begins in is named at its left edge.
    """
    base = top + height(page)
    left, right = scale.x(first), scale.x(last)
    found = ticks(scale, first, last, narrowest_month=page.text * _MONTH_EMS)
    yield Line(role=Role.AXIS, zone=Zone.HEAD, x1=left, y1=base, x2=right, y2=base)
    for tick in found:
        x = scale.x(tick.day)
        if left <= x <= right:
            yield from _lines(tick, x, base, bottom, is_step=_is_step(scale, tick))
    yield from _years(scale, page, top, [tick for tick in found if tick.major], (left, right))
    for tick in found:
        if not tick.major:
            yield from _label(scale, page, top + page.line, tick, (left, right))


def _is_step(scale: Scale, tick: Tick) -> bool:
    return scale.clock is Clock.STEP and tick.day == 0


def _lines(tick: Tick, x: float, base: float, bottom: float, *, is_step: bool) -> Iterator[Mark]:
    short = _SPACE if tick.major else _SPACE / 2
    yield Line(role=Role.AXIS, zone=Zone.HEAD, x1=x, y1=base - short, x2=x, y2=base)
    role = Role.STEP if is_step else Role.YEAR_LINE if tick.major else Role.MONTH_LINE
    yield Line(role=role, x1=x, y1=base, x2=x, y2=bottom)


def _years(
    scale: Scale, page: Page, top: float, years: list[Tick], view: tuple[float, float]
) -> Iterator[Mark]:
    """Name the years from left to right, leaving out those that have no room."""
    taken = view[0] - 1
    for at, tick in enumerate(years):
        following = scale.x(years[at + 1].day) if at + 1 < len(years) else view[1] + page.text
        x = max(scale.x(tick.day), view[0])
        width = measure.width_pt(tick.label, page.text, Face.BOLD, page.room)
        is_cut = scale.x(tick.day) < view[0] and x + width + _SPACE > following
        if x >= taken and x + width <= view[1] + _SPACE and not is_cut:
            yield _words(Role.YEAR, tick.label, x + _SPACE / 2, top, page)
            taken = x + width + page.text * 0.7


def _label(
    scale: Scale, page: Page, top: float, tick: Tick, view: tuple[float, float]
) -> Iterator[Mark]:
    x = scale.x(tick.day)
    width = measure.width_pt(tick.label, page.text, Face.REGULAR, page.room)
    if view[0] <= x and x + width <= view[1]:
        yield _words(Role.MONTH, tick.label, x + _SPACE / 2, top, page)


def _words(role: Role, words: str, x: float, top: float, page: Page) -> Text:
    face = Face.BOLD if role is Role.YEAR else Face.REGULAR
    return Text(
        role=role,
        zone=Zone.HEAD,
        lines=(TextLine(x=x, y=top + page.text * 0.97, words=words),),
        size=page.text,
        width=measure.width_pt(words, page.text, face, page.room),
        face=face,
        anchor=Anchor.START,
        full=words,
    )
