"""The evidence as rows of its tables. The way back is `evidence_queries`; `rows` calls it."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from casebook.domain.framework import Aggregate, Conflict, Framework, Recommendation, Term
from casebook.domain.quotations import Quote, TiedSite
from casebook.domain.snapshot import Snapshot
from casebook.store import evidence_schema as tables
from casebook.store.schema import Row

# A table, and one row of it by the names of its columns.
_TableRow = tuple[type[Row], dict[str, Any]]

_QUOTE = (
    "id sector voice attribution speaker gist starts ends count digest inline "
    "source basis why confidence conflict"
)


def of_evidence(snapshot: Snapshot) -> Iterator[_TableRow]:
    """Give the rows of quotations, framework, terms and references."""
    for number, quote in enumerate(snapshot.quotes, 1):
        yield from _of_quote(quote, number)
    yield from _of_framework(snapshot.framework)
    for number, term in enumerate(snapshot.glossary, 1):
        yield from _of_term(term, number)
    yield from _listed(tables.ReferenceRow, snapshot.references)


def _of_quote(quote: Quote, number: int) -> Iterator[_TableRow]:
    columns = {name: getattr(quote, name) for name in _QUOTE.split()}
    yield tables.QuoteRow, {"order_number": number, **columns}
    owner = {"quote_id": quote.id}
    yield from _values(tables.QuoteThemeRow, owner, "theme_id", quote.themes)
    yield from _tied(tables.QuoteSiteRow, owner, (quote.site,) if quote.site else ())


def _of_framework(framework: Framework) -> Iterator[_TableRow]:
    yield from _listed(tables.StudyNoteRow, framework.study)
    yield from _listed(tables.ScenarioRow, framework.scenarios)
    yield from _listed(tables.IndicatorRow, framework.indicators)
    yield from _listed(tables.KeyIssueRow, framework.issues)
    yield from _listed(tables.SummaryPointRow, framework.summaries)
    for number, recommendation in enumerate(framework.recommendations, 1):
        yield from _of_recommendation(recommendation, number)
    for number, aggregate in enumerate(framework.aggregates, 1):
        yield from _of_aggregate(aggregate, number)
    for number, conflict in enumerate(framework.conflicts, 1):
        yield from _of_conflict(conflict, number)


def _of_recommendation(one: Recommendation, number: int) -> Iterator[_TableRow]:
    yield tables.RecommendationRow, _flat(one, number, without="themes")
    owner = {"recommendation_id": one.id}
    yield from _values(tables.RecommendationThemeRow, owner, "theme_id", one.themes)


def _of_aggregate(one: Aggregate, number: int) -> Iterator[_TableRow]:
    yield tables.AggregateRow, _flat(one, number, without="sites")
    yield from _tied(tables.AggregateSiteRow, {"aggregate_id": one.id}, one.sites)


def _of_conflict(one: Conflict, number: int) -> Iterator[_TableRow]:
    yield tables.ConflictRow, _flat(one, number, without="sides sites")
    owner = {"conflict_id": one.id}
    for place, side in enumerate(one.sides, 1):
        yield tables.ConflictSideRow, owner | _flat(side, place)
    yield from _values(tables.ConflictSiteRow, owner, "site_number", one.sites)


def _of_term(term: Term, number: int) -> Iterator[_TableRow]:
    yield tables.TermRow, _flat(term, number, without="aliases")
    yield from _values(tables.TermAliasRow, {"term_number": number}, "alias", term.aliases)


def _listed(table: type[Row], records: Iterable[msgspec.Struct]) -> Iterator[_TableRow]:
    for number, record in enumerate(records, 1):
        yield table, _flat(record, number)


def _tied(
    table: type[Row], owner: dict[str, Any], sites: Iterable[TiedSite]
) -> Iterator[_TableRow]:
    for number, site in enumerate(sites, 1):
        yield table, owner | _flat(site, number)


def _values(
    table: type[Row], owner: dict[str, Any], column: str, values: Iterable[object]
) -> Iterator[_TableRow]:
    for number, value in enumerate(values, 1):
        yield table, {**owner, "order_number": number, column: value}


def _flat(record: msgspec.Struct, number: int, *, without: str = "") -> dict[str, Any]:
    """Give the columns that are named as the record's fields are, and its place in its list."""
    left_out = without.split()
    fields = (name for name in record.__struct_fields__ if name not in left_out)
    return {"order_number": number, **{name: getattr(record, name) for name in fields}}
