"""Where a quotation may begin and end in a copy of the report: by its anchors, misread or not.

Anchors are compared by their letters alone, so that spaces and hyphens in the wrong place do not
matter. The nearest to the quotation's chapter and section come first. Called by `report_finder`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from casebook.content.report_words import Words
from casebook.domain.quotations import Quote, spoken_words

# Of an anchor's letters one in so many may be misread; a shorter one must be right.
_LETTERS_A_SLIP = 5
_FEWEST_FOR_A_SLIP = 6
# A chapter's opening stands before its first heading.
_OPENING_WORDS = 2500
_MOST_PLACES = 400


class Search:
    """The places of anchors in one text."""

    def __init__(self, words: Words, quotes: Sequence[Quote]) -> None:
        self._words = words
        sections = {(quote.place.chapter, quote.place.section) for quote in quotes}
        self.headings = {
            each: places[-1] for each in sections if (places := self._headings(each[1]))
        }

    def _headings(self, section: str) -> list[int]:
        """Give the words that begin a line which is this heading; the contents list comes first."""
        said = spoken_words(section)
        if not said:
            return []
        pattern = r"^[^\w\n]*(?:The )?" + r"[^\w\n]+".join(map(re.escape, said)) + r"[^\w\n]*$"
        starts = self._words.starts
        found = re.finditer(pattern, self._words.text, re.IGNORECASE | re.MULTILINE)
        places = {each.start(): None for each in found}
        return [at for at in (bisect_left(starts, place) for place in places) if at < len(starts)]

    def zones(self, quote: Quote) -> tuple[range, ...]:
        """Give where to look, the likeliest first: its section, its chapter, the whole text."""
        whole = range(len(self._words))
        chapter, section = quote.place.chapter, quote.place.section
        mine = [at for (number, _), at in self.headings.items() if number == chapter]
        if not mine:
            return (whole,)
        begin = max(0, min(mine) - _OPENING_WORDS)
        later = [
            at
            for (number, _), at in self.headings.items()
            if number and chapter and number > chapter and at > max(mine)
        ]
        of_chapter = range(begin, min(later, default=len(whole)))
        at = self.headings.get((chapter, section))
        if at is None:
            return (range(begin, min(mine)), of_chapter, whole)
        following = [other for other in self.headings.values() if other > at]
        return (range(at, min(following, default=of_chapter.stop)), of_chapter, whole)

    def starts(self, quote: Quote, zones: Sequence[range]) -> list[int]:
        """Give the words that a quotation may begin with."""
        anchor = "".join(spoken_words(quote.starts))
        exact = self._beginning(anchor)
        return self._ranked(exact or self._nearly(anchor, zones, from_end=False), zones)

    def ends(self, quote: Quote, zones: Sequence[range]) -> list[int]:
        """Give the words before which a quotation may have ended."""
        anchor = "".join(spoken_words(quote.ends))
        exact = self._ending(anchor)
        return self._ranked(exact or self._nearly(anchor, zones, from_end=True), zones)

    def cut_starts(self, quote: Quote, near: Sequence[int]) -> list[int]:
        """Give where as much as there is of a cut anchor begins, the nearest to its end first."""
        said = spoken_words(quote.starts)
        parts = ("".join(said[:most]) for most in range(len(said) - 1, 0, -1))
        found = next((places for part in parts if (places := self._beginning(part))), [])
        return sorted(found, key=lambda at: min(abs(end - at - quote.count) for end in near))

    def cut_ends(self, quote: Quote, near: Sequence[int]) -> list[int]:
        """Give where as much as there is of a cut anchor ends, the nearest to its start first."""
        said = spoken_words(quote.ends)
        parts = ("".join(said[less:]) for less in range(1, len(said)))
        found = next((places for part in parts if (places := self._ending(part))), [])
        return sorted(found, key=lambda at: min(abs(at - start - quote.count) for start in near))

    def has(self, anchor: str) -> bool:
        """Say whether an anchor stands in the text, letter for letter."""
        return "".join(spoken_words(anchor)) in self._words.letters

    def _beginning(self, letters: str) -> list[int]:
        found = map(self._words.at_offset, _all(self._words.letters, letters))
        return [at for at in found if at is not None]

    def _ending(self, letters: str) -> list[int]:
        words = self._words
        offsets = [offset + len(letters) for offset in _all(words.letters, letters)]
        found = map(words.at_offset, offsets)
        last = [len(words)] if offsets and offsets[-1] == len(words.letters) else []
        return [at for at in found if at is not None] + last

    def _ranked(self, places: Iterable[int], zones: Sequence[range]) -> list[int]:
        def rank(at: int) -> tuple[int, bool]:
            zone = next((n for n, zone in enumerate(zones) if at in zone), len(zones))
            return zone, at >= len(self._words) or not self._words.is_quoted(at)

        return sorted(dict.fromkeys(places), key=rank)[:_MOST_PLACES]

    def _nearly(self, anchor: str, zones: Sequence[range], *, from_end: bool) -> list[int]:
        """Look for an anchor with misread letters, in the widest zone only if no other has it."""
        if len(anchor) < _FEWEST_FOR_A_SLIP:
            return []
        for zone in zones[-2:]:
            if found := self._nearly_in(zone, anchor, from_end=from_end):
                return found
        return []

    def _nearly_in(self, zone: range, anchor: str, *, from_end: bool) -> list[int]:
        from rapidfuzz import process  # noqa: PLC0415 - only a misread copy needs it
        from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

        letters, offsets = self._words.letters, self._words.offsets
        places = [at + from_end for at in zone]
        step = -len(anchor) if from_end else len(anchor)
        edges = [sorted((offsets[at], max(0, offsets[at] + step))) for at in places]
        windows = [letters[left:right] for left, right in edges]
        slips = max(1, len(anchor) // _LETTERS_A_SLIP)
        near = process.extract(
            anchor, windows, scorer=Levenshtein.distance, score_cutoff=slips, limit=None
        )
        return [places[at] for _, _, at in sorted(near, key=lambda each: (each[1], each[2]))]


def _all(text: str, part: str) -> Iterator[int]:
    at = text.find(part) if part else -1
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
