"""Opening the desk through SQLAlchemy, in transactions that see or change one whole.

Errors are SQLite's own. Knows no table.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from casebook.desk import files


@contextmanager
def reading(file: Path) -> Iterator[Connection]:
    """Open the file for questions that all see the same moment."""
    with _opened(file, mode="rw", begin="BEGIN") as connection:
        yield connection


@contextmanager
def writing(file: Path, *, mode: str = "rw") -> Iterator[Connection]:
    """Open the file for one change, which happens whole or not at all; `rwc` makes the file."""
    # A lock taken from the start is waited for; one asked for midway is refused when two ask.
    with _opened(file, mode=mode, begin="BEGIN IMMEDIATE") as connection:
        yield connection


@contextmanager
def _opened(file: Path, *, mode: str, begin: str) -> Iterator[Connection]:
    # A pool would keep the file open, and Windows then refuses to rename it.
    engine = create_engine(
        "sqlite://", creator=lambda: files.connect(file, mode=mode), poolclass=NullPool
    )
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(begin)
            yield connection
    except DBAPIError as error:
        # Those who call for a step or a copy need not know which of the two libraries refused.
        raise (error.orig or error) from error
