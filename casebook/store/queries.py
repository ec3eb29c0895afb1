"""What the tables of a library file hold, asked through SQLAlchemy and given as domain objects.

`snapshot` is the way back from the tables, the mirror of `rows`, and what the encoded form is held
against. It asks the same few statements for one site as for a thousand. `inspection` asks, through
`connections.reading`.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, TypeAlias

from sqlalchemy import Connection, Engine, Row, select

from casebook.domain import dates
from casebook.domain.model import (
    About,
    Actor,
    BrokenSite,
    Event,
    Fact,
    History,
    Outcome,
    Site,
    Status,
    Theme,
)
from casebook.domain.snapshot import Snapshot
from casebook.errors import Problem
from casebook.store import evidence_queries, schema

# Values in order, by the id of what they belong to.
Lists: TypeAlias = Mapping[Any, tuple[Any, ...]]


def snapshot(engine: Engine) -> Snapshot:
    """Put the whole snapshot together again from the tables."""
    with engine.connect() as connection:
        casebook = connection.execute(select(schema.CasebookRow)).one()
        histories = _histories(connection)
        sites = _sites(connection, histories)
        national = histories.keys() - {site.id for site in sites}
        problems = _problems(connection)
        return Snapshot(
            fingerprint=casebook.fingerprint,
            about=About(
                title=casebook.title,
                edition=casebook.edition,
                made_from=casebook.made_from,
                cite=casebook.cite,
            ),
            themes=_themes(connection),
            sites=sites,
            broken=_broken_sites(connection, problems),
            context=next((History(**histories[one]) for one in national), None),
            problems=tuple(problems.values()),
            quotes=evidence_queries.quotes(connection),
            framework=evidence_queries.framework(connection),
            glossary=evidence_queries.glossary(connection),
            references=evidence_queries.references(connection),
        )


def _themes(connection: Connection) -> tuple[Theme, ...]:
    themes = select(schema.ThemeRow).order_by(schema.ThemeRow.order_number)
    return tuple(
        Theme(id=row.id, name=row.name, definition=row.definition, parent=row.parent_id or "")
        for row in connection.execute(themes)
    )


def _problems(connection: Connection) -> dict[int, Problem]:
    problems = select(schema.ProblemRow).order_by(schema.ProblemRow.order_number)
    return {
        row.order_number: Problem(
            file=row.file,
            line=row.line,
            field=row.field,
            message=row.message,
            severity=row.severity,
        )
        for row in connection.execute(problems)
    }


def _broken_sites(
    connection: Connection, problems: Mapping[int, Problem]
) -> tuple[BrokenSite, ...]:
    table = schema.BrokenSiteProblemRow
    found = evidence_queries.lists(connection, table, "broken_site_number", "problem_number")
    broken_sites = select(schema.BrokenSiteRow).order_by(schema.BrokenSiteRow.order_number)
    return tuple(
        BrokenSite(
            file=row.file,
            problems=tuple(problems[number] for number in found.get(row.order_number, ())),
            number=row.number,
            title=row.title,
        )
        for row in connection.execute(broken_sites)
    )


def _histories(connection: Connection) -> dict[str, dict[str, Any]]:
    """Give the fields that a site shares with the national story, by the history's id."""
    actors, events = _actors(connection), _events(connection)
    return {
        row.id: {
            "id": row.id,
            "title": row.title,
            "file": row.file,
            "story": row.story,
            "actors": actors.get(row.id, ()),
            "events": events.get(row.id, ()),
        }
        for row in connection.execute(select(schema.HistoryRow))
    }


def _actors(connection: Connection) -> Lists:
    table = schema.ActorRow
    gathered = defaultdict(list)
    for row in connection.execute(select(table).order_by(table.history_id, table.order_number)):
        actor = Actor(
            id=_own_id(row.id, row.history_id),
            name=row.name,
            sector=row.sector,
            role=row.role,
            **_evidence(row),
        )
        gathered[row.history_id].append(actor)
    return _in_tuples(gathered)


