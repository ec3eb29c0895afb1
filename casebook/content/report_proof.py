"""The very words of a quotation, proved by their digest, between where it may begin and end.

Every reading that could be right is tried, the likeliest first: the words in a row; one gap, where a
page's turn or another column came between (also where the second half stands before the first); two
gaps; every other line; and each of them with misread letters mended. Nothing is believed but what has
the record's digest. Called by `report_finder`.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice, pairwise

import msgspec

from casebook.content import report_mending
from casebook.content.report_words import Edit, Words

# How many readings are tried before a quotation is given up, some 5 µs each.
_MOST_READINGS = 30_000
_MOST_EDITS = 3
_MOST_TO_MEND = 12
# Between two halves a page's furniture, a box or a column may stand.
_WIDEST_GAP = 3000
_MOST_LINES = 26
_HALF_WORDS = (0, -1, 1, -2, 2)


class Reading(msgspec.Struct, frozen=True):
    """Words of a text in the order in which they are read, with edits that count within `flat`."""

    flat: tuple[int, ...]
    edits: tuple[Edit, ...] = ()


class Wanted(msgspec.Struct, frozen=True):
    """What is known of a quotation's words: how many, and their digest."""

    count: int
    digest: str


def first_proved(
    words: Words, wanted: Wanted, starts: Sequence[int], ends: Sequence[int]
) -> Reading | None:
    """Give the reading that has the digest, if there is one."""
    in_a_row = list(_in_a_row(words, wanted, starts, ends))
    if found := _first(words, wanted, in_a_row):
        return found
    few_starts, few_ends = starts[:8], ends[:8]
    gaps = islice(_with_a_gap(words, wanted, few_starts, few_ends), _MOST_READINGS)
    if found := _first(words, wanted, gaps):
        return found
    by_line = list(islice(_by_line(words, wanted, few_starts, few_ends), _MOST_READINGS))
    if found := _first(words, wanted, by_line):
        return found
    likely = [*in_a_row[:_MOST_TO_MEND], *by_line[:_MOST_TO_MEND]]
    return _first_mended(words, wanted, likely)


def in_a_row_anywhere(words: Words, wanted: Wanted, zone: range) -> Reading | None:
    """Look through a whole zone, for where neither anchor can be trusted."""
    for start in zone[: max(0, len(zone) - wanted.count + 1)]:
        if _has_digest(words.plain[start : start + wanted.count], wanted):
            return Reading(tuple(range(start, start + wanted.count)))
    return None


