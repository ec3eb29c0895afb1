"""The very words of a quotation, proved by their digest, between where it may begin and end.

Every reading that could be right is tried, the likeliest first: the words in a row; one gap, where a
page's turn or another column came between (also where the second half stands before the first); two
gaps; every other line; and each of them with misread letters mended. Nothing is believed but what has
the record's digest. Called by `report_finder`.
"""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, islice, pairwise

import msgspec

from casebook.content import report_mending
from casebook.content.report_words import Edit, Word, Words

# How many readings are tried before a quotation is given up, some 10 µs each.
_MOST_READINGS = 20_000
_MOST_EDITS = 3
_MOST_TO_MEND = 3
# Of so many places where it may begin or end, gaps are tried between each two.
_MOST_PLACES = 8
_FEW = 3
# Between two halves a page's furniture, a box or a column may stand.
_WIDEST_GAP = 3000
_MOST_LINES = 40
# How often two columns that stand line by line may give two lines of the same one.
_MOST_STUMBLES = 3
# With more lines than this, one stumble less and one gap are tried: all ways would take seconds.
_MANY_LINES = 26
_NEARLY = (0, -1, 1, -2, 2)

Flat = tuple[int, ...]
"""Pieces of a text in the order in which they are read."""


class Reading(msgspec.Struct, frozen=True):
    """Words of a text, with edits among them that make them the quotation's."""

    said: tuple[Word, ...]
    edits: tuple[Edit, ...] = ()


class Wanted(msgspec.Struct, frozen=True):
    """What is known of a quotation's words: how many, and their digest."""

    count: int
    digest: str


def first_proved(
    words: Words, wanted: Wanted, starts: Sequence[int], ends: Sequence[int]
) -> Reading | None:
    """Give the reading that has the digest, if there is one without misread letters."""
    places = starts[:_MOST_PLACES], ends[:_MOST_PLACES]
    in_a_row = _in_a_row(words, wanted.count, starts, ends)
    gaps = islice(_with_a_gap(words, wanted.count, *places), _MOST_READINGS)
    lines = islice(_by_line(words, wanted.count, *places), _MOST_READINGS)
    return _first(words, wanted, chain(in_a_row, gaps, lines))


def first_mended(
    words: Words, wanted: Wanted, starts: Sequence[int], ends: Sequence[int]
) -> Reading | None:
    """Give the reading that has the digest once its misread letters are mended, if there is one."""
    in_a_row = islice(_in_a_row(words, wanted.count, starts, ends), _MOST_TO_MEND)
    by_line = islice(_by_line(words, wanted.count, starts, ends), _MOST_TO_MEND)
    over_a_turn = islice(_over_a_turn(words, wanted.count, starts, ends), _MOST_TO_MEND)
    for flat in chain(in_a_row, over_a_turn, by_line):
        said = words.words(flat)
        plain = [words.read(word) for word in said]
        edits = [*words.either_way(said), *report_mending.mends(words, said)]
        letters = ((edit,) for edit in report_mending.single_letters(words, said))
        tries = _combined(edits, len(plain), wanted.count)
        for chosen in chain(tries, letters if len(plain) == wanted.count else ()):
            if _has_digest(_edited(plain, chosen), wanted):
                return Reading(said, chosen)
    return None


