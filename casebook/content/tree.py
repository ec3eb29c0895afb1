"""YAML text to raw pieces, each with its line: words, listings, mappings. Everything stays text.

The first of two steps: nothing here knows what a field means. It walks libyaml's events itself
instead of composing nodes, so that aliases, repeated fields and depth are met before they can do
harm. `content.reader` and `content.registers` call it, `content.fields` reads the pieces.
"""

from typing import TypeAlias, cast

import msgspec
import yaml

from casebook.content import slips
from casebook.content.files import INVISIBLE
from casebook.content.problems import Collector, quoted, shortened

# A casebook's deepest value (`events[2].actors[0]`) stands on the fourth level. libyaml takes 18 s
# to refuse 100,000 nested brackets by itself.
_DEEPEST = 8


_TAGGED = yaml.ScalarEvent | yaml.CollectionStartEvent


class Words(msgspec.Struct, frozen=True):
    """A text as written, and the line it begins on."""

    text: str
    line: int


class Listing(msgspec.Struct, frozen=True):
    """Entries in order; they may still be growing while the file is read."""

    items: "list[Piece]"
    line: int


class Entry(msgspec.Struct, frozen=True):
    """A field's value, and the line its name stands on."""

    value: "Piece"
    line: int


class Mapping(msgspec.Struct, frozen=True):
    """Fields by name; they may still be growing while the file is read."""

    entries: dict[str, Entry]
    line: int


class Refused(msgspec.Struct, frozen=True):
    """Something YAML allows and a casebook does not; its problem has been told already."""

    line: int


Piece: TypeAlias = Words | Listing | Mapping | Refused


class Tree(msgspec.Struct, frozen=True):
    """What was read; `root` is None for an empty text.

    `whole` is false where a slip of YAML ended the reading early.
    """

    root: Piece | None
    whole: bool


class _TooDeep(Exception):  # noqa: N818 - ends a walk, and never leaves this module
    pass


def parse(text: str, *, first_line: int, collector: Collector) -> Tree:
    """Read one YAML document and note its slips.

    `first_line` is the line of the file that the text begins on.
    """
    walk = _Walk(text, first_line, collector)
    try:
        walk.document()
    except yaml.MarkedYAMLError as error:
        slip = slips.explain(error, text, walk.last)
        collector.error(first_line + slip.line, "", slip.sentence)
        return Tree(walk.root, whole=False)
    except _TooDeep:
        return Tree(walk.root, whole=False)
    return Tree(walk.root, whole=True)


class _Walk:
    """One pass over the events of a text.

    `root` grows while it goes, so that a slip leaves what stood before it.
    """

    def __init__(self, text: str, first_line: int, collector: Collector) -> None:
        self.root: Piece | None = None
        self.last: yaml.Event | None = None
        self._first_line = first_line
        self._collector = collector
        self._parser = yaml.CBaseLoader(text)

    def document(self) -> None:
        self._next()  # the stream begins
        if isinstance(self._next(), yaml.StreamEndEvent):
            return
        self._piece(self._next(), "", 1)
        self._next()  # the document ends
        following = self._next()
        if not isinstance(following, yaml.StreamEndEvent):
            message = "a second document begins here: take out the line above (--- or ...)"
            self._collector.error(self._line(following), "", message)

    def _next(self) -> yaml.Event:
        # None comes only after the end of the stream, and no walk goes on beyond that.
        self.last = cast("yaml.Event", self._parser.get_event())
        return self.last

    def _line(self, event: yaml.Event) -> int:
        return self._first_line + (event.start_mark.line if event.start_mark else 0)

    def _piece(self, event: yaml.Event, path: str, depth: int) -> Piece:
        line = self._line(event)
        if depth > _DEEPEST:
            message = (
                "lists and fields are nested too deeply here: no field of a casebook needs that"
            )
            self._collector.error(line, path, message)
            raise _TooDeep
        if isinstance(event, yaml.AliasEvent):
            message = "text that begins with * must be in quotes (YAML's aliases are not used here)"
            self._collector.error(line, path, message)
            return self._kept(Refused(line), depth)
        self._refuse_marks(event, path)
        if isinstance(event, yaml.ScalarEvent):
            return self._kept(Words(self._clean(event.value, line, path), line), depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._listing(line, path, depth)
        return self._mapping(line, path, depth)

    def _kept(self, piece: Piece, depth: int) -> Piece:
        if depth == 1:
            self.root = piece
        return piece

    def _listing(self, line: int, path: str, depth: int) -> Piece:
        items: list[Piece] = []
        listing = self._kept(Listing(items, line), depth)
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._piece(event, f"{path}[{len(items)}]", depth + 1))
        return listing

    def _mapping(self, line: int, path: str, depth: int) -> Piece:
        entries: dict[str, Entry] = {}
        mapping = self._kept(Mapping(entries, line), depth)
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key_line = self._line(event)
            key = self._piece(event, path, depth + 1)
            name = key.text if isinstance(key, Words) else ""
            field = f"{path}.{shortened(name)}" if path else shortened(name)
            value = self._piece(self._next(), field, depth + 1)
            if not isinstance(key, Words):
                message = (
                    "a field's name must be a plain word: put the text in quotes if it is no field"
                )
                self._collector.error(key_line, path, message)
            elif name in entries:
                first = entries[name].line
                message = f"{quoted(name)} stands here twice (first on line {first}): keep one"
                self._collector.error(key_line, field, message)
            else:
                entries[name] = Entry(value, key_line)
        return mapping

    def _refuse_marks(self, event: yaml.Event, path: str) -> None:
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            message = "text that begins with & must be in quotes (YAML's anchors are not used here)"
            self._collector.error(self._line(event), path, message)
        if isinstance(event, _TAGGED) and event.tag is not None:
            message = "text that begins with ! must be in quotes (YAML's tags are not used here)"
            self._collector.error(self._line(event), path, message)

    def _clean(self, text: str, line: int, path: str) -> str:
        if not INVISIBLE.search(text):
            return text
        message = "an escape such as \\0 or \\e stands for a control character: take it out"
        self._collector.error(line, path, message)
        return INVISIBLE.sub(" ", text)