def likeliest(
    words: Words, wanted: Wanted, starts: Sequence[int], ends: Sequence[int]
) -> Reading | None:
    """Give the words between both anchors where nothing is proved: about as many as there should be.

    Of words that a gap divides only those are taken that break off where a block of text ends.
    """
    spare = max(1, wanted.count // 10)
    pairs = [(start, end) for start in starts for end in ends if start < end]
    pairs = [pair for pair in pairs if abs(pair[1] - pair[0] - wanted.count) <= spare]
    if pairs:
        start, end = min(pairs, key=lambda pair: abs(pair[1] - pair[0] - wanted.count))
        return Reading(tuple(range(start, end)))
    for start in starts[:8]:
        for end in ends[:8]:
            for length in (wanted.count + more for more in _HALF_WORDS):
                for flat in _one_gap(words, start, end, length):
                    cut = next(at for at in range(1, length) if flat[at] != flat[at - 1] + 1)
                    if words.ends_a_block(flat[cut - 1]) and words.ends_a_block(flat[cut] - 1):
                        return Reading(flat)
    return None


def _in_a_row(
    words: Words, wanted: Wanted, starts: Sequence[int], ends: Sequence[int]
) -> Iterator[Reading]:
    """Give stretches of about the right length, the exact ones first, then what one anchor tells."""
    count = wanted.count
    spare = max(2, count // 8)
    pairs = [(start, end) for start in starts for end in ends if 0 < end - start <= count + spare]
    pairs = [pair for pair in pairs if abs(pair[1] - pair[0] - count) <= spare]
    pairs.sort(key=lambda pair: abs(pair[1] - pair[0] - count))
    pairs += [(start, start + count + more) for start in starts[:8] for more in (0, -1, 1)]
    pairs += [(end - count - more, end) for end in ends[:8] for more in (0, -1, 1)]
    for start, end in dict.fromkeys(pairs):
        if 0 <= start < end <= len(words):
            yield Reading(tuple(range(start, end)))


def _with_a_gap(
    words: Words, wanted: Wanted, starts: Sequence[int], ends: Sequence[int]
) -> Iterator[Reading]:
    """Give all ways to leave out one stretch between the anchors, or to join two halves turned round."""
    for more in _HALF_WORDS:
        for start in starts:
            for end in ends:
                yield from map(Reading, _one_gap(words, start, end, wanted.count + more))


def _one_gap(words: Words, start: int, end: int, length: int) -> Iterator[tuple[int, ...]]:
    if length < 2 or abs(end - start) > length + _WIDEST_GAP:
        return
    for first in range(1, length):
        again = end - (length - first)
        is_later = again > start + first
        if is_later or (again >= 0 and end <= start and start + first <= len(words)):
            yield (*range(start, start + first), *range(again, end))


def _by_line(
    words: Words, wanted: Wanted, starts: Sequence[int], ends: Sequence[int]
) -> Iterator[Reading]:
    """Give ways to leave out whole lines: every other one of some in a row, or two stretches."""
    for start in starts:
        for end in ends:
            if wanted.count < end - start <= 4 * wanted.count + 40:
                lines = _lines(words, start, end)
                yield from _every_other(lines, wanted.count)
                if len(lines) <= _MOST_LINES:
                    yield from _two_gaps(lines, wanted.count)


def _lines(words: Words, start: int, end: int) -> list[range]:
    lasts = [at + 1 for at in range(start, end) if words.ends_a_line(at)]
    edges = [start, *(at for at in lasts if at < end), end]
    return [range(one, other) for one, other in pairwise(edges)]


def _every_other(lines: Sequence[range], count: int) -> Iterator[Reading]:
    total = sum(map(len, lines))
    for first in range(1, len(lines)):
        left = total
        for last in range(first, len(lines) - 1, 2):
            left -= len(lines[last])
            if abs(left - count) <= 2:
                gone = set(range(first, last + 1, 2))
                kept = [line for at, line in enumerate(lines) if at not in gone]
                yield Reading(tuple(at for line in kept for at in line))


def _two_gaps(lines: Sequence[range], count: int) -> Iterator[Reading]:
    until = [0]
    for line in lines:
        until.append(until[-1] + len(line))
    for a, b, c, d in combinations(range(1, len(lines)), 4):
        if abs(until[a] + until[c] - until[b] + until[-1] - until[d] - count) <= 2:
            kept = (*lines[:a], *lines[b:c], *lines[d:])
            yield Reading(tuple(at for line in kept for at in line))


def _first(words: Words, wanted: Wanted, readings: Iterable[Reading]) -> Reading | None:
    """Give the first reading with the digest, words that a line's end broke read either way."""
    for reading in readings:
        plain = [words.plain[at] for at in reading.flat]
        breaks = _breaks(words, reading.flat)
        if (edits := _fitting(plain, breaks, wanted, _MOST_EDITS)) is not None:
            return Reading(reading.flat, edits)
    return None


def _first_mended(words: Words, wanted: Wanted, readings: Sequence[Reading]) -> Reading | None:
    budget = _MOST_READINGS
    for reading in readings:
        plain = [words.plain[at] for at in reading.flat]
        breaks = _breaks(words, reading.flat)
        mends = report_mending.mends(words, reading.flat)
        tries = _combined([*breaks, *mends], len(plain), wanted.count)
        tries_of_one = ((edit,) for edit in report_mending.single_letters(words, reading.flat))
        for edits in islice((*islice(tries, budget // 3), *tries_of_one), budget // 2):
            budget -= 1
            if len(plain) + sum(e.more for e in edits) != wanted.count:
                continue
            if _has_digest(_edited(plain, edits), wanted):
                return Reading(reading.flat, edits)
    return None


def _breaks(words: Words, flat: Sequence[int]) -> list[Edit]:
    """Give the other readings of the words that a line's end broke, also across a gap."""
    found = []
    for at, word in enumerate(flat):
        other = words.breaks.get(word, ())
        if len(other) == 2:
            shown = words.text[words.starts[word] : words.ends[word]]
            found.append(Edit(at, at + 1, other, "-".join(shown.replace("-", " ").split())))
        elif other and at + 1 < len(flat):
            shown = words.shown(word) + words.shown(flat[at + 1])
            whole = words.plain[word] + words.plain[flat[at + 1]]
            found.append(Edit(at, at + 2, (whole,), shown))
    return found


def _fitting(
    plain: Sequence[str], edits: Sequence[Edit], wanted: Wanted, most: int
) -> tuple[Edit, ...] | None:
    """Give the edits with which the words have the digest, none of them if they have it as they are."""
    for chosen in _combined(edits, len(plain), wanted.count, most):
        if _has_digest(_edited(plain, chosen), wanted):
            return chosen
    return None


def _combined(
    edits: Sequence[Edit], length: int, count: int, most: int = _MOST_EDITS
) -> Iterator[tuple[Edit, ...]]:
    """Give the choices of edits that leave the right number of words, the cheapest first."""
    if length == count:
        yield ()
    ordered = sorted(edits, key=lambda edit: edit.cost)
    for size in range(1, most + 1):
        for chosen in combinations(ordered, size):
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
