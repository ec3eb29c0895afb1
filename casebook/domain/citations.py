"""How quotations and works are cited, in the author-date style called Harvard.

`Cite them right` and the report's own list agree on the form; a quotation is cited by chapter, section and paragraph,
for the scans and copies that people have do not share page numbers. Pure.
"""

from casebook.domain import sentences
from casebook.domain.framework import Reference
from casebook.domain.quotations import Quote
from casebook.domain.snapshot import Snapshot


def place_of(quote: Quote) -> str:
    """Say where a quotation stands: "chapter 3, Establishing trust, paragraph 2"."""
    place = quote.place
    parts = [f"chapter {place.chapter}" if place.chapter else "", place.section]
    parts.append(f"paragraph {place.paragraph}" if place.paragraph else "")
    return ", ".join(part for part in parts if part)


def speaker_of(quote: Quote) -> str:
    """Say who speaks: as printed, else as the text around tells."""
    return quote.attribution or quote.speaker or "Speaker not told"


def said(quote: Quote, snapshot: Snapshot) -> str:
    """Give the words in quotation marks where a copy is linked, else the gist marked as ours."""
    linked = snapshot.words_of(quote)
    return f"“{linked.words}”" if linked else f"{quote.gist} [paraphrase]"


def quotation(quote: Quote, snapshot: Snapshot) -> str:
    """Give words or gist with speaker and full citation, as one plain text of two lines."""
    cited = f"{speaker_of(quote)}, {place_of(quote)}. In: {snapshot.about.cite}"
    how = "" if snapshot.words_of(quote) else "Paraphrased from: "
    return f"{said(quote, snapshot)}\n{how}{cited}"


def reference(work: Reference) -> str:
    """Give a work as an entry of a list of references."""
    start = f"{work.authors} ({work.year})" if work.authors else f"({work.year})"
    return " ".join(
        part
        for part in (
            start,
            sentences.as_sentence(work.title),
            sentences.as_sentence(work.published),
        )
        if part
    )
