"""What the desk's tables hold, asked and changed through SQLAlchemy, as plain records.

`Desk` opens the file, and gives one transaction to each question or change. Knows no file.
"""

from collections import defaultdict
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from casebook.desk import schema
from casebook.domain.desk_records import Basket, KeptSearch, Note, Tick
from casebook.domain.quotations import LinkedReport

# More than anybody looks back through.
RECENT_SEARCHES = 20


class Records:
    """The tables within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._on = connection

    def link(self, report: LinkedReport) -> None:
        """Keep the linked report in place of the one before."""
        self.unlink()
        self._on.execute(
            insert(schema.LinkedReportRow),
            {"id": 1, "name": report.name, "linked_on": report.linked_on},
        )
        for table, records in (
            (schema.FoundWordsRow, report.found),
            (schema.MissingWordsRow, report.missing),
        ):
            rows = [
                msgspec.structs.asdict(record) | {"order_number": order_number}
                for order_number, record in enumerate(records, 1)
            ]
            if rows:
                self._on.execute(insert(table), rows)

    def unlink(self) -> None:
        """Forget the linked report."""
        for table in (schema.FoundWordsRow, schema.MissingWordsRow, schema.LinkedReportRow):
            self._on.execute(delete(table))

    def ticks(self) -> tuple[Tick, ...]:
        """Give every tick, also those that were taken back, by site and indicator."""
        row = schema.TickRow
        asked = select(row.site_number, row.indicator_id, row.ticked, row.changed_at)
        found = self._on.execute(asked.order_by(row.site_number, row.indicator_id))
        return tuple(Tick(**each) for each in found.mappings())

    def set_tick(self, site_number: int, indicator_id: str, *, ticked: bool) -> None:
        """Tick an indicator for a site, or take the tick back."""
        values = {"ticked": ticked, "changed_at": _now()}
        self._on.execute(
            insert_or(schema.TickRow)
            .values(site_number=site_number, indicator_id=indicator_id, **values)
            .on_conflict_do_update(set_=values)
        )

    def searches(self) -> tuple[KeptSearch, ...]:
        """Give the saved searches in the order they were saved in, then the recent ones, newest first."""
        row = schema.SearchRow
        asked = select(row.text, row.name, row.used_at).order_by(
            row.name == "", row.order_number, row.used_at.desc()
        )
        return tuple(KeptSearch(**each) for each in self._on.execute(asked).mappings())

    def remember_search(self, text: str) -> None:
        """Note that a search was made now, and let go of the oldest that has no name."""
        row = schema.SearchRow
        self._on.execute(
            insert_or(row)
            .values(text=text, name="", used_at=_now(), order_number=0)
            .on_conflict_do_update(set_={"used_at": _now()})
        )
        recent = select(row.text).where(row.name == "").order_by(row.used_at.desc())
        self._on.execute(delete(row).where(row.text.in_(recent.offset(RECENT_SEARCHES))))

    def save_search(self, text: str, name: str) -> None:
        """Save a search under a name, behind those saved before; a saved one gets the new name."""
        row = schema.SearchRow
        last = self._on.execute(select(func.coalesce(func.max(row.order_number), 0))).scalar_one()
        kept = self._on.execute(select(row.order_number).where(row.text == text)).scalar()
        values = {"name": name, "order_number": kept or last + 1}
        self._on.execute(
            insert_or(row)
            .values(text=text, used_at=_now(), **values)
            .on_conflict_do_update(set_=values)
        )

    def forget_search(self, text: str) -> None:
        """Forget a search, saved or not."""
        self._on.execute(delete(schema.SearchRow).where(schema.SearchRow.text == text))

    def notes(self) -> tuple[Note, ...]:
        """Give every note, by what it is about."""
        row = schema.NoteRow
        asked = select(row.about, row.text, row.changed_at).order_by(row.about)
        return tuple(Note(**each) for each in self._on.execute(asked).mappings())

    def write_note(self, about: str, text: str) -> None:
        """Keep a note on a record in place of the one before; a blank one is none."""
        if not text.strip():
            self._on.execute(delete(schema.NoteRow).where(schema.NoteRow.about == about))
            return
        values = {"text": text, "changed_at": _now()}
        self._on.execute(
            insert_or(schema.NoteRow)
            .values(about=about, **values)
            .on_conflict_do_update(set_=values)
        )

    def stars(self) -> tuple[str, ...]:
        """Give the ids of what is starred, in the order it was."""
        asked = select(schema.StarRow.about).order_by(
            schema.StarRow.starred_at, schema.StarRow.about
        )
        return tuple(self._on.execute(asked).scalars())

    def set_star(self, about: str, *, starred: bool) -> None:
        """Star a record, or take the star away."""
        if starred:
            added = insert_or(schema.StarRow).values(about=about, starred_at=_now())
            self._on.execute(added.on_conflict_do_nothing())
        else:
            self._on.execute(delete(schema.StarRow).where(schema.StarRow.about == about))

    def baskets(self) -> tuple[Basket, ...]:
        """Give every basket, the oldest first, with its items in order."""
        item = schema.BasketItemRow
        items: defaultdict[str, list[str]] = defaultdict(list)
        for name, about in self._on.execute(
            select(item.basket_name, item.about).order_by(item.order_number)
        ):
            items[name].append(about)
        names = select(schema.BasketRow.name).order_by(schema.BasketRow.order_number)
        return tuple(
            Basket(name=name, items=tuple(items[name]))
            for name in self._on.execute(names).scalars()
        )

    def keep_basket(self, basket: Basket) -> None:
        """Keep a basket as it is, in place of one of the same name."""
        self._make_basket(basket.name)
        item = schema.BasketItemRow
        self._on.execute(delete(item).where(item.basket_name == basket.name))
        for about in dict.fromkeys(basket.items):
            self._add(basket.name, about)

    def add_to_basket(self, name: str, about: str) -> None:
        """Put a record last into a basket, which is made if need be; one that is there stays in place."""
        self._make_basket(name)
        self._add(name, about)

    def forget_basket(self, name: str) -> None:
        """Forget a basket; the records that were in it are not the desk's."""
        self._on.execute(delete(schema.BasketRow).where(schema.BasketRow.name == name))

    def _make_basket(self, name: str) -> None:
        last = select(
            func.coalesce(func.max(schema.BasketRow.order_number), 0) + 1
        ).scalar_subquery()
        made = insert_or(schema.BasketRow).values(name=name, order_number=last)
        self._on.execute(made.on_conflict_do_nothing())

    def _add(self, name: str, about: str) -> None:
        item = schema.BasketItemRow
        last = select(func.coalesce(func.max(item.order_number), 0) + 1).where(
            item.basket_name == name
        )
        added = insert_or(item).values(
            basket_name=name, about=about, order_number=last.scalar_subquery()
        )
        self._on.execute(added.on_conflict_do_nothing())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
