"""What the report's people said that belongs to a site, and where the report disagrees with itself about it.

A quotation shows the words of the trainer's own copy in quotation marks, or else our paraphrase, and says which. That
it is of this site is always our reasoning. Made whole and thrown away like the site page's other parts.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain import citations, sentences
from casebook.domain.model import Site
from casebook.domain.quotations import FoundWords, Quote
from casebook.domain.snapshot import Snapshot
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import about_records, citation, labels
from casebook.ui.about_entries import EntryPiece
from casebook.ui.appearance import Role
from casebook.ui.site_sections import Asked, Piece, Unfolding


def quotes(snapshot: Snapshot, site: Site) -> QWidget:
    """Give the quotations that are tied to a site, however surely."""
    pieces = []
    for quote in snapshot.quotes_of(site.number):
        spoken = f"{citations.speaker_of(quote)}: {citations.said(quote, snapshot)}"
        pieces.append(
            Piece(_quote(snapshot, quote), spoken, partial(citation.of_quote, snapshot, quote))
        )
    return _column(pieces)


def conflicts(snapshot: Snapshot, site: Site, look: Look, asked: Asked) -> QWidget:
    """Give the contradictions of the report that bear on a site."""
    told = snapshot.framework.conflicts_of(site.number)
    return _column(
        [EntryPiece(snapshot.about, about_records.conflict(one), look, asked) for one in told]
    )


def _quote(snapshot: Snapshot, quote: Quote) -> QWidget:
    linked = snapshot.words_of(quote)
    themes = [theme.name for one in quote.themes if (theme := snapshot.theme(one))]
    parts: list[QWidget] = [
        labels.label(_whose_words(linked), Role.SMALL),
        labels.label(f"“{linked.words}”" if linked else quote.gist),
        labels.label(citations.speaker_of(quote), Role.SOFT),
    ]
    quiet = (quote.source, f"Themes: {', '.join(themes)}" if themes else "")
    parts += [labels.label(words, Role.SMALL) for words in quiet if words]
    if quote.site is not None:
        why = Unfolding(_tied(quote), sentences.as_sentence(quote.site.why), Role.INFERRED)
        parts += [why.chip, why.reasons]
    if quote.conflict:
        words = f"{sentences.DISAGREES}: {sentences.as_sentence(quote.conflict)}"
        parts.append(labels.label(words, Role.SMALL))
    return _column(parts)


def _whose_words(linked: FoundWords | None) -> str:
    if linked is None:
        return "Paraphrase"
    unsure = "" if linked.word_for_word else "; some letters may be misread"
    return f"In the words of your copy{unsure}"


def _tied(quote: Quote) -> str:
    """Say how surely a quotation is of its site."""
    sure = quote.site.confidence.label.lower() if quote.site else ""
    return f"of this site, inferred, {sure} confidence"


def _column(parts: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(UNIT_PX // 2)
    for one in parts:
        column.addWidget(one)
    return made
