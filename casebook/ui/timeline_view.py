"""What of a timeline is in view: zoom, scroll and what is unfolded, turned into a `Drawing` as wide as that needs.

Pure arithmetic between the canvas's pixels and the drawing's points (one to one), without a widget, so that zooming
about the pointer can be tested by sums. `ui.timeline_canvas` holds one.
"""

import math
from collections.abc import Callable, Sequence

import msgspec

from casebook.timeline import layout, measure
from casebook.timeline.drawing import Drawing
from casebook.timeline.items import Lane
from casebook.timeline.layout import Span
from casebook.timeline.measure import Face
from casebook.timeline.page import Level, Page
from casebook.timeline.scale import Clock, Scale

_CLOSEST = 12.0
"""Points a day at the most: a month is then half a screen."""
_FURTHEST = 1.0
_MARGIN = 8
_FEWEST_NAMED = 2


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants of the picture, whatever the zoom."""

    text: int = 13
    level: Level = Level.FULL
    most_rows: int = 0
    gutter: int = 0


class TimelineView:
    """The lanes now shown, and how."""

    def __init__(self) -> None:
        self.lanes: tuple[Lane, ...] = ()
        self.days = Span(first=0, last=1)
        self.wishes = Wishes()
        self.unfolded: frozenset[str] = frozenset()
        self.zoom = _FURTHEST
        self.width = 1.0
        self._home = self.days
        self._drawn: Callable[[Page], Drawing] | None = None
        self.drawing = Drawing(width=1, height=1, marks=(), hits=())

    @property
    def page(self) -> Page:
        """Give the page that the lanes are laid out on: as wide as the zoom makes it."""
        gutter = min(self.wishes.gutter, max(self.width // 4, self._names)) if self._names else 0
        plot = max(self.width - gutter - 2 * _MARGIN, 1.0)
        return Page(
            width=gutter + 2 * _MARGIN + plot * self.zoom,
            margin=_MARGIN,
            gutter=gutter,
            text=self.wishes.text,
            level=self.wishes.level,
            most_rows=self.wishes.most_rows,
            is_steady=True,
        )

    @property
    def _names(self) -> float:
        """Give the width that the lanes' names need to stand unbroken; none where there is but one lane."""
        if len(self.lanes) < _FEWEST_NAMED:
            return 0
        size = self.wishes.text
        widths = (measure.width_pt(lane.name, size, Face.BOLD) for lane in self.lanes)
        return math.ceil(max(widths)) + 2 * size

    @property
    def is_chart(self) -> bool:
        """Say whether something else than lanes is shown."""
        return self._drawn is not None

    @property
    def scale(self) -> Scale:
        """Give the scale of the drawing."""
        return layout.scale_of(self.days, self.page)

    def show(self, lanes: Sequence[Lane], days: Span) -> None:
        """Show these lanes over these days; the zoom stays where the days do."""
        if days != self._home:
            self._home = self.days = days
            self.zoom = _FURTHEST
        self.lanes = tuple(lanes)
        known = {lane.id for lane in lanes}
        self.unfolded &= known
        self.lay_out()

    def show_drawn(self, drawn: Callable[[Page], Drawing]) -> None:
        """Show what this draws on a page, instead of lanes."""
        self._drawn = drawn
        self.days = Span(first=0, last=1, clock=Clock.STEP)
        self.lay_out()

    def lay_out(self) -> None:
        """Make the drawing anew."""
        if self._drawn is not None:
            self.drawing = self._drawn(self.page)
            return
        self.drawing = layout.lay_out(self.lanes, self.days, self.page, unfolded=self.unfolded)

    def resize(self, width: float) -> bool:
        """Take a new width of the window; say whether anything changed."""
        if width == self.width:
            return False
        self.width = width
        self.lay_out()
        return True

    def zoom_by(self, factor: float, x: float, scrolled: float) -> float:
        """Zoom about a place of the window; give how far it must be scrolled so that its day stays there."""
        day = self.scale.day(x + scrolled)
        closest = max(_CLOSEST / self.scale.per_day * self.zoom, _FURTHEST)
        self.zoom = min(max(self.zoom * factor, _FURTHEST), closest)
        self.lay_out()
        return self.scale.x(day) - x

    def fit(self) -> None:
        """Show all the days that the lanes cover, as at first, with everything folded again."""
        self.days, self.zoom, self.unfolded = self._home, _FURTHEST, frozenset()
        self.lay_out()

    def unfold(self, key: str) -> None:
        """Unfold the count with this key: give its lane all the rows it needs, and its days a place."""
        hit = next((hit for hit in self.drawing.hits if hit.key == key), None)
        if hit is None or not hit.folded:
            return
        wanted = set(hit.folded)
        for lane in self.lanes:
            found = [item for item in lane.items if item.key in wanted]
            if found:
                self.unfolded |= {lane.id}
                self._reach(
                    min(item.extent.first for item in found),
                    max(item.extent.last for item in found),
                )
        self.lay_out()

    def _reach(self, first: float, last: float) -> None:
        """Stretch the days so that these are among them, keeping the scale."""
        days = Span(
            first=min(self.days.first, first - 30) if first < self.days.first else self.days.first,
            last=max(self.days.last, last + 30) if last > self.days.last else self.days.last,
            clock=self.days.clock,
        )
        if days != self.days:
            self.zoom *= (days.last - days.first) / (self.days.last - self.days.first)
            self.days = days
