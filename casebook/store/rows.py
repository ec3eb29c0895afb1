"""A snapshot's records as rows of the tables. The way back is `queries`.

Nothing is left out: what stands in a snapshot stands in a row, and ids become unique in the whole
casebook by the id of their history before them. `build` calls it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from casebook.domain import dates
from casebook.domain.dates import FuzzyDate
from casebook.domain.model import BrokenSite, Event, Evidence, History, Outcome, Site
from casebook.domain.snapshot import Snapshot
from casebook.errors import Problem
from casebook.store import schema

# A table, and one row of it by the names of its columns.
TableRow = tuple[type[schema.Row], dict[str, Any]]


def of_registers(snapshot: Snapshot) -> Iterator[TableRow]:
    """Give the rows of all that belongs to no history: themes, problems and broken sites."""
    for number, theme in enumerate(snapshot.themes, 1):
        columns = _same(theme, "id", "name", "definition")
        yield (
            schema.ThemeRow,
            {"order_number": number, "parent_id": theme.parent or None, **columns},
        )
    numbers: dict[Problem, int] = {}
    for number, problem in enumerate(snapshot.problems, 1):
        numbers[problem] = number
        columns = _same(problem, "file", "line", "field", "message", "severity")
        yield schema.ProblemRow, {"order_number": number, **columns}
    for number, broken in enumerate(snapshot.broken, 1):
        yield from _of_broken_site(broken, number, numbers)


def of_history(history: History) -> Iterator[TableRow]:
    """Give the rows of a site, or of the national story."""
    yield schema.HistoryRow, _same(history, "id", "title", "file", "story")
    for number, actor in enumerate(history.actors, 1):
        columns = {
            "id": key(history.id, actor.id),
            "history_id": history.id,
            "order_number": number,
            **_same(actor, "name", "sector", "role"),
        }
        yield schema.ActorRow, columns | _evidence(actor)
    for number, event in enumerate(history.events, 1):
        yield from _of_event(event, history.id, number)
    if isinstance(history, Site):
        yield from _of_site(history)


def key(history_id: str, own_id: str) -> str:
    """Give the id of an actor, event or outcome that is unique in the whole casebook."""
    return f"{history_id}/{own_id}"


def _of_broken_site(
    broken: BrokenSite, order_number: int, problem_numbers: dict[Problem, int]
) -> Iterator[TableRow]:
    columns = _same(broken, "file", "number", "title")
    yield schema.BrokenSiteRow, {"order_number": order_number, **columns}
    found = [problem_numbers[problem] for problem in broken.problems]
    owner = {"broken_site_number": order_number}
    yield from _listed(schema.BrokenSiteProblemRow, owner, "problem_number", found)


def _of_event(event: Event, history_id: str, number: int) -> Iterator[TableRow]:
    event_id = key(history_id, event.id)
    columns = {
        "id": event_id,
        "history_id": history_id,
        "order_number": number,
        **_same(event, "title", "text", "kind", "weight", "planned", "wording"),
    }
    yield schema.EventRow, columns | _date(event.when, event.wording) | _evidence(event)
    owner = {"event_id": event_id}
    actors, earlier = _keys(history_id, event.actors), _keys(history_id, event.after)
    yield from _listed(schema.EventActorRow, owner, "actor_id", actors)
    yield from _listed(schema.EventThemeRow, owner, "theme_id", event.themes)
    yield from _listed(schema.EventAfterRow, owner, "earlier_event_id", earlier)


def _of_site(site: Site) -> Iterator[TableRow]:
    owner = {"site_id": site.id}
    yield schema.SiteRow, _same(site, "id", "number", "country", "authority", "study")
    status = owner | _same(site.status, "value", "text")
    yield schema.SiteStatusRow, status | _date(site.status.as_of) | _evidence(site.status)
    for number, fact in enumerate(site.facts, 1):
        columns = {"order_number": number, "field": fact.field, **_evidence(fact)}
        yield schema.SiteFactRow, owner | columns
    for number, outcome in enumerate(site.outcomes, 1):
        yield from _of_outcome(outcome, site.id, number)
    started_by, signed_by = _keys(site.id, site.started_by), _keys(site.id, site.signed_by)
    yield from _listed(schema.SiteStarterRow, owner, "actor_id", started_by)
    yield from _listed(schema.SiteSignatoryRow, owner, "actor_id", signed_by)
    yield from _listed(schema.SiteSettingRow, owner, "setting", site.setting)
    yield from _listed(schema.LessonRow, owner, "text", site.lessons)
    yield from _listed(schema.QuestionRow, owner, "text", site.questions)


def _of_outcome(outcome: Outcome, site_id: str, number: int) -> Iterator[TableRow]:
    outcome_id = key(site_id, outcome.id)
    columns = {
        "id": outcome_id,
        "site_id": site_id,
        "order_number": number,
        **_same(outcome, "kind", "text"),
    }
    yield schema.OutcomeRow, columns | _evidence(outcome)
    owner = {"outcome_id": outcome_id}
    yield from _listed(schema.OutcomeThemeRow, owner, "theme_id", outcome.themes)


def _listed(
    table: type[schema.Row], owner: dict[str, Any], column: str, values: Iterable[object]
) -> Iterator[TableRow]:
    for number, value in enumerate(values, 1):
        yield table, {**owner, "order_number": number, column: value}


def _keys(history_id: str, own_ids: Iterable[str]) -> list[str]:
    return [key(history_id, own_id) for own_id in own_ids]


def _same(record: msgspec.Struct, *names: str) -> dict[str, Any]:
    """Give the columns that are named as the record's fields are."""
    return {name: getattr(record, name) for name in names}


def _evidence(record: Evidence) -> dict[str, Any]:
    return _same(record, "source", "basis", "why", "confidence", "conflict")


def _date(when: FuzzyDate, wording: str = "") -> dict[str, Any]:
    return {
        "date_label": dates.label(when, wording),
        "first_day": when.earliest,
        "last_day": when.latest,
        "open_ended": when.open,
        **_same(when, "edtf", "lasted", "approximate", "uncertain", "precision"),
    }
