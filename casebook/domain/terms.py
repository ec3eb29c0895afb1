"""Where the terms of the glossary stand in a text: whole words, the longest term first.

A term in small letters is met in either case; one with capitals (`CVS`, `Community Chest`) only as it is written, for
"das" is no "DAs". Pure; the window explains the term under the pointer with it.
"""

import re
from collections.abc import Iterable

import msgspec

from casebook.domain.framework import Term


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """A term met in a text, from `start` to before `end`."""

    start: int
    end: int
    term: Term


class Terms:
    """The terms of a glossary, ready to be met."""

    def __init__(self, glossary: Iterable[Term]) -> None:
        terms = tuple(glossary)
        written = {_plain(alias): term for term in terms for alias in term.aliases}
        # A term's own names win over another's alias.
        written |= {_plain(term.expansion): term for term in terms if term.expansion}
        written |= {_plain(term.term): term for term in terms}
        longest_first = sorted(written, key=lambda words: (-len(words), words))
        choices = "|".join(map(_pattern, longest_first))
        self._pattern = re.compile(rf"(?<!\w)(?:{choices})(?!\w)") if choices else None
        self._terms = {words.casefold(): term for words, term in written.items()}

    def met(self, text: str) -> tuple[Met, ...]:
        """Give every term met in a text, in order; they never overlap."""
        found = self._pattern.finditer(_plain(text)) if self._pattern else ()
        return tuple(
            Met(start=one.start(), end=one.end(), term=self._terms[one[0].casefold()])
            for one in found
        )

    def at(self, text: str, position: int) -> Met | None:
        """Give the term that covers a position of a text, if one does."""
        return next((one for one in self.met(text) if one.start <= position < one.end), None)


def _plain(text: str) -> str:
    """Give a text with straight apostrophes, letter for letter as long."""
    return text.replace("’", "'")


def _pattern(words: str) -> str:
    written = re.escape(words)
    return written if any(letter.isupper() for letter in words) else f"(?i:{written})"
