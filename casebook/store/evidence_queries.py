"""What the tables hold of the evidence, given as domain objects: the mirror of `evidence_rows`."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, select

from casebook.domain.framework import (
    Aggregate,
    Conflict,
    Framework,
    Indicator,
    KeyIssue,
    Recommendation,
    Reference,
    Scenario,
    Side,
    StudyNote,
    SummaryPoint,
    Term,
)
from casebook.domain.quotations import Quote, TiedSite
from casebook.store import evidence_schema as tables
from casebook.store.schema import Row

R = TypeVar("R", bound=msgspec.Struct)


def quotes(connection: Connection) -> tuple[Quote, ...]:
    """Give the quotations in order."""
    themes = lists(connection, tables.QuoteThemeRow, "quote_id", "theme_id")
    sites = _tied(connection, tables.QuoteSiteRow, "quote_id")
    more = {
        quote_id: {
            "themes": themes.get(quote_id, ()),
            "site": next(iter(sites.get(quote_id, ())), None),
        }
        for quote_id in {*themes, *sites}
    }
    return _records(connection, tables.QuoteRow, Quote, more)


def framework(connection: Connection) -> Framework:
    """Give the whole framework."""
    themes = lists(connection, tables.RecommendationThemeRow, "recommendation_id", "theme_id")
    sites = _tied(connection, tables.AggregateSiteRow, "aggregate_id")
    return Framework(
        study=_records(connection, tables.StudyNoteRow, StudyNote),
        scenarios=_records(connection, tables.ScenarioRow, Scenario),
        indicators=_records(connection, tables.IndicatorRow, Indicator),
        issues=_records(connection, tables.KeyIssueRow, KeyIssue),
        summaries=_records(connection, tables.SummaryPointRow, SummaryPoint),
        recommendations=_records(
            connection, tables.RecommendationRow, Recommendation, _named("themes", themes)
        ),
        aggregates=_records(connection, tables.AggregateRow, Aggregate, _named("sites", sites)),
        conflicts=_conflicts(connection),
    )


def glossary(connection: Connection) -> tuple[Term, ...]:
    """Give the terms in order."""
    aliases = lists(connection, tables.TermAliasRow, "term_number", "alias")
    rows = connection.execute(select(tables.TermRow).order_by(tables.TermRow.order_number))
    return tuple(
        Term(
            term=row.term,
            expansion=row.expansion,
            meaning=row.meaning,
            source=row.source,
            aliases=aliases.get(row.order_number, ()),
        )
        for row in rows
    )


def references(connection: Connection) -> tuple[Reference, ...]:
    """Give the references in order."""
    return _records(connection, tables.ReferenceRow, Reference)


def _conflicts(connection: Connection) -> tuple[Conflict, ...]:
    sites = lists(connection, tables.ConflictSiteRow, "conflict_id", "site_number")
    sides = defaultdict(list)
    table = tables.ConflictSideRow
    for row in connection.execute(select(table).order_by(table.conflict_id, table.order_number)):
        sides[row.conflict_id].append(Side(says=row.says, source=row.source))
    more = {
        conflict_id: {"sides": tuple(sides[conflict_id]), "sites": sites.get(conflict_id, ())}
        for conflict_id in {*sides, *sites}
    }
    return _records(connection, tables.ConflictRow, Conflict, more)


def _named(field: str, values: Mapping[Any, tuple[Any, ...]]) -> dict[Any, dict[str, Any]]:
    return {owner: {field: listed} for owner, listed in values.items()}


def _records(
    connection: Connection,
    table: type[Row],
    kind: type[R],
    more: Mapping[Any, Mapping[str, Any]] | None = None,
) -> tuple[R, ...]:
    """Read a table whose columns are named as a record's fields are; `more` fields by id."""
    columns = [name for name in kind.__struct_fields__ if hasattr(table, name)]
    rows = select(*(getattr(table, name).label(name) for name in columns))
    ordered = rows.order_by(table.__table__.columns.order_number)
    return tuple(
        kind(**row, **(more or {}).get(row["id"], {}))
        for row in connection.execute(ordered).mappings()
    )


def _tied(connection: Connection, table: type[Row], owner: str) -> dict[Any, tuple[TiedSite, ...]]:
    columns = table.__table__.columns
    gathered = defaultdict(list)
    for row in connection.execute(
        select(table.__table__).order_by(columns[owner], columns.order_number)
    ):
        site = TiedSite(number=row.number, why=row.why, confidence=row.confidence)
        gathered[getattr(row, owner)].append(site)
    return {owner_id: tuple(sites) for owner_id, sites in gathered.items()}


def lists(
    connection: Connection, table: type[Row], owner: str, value: str
) -> dict[Any, tuple[Any, ...]]:
    """Read a table of one value a row, gathered by owner."""
    columns = table.__table__.columns
    gathered = defaultdict(list)
    rows = select(columns[owner], columns[value])
    for owner_id, one in connection.execute(rows.order_by(columns[owner], columns.order_number)):
        gathered[owner_id].append(one)
    return {owner_id: tuple(values) for owner_id, values in gathered.items()}
