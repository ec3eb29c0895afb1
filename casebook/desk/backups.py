"""Copies of the desk: rolling ones, and one before each great change. Called under `files.held`.

A copy is made by SQLite's VACUUM INTO, so it is one whole moment whoever writes meanwhile, and holds
nothing that was deleted. Standard library only. Knows the names of the tables of linked words, which
alone are ever taken out of a copy.
"""

import hashlib
import re
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

from casebook.desk import condition, files, refusals
from casebook.desk.condition import Condition
from casebook.domain.desk_records import Backup
from casebook.paths import Places

KEPT = 5
ROUTINE = ""
BEFORE_RESTORE = "before-restore"
WORDS = ("found_words", "missing_words", "linked_report")

_NAME = re.compile(
    r"desk-(?P<number>\d{4,})-(?P<moment>\d{8}T\d{6})(?:-(?P<reason>[a-z0-9-]+))?\.sqlite3"
)
_MOMENT = "%Y%m%dT%H%M%S"
_PART = "desk.part"
_USABLE = (Condition.SOUND, Condition.STEP_DUE)


def listed(folder: Path) -> tuple[Backup, ...]:
    """Give the copies in a folder, newest first; nothing if it cannot be listed."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return ()
    found = [named for name in names if (named := _NAME.fullmatch(name))]
    newest_first = sorted(found, key=lambda named: int(named["number"]), reverse=True)
    return tuple(_backup(named) for named in newest_first)


def newest_good(folder: Path) -> Backup | None:
    """Give the newest copy that is sound through and through."""
    return next((one for one in listed(folder) if is_good(folder / one.name)), None)


def is_good(file: Path) -> bool:
    """Say whether a copy can be restored."""
    try:
        return condition.look(file) in _USABLE
    except (OSError, sqlite3.Error):
        return False


def copy_if_changed(places: Places) -> None:
    """Make a rolling copy, unless the newest of them holds the same.

    Raises:
        OSError, sqlite3.Error: the disk refuses.
    """
    rolling = _of_kind(places.backups, ROUTINE)
    if rolling:
        newest = places.backups / rolling[0].name
        if is_good(newest) and _content(newest) == _content(places.desk):
            return
    copy(places, reason=ROUTINE)


def copy(places: Places, *, reason: str) -> None:
    """Make a copy, and let go of the oldest of its kind.

    Raises:
        OSError, sqlite3.Error: the disk refuses.
    """
    folder = places.backups
    folder.mkdir(parents=True, exist_ok=True)
    discard_unfinished(folder)
    part = folder / _PART
    try:
        with files.opened(places.desk) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        files.flush(part)
        part.rename(folder / _following(folder, reason))
    finally:
        files.discard(part)
    for oldest in _of_kind(folder, reason)[KEPT:]:
        files.discard(folder / oldest.name)


def discard_unfinished(folder: Path) -> None:
    """Remove what a killed program left of a copy."""
    files.discard(folder / _PART)


def put_back(places: Places, backup: Backup) -> None:
    """Make the desk what a copy is, in one change that happens whole or not at all.

    Raises:
        sqlite3.Error: the disk refuses.
        PlaceError: another program keeps the desk to itself.
    """
    began_s = time.monotonic()

    def wait_no_longer(status: int, _left: int, _total: int) -> None:
        # SQLite tries again for ever while another program holds the desk.
        if status in refusals.BUSY and time.monotonic() - began_s > files.WAIT_S:
            raise refusals.in_use(places.desk)

    with (
        files.opened(places.backups / backup.name) as source,
        files.opened(places.desk, mode="rwc") as desk,
    ):
        source.backup(desk, progress=wait_no_longer, sleep=0.05)


def take_words_out(file: Path) -> None:
    """Remove the linked words from a desk or a copy, and every trace of them in its pages.

    Raises:
        sqlite3.Error: it cannot be opened or written.
    """
    with files.opened(file) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for table in WORDS:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        connection.execute("COMMIT")
        # Pages that were rearranged earlier may hold pieces of rows between the rows.
        connection.execute("VACUUM")


def _backup(named: re.Match[str]) -> Backup:
    made_at = datetime.strptime(named["moment"], _MOMENT).replace(tzinfo=UTC)
    return Backup(name=named[0], made_at=made_at.isoformat(), reason=named["reason"] or ROUTINE)


def _of_kind(folder: Path, reason: str) -> list[Backup]:
    return [one for one in listed(folder) if _kind(one.reason) == _kind(reason)]


def _kind(reason: str) -> str:
    return reason.rstrip("0123456789")


def _following(folder: Path, reason: str) -> str:
    """Name the next copy: by number, because clocks go back."""
    numbers = [
        int(named["number"]) for one in listed(folder) if (named := _NAME.fullmatch(one.name))
    ]
    ending = f"-{reason}" if reason else ""
    return f"desk-{max(numbers, default=0) + 1:04}-{datetime.now(UTC):{_MOMENT}}{ending}.sqlite3"


def _content(file: Path) -> str:
    """Give a digest of all tables and rows, whatever pages they lie in."""
    told = hashlib.sha256()
    with files.opened(file) as connection:
        connection.execute("BEGIN")
        for line in connection.iterdump():
            told.update(line.encode("utf-8", "surrogatepass"))
    return told.hexdigest()
