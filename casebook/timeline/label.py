"""The words that stand beside a mark: broken into lines, and how much room they take.

First the shape of the kind and the date, then the title, then what else must be said. `timeline.layout` places them.
"""

from functools import lru_cache

import msgspec

from casebook.timeline import measure
from casebook.timeline.drawing import Role
from casebook.timeline.items import Item
from casebook.timeline.measure import Face, Room
from casebook.timeline.page import ASCENT, LINE, Level, Page

_REMEMBERED = 4096
_PAD = 0.3
"""Between a label's words and its edge, in heights of the words."""
_DATE_SHARE = 0.8


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a label: its words, and where it begins from the label's top left corner."""

    role: Role
    words: str
    full: str
    face: Face
    x: float
    y: float
    width: float


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A label of its own size; `sign_y` is the height of the middle of the sign."""

    pieces: tuple[Piece, ...]
    width: float
    height: float
    sign_x: float
    sign_y: float
    boxed: bool


def label(item: Item, page: Page, level: Level, bar_width: float) -> Label:
    """Give the label of an item on a page, whose bar there is so many points wide."""
    return _label(
        _Wish(
            date=item.date,
            short_date=item.short_date,
            title=item.title,
            note=item.note,
            boxed=item.inferred,
            level=level,
            size=page.text,
            widest=page.label_width(level, bar_width),
            room=page.room,
        )
    )


class _Wish(msgspec.Struct, frozen=True, kw_only=True):
    """All that the shape of a label depends on."""

    date: str
    short_date: str
    title: str
    note: str
    boxed: bool
    level: Level
    size: float
    widest: float
    room: Room


@lru_cache(_REMEMBERED)
def _label(wish: _Wish) -> Label:
    writer = _Writer(wish.size, wish.room, wish.widest)
    if wish.level is Level.LINE:
        writer.line(wish.date, wish.short_date, wish.title)
    elif wish.level is Level.SHORT:
        writer.date(wish.date, wish.short_date, most=1)
        writer.title(wish.title, "", most=2)
    else:
        writer.date(wish.date, wish.date, most=0)
        writer.title(wish.title, wish.note, most=0)
    return writer.label(boxed=wish.boxed)


class _Writer:
    """Sets lines below one another; a label is as wide as its widest line."""

    def __init__(self, size: float, room: Room, widest: float) -> None:
        self.size, self.room = size, room
        self.pad = size * _PAD
        self.sign_room = size * 0.95
        self.inside = widest - 2 * self.pad
        self.y = self.pad * 0.5
        self.pieces: list[Piece] = []

    def date(self, full: str, words: str, *, most: int) -> None:
        """Set the date beside the sign, on as many lines as it needs, `most` at the most."""
        room = self.inside - self.sign_room
        for line in self._broken(words, room, Face.BOLD, most):
            # Every line is indented, so that its lines stand below one another.
            self._set(Role.DATE, line, full, Face.BOLD, self.pad + self.sign_room)
            self.y += self.size * LINE

    def title(self, words: str, note: str, *, most: int) -> None:
        """Set the title, and the note behind its last line or below it."""
        for line in self._broken(words, self.inside, Face.REGULAR, most):
            self._set(Role.TITLE, line, words, Face.REGULAR, self.pad)
            self.y += self.size * LINE
        if not note:
            return
        last = self.pieces[-1]
        behind = last.x + last.width + self.size * 0.6
        if behind + self._width(note, Face.REGULAR) <= self.pad + self.inside:
            self.y -= self.size * LINE
            self._set(Role.NOTE, note, note, Face.REGULAR, behind)
            self.y += self.size * LINE
            return
        for line in self._broken(note, self.inside, Face.REGULAR, 0):
            self._set(Role.NOTE, line, note, Face.REGULAR, self.pad)
            self.y += self.size * LINE

    def line(self, date: str, short_date: str, title: str) -> None:
        """Set the date and the title on one line."""
        room = self.inside - self.sign_room
        words = self._shortened(short_date, room * _DATE_SHARE, Face.BOLD)
        x = self.pad + self.sign_room
        self._set(Role.DATE, words, date, Face.BOLD, x)
        x += self.pieces[-1].width + self.size * 0.4
        words = self._shortened(title, self.inside + self.pad - x, Face.REGULAR)
        self._set(Role.TITLE, words, title, Face.REGULAR, x)
        self.y += self.size * LINE

    def label(self, *, boxed: bool) -> Label:
        """Give what was written."""
        return Label(
            pieces=tuple(self.pieces),
            width=max(piece.x + piece.width for piece in self.pieces) + self.pad,
            height=self.y + self.pad * 0.5,
            sign_x=self.pad + self.size * 0.36,
            sign_y=self.pad * 0.5 + self.size * 0.64,
            boxed=boxed,
        )

    def _broken(self, words: str, room: float, face: Face, most: int) -> tuple[str, ...]:
        return measure.lines(words, self.size, room, face=face, room=self.room, most=most)

    def _shortened(self, words: str, room: float, face: Face) -> str:
        return measure.shortened(words, self.size, room, face=face, room=self.room)

    def _width(self, words: str, face: Face) -> float:
        return measure.width_pt(words, self.size, face, self.room)

    def _set(self, role: Role, words: str, full: str, face: Face, x: float) -> None:
        width = self._width(words, face)
        y = self.y + self.size * ASCENT
        self.pieces.append(
            Piece(role=role, words=words, full=full, face=face, x=x, y=y, width=width)
        )
