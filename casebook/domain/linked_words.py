"""Which of the linked words belong to the quotations of a casebook. Pure; `library` calls it.

The desk outlives editions of the content and serves every casebook that is opened: words are shown only with the
quotation that they are the words of.
"""

from collections.abc import Iterable

import msgspec

from casebook.domain.quotations import FoundWords, LinkedReport, Quote, digest, spoken_words


def fitting(linked: LinkedReport | None, quotes: Iterable[Quote]) -> LinkedReport | None:
    """Give the linked report with the words that fit these quotations; None where none does."""
    if linked is None:
        return None
    known = {quote.id: quote for quote in quotes}
    found = tuple(
        words
        for words in linked.found
        if words.quote_id in known and _fits(words, known[words.quote_id])
    )
    missing = tuple(one for one in linked.missing if one.quote_id in known)
    return msgspec.structs.replace(linked, found=found, missing=missing) if found else None


def _fits(words: FoundWords, quote: Quote) -> bool:
    """Say whether words are the quotation's: by its digest, or with misread letters by its first or last words."""
    if words.word_for_word:
        return digest(words.words) == quote.digest
    spoken, first, last = (spoken_words(text) for text in (words.words, quote.starts, quote.ends))
    return spoken[: len(first)] == first or spoken[-len(last) :] == last
