"""Records in words: what a card says, what a screen reader speaks, what stands where nothing is reported.

Pure text from records, so that a picture, a list, a slide and a spoken sentence cannot disagree. Knows no widget and
no look; the window, the timelines and the exports call it.
"""

import re
from collections.abc import Iterable, Sequence

from casebook.domain import dates
from casebook.domain.model import (
    Basis,
    BrokenSite,
    Event,
    Evidence,
    Fact,
    History,
    OutcomeKind,
    Site,
)
from casebook.errors import Problem

NOT_REPORTED = "not reported"
DISAGREES = "The report disagrees with itself"

DETAIL = 1
WEIGHTS = {3: "Turning point", 2: "Step", 1: "Detail"}

OUTCOME_HEADINGS = {
    OutcomeKind.GAIN: "Gains",
    OutcomeKind.SETBACK: "Setbacks",
    OutcomeKind.OPEN: "Still open",
}


def counted(count: int, noun: str) -> str:
    """Give a number with its noun: "1 site", "1,000 sites"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def capital(text: str) -> str:
    """Begin a text with a capital, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def as_sentence(text: str) -> str:
    """End a text with a full stop where it has no end of its own."""
    return text if not text or text[-1] in ".?!…" else f"{text}."


def listed(words: Sequence[str]) -> str:
    """Give a list as in a sentence: "1, 6 and 11"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def period(site: Site) -> str:
    """Give the years from the first to the last day that is known of any step: "1995 to 2001".

    Details are left out: some are only expected, years after the study.
    """
    known = [
        day
        for event in site.events
        if event.weight > DETAIL
        for day in (event.when.earliest, event.when.latest)
        if day is not None
    ]
    if not known:
        return ""
    first, last = min(known).year, max(known).year
    return str(first) if first == last else f"{first} to {last}"


def heading(history: History) -> str:
    """Give the name of a site's page: "Site 6 · A borough"; the title alone where there is no number."""
    return (
        f"Site {history.number} · {history.title}" if isinstance(history, Site) else history.title
    )


def of_site(site: Site) -> str:
    """Say a site's card as a sentence for a screen reader."""
    facts = (
        f"Country {site.country or NOT_REPORTED}, authority {site.authority or NOT_REPORTED}",
        site.status.value.label,
        f"events from {period(site)}" if period(site) else "no dated events",
    )
    return f"Site {site.number}: {as_sentence(site.title)} {'; '.join(facts)}."


def broken_name(site: BrokenSite) -> str:
    """Give what a site that cannot be read is called: its number, else its file."""
    return f"Site {site.number}" if site.number is not None else site.file


def broken_reason(site: BrokenSite) -> str:
    """Say why a site cannot be read: its first problem, and how many there are besides."""
    if not site.problems:
        return "Its file cannot be read."
    more = len(site.problems) - 1
    first = as_sentence(site.problems[0].message)
    return f"{capital(first)} And {counted(more, 'more problem')}." if more else capital(first)


def of_broken_site(site: BrokenSite) -> str:
    """Say the card of a site that cannot be read as a sentence."""
    named = f"{broken_name(site)}: {site.title}" if site.title else broken_name(site)
    return f"{as_sentence(named)} Cannot be read. {broken_reason(site)} Opens the content check."


def of_event(event: Event) -> str:
    """Say an event as a sentence: date, weight, kind, title, and whether it is inferred or disputed."""
    when = capital(dates.label(event.when, event.wording))
    pieces = [f"{when}.", f"{event.kind.label}, {WEIGHTS[event.weight].lower()}."]
    pieces.append(as_sentence(event.title))
    if wording := differing_wording(event):
        pieces.append(f"In the report’s words: {wording}.")
    pieces += [as_sentence(remark) for remark in (basis(event),) if remark]
    if event.conflict:
        pieces.append(f"{DISAGREES}.")
    return " ".join(pieces)


def of_problem(problem: Problem) -> str:
    """Say a problem as a sentence: how bad, where, and what is wrong."""
    where = f"line {problem.line}" + (f", field {problem.field}" if problem.field else "")
    return f"{problem.severity.capitalize()} in {problem.file}, {where}: {as_sentence(problem.message)}"


def differing_wording(event: Event) -> str:
    """Give the report's wording of a date where it says more, or other, than our label does."""
    label = dates.label(event.when, event.wording)
    return "" if event.wording.casefold() == label.casefold() else event.wording


def basis(evidence: Evidence) -> str:
    """Give "Inferred, medium confidence" for what we reasoned, nothing for what the report states."""
    if evidence.basis is not Basis.INFERRED:
        return ""
    sure = f", {evidence.confidence.label.lower()} confidence" if evidence.confidence else ""
    return f"Inferred{sure}"


def reasoning(evidence: Evidence) -> str:
    """Say on what an inference rests, or that no reasons are given."""
    return evidence.why or "No reasons are given."


def names(history: History, actor_ids: Iterable[str]) -> tuple[str, ...]:
    """Give the names of actors, in the order of their ids."""
    actors = (history.actor(actor_id) for actor_id in actor_ids)
    return tuple(actor.name for actor in actors if actor is not None)


class SiteFact(Fact, frozen=True, kw_only=True):
    """One fact as shown: its label, its value in words (empty where not reported), and its evidence."""

    label: str
    value: str


def facts(site: Site) -> tuple[SiteFact, ...]:
    """Give what is known of a site, in the order in which it is shown."""
    rows = (
        ("country", "Country", site.country.label if site.country else ""),
        ("authority", "Authority", site.authority),
        ("setting", "Setting", ", ".join(site.setting)),
        ("study", "Part in the study", site.study.label if site.study else ""),
        ("started_by", "Started by", listed(names(site, site.started_by))),
        ("signed_by", "Signed by", listed(names(site, site.signed_by))),
    )
    return tuple(_site_fact(site, *row) for row in rows)


def _site_fact(site: Site, field: str, label: str, value: str) -> SiteFact:
    known = site.fact(field) or Fact(field=field)
    return SiteFact(
        field=field,
        label=label,
        value=capital(value),
        source=known.source,
        basis=known.basis,
        why=known.why,
        confidence=known.confidence,
        conflict=known.conflict,
    )


def sources(site: Site) -> tuple[str, ...]:
    """Give every place of the report that a site rests on, once, paragraph 9 before paragraph 10."""
    records = (site.status, *site.facts, *site.events, *site.actors, *site.outcomes)
    places = (place.strip() for record in records for place in record.source.split(";"))
    return tuple(sorted({place for place in places if place}, key=_in_counting_order))


def _in_counting_order(place: str) -> list[tuple[int, str]]:
    pieces = re.split(r"([0-9]+)", place)
    return [(int(piece), "") if piece.isdigit() else (0, piece) for piece in pieces]
