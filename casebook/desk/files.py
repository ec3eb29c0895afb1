"""The desk's files: how SQLite opens one, the lock for great changes, and names that are free.

The file is kept in SQLite's rollback journal and not in its write-ahead log: so it is one whole file
that may be copied, carried on a memory stick or lie on a network disk, and no second file keeps words
that were deleted. Standard library only: a start reads by it. Knows no table.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from casebook import paths

# "CbkD": lets `file` and other programs tell a desk from any other SQLite file.
APPLICATION_ID = int.from_bytes(b"CbkD")

# Another program writes for some milliseconds; a browser with unsaved edits for as long as it likes.
WAIT_S = 5.0

_SETTINGS = (
    # Also flushes the folder once the journal has gone: what was said to be kept is, after a power
    # cut too. A change takes a few milliseconds with it; it is made at a person's pace.
    "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",
    # What is deleted is overwritten at once, not some day.
    "PRAGMA secure_delete = ON",
)
_JOURNAL = "-journal"


def connect(file: Path, *, mode: str = "rw") -> sqlite3.Connection:
    """Open a file in transactions begun by hand; `rw` does not make it, and also reads a read-only one.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    connection = sqlite3.connect(
        paths.sqlite_address(file, mode=mode),
        uri=True,
        timeout=WAIT_S,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def opened(file: Path, *, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    """Open a file and close it again, which a connection's own `with` does not."""
    with contextlib.closing(connect(file, mode=mode)) as connection:
        yield connection


@contextlib.contextmanager
def held(desk: Path) -> Iterator[None]:
    """Hold the lock for what is done to whole files: steps, copies, setting aside.

    It is SQLite's own lock, on an empty file beside the desk, and goes with its holder however that
    dies. Ordinary changes do not need it.

    Raises:
        OSError, sqlite3.Error: another holds it for long, or the folder refuses.
    """
    desk.parent.mkdir(parents=True, exist_ok=True)
    with opened(desk.with_suffix(".lock"), mode="rwc") as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


def set_aside(desk: Path) -> Path:
    """Rename a desk, and the journal that belongs to it, to a name that is free; give it.

    Raises:
        OSError: the folder refuses.
    """
    # Of people's days, not of Greenwich's.
    day = datetime.now().astimezone().date().isoformat()
    aside = _free(desk.with_name(f"{desk.stem}-damaged-{day}{desk.suffix}"))
    journal = _beside(desk, _JOURNAL)
    desk.rename(aside)
    if journal.exists():
        journal.rename(_beside(aside, _JOURNAL))
    return aside


def aside_of(desk: Path) -> tuple[Path, ...]:
    """Give the damaged desks that were set aside, oldest name first."""
    return tuple(sorted(desk.parent.glob(f"{desk.stem}-damaged-*{desk.suffix}")))


def flush(file: Path) -> None:
    """Bring a finished file onto the disk.

    Raises:
        OSError: the disk refused.
    """
    # Windows flushes only what was opened for writing.
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def discard(file: Path) -> None:
    """Remove a file and its journal; one in use may stay."""
    for path in (file, _beside(file, _JOURNAL)):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


def _free(wanted: Path) -> Path:
    """Give a name that nothing has: nothing is ever written over. Asked under the lock."""
    free, number = wanted, 1
    while os.path.lexists(free):
        number += 1
        free = wanted.with_stem(f"{wanted.stem}-{number}")
    return free
