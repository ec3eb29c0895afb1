"""In what condition a desk's file is, found by looking, before anything is asked of its tables.

Standard library only. Changes nothing, except that SQLite itself rolls back what a killed program
had begun.
"""

import contextlib
import sqlite3
import stat
from enum import Enum, auto
from pathlib import Path

from casebook.desk import files, refusals

# The names of the steps in `steps/versions`, oldest first: a test compares them.
STEPS = ("0001", "0002")
NEWEST = STEPS[-1]


class Condition(Enum):
    """What can be done with the file."""

    MISSING = auto()
    SOUND = auto()
    STEP_DUE = auto()
    FROM_NEWER = auto()
    DAMAGED = auto()


def look(file: Path, *, thoroughly: bool = True) -> Condition:
    """Say in what condition a file is; `thoroughly` reads all its pages.

    Raises:
        OSError, sqlite3.Error: it may not be looked into, or another program keeps it locked.
    """
    try:
        found = file.lstat() if file.is_symlink() and not file.exists() else file.stat()
    except FileNotFoundError:
        return Condition.MISSING
    if not stat.S_ISREG(found.st_mode):
        # Opening a pipe would wait for ever.
        return Condition.DAMAGED
    if not found.st_size:
        # As a program leaves it that is killed before its first change.
        return Condition.MISSING
    try:
        with files.opened(file) as connection:
            return _of(connection, thoroughly=thoroughly)
    except sqlite3.DatabaseError as error:
        if refusals.is_damage(error):
            return Condition.DAMAGED
        raise


def version(file: Path) -> str:
    """Give the name of the last step that a sound file has taken, or an empty text.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    with files.opened(file) as connection:
        return _version(connection)


def _of(connection: sqlite3.Connection, *, thoroughly: bool) -> Condition:
    if connection.execute("PRAGMA application_id").fetchone() != (files.APPLICATION_ID,):
        return Condition.DAMAGED
    if thoroughly and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        return Condition.DAMAGED
    taken = _version(connection)
    if not taken:
        return Condition.DAMAGED
    if taken not in STEPS:
        return Condition.FROM_NEWER
    return Condition.SOUND if taken == NEWEST else Condition.STEP_DUE


def _version(connection: sqlite3.Connection) -> str:
    with contextlib.suppress(sqlite3.OperationalError):
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else ""
    return ""
