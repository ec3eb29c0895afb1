"""The tables of the library file, named so that a person with an SQLite browser understands them.

A row's id is the text that content uses (`site-06`, `site-06/council`); `order_number` counts from
1 within its owner. A history is a site's or, without a row in `site`, the national one. What the
report does not say is empty. Private to `store`: `build` fills the tables, `queries` reads them,
`views` puts them together for people. Whoever changes a table raises `SCHEMA_VERSION`; a test sees
to it.
"""

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Enum, ForeignKey, MetaData, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from casebook.domain.dates import Precision
from casebook.domain.framework import Level
from casebook.domain.model import (
    Basis,
    Confidence,
    Country,
    EventKind,
    OutcomeKind,
    Sector,
    StatusValue,
    Study,
)
from casebook.domain.quotations import QuoteSector, Voice
from casebook.errors import Severity

_LISTS = (
    Basis,
    Confidence,
    Country,
    EventKind,
    Level,
    OutcomeKind,
    Precision,
    QuoteSector,
    Sector,
    Severity,
    StatusValue,
    Study,
    Voice,
)

# Where shared columns stand in their tables: behind a table's own, which begin with its id.
_BEFORE_LAST = 1
_LAST = 2


def _words(kind: type[StrEnum]) -> Enum:
    """Keep a closed list as the words that content uses, and let SQLite refuse any other."""
    return Enum(
        kind,
        values_callable=lambda words: [word.value for word in words],
        native_enum=False,
        create_constraint=True,
    )


class Row(DeclarativeBase):
    """What all tables share: how their types and their constraints are written."""

    metadata = MetaData(naming_convention={"ck": "%(table_name)s_%(constraint_name)s"})
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        **{kind: _words(kind) for kind in _LISTS},
    }


class EvidenceColumns:
    """What stands behind a record: its place in the report, and the reasoning if inferred."""

    source: Mapped[str] = mapped_column(sort_order=_LAST)
    basis: Mapped[Basis] = mapped_column(sort_order=_LAST)
    why: Mapped[str] = mapped_column(sort_order=_LAST)
    confidence: Mapped[Confidence | None] = mapped_column(sort_order=_LAST)
    conflict: Mapped[str] = mapped_column(sort_order=_LAST)


class DateColumns:
    """What is known of a date; an open end has no day. `edtf` alone would say it all."""

    edtf: Mapped[str] = mapped_column(sort_order=_BEFORE_LAST)
    date_label: Mapped[str] = mapped_column(sort_order=_BEFORE_LAST)
    first_day: Mapped[date | None] = mapped_column(sort_order=_BEFORE_LAST)
    last_day: Mapped[date | None] = mapped_column(sort_order=_BEFORE_LAST)
    lasted: Mapped[bool] = mapped_column(sort_order=_BEFORE_LAST)
    approximate: Mapped[bool] = mapped_column(sort_order=_BEFORE_LAST)
    uncertain: Mapped[bool] = mapped_column(sort_order=_BEFORE_LAST)
    open_ended: Mapped[bool] = mapped_column(sort_order=_BEFORE_LAST)
    precision: Mapped[Precision] = mapped_column(sort_order=_BEFORE_LAST)


class CasebookRow(Row):
    """What this casebook is, and what this file was made from and by. One row."""

    __tablename__ = "casebook"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    edition: Mapped[str]
    made_from: Mapped[str]
    cite: Mapped[str]
    fingerprint: Mapped[str]
    made_by: Mapped[str]


class EncodedSnapshotRow(Row):
    """All the other tables once more, in the form that the program starts from. One row."""

    __tablename__ = "encoded_snapshot"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    encoded: Mapped[bytes]


class ThemeRow(Row):
    """A theme; the topmost have no parent."""

    __tablename__ = "theme"

    id: Mapped[str] = mapped_column(primary_key=True)
    order_number: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str]
    definition: Mapped[str]
    # A parent may stand below its children in the file.
    parent_id: Mapped[str | None] = mapped_column(
        ForeignKey("theme.id", deferrable=True, initially="DEFERRED")
    )


class HistoryRow(Row):
    """What a site and the national story share. `story` is Markdown, `file` its place."""

    __tablename__ = "history"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    file: Mapped[str]
    story: Mapped[str]


