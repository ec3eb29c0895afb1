"""The tables of the desk as the newest step leaves them; a test compares the two.

Nothing here refers to content: a note on a site that has gone is kept. Private to `desk`. Whoever
changes a table adds a step in `steps/versions` and its name in `condition`.
"""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Row(DeclarativeBase):
    """What all tables share."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text()}


class LinkedReportRow(Row):
    """The trainer's own copy of the report. One row, or none."""

    __tablename__ = "linked_report"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    linked_on: Mapped[str]


class FoundWordsRow(Row):
    """The words of one quotation, as found in that copy."""

    __tablename__ = "found_words"

    quote_id: Mapped[str] = mapped_column(primary_key=True)
    order_number: Mapped[int]
    words: Mapped[str]
    word_for_word: Mapped[bool]
    before: Mapped[str]
    after: Mapped[str]


class MissingWordsRow(Row):
    """A quotation that was not found in that copy."""

    __tablename__ = "missing_words"

    quote_id: Mapped[str] = mapped_column(primary_key=True)
    order_number: Mapped[int]
    why: Mapped[str]


class TickRow(Row):
    """An indicator of progress that a site shows, or no longer."""

    __tablename__ = "tick"

    site_number: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[str] = mapped_column(primary_key=True)
    ticked: Mapped[bool]
    changed_at: Mapped[str]


class SearchRow(Row):
    """A search: recent if its name is empty, else saved; saved ones have an order of their own."""

    __tablename__ = "search"

    text: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    used_at: Mapped[str]
    order_number: Mapped[int]


class NoteRow(Row):
    """A note on a record."""

    __tablename__ = "note"

    about: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    changed_at: Mapped[str]


class StarRow(Row):
    """A record that the trainer has starred."""

    __tablename__ = "star"

    about: Mapped[str] = mapped_column(primary_key=True)
    starred_at: Mapped[str]


class BasketRow(Row):
    """A basket."""

    __tablename__ = "basket"

    name: Mapped[str] = mapped_column(primary_key=True)
    order_number: Mapped[int]


class BasketItemRow(Row):
    """A record in a basket."""

    __tablename__ = "basket_item"

    basket_name: Mapped[str] = mapped_column(
        ForeignKey("basket.name", ondelete="CASCADE"), primary_key=True
    )
    about: Mapped[str] = mapped_column(primary_key=True)
    order_number: Mapped[int]
