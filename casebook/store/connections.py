"""Opening a library file through SQLAlchemy: a published one to read, a part to write.

Knows no table.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from casebook import paths

# A part that is not finished is thrown away, so it needs neither a journal nor a flush a page:
# publishing flushes once.
_WRITING = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA foreign_keys = ON",
)
_READING = ("PRAGMA query_only = ON", "PRAGMA foreign_keys = ON")


def reading(file: Path) -> Engine:
    """Open a published file, which nothing can change through this engine."""
    return _engine(file, mode="ro", settings=_READING)


def writing(file: Path) -> Engine:
    """Open a part to be written, in transactions that hold the file's lock from the first."""
    engine = _engine(file, mode="rwc", settings=_WRITING)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN EXCLUSIVE")


def _engine(file: Path, *, mode: str, settings: tuple[str, ...]) -> Engine:
    def connect() -> sqlite3.Connection:
        # Python's own transactions leave out CREATE TABLE: these are begun by hand.
        connection = sqlite3.connect(
            paths.sqlite_address(file, mode=mode),
            uri=True,
            timeout=0,
            isolation_level=None,
            check_same_thread=False,
        )
        for setting in settings:
            connection.execute(setting)
        return connection

    # A pool would keep the file open, and Windows then refuses to rename or remove it.
    return create_engine("sqlite://", creator=connect, poolclass=NullPool)
