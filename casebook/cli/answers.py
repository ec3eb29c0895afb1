"""The JSON of every answer: plain functions from records to dictionaries.

The shapes are a contract (`docs/command-line.md`): fields may be added, none renamed or removed.
What the report does not say is null where a value is missing, and empty where a text or list is.
Knows no terminal; the commands call it.
"""

from casebook.domain import dates
from casebook.domain.dates import FuzzyDate
from casebook.domain.framework import Conflict
from casebook.domain.model import Actor, Event, Evidence, History, Outcome, Site
from casebook.domain.quotations import Quote
from casebook.domain.selection import FoundEvent
from casebook.domain.snapshot import Snapshot
from casebook.domain.theme_counts import Coded
from casebook.errors import Problem
from casebook.search.answer import SearchAnswer

Answer = dict[str, object]


def problem(found: Problem) -> Answer:
    """Give a mistake in a casebook's files with its address."""
    return {
        "file": found.file,
        "line": found.line,
        "field": found.field,
        "severity": found.severity.value,
        "message": found.message,
    }


def site(told: Site, snapshot: Snapshot) -> Answer:
    """Give one site whole, with the quotations tied to it and the contradictions that bear on it."""
    return {
        "id": told.id,
        "number": told.number,
        "title": told.title,
        "country": told.country and told.country.value,
        "authority": told.authority or None,
        "setting": list(told.setting),
        "study": told.study and told.study.value,
        "status": told.status.value.value,
        "status_text": told.status.text,
        "status_as_of": when(told.status.as_of),
        "status_evidence": evidence(told.status),
        "started_by": list(told.started_by),
        "signed_by": list(told.signed_by),
        "facts": {fact.field: evidence(fact) for fact in told.facts},
        "actors": [actor(one) for one in told.actors],
        "events": [event(told, one) for one in told.events],
        "outcomes": [outcome(one) for one in told.outcomes],
        "lessons": list(told.lessons),
        "questions": list(told.questions),
        "story": told.story,
        "quotes": [quote(one, snapshot) for one in snapshot.quotes_of(told.number)],
        "conflicts": [conflict(one) for one in snapshot.framework.conflicts_of(told.number)],
    }


def event(history: History, one: Event) -> Answer:
    """Give an event of a site, or of the national story, whose `site` is null."""
    return {
        "id": one.key,
        "site": history.number if isinstance(history, Site) else None,
        "title": one.title,
        "text": one.text,
        "when": when(one.when, one.wording),
        "kind": one.kind.value,
        "weight": one.weight,
        "planned": one.planned,
        "actors": list(one.actors),
        "themes": list(one.themes),
        "after": list(one.after),
        **evidence(one),
    }


def found_event(found: FoundEvent, *, in_period: bool) -> Answer:
    """Give an event that was asked for; `certain` says so of its period where one was asked for."""
    answer = event(found.history, found.event)
    if in_period:
        answer["certain"] = found.certain
    return answer


def search(found: SearchAnswer) -> Answer:
    """Give what a search came to; `certain` is false where a hit only may fall in the time asked for."""
    return {
        "query": found.query,
        "took_ms": round(found.took_ms, 1),
        "total": found.total,
        "hits": [
            {
                "kind": hit.kind.value,
                "id": hit.id,
                "site": hit.site,
                "title": hit.title,
                "snippet": hit.snippet,
                "score": hit.score,
                "certain": hit.certain,
            }
            for hit in found.hits
        ],
        "facets": {facet: dict(counts) for facet, counts in found.facets.items()},
        "explanation": found.explanation,
        "suggestion": found.suggestion,
    }


def when(date: FuzzyDate, wording: str = "") -> Answer:
    """Give a date as written, in words, and as the first and last day it can mean."""
    return {
        "edtf": date.edtf,
        "wording": wording,
        "label": dates.label(date, wording),
        "earliest": date.earliest and date.earliest.isoformat(),
        "latest": date.latest and date.latest.isoformat(),
        "lasted": date.lasted,
        "open": date.open,
        "approximate": date.approximate,
        "uncertain": date.uncertain,
    }


def actor(one: Actor) -> Answer:
    """Give a body or person."""
    return {
        "id": one.id,
        "name": one.name,
        "sector": one.sector.value,
        "role": one.role,
        **evidence(one),
    }


def outcome(one: Outcome) -> Answer:
    """Give something that came of it."""
    return {
        "id": one.id,
        "kind": one.kind.value,
        "text": one.text,
        "themes": list(one.themes),
        **evidence(one),
    }


def quote(one: Quote, snapshot: Snapshot) -> Answer:
    """Give a quotation; `words` are null until a copy of the report that has them is linked."""
    place, linked = one.place, snapshot.words_of(one)
    return {
        "id": one.id,
        "chapter": place.chapter,
        "section": place.section,
        "paragraph": place.paragraph,
        "sector": one.sector.value,
        "voice": one.voice.value,
        "attribution": one.attribution,
        "speaker": one.speaker,
        "themes": list(one.themes),
        "gist": one.gist,
        "words": linked.words if linked else None,
        "word_for_word": linked.word_for_word if linked else None,
        "count": one.count,
        "fits_a_slide": one.fits_a_slide,
        "inline": one.inline,
        "site": one.site
        and {
            "number": one.site.number,
            "confidence": one.site.confidence.value,
            "why": one.site.why,
        },
        **evidence(one),
    }


def theme(one: Coded) -> Answer:
    """Give a theme with the number of records that have it or one below it."""
    return {
        "id": one.theme.id,
        "name": one.theme.name,
        "definition": one.theme.definition,
        "parent": one.theme.parent or None,
        "counts": {"events": one.events, "outcomes": one.outcomes, "quotes": one.quotes},
    }


def conflict(one: Conflict) -> Answer:
    """Give a place where the report disagrees with itself."""
    return {
        "id": one.id,
        "about": one.about,
        "sides": [{"says": side.says, "source": side.source} for side in one.sides],
        "sites": list(one.sites),
        "note": one.note,
    }


def evidence(record: Evidence) -> Answer:
    """Give what stands behind a record: its place in the report and our reasoning."""
    return {
        "source": record.source,
        "basis": record.basis.value,
        "why": record.why,
        "confidence": record.confidence and record.confidence.value,
        "conflict": record.conflict,
    }