class SiteRow(Row):
    """What only a site has."""

    __tablename__ = "site"

    id: Mapped[str] = mapped_column(ForeignKey("history.id"), primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    country: Mapped[Country | None]
    authority: Mapped[str]
    study: Mapped[Study | None]


class SiteStatusRow(DateColumns, EvidenceColumns, Row):
    """Where a site's compact stood, and on what date."""

    __tablename__ = "site_status"

    site_id: Mapped[str] = mapped_column(ForeignKey("site.id"), primary_key=True)
    value: Mapped[StatusValue]
    text: Mapped[str]


class SiteFactRow(EvidenceColumns, Row):
    """What stands behind one field of a site."""

    __tablename__ = "site_fact"

    site_id: Mapped[str] = mapped_column(ForeignKey("site.id"), primary_key=True)
    order_number: Mapped[int] = mapped_column(primary_key=True)
    field: Mapped[str]


class SiteSettingRow(Row):
    """A word on what a site is like."""

    __tablename__ = "site_setting"

    site_id: Mapped[str] = mapped_column(ForeignKey("site.id"), primary_key=True)
    order_number: Mapped[int] = mapped_column(primary_key=True)
    setting: Mapped[str]


class LessonRow(Row):
    """A lesson of a site."""

    __tablename__ = "lesson"

    site_id: Mapped[str] = mapped_column(ForeignKey("site.id"), primary_key=True)
    order_number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class QuestionRow(Row):
    """A question to discuss with a group."""

    __tablename__ = "question"

    site_id: Mapped[str] = mapped_column(ForeignKey("site.id"), primary_key=True)
    order_number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class ActorRow(EvidenceColumns, Row):
    """A body or person that acts in a history."""

    __tablename__ = "actor"
    __table_args__ = (UniqueConstraint("history_id", "order_number"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    history_id: Mapped[str] = mapped_column(ForeignKey("history.id"))
    order_number: Mapped[int]
    name: Mapped[str]
    sector: Mapped[Sector]
    role: Mapped[str]


class SiteStarterRow(Row):
    """An actor that started the work on a site's compact."""

    __tablename__ = "site_starter"

    site_id: Mapped[str] = mapped_column(ForeignKey("site.id"), primary_key=True)
    order_number: Mapped[int] = mapped_column(primary_key=True)
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"))


class SiteSignatoryRow(Row):
    """An actor that signed a site's compact."""

    __tablename__ = "site_signatory"

    site_id: Mapped[str] = mapped_column(ForeignKey("site.id"), primary_key=True)
    order_number: Mapped[int] = mapped_column(primary_key=True)
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"))


class EventRow(DateColumns, EvidenceColumns, Row):
    """Something that happened; `order_number` is its place in time within its history."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("history_id", "order_number"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    history_id: Mapped[str] = mapped_column(ForeignKey("history.id"))
    order_number: Mapped[int]
    title: Mapped[str]
    text: Mapped[str]
    kind: Mapped[EventKind]
    weight: Mapped[int]
    planned: Mapped[bool]
    wording: Mapped[str]


class EventActorRow(Row):
    """An actor of an event."""

    __tablename__ = "event_actor"

    event_id: Mapped[str] = mapped_column(ForeignKey("event.id"), primary_key=True)
    order_number: Mapped[int] = mapped_column(primary_key=True)
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"))


class EventThemeRow(Row):
    """A theme of an event."""

    __tablename__ = "event_theme"

    event_id: Mapped[str] = mapped_column(ForeignKey("event.id"), primary_key=True)
    order_number: Mapped[int] = mapped_column(primary_key=True)
    theme_id: Mapped[str] = mapped_column(ForeignKey("theme.id"))


class EventAfterRow(Row):
    """An event that came before another, where their dates alone cannot tell."""

    __tablename__ = "event_after"

    event_id: Mapped[str] = mapped_column(ForeignKey("event.id"), primary_key=True)
    order_number: Mapped[int] = mapped_column(primary_key=True)
    earlier_event_id: Mapped[str] = mapped_column(
        ForeignKey("event.id", deferrable=True, initially="DEFERRED")
    )


class OutcomeRow(EvidenceColumns, Row):
    """Something that came of it."""

    __tablename__ = "outcome"
    __table_args__ = (UniqueConstraint("site_id", "order_number"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    site_id: Mapped[str] = mapped_column(ForeignKey("site.id"))
    order_number: Mapped[int]
    kind: Mapped[OutcomeKind]
    text: Mapped[str]


class OutcomeThemeRow(Row):
    """A theme of an outcome."""

    __tablename__ = "outcome_theme"

    outcome_id: Mapped[str] = mapped_column(ForeignKey("outcome.id"), primary_key=True)
    order_number: Mapped[int] = mapped_column(primary_key=True)
    theme_id: Mapped[str] = mapped_column(ForeignKey("theme.id"))


class BrokenSiteRow(Row):
    """A site file that cannot be read; number and title as far as they could be."""

    __tablename__ = "broken_site"

    order_number: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str]
    number: Mapped[int | None]
    title: Mapped[str]


class ProblemRow(Row):
    """A mistake in a text file, with what to write instead, as a check of the folder lists it."""

    __tablename__ = "problem"

    order_number: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str]
    line: Mapped[int]
    field: Mapped[str]
    message: Mapped[str]
    severity: Mapped[Severity]


class BrokenSiteProblemRow(Row):
    """A problem that keeps a site file from being read."""

    __tablename__ = "broken_site_problem"

    broken_site_number: Mapped[int] = mapped_column(
        ForeignKey("broken_site.order_number"), primary_key=True
    )
    order_number: Mapped[int] = mapped_column(primary_key=True)
    problem_number: Mapped[int] = mapped_column(ForeignKey("problem.order_number"))


# Owners before what they own.
TABLES: tuple[type[Row], ...] = (
    CasebookRow,
    EncodedSnapshotRow,
    ThemeRow,
    ProblemRow,
    BrokenSiteRow,
    BrokenSiteProblemRow,
    HistoryRow,
    SiteRow,
    SiteStatusRow,
    SiteFactRow,
    SiteSettingRow,
    LessonRow,
    QuestionRow,
    ActorRow,
    SiteStarterRow,
    SiteSignatoryRow,
    EventRow,
    EventActorRow,
    EventThemeRow,
    EventAfterRow,
    OutcomeRow,
    OutcomeThemeRow,
)
