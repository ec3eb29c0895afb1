"""What comes of a search: hits by id, counts beside every facet, and a line that says what was understood.

Plain records for the window and the command line; nothing in them was read back from an index.
"""

import html
from collections.abc import Mapping

import msgspec

from casebook.search.documents import Kind


class Piece(msgspec.Struct, frozen=True):
    """Some letters of a text, and whether they are what was looked for."""

    text: str
    marked: bool = False


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was found: `kind` and `id` name its record.

    `certain` is False where a date was asked for and the record only may fall in it.
    """

    kind: Kind
    id: str
    title: str
    pieces: tuple[Piece, ...]
    title_pieces: tuple[Piece, ...]
    score: float
    certain: bool = True
    site: int | None = None

    @property
    def snippet(self) -> str:
        """Give the words around what was found as HTML in which nothing but `<mark>` is a tag."""
        return marked_html(self.pieces)


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a facet that the line asks for, or wants left out; `typed` is how the line says it."""

    facet: str
    value: str
    typed: str
    excluded: bool = False


class SearchAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What was found: the best `hits` first, out of `total`.

    `by_kind` counts what was found; `facets` count, by facet and value, what choosing the value alone in its facet
    would find; `chosen` are the values that the line names. `suggestion` is another
    line to ask. Where nothing had what was asked, the hits are of that line, or of texts with only some of the words;
    `explanation` says so.
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]
    explanation: str
    suggestion: str | None = None
    took_ms: float = 0.0
    by_kind: Mapping[str, int] = {}
    chosen: tuple[Chosen, ...] = ()


def marked_html(pieces: tuple[Piece, ...]) -> str:
    """Write pieces as HTML, the marked ones in `<mark>`."""
    return "".join(
        f"<mark>{html.escape(piece.text, quote=False)}</mark>"
        if piece.marked
        else html.escape(piece.text, quote=False)
        for piece in pieces
    )