def _events(connection: Connection) -> Lists:
    table = schema.EventRow
    actors = evidence_queries.lists(connection, schema.EventActorRow, "event_id", "actor_id")
    themes = evidence_queries.lists(connection, schema.EventThemeRow, "event_id", "theme_id")
    after = evidence_queries.lists(connection, schema.EventAfterRow, "event_id", "earlier_event_id")
    gathered = defaultdict(list)
    for row in connection.execute(select(table).order_by(table.history_id, table.order_number)):
        history_id = row.history_id
        event = Event(
            id=_own_id(row.id, history_id),
            site_id=history_id,
            when=dates.parse(row.edtf),
            title=row.title,
            kind=row.kind,
            weight=row.weight,
            planned=row.planned,
            wording=row.wording,
            text=row.text,
            actors=_own_ids(actors.get(row.id, ()), history_id),
            themes=themes.get(row.id, ()),
            after=_own_ids(after.get(row.id, ()), history_id),
            **_evidence(row),
        )
        gathered[history_id].append(event)
    return _in_tuples(gathered)


def _sites(connection: Connection, histories: Mapping[str, Mapping[str, Any]]) -> tuple[Site, ...]:
    statuses, facts, outcomes = (
        _statuses(connection),
        _facts(connection),
        _outcomes(connection),
    )
    settings = evidence_queries.lists(connection, schema.SiteSettingRow, "site_id", "setting")
    starters = evidence_queries.lists(connection, schema.SiteStarterRow, "site_id", "actor_id")
    signatories = evidence_queries.lists(connection, schema.SiteSignatoryRow, "site_id", "actor_id")
    lessons = evidence_queries.lists(connection, schema.LessonRow, "site_id", "text")
    questions = evidence_queries.lists(connection, schema.QuestionRow, "site_id", "text")
    return tuple(
        Site(
            **histories[row.id],
            number=row.number,
            status=statuses[row.id],
            country=row.country,
            authority=row.authority,
            setting=settings.get(row.id, ()),
            study=row.study,
            started_by=_own_ids(starters.get(row.id, ()), row.id),
            signed_by=_own_ids(signatories.get(row.id, ()), row.id),
            facts=facts.get(row.id, ()),
            outcomes=outcomes.get(row.id, ()),
            lessons=lessons.get(row.id, ()),
            questions=questions.get(row.id, ()),
        )
        for row in connection.execute(select(schema.SiteRow).order_by(schema.SiteRow.number))
    )


def _statuses(connection: Connection) -> dict[str, Status]:
    return {
        row.site_id: Status(
            value=row.value, as_of=dates.parse(row.edtf), text=row.text, **_evidence(row)
        )
        for row in connection.execute(select(schema.SiteStatusRow))
    }


def _facts(connection: Connection) -> Lists:
    table = schema.SiteFactRow
    gathered = defaultdict(list)
    for row in connection.execute(select(table).order_by(table.site_id, table.order_number)):
        gathered[row.site_id].append(Fact(field=row.field, **_evidence(row)))
    return _in_tuples(gathered)


def _outcomes(connection: Connection) -> Lists:
    table = schema.OutcomeRow
    themes = evidence_queries.lists(connection, schema.OutcomeThemeRow, "outcome_id", "theme_id")
    gathered = defaultdict(list)
    for row in connection.execute(select(table).order_by(table.site_id, table.order_number)):
        outcome = Outcome(
            id=_own_id(row.id, row.site_id),
            kind=row.kind,
            text=row.text,
            themes=themes.get(row.id, ()),
            **_evidence(row),
        )
        gathered[row.site_id].append(outcome)
    return _in_tuples(gathered)


def _in_tuples(gathered: Mapping[Any, list[Any]]) -> Lists:
    return {owner: tuple(values) for owner, values in gathered.items()}


def _evidence(row: Row[Any]) -> dict[str, Any]:
    return {
        "source": row.source,
        "basis": row.basis,
        "why": row.why,
        "confidence": row.confidence,
        "conflict": row.conflict,
    }


def _own_id(key: str, history_id: str) -> str:
    """Take the history's id off the front again."""
    return key[len(history_id) + 1 :]


def _own_ids(keys: tuple[str, ...], history_id: str) -> tuple[str, ...]:
    return tuple(_own_id(key, history_id) for key in keys)
