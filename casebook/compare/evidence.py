"""What stands behind a cell: ids that name any record of a casebook, and the record that an id names.

An id is an event's key (`site-06/by-election`); for other records it says what they are: `site-06/fact/country`,
`site-06/actor/council`, `site-06/outcome/grants`, `site-06/lesson/1`, `site-06/quote/q07`. Rows and grids hold ids
only, so that a comparison stays small; the window and the exports ask here for the words.
"""

import msgspec

from casebook.domain import dates, sentences
from casebook.domain.model import Actor, Evidence, Fact, Outcome, Site
from casebook.domain.quotations import Quote, TiedSite
from casebook.domain.snapshot import Snapshot


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A record in words: what it is, what it says, and what it rests on.

    `site_id` and `event_id` say where it can be opened; `event_id` is empty for what is no event. `text` is Markdown,
    `spoken` a quotation as it is to be read, plainly; `tied` says how surely that is of this site.
    """

    id: str
    kind: str
    title: str
    text: str
    evidence: Evidence
    site_id: str
    event_id: str = ""
    spoken: str = ""
    tied: str = ""


def of_fact(site: Site, field: str) -> str:
    """Give the id of a fact."""
    return f"{site.id}/fact/{field}"


def of_status(site: Site) -> str:
    """Give the id of where the compact stood."""
    return of_fact(site, "status")


def of_actor(site: Site, actor: Actor) -> str:
    """Give the id of a body or person."""
    return f"{site.id}/actor/{actor.id}"


def of_outcome(site: Site, outcome: Outcome) -> str:
    """Give the id of something that came of it."""
    return f"{site.id}/outcome/{outcome.id}"


def of_lesson(site: Site, number: int) -> str:
    """Give the id of a lesson, counted from 1."""
    return f"{site.id}/lesson/{number}"


def of_quote(site: Site, quote: Quote) -> str:
    """Give the id of a quotation, as told of a site."""
    return f"{site.id}/quote/{quote.id}"


def find(snapshot: Snapshot, evidence_id: str) -> Found | None:
    """Find the record that an id names."""
    site_id, _, rest = evidence_id.partition("/")
    site = snapshot.site(site_id)
    if site is None:
        return None
    what, _, own_id = rest.partition("/")
    match what:
        case "fact":
            found = _status(site) if own_id == "status" else _fact(site, own_id)
        case "actor":
            found = _actor(site, own_id)
        case "outcome":
            found = _outcome(site, own_id)
        case "lesson":
            found = _lesson(site, own_id)
        case "quote":
            found = _quote(snapshot, site, own_id)
        case _:
            found = _event(site, rest)
    return found


def _fact(site: Site, field: str) -> Found | None:
    known = next((fact for fact in sentences.facts(site) if fact.field == field), None)
    if known is None:
        return None
    return Found(
        id=of_fact(site, field),
        kind="Fact",
        title=known.label,
        text=known.value or sentences.capital(sentences.NOT_REPORTED),
        evidence=site.fact(field) or Fact(field=field),
        site_id=site.id,
    )


def _status(site: Site) -> Found:
    return Found(
        id=of_status(site),
        kind="Status",
        title=site.status.value.label,
        text=site.status.text,
        evidence=site.status,
        site_id=site.id,
    )


def _actor(site: Site, actor_id: str) -> Found | None:
    actor = site.actor(actor_id)
    if actor is None:
        return None
    return Found(
        id=of_actor(site, actor),
        kind=actor.sector.label,
        title=actor.name,
        text=actor.role,
        evidence=actor,
        site_id=site.id,
    )


def _outcome(site: Site, outcome_id: str) -> Found | None:
    outcome = next((one for one in site.outcomes if one.id == outcome_id), None)
    if outcome is None:
        return None
    return Found(
        id=of_outcome(site, outcome),
        kind="Outcome",
        title=outcome.kind.label,
        text=outcome.text,
        evidence=outcome,
        site_id=site.id,
    )


def _lesson(site: Site, number: str) -> Found | None:
    place = int(number) - 1 if number.isascii() and number.isdigit() else -1
    if not 0 <= place < len(site.lessons):
        return None
    return Found(
        id=of_lesson(site, place + 1),
        kind="Lesson",
        title=f"Lesson {place + 1}",
        text=site.lessons[place],
        evidence=Evidence(),
        site_id=site.id,
    )


def _event(site: Site, event_id: str) -> Found | None:
    event = site.event(event_id)
    if event is None:
        return None
    when = sentences.capital(dates.label(event.when, event.wording))
    return Found(
        id=event.key,
        kind=event.kind.label,
        title=f"{when}: {event.title}",
        text=event.text,
        evidence=event,
        site_id=site.id,
        event_id=event.id,
    )


def _quote(snapshot: Snapshot, site: Site, quote_id: str) -> Found | None:
    quote = snapshot.quote(quote_id)
    if quote is None or quote.site is None or quote.site.number != site.number:
        return None
    return Found(
        id=of_quote(site, quote),
        kind="Quotation",
        title=sentences.capital(quote.speaker or quote.attribution or quote.sector.label),
        text="",
        evidence=quote,
        site_id=site.id,
        spoken=_spoken(snapshot, quote),
        tied=_tie(quote.site),
    )


def _spoken(snapshot: Snapshot, quote: Quote) -> str:
    """Give the words of the trainer's own copy, or our paraphrase, which says that it is one."""
    found = snapshot.words_of(quote)
    if found is None:
        return f"Paraphrase: {quote.gist}"
    return f"“{found.words}”" + ("" if found.word_for_word else " (letters may be misread)")


def _tie(tied: TiedSite) -> str:
    sure = f"{tied.confidence.label.lower()} confidence"
    return sentences.as_sentence(f"Said of Site {tied.number} with {sure}: {tied.why}")