def likeliest(
    words: Words, count: int, starts: Sequence[int], ends: Sequence[int]
) -> Reading | None:
    """Give the words between both anchors where nothing is proved: about as many as there should be.

    Of words that a gap divides only those are taken that break off where a block of text ends.
    """
    until = words.until
    pairs = [(start, end) for start in starts for end in ends if start < end]
    nearest = min(pairs, key=lambda pair: _off(until, pair, count), default=None)
    off = _off(until, nearest, count) if nearest else count
    over_a_turn = next(_over_a_turn(words, count, starts, ends), None) if off else None
    if over_a_turn:
        return Reading(words.words(over_a_turn))
    if nearest and off <= max(1, count // 10):
        return Reading(words.words(range(*nearest)))
    return None


def _over_a_turn(
    words: Words, count: int, starts: Sequence[int], ends: Sequence[int]
) -> Iterator[Flat]:
    """Give those ways to leave out one stretch that break off where a block of text ends."""
    gaps = _with_a_gap(words, count, starts[:_FEW], ends[:_FEW])
    for flat in islice(gaps, _MOST_READINGS):
        last = next(at for at, piece in enumerate(flat) if flat[at + 1] != piece + 1)
        if words.ends_a_block(flat[last]) and words.ends_a_block(flat[last + 1] - 1):
            yield flat


def _off(until: Sequence[int], pair: tuple[int, int], count: int) -> int:
    return abs(until[pair[1]] - until[pair[0]] - count)


def _in_a_row(
    words: Words, count: int, starts: Sequence[int], ends: Sequence[int]
) -> Iterator[Flat]:
    """Give stretches of about the right length, the exact ones first, then what one anchor tells."""
    until, spare = words.until, max(2, count // 8)
    pairs = [(start, end) for start in starts for end in ends if start < end]
    pairs = [pair for pair in pairs if _off(until, pair, count) <= spare]
    pairs.sort(key=lambda pair: _off(until, pair, count))
    for more in _NEARLY[:3]:
        wanted = count + more
        pairs += [(at, bisect_left(until, until[at] + wanted)) for at in starts[:_MOST_PLACES]]
        pairs += [(bisect_right(until, until[at] - wanted) - 1, at) for at in ends[:_MOST_PLACES]]
    for start, end in dict.fromkeys(pairs):
        if 0 <= start < end <= len(words):
            yield tuple(range(start, end))


def _with_a_gap(
    words: Words, count: int, starts: Sequence[int], ends: Sequence[int]
) -> Iterator[Flat]:
    """Give all ways to leave out one stretch between the anchors, or to join two halves turned round."""
    for more in _NEARLY:
        for start in starts:
            for end in ends:
                if abs(end - start) <= count + _WIDEST_GAP:
                    yield from _one_gap(words, start, end, count + more)


def _one_gap(words: Words, start: int, end: int, count: int) -> Iterator[Flat]:
    """Cut behind each piece in turn: how many words are left says where the rest begins."""
    until = words.until
    for cut in range(start + 1, len(words) + 1):
        left = count - (until[cut] - until[start])
        if left < 1:
            return
        begins = until[end] - left
        for again in range(bisect_left(until, begins), bisect_right(until, begins)):
            if (cut < again or end <= start) and again < end:
                yield (*range(start, cut), *range(again, end))


def _by_line(
    words: Words, count: int, starts: Sequence[int], ends: Sequence[int]
) -> Iterator[Flat]:
    """Give ways to leave out whole lines: those of another column between, or two stretches."""
    for start in starts[:_FEW]:
        for end in ends[:_FEW]:
            if count < words.until[end] - words.until[start] <= 4 * count + 40:
                lines = _lines(words, start, end)
                if len(lines) <= _MOST_LINES:
                    for kept in chain(_of_one_column(len(lines)), _without_two(len(lines))):
                        flat = tuple(piece for at in kept for piece in lines[at])
                        more = len(flat) - count
                        if -2 <= more <= 0 or 0 < more <= len(words.broken.intersection(flat)) + 2:
                            yield flat


def _lines(words: Words, start: int, end: int) -> list[range]:
    edges = [start, *(at + 1 for at in range(start, end - 1) if words.ends_a_line(at)), end]
    return [range(one, other) for one, other in pairwise(edges)]


def _of_one_column(lines: int) -> Iterator[list[int]]:
    """Give every other line, but for a few stumbles where a column has none or two."""
    for many in range(_MOST_STUMBLES + (lines <= _MANY_LINES)):
        for stumbles in combinations(range(1, lines), many):
            kept, is_kept = [0], True
            for at in range(1, lines):
                is_kept = is_kept if at in stumbles else not is_kept
                if is_kept:
                    kept.append(at)
            if is_kept:
                yield kept


def _without_two(lines: int) -> Iterator[list[int]]:
    """Give all lines but two stretches of them."""
    cuts = range(1, lines if lines <= _MANY_LINES else 0)
    for a, b, c, d in combinations(cuts, 4):
        yield [*range(a), *range(b, c), *range(d, lines)]


def _first(words: Words, wanted: Wanted, flats: Iterable[Flat]) -> Reading | None:
    """Give the first reading with the digest, words that a line's end broke read either way."""
    for flat in flats:
        if len(flat) != wanted.count and words.broken.isdisjoint(flat):
            continue
        said = words.words(flat)
        plain = [words.read(word) for word in said]
        for edits in _combined(words.either_way(said), len(plain), wanted.count):
            if _has_digest(_edited(plain, edits), wanted):
                return Reading(said, edits)
    return None


def _combined(edits: Sequence[Edit], length: int, count: int) -> Iterator[tuple[Edit, ...]]:
    """Give the choices of edits that leave the right number of words, the cheapest first."""
    if length == count:
        yield ()
    ordered = sorted(edits, key=lambda edit: edit.cost)
    for size in range(1, _MOST_EDITS + 1):
        for chosen in islice(combinations(ordered, size), _MOST_READINGS):
            if length + sum(edit.more for edit in chosen) == count and not _overlap(chosen):
                yield chosen


def _overlap(edits: Sequence[Edit]) -> bool:
    in_order = sorted(edits, key=lambda edit: edit.first)
    return any(one.last > other.first for one, other in pairwise(in_order))


def _edited(plain: Sequence[str], edits: Sequence[Edit]) -> Sequence[str]:
    if not edits:
        return plain
    said = list(plain)
    for edit in sorted(edits, key=lambda edit: -edit.first):
        said[edit.first : edit.last] = edit.words
    return said


def _has_digest(plain: Sequence[str], wanted: Wanted) -> bool:
    return len(plain) == wanted.count and (
        hashlib.sha256(" ".join(plain).encode()).hexdigest() == wanted.digest
    )
