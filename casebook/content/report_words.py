"""The words of a copy of the report as the finder walks through them, and back to its text.

A piece is a run of letters; what `domain.quotations.spoken_words` counts is a word, of one piece or,
where a line's end broke it, of several. No rule tells `self-` / `help` from `adminis-` / `tration`
for certain, and in columns that stand line by line the other half is not the next piece. So words are
put together by `words` for the pieces that are read, and `either_way` gives the other readings. Knows
no quotation. Called by `report_finder`, `report_search`, `report_proof` and `report_mending`.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

import msgspec

_TOKEN = re.compile(r"[^\W_](?:['’‘ʼ]*[^\W_])*")
_APOSTROPHES = re.compile("['’‘ʼ]")
_BREAK = re.compile(r"[-‐‑¬][ \t]*\n\s*")
_HYPHEN = re.compile(r"[-‐‑]")
_SPACES = re.compile(r"\s+")
# Marks that end what is said; the quotation mark behind them is the report's.
_ENDING = ".?!…"
_OPENING = "[(£$€"
_QUOTES = "\"“”„«»'‘’‚"

_SHORTEST_HALF = 3

Word = tuple[int, ...]


class Edit(msgspec.Struct, frozen=True):
    """Another reading of some words in a row: from `first` up to `last`, without it."""

    first: int
    last: int
    words: tuple[str, ...]
    shown: str
    cost: int = 1

    @property
    def more(self) -> int:
        """Say how many words more there are with it; fewer is below zero."""
        return len(self.words) - (self.last - self.first)


class Words:
    """A text's pieces in order, each in its plain form and where it stands, and the words they make."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = [(each.start(), each.end()) for each in _TOKEN.finditer(text)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        self.plain = [_APOSTROPHES.sub("", text[start:end].lower()) for start, end in found]
        self.broken = {at for at, end in enumerate(self.ends) if _BREAK.match(text, end)}
        halves = self.broken | {at + 1 for at in self.broken}
        self._free = {plain for at, plain in enumerate(self.plain) if at not in halves}
        self._with_hyphen = {
            (self.plain[at], self.plain[at + 1])
            for at in range(len(found) - 1)
            if _HYPHEN.fullmatch(text, self.ends[at], self.starts[at + 1])
        }

    def __len__(self) -> int:
        return len(self.plain)

    def words(self, flat: Iterable[int]) -> tuple[Word, ...]:
        """Put the pieces that are read one after another together to words."""
        pieces = tuple(flat)
        if self.broken.isdisjoint(pieces):
            return tuple((piece,) for piece in pieces)
        found: list[Word] = []
        for piece in pieces:
            if found and self._is_one_word(found[-1][-1], piece):
                found[-1] = (*found[-1], piece)
            else:
                found.append((piece,))
        return tuple(found)

    def read(self, word: Word) -> str:
        """Give a word in its plain form."""
        return "".join(self.plain[piece] for piece in word)

    def shown(self, word: Word) -> str:
        """Give a word as the text has it, without the hyphen of a line's end."""
        return "".join(self.text[self.starts[piece] : self.ends[piece]] for piece in word)

    def either_way(self, said: Sequence[Word]) -> list[Edit]:
        """Give the other readings of the words that a line's end broke."""
        found = []
        for at, word in enumerate(said):
            if len(word) > 1:
                parts = tuple(self.plain[piece] for piece in word)
                shown = "-".join(self.shown((piece,)) for piece in word)
                found.append(Edit(at, at + 1, parts, shown))
            elif at + 1 < len(said) and self._may_go_on(word[-1], said[at + 1][0]):
                whole = word + said[at + 1]
                found.append(Edit(at, at + 2, (self.read(whole),), self.shown(whole)))
        return found

    def _may_go_on(self, piece: int, other: int) -> bool:
        return piece in self.broken and self.text[self.starts[other]].islower()

    def _is_one_word(self, piece: int, other: int) -> bool:
        """Guess whether two halves are one word, from how the rest of the text writes them."""
        if not self._may_go_on(piece, other):
            return False
        pair = self.plain[piece], self.plain[other]
        if "".join(pair) in self._free:
            return True
        if pair in self._with_hyphen:
            return False
        return not (min(map(len, pair)) >= _SHORTEST_HALF and self._free.issuperset(pair))

    @cached_property
    def in_order(self) -> tuple[Word, ...]:
        """Give all words, each piece followed by the next."""
        return self.words(range(len(self)))

    @cached_property
    def until(self) -> list[int]:
        """Give how many words begin before each piece, and in the whole text."""
        firsts = {word[0] for word in self.in_order}
        return list(accumulate((at in firsts for at in range(len(self))), initial=0))

    @cached_property
    def often(self) -> Counter[str]:
        """Count how often each word stands in the text."""
        return Counter(map(self.read, self.in_order))

    @cached_property
    def spelled(self) -> dict[str, str]:
        """Give how the text writes each word, apostrophes and all, in lower case where it can."""
        found: dict[str, str] = {}
        for word in self.in_order:
            plain, shown = self.read(word), self.shown(word)
            if plain not in found or (shown.islower() and not found[plain].islower()):
                found[plain] = shown
        return found

    @cached_property
    def letters(self) -> str:
        """Give all pieces without anything between them."""
        return "".join(self.plain)

    @cached_property
    def offsets(self) -> list[int]:
        """Give where in `letters` each piece begins, and where the last one ends."""
        found, at = [], 0
        for word in self.plain:
            found.append(at)
            at += len(word)
        return [*found, at]

    def at_offset(self, offset: int) -> int | None:
        """Give the piece that begins there in `letters`, if one does."""
        at = bisect_left(self.offsets, offset)
        return at if at < len(self.plain) and self.offsets[at] == offset else None

    def between(self, at: int) -> str:
        """Give what stands between a piece and the next."""
        return self.text[self.ends[at] : self.starts[at + 1]]

    def ends_a_line(self, at: int) -> bool:
        """Say whether a piece is the last of its line."""
        return at + 1 >= len(self) or re.search(r"[\n\f]", self.between(at)) is not None

    def ends_a_block(self, at: int) -> bool:
        """Say whether an empty line or a new page follows a piece."""
        return at + 1 >= len(self) or re.search(r"\n\s*\n|\f", self.between(at)) is not None

    def is_quoted(self, at: int) -> bool:
        """Say whether a quotation mark stands before a piece."""
        before = self.text[max(0, self.starts[at] - 2) : self.starts[at]]
        return bool(before) and before.strip("[(")[-1:] in tuple(_QUOTES)

    def quotation(self, said: Sequence[Word], edits: Sequence[Edit] = ()) -> str:
        """Give words as they are read, with the marks between them."""
        edited = {edit.first: edit for edit in edits}
        first, last = said[0][0], said[-1][-1]
        lead = self.text[max(0, self.starts[first] - 3) : self.starts[first]]
        text = [lead[len(lead.rstrip(_OPENING)) :]]
        at = 0
        while at < len(said):
            edit = edited.get(at)
            text.append(edit.shown if edit else self.shown(said[at]))
            at = edit.last if edit else at + 1
            if at < len(said):
                text.append(self._joint(said[at - 1][-1], said[at][0]))
        tail = self.text[self.ends[last] :][:9]
        marks = tail[: len(tail) - len(tail.lstrip(_ENDING))]
        words = ("".join(text) + marks).strip()
        closing = tail[len(marks) :][:1]
        pair = {")": "(", "]": "["}.get(closing)
        return words + closing if pair and words.count(pair) > words.count(closing) else words

    def around(self, first: int, last: int, most: int = 40) -> tuple[str, str]:
        """Give some of the text before a piece and after another, on one line each."""
        before = self.text[self.starts[max(0, first - most)] : self.starts[first]]
        until = self.ends[min(len(self) - 1, last + most)]
        after = self.text[self.ends[last] : until]
        # What closes the quotation itself belongs to it.
        after = re.sub(rf"^[.?!…)\]]*[{_QUOTES}]*", "", after)
        before = re.sub(rf"[{_QUOTES}]?[\[(£$€]*$", "", before)
        return _on_one_line(before), _on_one_line(after)

    def _joint(self, one: int, other: int) -> str:
        """Give what stands between two pieces of a quotation, a gap left out."""
        if other == one + 1:
            return _SPACES.sub(" ", _BREAK.sub("-", self.between(one)))
        end = re.match(r"[^\s\"“”„«»]*", self.text[self.ends[one] :][:5])
        begin = re.search(r"[\[(£$€]*$", self.text[: self.starts[other]][-5:])
        closing = end[0] if end else ""
        return f"{'' if _HYPHEN.fullmatch(closing) else closing} {begin[0] if begin else ''}"


def _on_one_line(text: str) -> str:
    return " ".join(_BREAK.sub("", text).split())
