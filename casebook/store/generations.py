"""The library's files: their names, which is the newest, how one is published, which may go.

Each refresh writes a file of its own under a name ending in `.part` and renames it when it is
whole, so no file that somebody may have open is ever written over (Windows would not allow it), and
a process may be killed at any moment. Standard library only, because `first` reads by it before
anything else is loaded. Knows no table.
"""

import contextlib
import os
import re
import sqlite3
import stat
import time
from pathlib import Path

import msgspec

from casebook import paths

# Raise it whenever the tables, the views or the records of a snapshot change: a test compares them
# with it.
SCHEMA_VERSION = 4

# A dead `.part` is left alone this long: its builder may be between closing the file and renaming
# it.
_PART_REST_S = 60

_NAME = re.compile(r"library-(\d{6,})-([0-9a-f]{12})-[0-9a-f]{6}\.sqlite")
_LEFT_BESIDE = ("-journal", "-wal", "-shm")


class Generation(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the library; `number` grows, `mark` begins its content's fingerprint."""

    number: int
    mark: str
    file: Path

    @property
    def part(self) -> Path:
        """Give the name it is written under until it is whole."""
        return self.file.with_suffix(".part")

    def is_of(self, fingerprint: str) -> bool:
        """Say whether, by its name, it was made from the content with this fingerprint."""
        return fingerprint.startswith(self.mark)


def listed(folder: Path) -> tuple[Generation, ...]:
    """Give what is published in a folder, newest first; nothing if it cannot be listed."""
    try:
        found = [_generation(path) for path in folder.iterdir()]
    except OSError:
        return ()
    whole = [generation for generation in found if generation is not None]
    return tuple(sorted(whole, key=lambda one: (one.number, one.file.name), reverse=True))


def following(folder: Path, fingerprint: str) -> Generation:
    """Name the next generation, as nobody else will: two processes may be asking at once."""
    newest = next(iter(listed(folder)), None)
    number = newest.number + 1 if newest else 1
    mark = fingerprint[:12]
    name = f"library-{number:06}-{mark}-{os.urandom(3).hex()}.sqlite"
    return Generation(number=number, mark=mark, file=folder / name)


def publish(generation: Generation) -> None:
    """Make a finished part the newest generation, so that it outlives a power cut.

    Raises:
        OSError: the disk refused.
    """
    # Windows flushes only what was opened for writing.
    with generation.part.open("rb+") as stream:
        os.fsync(stream.fileno())
    generation.part.rename(generation.file)
    if os.name == "posix":
        _flush_folder(generation.file.parent)


def tidy(folder: Path, newest: Generation) -> None:
    """Remove older generations and the parts of dead builds, as far as the system allows it now."""
    for older in listed(folder):
        if older.number < newest.number:
            discard(older.file)
    for part in folder.glob("library-*.part"):
        if _is_abandoned(part):
            discard(part)


def discard(file: Path) -> None:
    """Remove a file and what SQLite may have left beside it; a file in use may stay."""
    for path in (file, *(file.with_name(file.name + ending) for ending in _LEFT_BESIDE)):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _generation(path: Path) -> Generation | None:
    named = _NAME.fullmatch(path.name)
    if named is None or not _is_regular(path):
        return None
    return Generation(number=int(named[1]), mark=named[2], file=path)


def _is_regular(path: Path) -> bool:
    # Opening a pipe would wait for ever; and another process may just have removed the file.
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _flush_folder(folder: Path) -> None:
    # Some network disks cannot do it, and then there is nothing more that could be done.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _is_abandoned(part: Path) -> bool:
    try:
        rests_s = time.time() - part.stat().st_mtime
    except OSError:
        return False
    return rests_s > _PART_REST_S and not _is_being_written(part)


def _is_being_written(part: Path) -> bool:
    # A builder holds SQLite's own lock from its first page to its last, and the system frees it
    # when it dies.
    try:
        opened = sqlite3.connect(
            paths.sqlite_address(part, mode="rw"), uri=True, timeout=0, isolation_level=None
        )
        with contextlib.closing(opened) as connection:
            connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorcode == sqlite3.SQLITE_BUSY
    return False
