"""What went wrong in YAML, in a plain sentence and on the right line.

libyaml says "did not find expected key" where an author left a quotation mark open three lines
above. This module looks at the lines themselves to say which of the usual slips it was. Knows no
field of a casebook; `content.tree` calls it.
"""

import re
from typing import Protocol

import msgspec
import yaml

_FIELD = re.compile(r"\s*(?:- +)*(?P<name>[A-Za-z_][\w-]*)(?P<colon>\s*:)(?=\s|$)")
_NO_SPACE = re.compile(r"\s*(?:- +)*(?P<name>[A-Za-z_][\w-]*):(?P<value>[^\s/].*)")
_UP_TO_VALUE = re.compile(r"^\s*(?:- +)*(?:[A-Za-z_][\w-]*:\s+)?")
_MARKDOWN_LINK = re.compile(r"(?:^\s*(?:- +)*|:\s+)\[[^\]]*\][(\[]")

_TAB = "this line begins with a tab: indent with spaces"
_OPEN_QUOTE = "the quotation mark that opens here is never closed: close it"
_AFTER_QUOTE = (
    "text goes on after the closing quotation mark: put all of it inside, "
    "and use the other sort of quotation mark around it"
)
_AFTER_BRACKET = "text goes on after the closing bracket: put all of it in quotation marks"
_LINK_FIRST = "text that begins with [ must be in quotes: put all of it in quotation marks"
_COLON = "a colon inside text needs quotes: put the whole text in quotation marks"
_INDENTATION = (
    "the indentation does not fit: begin this line below its neighbours of the same level"
)
_NO_FIELD = (
    "this line is neither a field (name: value) nor indented as part of the text above: "
    "make it one of the two"
)
_ELSE = (
    "this line cannot be read: look at the indentation, colons and quotation marks "
    "of this line and the one above"
)

# What libyaml says and where it stops are enough for these.
_PLAIN = {
    "block sequence entries are not allowed in this context": (
        "a list begins on a line of its own: put each “- ” entry below the field's name"
    ),
    "found unknown escape character": (
        "a backslash means something special in double quotation marks: use single ones"
    ),
    "did not find expected <document start>": (
        "the fields have ended above this line: take out what ends them (...)"
    ),
}


class _Mark(Protocol):
    """A place in YAML, as libyaml and PyYAML both give it."""

    line: int
    column: int


class Slip(msgspec.Struct, frozen=True):
    """A slip of YAML. `line` counts from 0 at the beginning of the text."""

    line: int
    sentence: str


def explain(error: yaml.MarkedYAMLError, text: str, last: yaml.Event | None) -> Slip:
    """Say in plain words which slip made libyaml stop; `last` is the last event before it."""
    return _Stop(error, text.split("\n"), last).slip()


class _Stop:
    """The place where libyaml stopped, and what it was doing there. All rows count from 0."""

    def __init__(
        self, error: yaml.MarkedYAMLError, lines: list[str], last: yaml.Event | None
    ) -> None:
        self.problem = error.problem or ""
        self.row, self.column = _place(error.problem_mark or error.context_mark)
        self.opened = _place(error.context_mark or error.problem_mark)[0]
        self.lines = lines
        # The text that was read last, and whether it stood in quotation marks.
        scalar = last if isinstance(last, yaml.ScalarEvent) else None
        self.quoted = scalar is not None and scalar.style in ("'", '"')
        self.plain = scalar is not None and not self.quoted
        self.begins, self.begins_at = _place(last.start_mark if last else None)
        self.ends = _place(last.end_mark if last else None)[0]
        self.after_bracket = isinstance(last, yaml.SequenceEndEvent | yaml.MappingEndEvent)

    def slip(self) -> Slip:
        here = self._line(self.row)
        if "\t" in here[: len(here) - len(here.lstrip())]:
            return Slip(self.row, _TAB)
        if self.problem in _PLAIN:
            return Slip(self.row, _PLAIN[self.problem])
        by_problem = {
            "found unexpected end of stream": self._open_quote,
            "could not find expected ':'": self._no_colon,
            "mapping values are not allowed in this context": self._second_colon,
            "did not find expected key": self._no_key,
            "did not find expected '-' indicator": self._no_key,
            "did not find expected ',' or ']'": self._open_bracket,
            "did not find expected ',' or '}'": self._open_bracket,
        }
        return by_problem.get(self.problem, self._first_character)()

    def _line(self, row: int) -> str:
        # libyaml puts the end of a text behind its last line.
        return self.lines[min(row, len(self.lines) - 1)]

    def _open_quote(self) -> Slip:
        return Slip(self.opened, _OPEN_QUOTE)

    def _no_colon(self) -> Slip:
        return self._space_missing(self.opened) or Slip(self.opened, _NO_FIELD)

    def _space_missing(self, row: int) -> Slip | None:
        found = _NO_SPACE.match(self._line(row))
        if not found:
            return None
        name, value = found["name"], found["value"]
        start = value if len(value) <= 20 else value[:20].rstrip() + "…"
        return Slip(row, f"a space is missing after the colon: write “{name}: {start}”")

    def _second_colon(self) -> Slip:
        if self.plain and self.begins < self.row:
            text = self._line(self.begins)[self.begins_at :]
            if _NO_SPACE.match(text) and (missing := self._space_missing(self.begins)):
                return missing
        field = _FIELD.match(self._line(self.row))
        is_field = field is not None and field.end("colon") - 1 == self.column
        return Slip(self.row, _INDENTATION if is_field else _COLON)

    def _no_key(self) -> Slip:
        if self.quoted and self.ends == self.row:
            is_open = self.begins < self.row
            return Slip(self.begins, _OPEN_QUOTE if is_open else _AFTER_QUOTE)
        here = self._line(self.row)
        if _MARKDOWN_LINK.search(here):
            return Slip(self.row, _LINK_FIRST)
        if self.after_bracket and here[: self.column].rstrip().endswith(("]", "}")):
            return Slip(self.row, _AFTER_BRACKET)
        return Slip(self.row, _INDENTATION)

    def _open_bracket(self) -> Slip:
        opening, closing = ("[", "]") if "]" in self.problem else ("{", "}")
        sentence = (
            f"the {opening} that opens here is not closed, or a comma is missing: "
            f"write {opening}one, two{closing}, or put text that begins with {opening} in quotes"
        )
        return Slip(self.opened, sentence)

    def _first_character(self) -> Slip:
        value = _UP_TO_VALUE.sub("", self._line(self.opened))
        if value and not value[0].isalnum():
            sentence = f"text cannot begin with {value[0]} here: put all of it in quotation marks"
            return Slip(self.opened, sentence)
        return Slip(self.row, _ELSE)


def _place(mark: _Mark | None) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)
