"""What an index has for each part of a query: the documents as a set of bits, and a score for each.

Whoosh answers for one word, phrase or prefix at a time, and its answer is kept while the index stays the same: a
keystroke asks for one part more, and the rest is set arithmetic on whole numbers with one bit a document. So facets and
totals over all hits cost as little as the first ten. A word scores by BM25F, three times as much in a title as in a
text. Asked by `asking`.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

import msgspec
from rapidfuzz import process
from rapidfuzz.distance import OSA
from whoosh.query import Phrase as WhooshPhrase
from whoosh.query import Term
from whoosh.query.spans import SpanNear2
from whoosh.searching import Searcher

from casebook.search import words
from casebook.search.index import SHORT_PREFIX
from casebook.search.query import Alias, AnyOf, Near, Part, Phrase, Word

_IN_TITLE = 3.0
_IN_TEXT = 1.0
# By a theme's or a person's name beside the text.
_BESIDE = 0.6
# A word as typed is a little more than another form of it.
_AS_TYPED = 0.3
_BEGINS = 0.5
_PHRASE = 4.0
_NEAR_WORDS = 8
# So many documents have a word that it tells them apart no more; to score each would only take time.
_FREQUENT = 3000
# Of each part in use, and of the letters on the way to it.
_REMEMBERED = 96
_LAST_CHARACTER = "\U0010ffff"


class Found(msgspec.Struct, frozen=True):
    """The documents that have something: `bits`, and a score by number of document, 0 elsewhere."""

    bits: int
    scores: "array[float]"


class Postings:
    """Answers for parts of queries from one open index, whose `size` counts documents that are gone as well."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self.size = int(searcher.doc_count_all())
        self.found = lru_cache(_REMEMBERED)(self._found)

    def _found(self, part: Part) -> Found:
        match part:
            case AnyOf(parts=parts):
                return self._merged([self.found(each) for each in parts])
            case Alias(words=named, others=others):
                together = self._together([self.found(word) for word in named])
                return self._merged([together, *map(self._stems_in_order, others)])
            case Near(left=left, right=right):
                pair = [Term("body", words.stem(left.word)), Term("body", words.stem(right.word))]
                return self._spans(SpanNear2(pair, slop=_NEAR_WORDS, ordered=False))
            case Phrase(words=spoken):
                return self._spans(WhooshPhrase("words", list(spoken)))
            case Word():
                return self._word(part)

    def _word(self, word: Word) -> Found:
        if word.begins:
            return self._beginning(word.word)
        if word.exact:
            return self._scored([("words", word.word, 2.0)])
        form = words.stem(word.word)
        fields = [("title", form, _IN_TITLE), ("body", form, _IN_TEXT), ("also", form, _BESIDE)]
        found = [self._scored([*fields, ("words", word.word, _AS_TYPED)])]
        if word.parts:
            found.append(self._stems_in_order(tuple(map(words.stem, word.parts))))
        if word.growing:
            found.append(self._beginning(word.word))
        return self._merged(found)

    def _scored(self, terms: Iterable[tuple[str, str, float]]) -> Found:
        """Look up words in fields, each with its weight."""
        scores = self._no_scores()
        numbers: list[int] = []
        for field, text, weight in terms:
            count = self._searcher.doc_frequency(field, text)
            if count > _FREQUENT:
                flat = weight * self._searcher.idf(field, text)
                for number in self._numbers(field, text):
                    scores[number] += flat
                    numbers.append(number)
            elif count:
                matcher = self._searcher.postings(field, text)
                while matcher.is_active():
                    number = matcher.id()
                    scores[number] += weight * matcher.score()
                    numbers.append(number)
                    matcher.next()
        return Found(self._bits(numbers), scores)

    def _beginning(self, start: str) -> Found:
        """Find what begins so. All score alike: the letters of a word not yet typed weigh nothing yet."""
        if len(start) <= SHORT_PREFIX:
            return self._alike(self._numbers("begins", start), _BEGINS)
        first = bisect_left(self.vocabulary, start)
        after = bisect_left(self.vocabulary, start + _LAST_CHARACTER)
        numbers = (
            number
            for word in self.vocabulary[first:after]
            for number in self._numbers("words", word)
        )
        return self._alike(numbers, _BEGINS)

    def _stems_in_order(self, forms: tuple[str, ...]) -> Found:
        if len(forms) == 1:
            return self._scored([("title", forms[0], _IN_TITLE), ("body", forms[0], _IN_TEXT)])
        return self._spans(WhooshPhrase("body", list(forms)))

    def _spans(self, query: WhooshPhrase | SpanNear2) -> Found:
        matcher = query.matcher(self._searcher, self._searcher.context(weighting=None))
        return self._alike(matcher.all_ids(), _PHRASE)

    def _numbers(self, field: str, text: str) -> Iterator[int]:
        if (field, text) in self._searcher.reader():
            yield from self._searcher.reader().postings(field, text).all_ids()

    def _alike(self, numbers: Iterable[int], score: float) -> Found:
        scores = self._no_scores()
        kept = list(numbers)
        for number in kept:
            scores[number] = score
        return Found(self._bits(kept), scores)

    def _merged(self, parts: list[Found]) -> Found:
        """Give what has any of the parts; the best of its scores counts."""
        first, *others = parts
        for other in others:
            scores = array("f", map(max, first.scores, other.scores))
            first = Found(first.bits | other.bits, scores)
        return first

    def _together(self, parts: list[Found]) -> Found:
        first, *others = parts
        for other in others:
            scores = array("f", map(float.__add__, first.scores, other.scores))
            first = Found(first.bits & other.bits, scores)
        return first

    def _no_scores(self) -> "array[float]":
        return array("f", bytes(4 * self.size))

    def _bits(self, numbers: Iterable[int]) -> int:
        return bits_of(numbers, self.size)

    @cached_property
    def vocabulary(self) -> list[str]:
        """Give every word there is, in alphabetical order."""
        return sorted(term.decode() for term in self._searcher.lexicon("words"))

    def knows(self, word: Word) -> bool:
        """Say whether a word stands anywhere in any form."""
        return bool(self.found(word).bits)

    def likeliest(self, word: str) -> str | None:
        """Give the known word that a slip of a key or two would make of this one, the more common of equals."""
        most = 1 if len(word) < 6 else 2
        near = process.extract(
            word, self.vocabulary, scorer=OSA.distance, score_cutoff=most, limit=12
        )
        ranked = sorted(
            (distance, known[:1] != word[:1], -self._searcher.doc_frequency("words", known), known)
            for known, distance, _ in near
            if known != word and not known.isdigit() and (distance < 2 or known[:1] == word[:1])
        )
        return ranked[0][-1] if ranked else None


def bits_of(numbers: Iterable[int], size: int) -> int:
    """Make a set of bits of the numbers of documents."""
    # Adding a bit to a whole number copies it; in bytes it does not.
    made = bytearray(size // 8 + 1)
    for number in numbers:
        made[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(made, "little")


def numbers_of(bits: int) -> list[int]:
    """Give the numbers in a set of bits, in order."""
    return [number for number, bit in enumerate(bin(bits)[:1:-1]) if bit == "1"]
