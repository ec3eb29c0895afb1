"""One quotation as a card: the words in quotation marks, or our gist marked as a paraphrase; who speaks, and where.

Takes the keyboard like every `Piece` and gives itself with its citation. Knows the snapshot's records, no page; the
Quotes page keeps the cards.
"""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain import citations, sentences
from casebook.domain.quotations import Quote
from casebook.domain.snapshot import Snapshot
from casebook.timeline.look import UNIT_PX
from casebook.ui import citation, copying, labels, navigation
from casebook.ui.appearance import Role
from casebook.ui.flow_layout import flow
from casebook.ui.site_sections import Piece

Asked = Callable[[str], object]
PARAPHRASE = "paraphrase"


def of(snapshot: Snapshot, quote: Quote, asked: Asked, theme_asked: Asked) -> Piece:
    """Make the card; `asked` takes an address, `theme_asked` the id of a theme to see more of."""
    parcel = partial(citation.of_quote, snapshot, quote)
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(UNIT_PX, UNIT_PX, UNIT_PX, UNIT_PX)
    column.setSpacing(UNIT_PX // 2)
    for part in (
        *_said(snapshot, quote),
        *_about(quote),
        _foot(snapshot, quote, asked, theme_asked, parcel),
    ):
        column.addWidget(part)
    spoken = f"{citations.said(quote, snapshot)} {citations.speaker_of(quote)}"
    return Piece(body, spoken, parcel)


def _said(snapshot: Snapshot, quote: Quote) -> Iterator[QWidget]:
    linked = snapshot.words_of(quote)
    if linked is None:
        yield labels.label(quote.gist)
        yield labels.one_line(PARAPHRASE, Role.INFERRED)
        return
    if linked.before:
        yield labels.label(f"… {linked.before}", Role.SMALL)
    yield labels.label(f"“{linked.words}”")
    if linked.after:
        yield labels.label(f"{linked.after} …", Role.SMALL)
    if not linked.word_for_word:
        words = "Found in your copy, but some letters may be misread there: check before you quote."
        yield labels.label(words, Role.SMALL)


def _about(quote: Quote) -> Iterator[QWidget]:
    yield labels.label(citations.speaker_of(quote), Role.HEADING)
    if quote.attribution and quote.speaker:
        yield labels.label(quote.speaker, Role.SOFT)
    words = f"{sentences.capital(citations.place_of(quote))} · {quote.sector.label} · {quote.id}"
    yield labels.label(words, Role.SMALL)
    if quote.site:
        sure = quote.site.confidence.label.lower()
        words = f"Site {quote.site.number}, inferred, confidence {sure}: {quote.site.why}"
        yield labels.label(sentences.as_sentence(words), Role.SMALL)
    if quote.conflict:
        words = f"{sentences.DISAGREES}: {quote.conflict}"
        yield labels.label(sentences.as_sentence(words), Role.SMALL)


def _foot(
    snapshot: Snapshot,
    quote: Quote,
    asked: Asked,
    theme_asked: Asked,
    parcel: Callable[[], QMimeData],
) -> QWidget:
    """Give the themes, each a way to more of it, and what can be done with the quotation."""
    parts: list[QWidget] = []
    for theme in snapshot.themes:
        if theme.id in quote.themes:
            chip = labels.button(theme.name, Role.CHIP, partial(theme_asked, theme.id))
            chip.setToolTip("Only quotations with this theme, too")
            parts.append(chip)
    copy = labels.button("Copy with citation", Role.LINK, lambda: copying.copy_item(parcel()))
    parts.append(copy)
    here = navigation.address("quotes", quote.id)
    parts.append(labels.button("Show among all", Role.LINK, partial(asked, here)))
    if quote.site:
        there = navigation.address("site", str(quote.site.number))
        parts.append(
            labels.button(f"Go to site {quote.site.number}", Role.LINK, partial(asked, there))
        )
    return flow(parts, UNIT_PX)
