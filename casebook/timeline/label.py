"""The words that stand beside a mark: broken into lines, and how much room they take.

First the shape of the kind and the date, then the title, then what else must be said. `timeline.layout` places them.
"""

from functools import lru_cache

import msgspec

from casebook.timeline import measure
from casebook.timeline.drawing import Role
from casebook.timeline.items import Item
from casebook.timeline.measure import Face, Room
from casebook.timeline.page import Level, Page

_REMEMBERED = 4096
_PAD = 0.3
"""Between a label's words and its edge, in heights of the words."""
_DATE_SHARE = 0.6


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


def label(item: Item, page: Page) -> Label:
    """Give the label of an item on a page."""
    return _label(
        _Wish(
            date=item.date,
            title=item.title,
            note=item.note,
            boxed=item.inferred,
            level=page.level,
            size=page.text,
            widest=page.label_width,
            room=page.room,
        )
    )


class _Wish(msgspec.Struct, frozen=True, kw_only=True):
    """All that the shape of a label depends on."""

    date: str
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
        writer.line(wish.date, wish.title)
    else:
        most = 0 if wish.level is Level.FULL else 1
        writer.write(Role.DATE, wish.date, Face.BOLD, most=most, indent=writer.sign_room)
        writer.write(Role.TITLE, wish.title, Face.REGULAR, most=most)
        if wish.level is Level.FULL:
            writer.write(Role.NOTE, wish.note, Face.REGULAR, most=0)
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

    def write(self, role: Role, words: str, face: Face, *, most: int, indent: float = 0) -> None:
        """Set words on as many lines as they need, `most` at the most; the first is indented."""
        if not words:
            return
        # The indent holds for every line of the date, so that its lines stand below one another.
        room = self.inside - indent
        for line in measure.lines(words, self.size, room, face=face, room=self.room, most=most):
            self._set(role, line, words, face, self.pad + indent)
            self.y += self.size * 1.25

    def line(self, date: str, title: str) -> None:
        """Set the date and the title on one line."""
        room = self.inside - self.sign_room
        date_words = measure.shortened(
            date, self.size, room * _DATE_SHARE, face=Face.BOLD, room=self.room
        )
        x = self.pad + self.sign_room
        self._set(Role.DATE, date_words, date, Face.BOLD, x)
        x += self.pieces[-1].width + self.size * 0.4
        left = self.inside + self.pad - x
        self._set(
            Role.TITLE,
            measure.shortened(title, self.size, left, room=self.room),
            title,
            Face.REGULAR,
            x,
        )
        self.y += self.size * 1.25

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

    def _set(self, role: Role, words: str, full: str, face: Face, x: float) -> None:
        width = measure.width_pt(words, self.size, face, self.room)
        y = self.y + self.size * 0.97
        self.pieces.append(
            Piece(role=role, words=words, full=full, face=face, x=x, y=y, width=width)
        )
