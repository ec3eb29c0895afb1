"""Making the next generation of the library: written aside, then published under its own name.

The builder may be killed at any moment and the disk may fill up: whatever is published is whole.
Two processes may build at once, each its own generation. Knows nothing of where the snapshot came
from; `library` calls it.
"""

import errno
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, insert
from sqlalchemy.exc import OperationalError

from casebook.domain.snapshot import Snapshot
from casebook.errors import PlaceError
from casebook.progress import UNWATCHED, Progress
from casebook.store import (
    connections,
    evidence_rows,
    evidence_schema,
    first,
    generations,
    rows,
    schema,
    views,
)
from casebook.store.generations import SCHEMA_VERSION, Generation
from casebook.store.rows import TableRow

# "CbkL": lets `file` and other programs tell a library from any other SQLite file.
_APPLICATION_ID = int.from_bytes(b"CbkL")


def build(snapshot: Snapshot, folder: Path, progress: Progress = UNWATCHED) -> Generation:
    """Write a snapshot to a generation of its own in the library's folder and remove older ones.

    Raises:
        PlaceError: the folder or the disk refuses.
        Cancelled: the person has asked to stop; nothing is published.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        generation = generations.following(folder, snapshot.fingerprint)
        try:
            _write(generation.part, snapshot, progress)
            generations.publish(generation)
        finally:
            generations.discard(generation.part)
    except (OSError, OperationalError) as error:
        raise _refusal(folder, error) from error
    generations.tidy(folder, generation)
    return generation


def _write(part: Path, snapshot: Snapshot, progress: Progress) -> None:
    engine = connections.writing(part)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        schema.Row.metadata.create_all(connection)
        for view in views.VIEWS:
            connection.exec_driver_sql(view)
        _insert(connection, rows.of_registers(snapshot))
        _insert(connection, evidence_rows.of_evidence(snapshot))
        histories = snapshot.histories
        for done, history in enumerate(histories):
            progress.step(done, len(histories), history.file)
            _insert(connection, rows.of_history(history))
        _insert(connection, _of_file(snapshot))


def _insert(connection: Connection, table_rows: Iterable[TableRow]) -> None:
    by_table: defaultdict[type[schema.Row], list[dict[str, Any]]] = defaultdict(list)
    for table, row in table_rows:
        by_table[table].append(row)
    for table in (*schema.TABLES, *evidence_schema.TABLES):
        if table in by_table:
            connection.execute(insert(table), by_table[table])


def _of_file(snapshot: Snapshot) -> Iterator[TableRow]:
    """Give the rows that say what the file is made from, and its second form."""
    columns = {"id": 1, "fingerprint": snapshot.fingerprint, "made_by": first.maker()}
    yield schema.CasebookRow, columns | msgspec.structs.asdict(snapshot.about)
    data = first.encoded(snapshot)
    columns = {"id": 1, "sha256": first.digest(data), "encoded": data}
    yield schema.EncodedSnapshotRow, columns


def _refusal(folder: Path, error: OSError | OperationalError) -> PlaceError:
    cause = error.orig if isinstance(error, OperationalError) else error
    if _is_full(cause):
        title = "The disk is full, so the library cannot be kept."
        what_to_do = "free some space, then refresh"
    else:
        title = f"The library cannot be kept in {folder}."
        what_to_do = "make this a folder that you may write in, then refresh"
    advice = f"Everything can still be read, but each start takes longer; {what_to_do}."
    return PlaceError(title, advice=advice, detail=str(error))


def _is_full(cause: BaseException | None) -> bool:
    if isinstance(cause, sqlite3.Error):
        return cause.sqlite_errorcode == sqlite3.SQLITE_FULL
    return isinstance(cause, OSError) and cause.errno in (errno.ENOSPC, errno.EDQUOT)
