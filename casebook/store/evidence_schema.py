"""The tables of the evidence: quotations, the report's framework, terms and references.

As in `schema`: named for people, `order_number` counting from 1. A site is named by its number, whether or not its file
can be read. Private to `store`.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from casebook.domain.framework import Level
from casebook.domain.model import Confidence
from casebook.domain.quotations import QuoteSector, Voice
from casebook.store.schema import EvidenceColumns, Row


class _Listed:
    """What every record of a list has: its id, and its place in the list."""

    id: Mapped[str] = mapped_column(primary_key=True, sort_order=-2)
    order_number: Mapped[int] = mapped_column(unique=True, sort_order=-1)


class _TiedSiteColumns:
    """A site that may be meant, the reasons, and how sure that is."""

    order_number: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    why: Mapped[str]
    confidence: Mapped[Confidence]


class QuoteRow(_Listed, EvidenceColumns, Row):
    """Everything about a quotation but its words, which only the trainer's own copy has."""

    __tablename__ = "quote"

    sector: Mapped[QuoteSector]
    voice: Mapped[Voice]
    attribution: Mapped[str]
    speaker: Mapped[str]
    gist: Mapped[str]
    starts: Mapped[str]
    ends: Mapped[str]
    count: Mapped[int]
    digest: Mapped[str]
    inline: Mapped[bool]


class QuoteThemeRow(Row):
    """A theme of a quotation."""

    __tablename__ = "quote_theme"

    quote_id: Mapped[str] = mapped_column(ForeignKey("quote.id"), primary_key=True)
    order_number: Mapped[int] = mapped_column(primary_key=True)
    theme_id: Mapped[str] = mapped_column(ForeignKey("theme.id"))


class QuoteSiteRow(_TiedSiteColumns, Row):
    """The site that a quotation is tied to, where there is one."""

    __tablename__ = "quote_site"

    quote_id: Mapped[str] = mapped_column(ForeignKey("quote.id"), primary_key=True)


class StudyNoteRow(_Listed, Row):
    """What to know about the study."""

    __tablename__ = "study_note"

    heading: Mapped[str]
    text: Mapped[str]
    source: Mapped[str]


class ScenarioRow(_Listed, Row):
    """A way compacts might have gone, and the authors' closing verdict."""

    __tablename__ = "scenario"

    name: Mapped[str]
    text: Mapped[str]
    source: Mapped[str]
    verdict: Mapped[str]
    verdict_source: Mapped[str]


class IndicatorRow(_Listed, Row):
    """A sign of progress."""

    __tablename__ = "indicator"

    group: Mapped[str]
    text: Mapped[str]
    source: Mapped[str]


class KeyIssueRow(_Listed, Row):
    """A key issue of the report and what the study found."""

    __tablename__ = "key_issue"

    theme: Mapped[str] = mapped_column(ForeignKey("theme.id"))
    name: Mapped[str]
    found: Mapped[str]
    source: Mapped[str]


class RecommendationRow(_Listed, Row):
    """What the report asks for."""

    __tablename__ = "recommendation"

    level: Mapped[Level]
    text: Mapped[str]
    source: Mapped[str]


class RecommendationThemeRow(Row):
    """A theme of a recommendation."""

    __tablename__ = "recommendation_theme"

    recommendation_id: Mapped[str] = mapped_column(
        ForeignKey("recommendation.id"), primary_key=True
    )
    order_number: Mapped[int] = mapped_column(primary_key=True)
    theme_id: Mapped[str] = mapped_column(ForeignKey("theme.id"))


class SummaryPointRow(_Listed, Row):
    """A point of a chapter's summary."""

    __tablename__ = "summary_point"

    chapter: Mapped[int]
    text: Mapped[str]
    source: Mapped[str]


class AggregateRow(_Listed, Row):
    """A statement about several sites without their numbers."""

    __tablename__ = "aggregate"

    statement: Mapped[str]
    count: Mapped[str]
    source: Mapped[str]


class AggregateSiteRow(_TiedSiteColumns, Row):
    """A site that such a statement may mean."""

    __tablename__ = "aggregate_site"

    aggregate_id: Mapped[str] = mapped_column(ForeignKey("aggregate.id"), primary_key=True)


class ConflictRow(_Listed, Row):
    """A place where the report disagrees with itself."""

    __tablename__ = "conflict"

    about: Mapped[str]
    note: Mapped[str]


class ConflictSideRow(Row):
    """One of the statements that do not agree."""

    __tablename__ = "conflict_side"

    conflict_id: Mapped[str] = mapped_column(ForeignKey("conflict.id"), primary_key=True)
    order_number: Mapped[int] = mapped_column(primary_key=True)
    says: Mapped[str]
    source: Mapped[str]


class ConflictSiteRow(Row):
    """A site that the disagreement bears on."""

    __tablename__ = "conflict_site"

    conflict_id: Mapped[str] = mapped_column(ForeignKey("conflict.id"), primary_key=True)
    order_number: Mapped[int] = mapped_column(primary_key=True)
    site_number: Mapped[int]


class TermRow(Row):
    """A term or an abbreviation, and what it means."""

    __tablename__ = "term"

    order_number: Mapped[int] = mapped_column(primary_key=True)
    term: Mapped[str]
    expansion: Mapped[str]
    meaning: Mapped[str]
    source: Mapped[str]


class TermAliasRow(Row):
    """Another way to write a term."""

    __tablename__ = "term_alias"

    term_number: Mapped[int] = mapped_column(ForeignKey("term.order_number"), primary_key=True)
    order_number: Mapped[int] = mapped_column(primary_key=True)
    alias: Mapped[str]


class ReferenceRow(_Listed, Row):
    """A work that the report cites; `csl` is an item of CSL-JSON."""

    __tablename__ = "reference"

    authors: Mapped[str]
    year: Mapped[str]
    title: Mapped[str]
    published: Mapped[str]
    csl: Mapped[str]


# Owners before what they own.
TABLES: tuple[type[Row], ...] = (
    QuoteRow,
    QuoteThemeRow,
    QuoteSiteRow,
    StudyNoteRow,
    ScenarioRow,
    IndicatorRow,
    KeyIssueRow,
    RecommendationRow,
    RecommendationThemeRow,
    SummaryPointRow,
    AggregateRow,
    AggregateSiteRow,
    ConflictRow,
    ConflictSideRow,
    ConflictSiteRow,
    TermRow,
    TermAliasRow,
    ReferenceRow,
)
