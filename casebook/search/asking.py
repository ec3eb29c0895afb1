"""One question to an open index: fit, rank, count, and help where little is found.

Rules. All the words must fit; where few texts have them all, texts with most of them follow, and the answer says so.
A word that nobody knows is taken for a slip of the keys. Field words of one field add up, fields narrow one another; a
date keeps what falls in it, or may. Called by `engine`, which sees to it that one question is asked at a time.
"""

import heapq
import math
from array import array
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from casebook.search import explaining, query, words
from casebook.search.answer import Chosen, Hit, SearchAnswer
from casebook.search.facets import FACETS
from casebook.search.opened import Opened, when_of
from casebook.search.postings import Found, numbers_of
from casebook.search.query import Alias, AnyOf, Part, Query, Word
from casebook.search.snippets import Marker

# So few hits are little: a slip of the keys is thought of.
_LITTLE = 2
# A word is rare in so few documents, and another is likelier that is so many times as frequent.
_RARE = 1
_LIKELIER = 4
_PERHAPS = 0.9
_RARITY = 3.0
_NOTHING = "Nothing was found. "


class _Matched(msgspec.Struct, frozen=True):
    """What fits: `bits`; what would fit without field words; what certainly falls in the time; the parts."""

    bits: int
    unwished: int
    certain: int
    wanted: tuple[Found, ...]
    by_field: Mapping[str, int]


def answer(opened: Opened, text: str, *, limit: int | None, growing: bool) -> SearchAnswer:
    """Give the best hits of what was typed."""
    asked = query.parse(text, opened.aliases, growing=growing)
    found = _answered(opened, text, asked, limit=limit)
    if asked.is_empty or found.total > _LITTLE:
        return found
    if (likelier := _likelier(opened, text, asked, growing=growing)) is None:
        return _filled(opened, found, asked, limit=limit)
    suggestion, instead = likelier
    if found.total:
        return msgspec.structs.replace(found, suggestion=suggestion)
    shown = _answered(opened, text, instead, limit=limit)
    if not shown.total:
        shown = _filled(opened, shown, instead, limit=limit)
    if not shown.total:
        return msgspec.structs.replace(found, suggestion=suggestion)
    told = f"Nothing was found as typed, so this is for “{suggestion}”. {shown.explanation}"
    return msgspec.structs.replace(shown, suggestion=suggestion, explanation=told)


def _answered(opened: Opened, text: str, asked: Query, *, limit: int | None) -> SearchAnswer:
    explanation = explaining.understood(asked, opened.columns)
    if asked.is_empty:
        facets: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        return SearchAnswer(query=text, total=0, hits=(), facets=facets, explanation=explanation)
    matched = _matched(opened, asked)
    if not matched.bits:
        explanation = f"{_NOTHING}{explanation}"
    return SearchAnswer(
        query=text,
        total=matched.bits.bit_count(),
        hits=_hits(opened, matched, asked, limit),
        facets=_facets(opened, matched),
        explanation=explanation,
        by_kind=opened.columns.counted("kind", matched.bits),
        chosen=tuple(_chosen(opened, asked)),
    )


def _chosen(opened: Opened, asked: Query) -> Iterable[Chosen]:
    for wish in asked.wishes:
        value = opened.columns.meant(wish.field, wish.value)
        if value is not None:
            yield Chosen(facet=wish.field, value=value, typed=wish.value, excluded=wish.excluded)


def _matched(opened: Opened, asked: Query) -> _Matched:
    wanted = tuple(map(opened.postings.found, asked.wanted))
    fit = certain = opened.columns.all
    for found in wanted:
        fit &= found.bits
    for found in map(opened.postings.found, asked.unwanted):
        fit &= ~found.bits
    for period in asked.periods:
        within = opened.columns.within(period)
        fit &= within.possible
        certain &= within.certain
    by_field, excluded = _wishes(opened, asked)
    fit &= ~excluded
    bits = fit
    for wished in by_field.values():
        bits &= wished
    return _Matched(bits, fit, certain, wanted, by_field)


def _wishes(opened: Opened, asked: Query) -> tuple[dict[str, int], int]:
    """Give what each field's values come to together, and what is excluded."""
    by_field: dict[str, int] = {}
    excluded = 0
    for wish in asked.wishes:
        value = opened.columns.meant(wish.field, wish.value)
        bits = opened.columns.of(wish.field, value) if value is not None else 0
        if wish.excluded:
            excluded |= bits
        else:
            by_field[wish.field] = by_field.get(wish.field, 0) | bits
    return by_field, excluded


def _facets(opened: Opened, matched: _Matched) -> dict[str, dict[str, int]]:
    counted = {}
    for facet in FACETS:
        among = matched.unwished
        for field, bits in matched.by_field.items():
            if field != facet:
                among &= bits
        counted[facet] = opened.columns.counted(facet, among)
    return counted


def _hits(opened: Opened, matched: _Matched, asked: Query, limit: int | None) -> tuple[Hit, ...]:
    numbers = numbers_of(matched.bits)
    scores = _scores(opened, matched, numbers)
    most = len(numbers) if limit is None else limit
    if asked.wanted:
        best = heapq.nsmallest(most, zip(scores, numbers, strict=True))
    else:
        best = heapq.nsmallest(
            most, zip(scores, numbers, strict=True), key=lambda one: _in_time(opened, one[1])
        )
    marker = Marker(asked.wanted)
    return tuple(_hit(opened, marker, number, -score, matched.certain) for score, number in best)


