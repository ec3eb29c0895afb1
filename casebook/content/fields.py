"""The fields of one mapping, each read by name and kind, with every mistake noted.

The first half of the second step: raw pieces to plain values. A field that is missing or wrong
gives None or nothing, and its problem is already in the collector. Knows which kinds of field there
are, not which fields a site has; `content.reader` and `content.registers` call it.
"""

import re
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from casebook.content.problems import Collector, instead, nearest, quoted, shortened
from casebook.content.tree import Listing, Mapping, Piece, Refused, Words
from casebook.domain import dates
from casebook.domain.dates import FuzzyDate
from casebook.domain.model import Named
from casebook.errors import DateError

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")

N = TypeVar("N", bound=Named)


class Mention(msgspec.Struct, frozen=True):
    """One entry of a list of words, with its place for a problem found later."""

    text: str
    line: int
    field: str


class Form:
    """One mapping of a file.

    Every method that takes `required` reads that as what to write where the field is missing; empty
    means that the field may be left out.
    """

    def __init__(self, mapping: Mapping, path: str, collector: Collector) -> None:
        self.collector = collector
        self._mapping = mapping
        self._path = path
        self._asked: list[str] = []
        self._refused: list[str] = []

    def path(self, name: str) -> str:
        """Give the path of a field of this form."""
        name = name if name.isidentifier() else shortened(name)
        return f"{self._path}.{name}" if self._path else name

    def line(self, name: str) -> int:
        """Give the line of a field's value, or the form's own where the field is missing."""
        entry = self._mapping.entries.get(name)
        if entry is None:
            return self._mapping.line
        return entry.line if _is_blank(entry.value) else entry.value.line

    def has(self, name: str) -> bool:
        """Say whether the field is there, even if it is empty."""
        return name in self._mapping.entries

    def names(self) -> tuple[str, ...]:
        """Give the names of the fields that stand here."""
        return tuple(self._mapping.entries)

    def error(self, name: str, message: str) -> None:
        """Note a mistake at a field."""
        self.collector.error(self.line(name), self.path(name), message)

    def refuse(self, name: str, message: str) -> None:
        """Note a mistake if a field is there that does not belong here."""
        self._refused.append(name)
        if name in self._mapping.entries:
            self.error(name, message)

    def words(self, name: str, *, required: str = "", longest: int = 0) -> str:
        """Read a text of one line, of at most `longest` characters."""
        text = " ".join(self.prose(name, required=required).split())
        if longest and len(text) > longest:
            self.error(name, f"this has {len(text)} characters: shorten it to {longest} at most")
        return text

    def prose(self, name: str, *, required: str = "") -> str:
        """Read a text that may have paragraphs."""
        piece = self._piece(name, required)
        if isinstance(piece, Words):
            return piece.text.strip()
        if piece is not None:
            self._not_text(piece, self.path(name))
        return ""

    def id(self, name: str = "id") -> str | None:
        """Read an id of lower-case letters, digits and hyphens."""
        text = self.words(name, required="a short name of letters, digits and hyphens")
        if not text:
            return None
        if not _ID.fullmatch(text):
            better = shortened(_NOT_IN_ID.sub("-", text.lower()).strip("-"))
            what = "which has only lower-case letters, digits and single hyphens"
            advice = f": write {quoted(better)}" if better else ""
            self.error(name, f"{quoted(text)} cannot be an id, {what}{advice}")
            return None
        return text

    def choice(self, name: str, words: type[N], *, required: str = "") -> N | None:
        """Read one word of a closed list."""
        text = self.words(name, required=required and f"{required}: {', '.join(words)}")
        if not text:
            return None
        if text not in list(words):
            self.error(name, f"{quoted(text)} is not known here: {instead(text, words)}")
            return None
        return words(text)

    def number(self, name: str, *, least: int, most: int, required: str = "") -> int | None:
        """Read a whole number from `least` to `most`."""
        text = self.words(name, required=required)
        if not text:
            return None
        if not re.fullmatch("[0-9]{1,6}", text) or not least <= int(text) <= most:
            limits = f"write a whole number from {least} to {most}"
            self.error(name, f"{quoted(text)} will not do: {limits}")
            return None
        return int(text)

    def flag(self, name: str) -> bool:
        """Read a yes or no; no where the field is missing."""
        text = self.words(name).casefold()
        if text not in ("", "true", "false"):
            self.error(name, f"{quoted(text)} will not do: write true or false")
        return text == "true"

    def date(self, name: str, *, required: str) -> FuzzyDate | None:
        """Read an EDTF date."""
        text = self.words(name, required=required)
        if not text:
            return None
        try:
            return dates.parse(text)
        except DateError as error:
            self.error(name, str(error))
            return None

    def mentions(self, name: str) -> tuple[Mention, ...]:
        """Read a list of words or texts; an empty one where the field is missing."""
        found: dict[str, Mention] = {}
        for number, piece in enumerate(self._items(name, "[one, two]")):
            field = f"{self.path(name)}[{number}]"
            if not isinstance(piece, Words):
                self._not_text(piece, field)
            elif not (text := piece.text.strip()):
                self.collector.error(
                    piece.line, field, "this entry is empty: fill it or take it out"
                )
            elif text in found:
                message = f"{quoted(text)} is in this list already: once is enough"
                self.collector.warn(piece.line, field, message)
            else:
                found[text] = Mention(text, piece.line, field)
        return tuple(found.values())

    def forms(self, name: str) -> tuple["Form", ...]:
        """Read a list of mappings; an empty one where the field is missing."""
        items = self._items(name, "entries that each begin with “- ”")
        return forms(items, self.path(name), self.collector)

    def form(self, name: str, *, required: str = "") -> "Form | None":
        """Read a mapping of its own."""
        piece = self._piece(name, required)
        if isinstance(piece, Mapping):
            return Form(piece, self.path(name), self.collector)
        if piece is not None and not isinstance(piece, Refused):
            self.error(
                name, "put fields of its own here (name: value), each indented below this one"
            )
        return None

    def finish(self) -> None:
        """Tell of fields that nobody asked for: a slip of the pen is an error, else a warning."""
        for name, entry in self._mapping.entries.items():
            if name in self._asked or name in self._refused:
                continue
            field = self.path(name)
            if ":" in name:
                spaced = quoted(name.replace(":", ": ", 1))
                message = f"a space is missing after the colon: write {spaced}"
                self.collector.error(entry.line, field, message)
            elif meant := nearest(name, self._asked):
                message = f"there is no such field: did you mean {quoted(meant)}?"
                self.collector.error(entry.line, field, message)
            else:
                known = ", ".join(self._asked)
                message = (
                    f"this field is unknown and is not read: take it out, or use one of: {known}"
                )
                self.collector.warn(entry.line, field, message)

    def _piece(self, name: str, required: str = "") -> Piece | None:
        """Give a field's value; None where it is missing or left empty."""
        self._asked.append(name)
        entry = self._mapping.entries.get(name)
        piece = entry.value if entry else None
        if piece is not None and _is_blank(piece):
            piece = None
        if piece is None and required:
            self.error(name, f"this is missing: write {required}")
        return piece

    def _items(self, name: str, like: str) -> Iterable[Piece]:
        piece = self._piece(name)
        if isinstance(piece, Listing):
            return piece.items
        if piece is not None and not isinstance(piece, Refused):
            self.error(name, f"this must be a list: write {like}")
        return ()

    def _not_text(self, piece: Piece, field: str) -> None:
        if isinstance(piece, Refused):
            return
        message = "this must be plain text: put it in quotes if it has a colon or brackets in it"
        self.collector.error(piece.line, field, message)


def _is_blank(piece: Piece) -> bool:
    return isinstance(piece, Words) and not piece.text.strip()


def forms(pieces: Iterable[Piece], path: str, collector: Collector) -> tuple[Form, ...]:
    """Give the mappings of a list as forms, and tell of every entry that is none."""
    found = []
    for number, piece in enumerate(pieces):
        field = f"{path}[{number}]"
        if isinstance(piece, Mapping):
            found.append(Form(piece, field, collector))
        elif not isinstance(piece, Refused):
            message = "this entry must have fields of its own (name: value), the first after “- ”"
            collector.error(piece.line, field, message)
    return tuple(found)


def identified(entries: Iterable[Form]) -> list[tuple[str | None, Form]]:
    """Give entries with their ids; None for one missing, wrong or used before."""
    found: list[tuple[str | None, Form]] = []
    lines: dict[str, int] = {}
    for entry in entries:
        known_by = entry.id()
        if known_by in lines:
            message = f"{quoted(known_by)} is the id of line {lines[known_by]} too: write another"
            entry.error("id", message)
            known_by = None
        elif known_by:
            lines[known_by] = entry.line("id")
        found.append((known_by, entry))
    return found
