"""How wide words are and where their lines break, without Qt: from a table of the font's advance widths.

So a drawing is the same on the screen, on paper and on a slide. Kerning mostly narrows a line; the most hostile that
was tried in Qt, "ffi fl iiii WWWW", was 0.9 % wider than its letters, so every line is taken to be 1 % wider and a box
sized here never clips. On a slide another font may stand in for ours: `Room.SLIDE` takes the wider of the two for
every character, and some more. `timeline.layout` calls it.
"""

from enum import StrEnum
from functools import lru_cache

from casebook.timeline import advances

_REMEMBERED = 8192
_ELLIPSIS = "…"
_EM = 1000


class Room(StrEnum):
    """Where the words will stand, which says what font they may be shown in."""

    OWN = "own"
    SLIDE = "slide"


_TO_SPARE = {Room.OWN: 1.01, Room.SLIDE: 1.04}
"""How much wider than its letters a line is taken to be."""


class Face(StrEnum):
    """The faces that a drawing is written in."""

    REGULAR = "regular"
    BOLD = "bold"


def _table(face: Face, room: Room) -> dict[str, int]:
    own = advances.REGULAR if face is Face.REGULAR else advances.BOLD
    other = advances.STAND_IN_REGULAR if face is Face.REGULAR else advances.STAND_IN_BOLD
    widths = own if room is Room.OWN else tuple(map(max, own, other))
    return dict(zip(advances.CHARACTERS, widths, strict=True))


_TABLES = {(face, room): _table(face, room) for face in Face for room in Room}
_WIDEST = {key: max(table.values()) for key, table in _TABLES.items()}


@lru_cache(_REMEMBERED)
def width_pt(text: str, size_pt: float, face: Face = Face.REGULAR, room: Room = Room.OWN) -> float:
    """Give the width of one line in points; a character that is in no table counts as the widest."""
    table, widest = _TABLES[face, room], _WIDEST[face, room]
    thousandths = sum(table.get(character) or widest for character in text)
    spare = _TO_SPARE[room]
    return thousandths * size_pt * spare / _EM


@lru_cache(_REMEMBERED)
def lines(
    text: str,
    size_pt: float,
    width: float,
    *,
    face: Face = Face.REGULAR,
    room: Room = Room.OWN,
    most: int = 0,
) -> tuple[str, ...]:
    """Break a text at its spaces into lines no wider than `width` points.

    A word wider than a line is broken where it must be. With `most` lines at the most, what does not fit is left out
    and the last line ends in an ellipsis: then the whole text must be one step away.
    """
    broken: list[str] = []
    rest = " ".join(text.split())
    while rest:
        if most and len(broken) == most - 1:
            return (*broken, shortened(rest, size_pt, width, face=face, room=room))
        taken = _fitting(rest, size_pt, width, face, room)
        broken.append(rest[:taken].rstrip())
        rest = rest[taken:].lstrip()
    return tuple(broken)


def shortened(
    text: str, size_pt: float, width: float, *, face: Face = Face.REGULAR, room: Room = Room.OWN
) -> str:
    """Give a text as it fits on one line of `width` points, with an ellipsis where it was cut."""
    if width_pt(text, size_pt, face, room) <= width:
        return text
    kept = text
    while kept and width_pt(kept.rstrip() + _ELLIPSIS, size_pt, face, room) > width:
        kept = kept[:-1]
    return kept.rstrip(" ,;:–-") + _ELLIPSIS


def _fitting(text: str, size_pt: float, width: float, face: Face, room: Room) -> int:
    """Give how many characters go on a line: up to the last space that fits, and one at least."""
    if width_pt(text, size_pt, face, room) <= width:
        return len(text)
    table, widest = _TABLES[face, room], _WIDEST[face, room]
    spare = _TO_SPARE[room]
    left = width * _EM / (size_pt * spare)
    at = last_space = 0
    for at, character in enumerate(text):
        if character == " ":
            last_space = at
        left -= table.get(character) or widest
        if left < 0:
            break
    return last_space or max(1, at)
