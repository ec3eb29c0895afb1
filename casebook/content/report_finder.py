"""The quotations' words in a copy of the report: records and a text in, a `LinkedReport` out.

Each quotation is looked for by its first and last words in its section, its chapter, then anywhere.
Only words with the record's digest count as word for word. A text that is not the report is refused.
Knows no file, SQL or Qt; `library` calls it with what `content.report_text` gives.
"""

from collections.abc import Iterator, Sequence

from casebook.content import report_proof
from casebook.content.report_proof import Reading, Wanted
from casebook.content.report_search import Search
from casebook.content.report_words import Words
from casebook.domain.quotations import (
    FoundWords,
    LinkedReport,
    MissingWords,
    Quote,
    digest,
    spoken_words,
)
from casebook.errors import UsageError
from casebook.progress import UNWATCHED, Progress

# A copy of the report has at least this share of its headings or of its quotations' first words.
_FEWEST_HEADINGS = 0.3
_FEWEST_ANCHORS = 0.15
# Anchors with fewer letters may stand in any text.
_TELLING = 10
# Fewer words than this are found by chance, and are only believed with their digest.
_FEWEST_TO_BELIEVE = 8

_NOT_BEGUN = "Its first words are not in this copy."
_NOT_ENDED = "Its first words are in this copy, but not its last."
_NOT_BETWEEN = "Its first and last words are in this copy, but other text stands between them."
_TOO_SHORT = (
    "It is too short to be told from other text, and not a copy of it is letter for letter."
)


def find(
    quotes: Sequence[Quote],
    text: str,
    *,
    name: str,
    linked_on: str,
    progress: Progress = UNWATCHED,
) -> LinkedReport:
    """Find the quotations' words in the text of the file `name`; `linked_on` is an ISO day.

    Raises:
        UsageError: the text is not that of the report, or there is nothing to look for.
        Cancelled: whoever watches wants no more of it.
    """
    if not quotes:
        raise UsageError("This casebook has no quotations that a report could be linked for.")
    words = Words(text)
    search = Search(words, quotes)
    if not _is_the_report(search, quotes):
        raise UsageError(
            f"“{name}” does not look like the report.",
            advice="Hardly any of its headings and quotations are in there. Choose the file that "
            "holds the report itself, the whole of it.",
        )
    found: list[FoundWords] = []
    missing: list[MissingWords] = []
    for done, quote in enumerate(quotes):
        progress.step(done, len(quotes), f"quotation {done + 1}")
        sought = _sought(words, search, quote)
        (found if isinstance(sought, FoundWords) else missing).append(sought)  # type: ignore[arg-type]
    return LinkedReport(name=name, linked_on=linked_on, found=tuple(found), missing=tuple(missing))


def _is_the_report(search: Search, quotes: Sequence[Quote]) -> bool:
    sections = {(quote.place.chapter, quote.place.section) for quote in quotes}
    anchors = [
        quote.starts for quote in quotes if sum(map(len, spoken_words(quote.starts))) >= _TELLING
    ]
    known = sum(map(search.has, anchors))
    return len(search.headings) >= _FEWEST_HEADINGS * len(
        sections
    ) or known > _FEWEST_ANCHORS * len(anchors)


def _sought(words: Words, search: Search, quote: Quote) -> FoundWords | MissingWords:
    zones = search.zones(quote)
    starts, ends = search.starts(quote, zones), search.ends(quote, zones)
    proved = next((found for found in _proofs(words, search, quote, starts, ends) if found), None)
    if proved:
        return _found(words, quote, proved)
    if quote.count >= _FEWEST_TO_BELIEVE and (
        likely := report_proof.likeliest(words, quote.count, starts, ends)
    ):
        return _found(words, quote, likely)
    return MissingWords(quote_id=quote.id, why=_why(quote, starts, ends))


def _proofs(
    words: Words, search: Search, quote: Quote, starts: Sequence[int], ends: Sequence[int]
) -> Iterator[Reading | None]:
    """Give what each way of proving comes to, the quickest first."""
    wanted = Wanted(quote.count, quote.digest)
    yield report_proof.first_proved(words, wanted, starts, ends)
    # An anchor may be cut as well; what is left of it is trusted only with the digest's proof.
    if starts:
        yield report_proof.first_proved(words, wanted, starts, search.cut_ends(quote, starts))
    if ends:
        yield report_proof.first_proved(words, wanted, search.cut_starts(quote, ends), ends)
    yield report_proof.first_mended(words, wanted, starts, ends)


def _found(words: Words, quote: Quote, reading: Reading) -> FoundWords:
    said = words.quotation(reading.said, reading.edits)
    before, after = words.around(reading.said[0][0], reading.said[-1][-1])
    return FoundWords(
        quote_id=quote.id,
        words=said,
        word_for_word=digest(said) == quote.digest,
        before=before,
        after=after,
    )


def _why(quote: Quote, starts: Sequence[int], ends: Sequence[int]) -> str:
    if not starts:
        return _NOT_BEGUN
    if not ends:
        return _NOT_ENDED
    return _NOT_BETWEEN if quote.count >= _FEWEST_TO_BELIEVE else _TOO_SHORT
