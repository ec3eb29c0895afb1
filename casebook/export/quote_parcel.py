"""Quotations to be exported, and the plain entries that every writer starts from.

Words go out only where the person asked for them and a copy of the report is linked; else the gist, marked as a
paraphrase. Pure.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from casebook.domain import citations, quote_selection, trimming
from casebook.domain.model import Theme
from casebook.domain.quotations import Quote
from casebook.domain.snapshot import Snapshot
from casebook.export.formats import QUOTES
from casebook.export.parcel import Exportable
from casebook.timeline.look import Look

PARAPHRASE = "Paraphrase: the words are ours."
QUOTED = "Quoted word for word."
CUT = "Cuts of ours are marked […]."
MISREAD = "Quoted; letters may be misread."


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation in words for a reader. `how` says whether `said` is quoted or paraphrased."""

    quote: Quote
    said: str
    how: str
    speaker: str
    place: str
    themes: tuple[Theme, ...]
    paths: tuple[str, ...]
    site: str
    citation: str

    @property
    def is_quoted(self) -> bool:
        """Say whether these are the respondent's own words."""
        return self.how != PARAPHRASE


class QuoteParcel(msgspec.Struct, frozen=True, kw_only=True):
    """Quotations to be exported, in order. With `by_theme` slides and documents gather them under their themes.

    Words beyond `most_words` are cut, which is marked; 0 cuts nothing.
    """

    snapshot: Snapshot
    quotes: tuple[Quote, ...]
    look: Look
    include_words: bool = False
    by_theme: bool = False
    most_words: int = 0
    template: Path | None = None

    @property
    def title(self) -> str:
        """Give what it is called."""
        count = len(self.quotes)
        return f"{count} quotation{'' if count == 1 else 's'}"

    @property
    def cite(self) -> str:
        """Give the report as it is to be cited."""
        return self.snapshot.about.cite

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Give the quotations in words for a reader."""
        return tuple(_entry(quote, self) for quote in self.quotes)


def exportable_quotes(
    snapshot: Snapshot, quotes: tuple[Quote, ...], *, by_theme: bool = False
) -> Exportable:
    """Give quotations as what the export panel can write."""
    count = len(quotes)
    return Exportable(
        what=QUOTES,
        title=f"{count} quotation{'' if count == 1 else 's'}",
        has_words=snapshot.linked is not None,
        pack=lambda wanted: QuoteParcel(
            snapshot=snapshot,
            quotes=quotes,
            look=wanted.look,
            include_words=wanted.include_words,
            by_theme=by_theme,
            template=wanted.template,
        ),
    )


def grouped(parcel: QuoteParcel) -> Iterator[tuple[Theme, tuple[Entry, ...]]]:
    """Give the entries under each of their themes, in the order of the tree; one may stand under several."""
    entries = parcel.entries
    for theme, _ in quote_selection.tree(parcel.snapshot):
        if found := tuple(entry for entry in entries if theme in entry.themes):
            yield theme, found


def _entry(quote: Quote, parcel: QuoteParcel) -> Entry:
    snapshot = parcel.snapshot
    linked = snapshot.words_of(quote) if parcel.include_words else None
    if linked is None:
        said, how = quote.gist, PARAPHRASE
    else:
        words = linked.words
        if parcel.most_words:
            words = trimming.to_fit(words, parcel.most_words)
        said, how = f"“{words}”", QUOTED if linked.word_for_word else MISREAD
        if words != linked.words:
            how = f"{how} {CUT}"
    themes = tuple(theme for one in quote.themes if (theme := snapshot.theme(one)))
    speaker, place = citations.speaker_of(quote), citations.place_of(quote)
    site = ""
    if quote.site:
        site = f"Site {quote.site.number}, inferred, {quote.site.confidence.value} confidence: {quote.site.why}"
    start = "" if linked else "Paraphrased from: "
    return Entry(
        quote=quote,
        said=said,
        how=how,
        speaker=speaker,
        place=place,
        themes=themes,
        paths=tuple(_path(snapshot, theme) for theme in themes),
        site=site,
        citation=f"{start}{speaker}, {place}. In: {parcel.cite}",
    )


def _path(snapshot: Snapshot, theme: Theme) -> str:
    """Give a theme's name behind those it lies under: "Trust > Power"."""
    names = [theme.name]
    while theme.parent and (above := snapshot.theme(theme.parent)):
        theme = above
        names.insert(0, theme.name)
    return " > ".join(names)
