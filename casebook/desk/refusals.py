"""Errors of SQLite and of the disk as sentences for people."""

import errno
import sqlite3
from pathlib import Path

from casebook.errors import PlaceError

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_PRIMARY = 0xFF


def is_damage(error: BaseException | None) -> bool:
    """Say whether SQLite found the file itself in disorder."""
    return _code(error) in _DAMAGE


def refusal(desk: Path, error: BaseException | None) -> PlaceError:
    """Say in plain words why the desk cannot be used, and what to do."""
    if _is_full(error):
        title = "The disk is full, so your desk cannot be kept."
        advice = "Nothing that was there is lost. Free some space, then do the last thing again."
    elif _code(error) in BUSY:
        return in_use(desk, detail=str(error))
    else:
        title = f"Your desk cannot be kept in {desk.parent}."
        advice = "Make this a folder that you may write in; until then notes and linked words are not kept."
    return PlaceError(title, advice=advice, detail=f"{type(error).__name__}: {error}")


def in_use(desk: Path, *, detail: str = "") -> PlaceError:
    """Say that another program keeps the desk to itself."""
    advice = f"Close whatever else has {desk} open, then do the last thing again."
    return PlaceError("Another program is using your desk.", advice=advice, detail=detail)


def from_newer_version(desk: Path) -> PlaceError:
    """Say that a desk was made by a Casebook newer than this one."""
    return PlaceError(
        "Your desk was made by a newer version of Casebook, and has been left as it is.",
        advice=f"Install the newer version to see your notes and linked words. The file is {desk}",
    )


def _code(error: BaseException | None) -> int | None:
    extended = getattr(error, "sqlite_errorcode", None)
    return None if extended is None else extended & _PRIMARY


def _is_full(error: BaseException | None) -> bool:
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    return _code(error) == sqlite3.SQLITE_FULL
