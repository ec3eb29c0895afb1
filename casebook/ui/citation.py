"""What Ctrl+C gives: an item as it may stand in a handout, with its citation, as plain and as rich text.

The plain text is what a person would type; the rich text has the same words. Knows records and Qt's clipboard parcel,
no page; the pages call it.
"""

import json
from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QMimeData

from casebook.domain import citations, dates, sentences
from casebook.domain.model import About, Event, Evidence, History, Outcome, Site
from casebook.domain.quotations import Quote
from casebook.domain.snapshot import Snapshot

CSL = "application/vnd.citationstyles.csl+json"
"""The media type of an item of CSL-JSON (IANA)."""


def of_event(about: About, history: History, event: Event) -> QMimeData:
    """Give an event: date, title, text, whether it is inferred, and where it comes from."""
    when = sentences.capital(dates.label(event.when, event.wording))
    body = [event.text] if event.text else []
    body += _doubts(event)
    return parcel(f"{when}: {event.title}", body, cited(about, history, event.source))


def of_site(about: About, site: Site) -> QMimeData:
    """Give a site: its name, its facts, where its compact stood, and where that comes from."""
    facts = "; ".join(
        f"{fact.label}: {fact.value or sentences.NOT_REPORTED}{_aside(fact)}"
        for fact in sentences.facts(site)
    )
    status = site.status
    stood = f"{status.value.label}, {dates.label(status.as_of)}{_aside(status)}. {status.text}"
    return parcel(sentences.heading(site), [f"{facts}.", stood], cited(about, None, status.source))


def of_outcome(about: About, site: Site, outcome: Outcome) -> QMimeData:
    """Give an outcome: which way it turned out, its text, whether it is inferred, and its source."""
    body = [outcome.text, *_doubts(outcome)]
    return parcel(outcome.kind.label, body, cited(about, site, outcome.source))


def of_text(about: About, site: Site, heading: str, text: str) -> QMimeData:
    """Give a lesson or a question, and the site it is about."""
    return parcel(heading, [text], cited(about, site, ""))


def of_quote(snapshot: Snapshot, quote: Quote) -> QMimeData:
    """Give a quotation as plain and rich text, and the report it stands in as an item of CSL-JSON."""
    said, where = citations.quotation(quote, snapshot).split("\n", 1)
    made = parcel(said, [], where)
    item = {
        "id": quote.id,
        "type": "report",
        "title": snapshot.about.cite or snapshot.about.title,
        "section": citations.place_of(quote),
        "note": said,
    }
    made.setData(CSL, json.dumps([item], ensure_ascii=False).encode())
    return made


def _aside(evidence: Evidence) -> str:
    said = sentences.basis(evidence)
    return f" ({said.lower()})" if said else ""


def _doubts(evidence: Evidence) -> Iterable[str]:
    if said := sentences.basis(evidence):
        yield f"{said}: {sentences.as_sentence(sentences.reasoning(evidence))}"
    if evidence.conflict:
        yield f"{sentences.DISAGREES}: {sentences.as_sentence(evidence.conflict)}"


def cited(about: About, history: History | None, source: str) -> str:
    """Give where something stands: the site it is about, the place in the report, the report."""
    where = sentences.heading(history) if history else ""
    pieces = (where, source, about.cite or about.title)
    return " ".join(sentences.as_sentence(piece.strip()) for piece in pieces if piece)


def parcel(heading: str, body: Iterable[str], cited: str) -> QMimeData:
    """Give a heading, paragraphs and a citation as one parcel; any of them may be empty."""
    paragraphs = list(body)
    made = QMimeData()
    made.setText("\n\n".join(part for part in (heading, *paragraphs, cited) if part))
    made.setHtml(
        (f"<p><b>{escape(heading)}</b></p>" if heading else "")
        + "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
        + (f"<p><small>{escape(cited)}</small></p>" if cited else "")
    )
    return made
