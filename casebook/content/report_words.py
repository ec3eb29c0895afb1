"""The words of a copy of the report as the finder walks through them, and back to its text.

A word is what `domain.quotations.spoken_words` counts. One that a line's end broke is put together,
and the other way to read it is kept beside it, since no rule tells `self-` / `help` from `adminis-` /
`tration` for certain. Knows no quotation. Called by `report_finder`, `report_search` and `report_proof`.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import msgspec

_TOKEN = re.compile(r"[^\W_](?:['’‘ʼ]*[^\W_])*")
_APOSTROPHES = re.compile("['’‘ʼ]")
_BREAK = re.compile(r"[-‐‑¬][ \t]*\n\s*")
_HYPHEN = re.compile(r"[-‐‑]")
_SPACES = re.compile(r"\s+")
# A mark that ends what is said, but not the quotation mark behind it.
_TAIL = re.compile(r"[.?!…]*")
_OPENING = re.compile(r"[\[(£$€]*$")
_QUOTES = "\"“”„«»'‘’‚"

_SHORTEST_HALF = 3


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
    """A text's words in order: each in its plain form, and where it stands.

    `breaks` holds the other reading of words that a line's end broke: of one that was put together,
    its two parts; of one that was left in two, the whole (under the first of the two).
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.breaks: dict[int, tuple[str, ...]] = {}
        self._gather()

    def __len__(self) -> int:
        return len(self.plain)

    @cached_property
    def often(self) -> Counter[str]:
        """Count how often each word stands in the text."""
        return Counter(self.plain)

    @cached_property
    def letters(self) -> str:
        """Give all words without anything between them."""
        return "".join(self.plain)

    @cached_property
    def offsets(self) -> list[int]:
        """Give where in `letters` each word begins, and where the last one ends."""
        found, at = [], 0
        for word in self.plain:
            found.append(at)
            at += len(word)
        return [*found, at]

    @cached_property
    def spelled(self) -> dict[str, str]:
        """Give how the text writes each word, apostrophes and all, in lower case where it can."""
        found: dict[str, str] = {}
        for at, word in enumerate(self.plain):
            shown = self.shown(at)
            if word not in found or (shown.islower() and not found[word].islower()):
                found[word] = shown
        return found

    def at_offset(self, offset: int) -> int | None:
        """Give the word that begins there in `letters`, if one does."""
        at = bisect_left(self.offsets, offset)
        return at if at < len(self.plain) and self.offsets[at] == offset else None

    def shown(self, at: int) -> str:
        """Give a word as the text has it, without the hyphen of a line's end."""
        return _BREAK.sub("", self.text[self.starts[at] : self.ends[at]])

    def between(self, at: int) -> str:
        """Give what stands between a word and the next."""
        return self.text[self.ends[at] : self.starts[at + 1]]

    def ends_a_line(self, at: int) -> bool:
        """Say whether a word is the last of its line."""
        return at + 1 >= len(self) or re.search(r"[\n\f]", self.between(at)) is not None

    def ends_a_block(self, at: int) -> bool:
        """Say whether an empty line or a new page follows a word."""
        return at + 1 >= len(self) or re.search(r"\n\s*\n|\f", self.between(at)) is not None

    def is_quoted(self, at: int) -> bool:
        """Say whether a quotation mark stands before a word."""
        before = self.text[max(0, self.starts[at] - 2) : self.starts[at]]
        return bool(before) and before.strip("[(")[-1:] in tuple(_QUOTES)

    def quotation(self, flat: Sequence[int], edits: Sequence[Edit] = ()) -> str:
        """Give the words at `flat` as they are read, with the marks between them; edits count in `flat`."""
        edited = {edit.first: edit for edit in edits}
        said: list[str] = [_OPENING.findall(self.text[: self.starts[flat[0]]][-3:])[0]]
        at = 0
        while at < len(flat):
            edit = edited.get(at)
            said.append(edit.shown if edit else self.shown(flat[at]))
            at = edit.last if edit else at + 1
            if at < len(flat):
                said.append(self._joint(flat[at - 1], flat[at]))
        tail = self.text[self.ends[flat[-1]] :][:9]
        said.append(_TAIL.match(tail)[0])  # type: ignore[index] # it matches the empty text too
        words = "".join(said).strip()
        closing = tail[len(said[-1]) :][:1]
        pair = {")": "(", "]": "["}.get(closing)
        return words + closing if pair and words.count(pair) > words.count(closing) else words

    def around(self, first: int, last: int, most: int = 40) -> tuple[str, str]:
        """Give some of the text before a word and after another, on one line each."""
        before = self.text[self.starts[max(0, first - most)] : self.starts[first]]
        until = self.ends[min(len(self) - 1, last + most)]
        after = self.text[self.ends[last] : until]
        # What closes the quotation itself belongs to it.
        after = re.sub(rf"^[.?!…)\]]*[{_QUOTES}]*", "", after)
        before = re.sub(rf"[{_QUOTES}]?[\[(£$€]*$", "", before)
        return _on_one_line(before), _on_one_line(after)

    def _joint(self, one: int, other: int) -> str:
        """Give what stands between two words of a quotation, a gap left out."""
        if other == one + 1:
            return _SPACES.sub(" ", _BREAK.sub("-", self.between(one)))
        end = re.match(r"[^\s\"“”„«»]*", self.text[self.ends[one] :][:5])
        begin = re.search(r"[\[(£$€]*$", self.text[: self.starts[other]][-5:])
        closing = end[0] if end else ""
        return f"{'' if _HYPHEN.fullmatch(closing) else closing} {begin[0] if begin else ''}"

    def _gather(self) -> None:
        found = [(each.start(), each.end()) for each in _TOKEN.finditer(self.text)]
        raw = [_APOSTROPHES.sub("", self.text[start:end].lower()) for start, end in found]
        broken = {
            at
            for at in range(len(found) - 1)
            if _BREAK.fullmatch(self.text, found[at][1], found[at + 1][0])
            and self.text[found[at + 1][0]].islower()
        }
        halves = broken | {at + 1 for at in broken}
        free = {word for at, word in enumerate(raw) if at not in halves}
        with_hyphen = {
            (raw[at], raw[at + 1])
            for at in range(len(found) - 1)
            if _HYPHEN.fullmatch(self.text, found[at][1], found[at + 1][0])
        }
        at = 0
        while at < len(found):
            (start, end), word = found[at], raw[at]
            if at in broken:
                pair = (word, raw[at + 1])
                whole = "".join(pair)
                if _is_one_word(pair, free, with_hyphen):
                    self.breaks[len(self.plain)] = pair
                    at, end, word = at + 1, found[at + 1][1], whole
                else:
                    self.breaks[len(self.plain)] = (whole,)
            self.plain.append(word)
            self.starts.append(start)
            self.ends.append(end)
            at += 1


def _is_one_word(pair: tuple[str, str], free: set[str], with_hyphen: set[tuple[str, str]]) -> bool:
    """Guess whether two halves are one word, from how the rest of the text writes them."""
    if "".join(pair) in free:
        return True
    if pair in with_hyphen:
        return False
    return not (min(map(len, pair)) >= _SHORTEST_HALF and free.issuperset(pair))


def _on_one_line(text: str) -> str:
    return " ".join(_BREAK.sub("", text).split())
