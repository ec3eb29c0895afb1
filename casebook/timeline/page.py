"""What a timeline is laid out on: the page's size, its words, and what may be left out of it.

The settings of `timeline.layout`, and the lengths that follow from them. Lengths are points.
"""

from enum import IntEnum

import msgspec

from casebook.timeline.measure import Room

LINE = 1.25
"""The height of a line of words, in heights of the words (Inter's own is 1.21)."""
ASCENT = 0.97
"""From the top of a line to its base line, in heights of the words (Inter's ascent)."""


class Level(IntEnum):
    """How much stands beside a mark; whatever is shortened is whole in the hit's sentence."""

    FULL = 3
    """Date and title whole, on as many lines as they need."""
    SHORT = 2
    """The date on one line, the title on two at the most."""
    LINE = 1
    """Both on one line."""

    @property
    def below(self) -> "Level":
        """Give the next shorter one: what the national story is told in."""
        return Level(max(self - 1, 1))


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page.

    `height` 0 is as high as needed. `most_rows` a lane is 0 for as many as needed; only with a limit is anything
    folded. `gutter` is the room for lanes' names at the left. `is_steady` keeps rows as they are while the scale
    changes a little. `is_dense` sets lanes close, with one count for each at its end. `heading`, `footer` and
    `has_legend` are for a page that stands alone.
    """

    width: float
    height: float = 0
    margin: float = 16
    gutter: float = 0
    text: float = 13
    room: Room = Room.OWN
    level: Level = Level.FULL
    most_rows: int = 0
    is_steady: bool = False
    is_dense: bool = False
    heading: str = ""
    footer: str = ""
    has_legend: bool = False

    @property
    def line(self) -> float:
        """Give the height of a line of words."""
        return self.text * LINE

    @property
    def left(self) -> float:
        """Give where the plot begins."""
        return self.margin + self.gutter

    @property
    def right(self) -> float:
        """Give where the plot ends."""
        return self.width - self.margin - self.end

    @property
    def end(self) -> float:
        """Give the room at the end of a lane for what is folded of it."""
        return self.text * 3.4 if self.is_dense else 0

    @property
    def track(self) -> float:
        """Give the height of the strip in which a row's marks stand."""
        return self.text * (0.62 if self.is_dense else 1.0)

    @property
    def bar(self) -> float:
        """Give the height of a bar."""
        return self.text * (0.45 if self.is_dense else 0.55)

    @property
    def dot(self) -> float:
        """Give the size of a dot."""
        return self.text * (0.6 if self.is_dense else 0.72)

    @property
    def sign(self) -> float:
        """Give the size of the shape beside the words."""
        return self.text * 0.62

    @property
    def gap(self) -> float:
        """Give the space between two things."""
        return self.text * (0.12 if self.is_dense else 0.6)

    def label_width(self, level: Level, bar_width: float) -> float:
        """Give the widest a label may be: as wide as its bar, in steps, and wide enough to read."""
        step = self.text * _STEP_EMS
        usual = self.text * _USUAL_EMS[level]
        beside_bar = min(bar_width, self.text * _WIDEST_EMS) // step * step
        return min(max(usual, beside_bar), self.right - self.left)


_USUAL_EMS = {Level.FULL: 13.0, Level.SHORT: 13.0, Level.LINE: 18.0}
_WIDEST_EMS = 28.0
_STEP_EMS = 5.0