def _in_time(opened: Opened, number: int) -> tuple[object, int]:
    document = opened.documents[number]
    return (when_of(document), number) if document else ((), number)


def _scores(opened: Opened, matched: _Matched, numbers: Sequence[int]) -> list[float]:
    """Give the scores of documents by number, negated: the best is the smallest."""
    sums = [0.0] * len(numbers)
    for found in matched.wanted:
        column: array[float] = found.scores
        sums = [total + column[number] for total, number in zip(sums, numbers, strict=True)]
    factors, certain = opened.factors, matched.certain
    if certain == opened.columns.all:
        return [-total * factors[number] for total, number in zip(sums, numbers, strict=True)]
    return [
        -total * factors[number] * (1.0 if certain >> number & 1 else _PERHAPS)
        for total, number in zip(sums, numbers, strict=True)
    ]


def _hit(opened: Opened, marker: Marker, number: int, score: float, certain: int) -> Hit:
    document = opened.documents[number]
    if document is None:
        raise LookupError(number)
    return Hit(
        kind=document.kind,
        id=document.id,
        site=document.site,
        title=document.title,
        pieces=marker.snippet(document.text),
        title_pieces=marker.pieces(document.title),
        score=round(score, 3),
        certain=bool(certain >> number & 1),
    )


def _filled(
    opened: Opened, strict: SearchAnswer, asked: Query, *, limit: int | None
) -> SearchAnswer:
    """Add texts with most of the words, where few or none have all of them."""
    least_of_all = 2 if strict.total else 1
    parts = len(asked.wanted)
    if parts <= least_of_all:
        return strict
    wanted = tuple(
        _rarity_counted(opened.postings.found(part), opened.postings.size) for part in asked.wanted
    )
    rest = _matched(opened, msgspec.structs.replace(asked, wanted=()))
    for least in range(parts - 1, max(least_of_all, parts // 2) - 1, -1):
        enough = rest.unwished & _at_least(least, wanted)
        bits = rest.bits & enough
        if bits.bit_count() > strict.total:
            return _with_others(
                opened,
                strict,
                asked,
                _Matched(bits, enough, rest.certain, wanted, rest.by_field),
                limit,
            )
    return strict


def _rarity_counted(found: Found, size: int) -> Found:
    """Let a part count the more the fewer have it: of half-remembered words the rare one is the right one."""
    numbers = numbers_of(found.bits)
    rarity = _RARITY * math.log((size + 1) / (len(numbers) + 1))
    scores = array("f", bytes(4 * size))
    for number in numbers:
        scores[number] = found.scores[number] + rarity
    return Found(found.bits, scores)


def _with_others(
    opened: Opened, strict: SearchAnswer, asked: Query, matched: _Matched, limit: int | None
) -> SearchAnswer:
    """Give what has all of the words first, then the others."""
    first = {(hit.kind, hit.id) for hit in strict.hits}
    others = [
        hit for hit in _hits(opened, matched, asked, limit) if (hit.kind, hit.id) not in first
    ]
    told = strict.explanation.removeprefix(_NOTHING)
    has_all = "Only the first has" if strict.total == 1 else f"Only the first {strict.total} have"
    why = f"{has_all} all of these; then" if strict.total else "No text has all of these, so here"
    return msgspec.structs.replace(
        strict,
        total=matched.bits.bit_count(),
        hits=(*strict.hits, *others)[:limit],
        facets=_facets(opened, matched),
        by_kind=opened.columns.counted("kind", matched.bits),
        explanation=f"{why} come those with most of them. {told}",
    )


def _at_least(least: int, wanted: Iterable[Found]) -> int:
    """Give what has at least so many of the parts."""
    # `reached[n]` holds what has had n parts so far, or more.
    reached = [-1, *[0] * least]
    for found in wanted:
        for count in range(least, 0, -1):
            reached[count] |= reached[count - 1] & found.bits
    return reached[least]


def _likelier(
    opened: Opened, text: str, asked: Query, *, growing: bool
) -> tuple[str, Query] | None:
    """Give what was probably meant where a word or a field's value is not known: the line, and what it asks."""
    changed = text
    for word in _plain_words(asked.wanted):
        known = opened.postings.found(word).bits.bit_count()
        if known <= _RARE and (other := opened.postings.likeliest(word.word)):
            more = opened.postings.found(Word(word=other)).bits.bit_count()
            if more >= max(1, known * _LIKELIER):
                changed = words.replaced(changed, word.word, other)
    for wish in asked.wishes:
        near = opened.columns.nearest(wish.field, wish.value)
        if near and opened.columns.meant(wish.field, wish.value) is None:
            changed = changed.replace(wish.value, near)
    instead = query.parse(changed, opened.aliases, growing=growing)
    return (changed, instead) if instead != asked else None


def _plain_words(parts: Iterable[Part]) -> Iterable[Word]:
    for part in parts:
        match part:
            case Word(begins=False):
                yield part
            case AnyOf(parts=inner):
                yield from _plain_words(inner)
            case Alias(words=inner):
                yield from inner
