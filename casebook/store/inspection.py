"""Whether a library file is sound through and through, and what can be saved of one that is not.

The first read looks at one row only; a refresh has the time to look at everything. `library` asks.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import SQLAlchemyError

from casebook.domain.snapshot import Snapshot
from casebook.errors import DateError
from casebook.store import connections, first, generations, queries, schema
from casebook.store.first import Stored

# Damaged tables can hold anything at all.
_DAMAGE = (SQLAlchemyError, DateError, LookupError, TypeError, ValueError)


def is_whole(stored: Stored) -> bool:
    """Say whether the file is sound and its tables hold the very snapshot that was read from it."""
    engine = connections.reading(stored.generation.file)
    try:
        with engine.connect() as connection:
            sound = _is_sound(connection)
        return sound and queries.snapshot(engine) == stored.snapshot
    except _DAMAGE:
        return False


def recovered(folder: Path, fingerprint: str) -> Snapshot | None:
    """Put the snapshot together from the tables of a file whose encoded form alone is damaged."""
    for generation in generations.listed(folder):
        if generation.is_of(fingerprint):
            snapshot = _proven(connections.reading(generation.file))
            if snapshot is not None and snapshot.fingerprint == fingerprint:
                return snapshot
    return None


def _is_sound(connection: Connection) -> bool:
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return found == ["ok"]


def _proven(engine: Engine) -> Snapshot | None:
    """Give what the tables hold if it has the digest that was kept of the encoded form."""
    kept = select(schema.CasebookRow.made_by, schema.EncodedSnapshotRow.sha256).join_from(
        schema.CasebookRow,
        schema.EncodedSnapshotRow,
        schema.CasebookRow.id == schema.EncodedSnapshotRow.id,
    )
    try:
        with engine.connect() as connection:
            made_by, sha256 = connection.execute(kept).one()
        snapshot = queries.snapshot(engine) if made_by == first.maker() else None
    except _DAMAGE:
        return None
    # Equal snapshots have equal encoded forms, and so equal digests.
    proven = snapshot is not None and first.digest(first.encoded(snapshot)) == sha256
    return snapshot if proven else None
