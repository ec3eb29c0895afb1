"""An old file must never be taken for a new one: its version stands for its whole shape."""

import hashlib
import json
import re
from typing import Any

import msgspec
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from casebook.domain.snapshot import Snapshot
from casebook.store import evidence_schema, schema, views
from casebook.store.generations import SCHEMA_VERSION

TABLES = (*schema.TABLES, *evidence_schema.TABLES)

# The shape of tables, views and records at this version, as the failing test prints it.
VERSION, SHAPE = 4, "da374f3482293012"


def without_prose(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: without_prose(value) for name, value in part.items() if name != "description"}
    return [without_prose(one) for one in part] if isinstance(part, list) else part


def shape() -> str:
    tables = [
        str(CreateTable(table.__table__).compile(dialect=sqlite.dialect())) for table in TABLES
    ]
    records = without_prose(msgspec.json.schema(Snapshot))
    whole = json.dumps([re.sub(r"\s+", " ", sql) for sql in (*tables, *views.VIEWS)] + [records])
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def test_a_new_shape_has_a_new_version():
    """When this fails, raise SCHEMA_VERSION and write the new pair above."""
    assert (SCHEMA_VERSION, shape()) == (VERSION, SHAPE)


def test_every_table_is_written_and_read_in_order():
    assert {table.__table__ for table in TABLES} == set(schema.Row.metadata.tables.values())
    places = {table.__table__: place for place, table in enumerate(TABLES)}
    for table, place in places.items():
        owners = {key.column.table for key in table.foreign_keys}
        assert all(places[owner] <= place for owner in owners)
