"""A file written whole or not at all: beside its place first, then moved into it.

So a disk that fills up, a program that dies or a person who changes their mind leaves the old file as it was. Every way
in which that can fail has a sentence that says what to do.
"""

import errno
import os
import tempfile
from pathlib import Path

from casebook.errors import PlaceError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_BUSY = {errno.EBUSY, errno.ETXTBSY}


class ExistsError(PlaceError):
    """There is a file of that name already, and nobody said that it may be replaced."""


def check(path: Path, *, force: bool) -> None:
    """See that a file can be written, before any work is done for it.

    Raises:
        ExistsError: it exists, and may not be replaced.
        PlaceError: its folder is missing or cannot be written to.
    """
    try:
        _check(path, path.parent, force=force)
    except OSError as failure:
        raise _in_words(path, failure) from failure


def _check(path: Path, folder: Path, *, force: bool) -> None:
    if path.is_dir():
        raise PlaceError(f"{path} is a folder.", advice="Give the name of a file.")
    if not folder.is_dir():
        raise PlaceError(
            f"There is no folder {folder}.", advice="Make it first, or choose another."
        )
    if not os.access(folder, os.W_OK):
        raise PlaceError(
            f"Nothing can be written in {folder}.", advice="Choose a folder of your own."
        )
    if path.exists() and not force:
        raise ExistsError(
            f"There is a file {path} already.",
            advice="Choose another name, or say that it may be replaced.",
        )


def write(path: Path, content: bytes, *, force: bool = False) -> None:
    """Put a file in its place.

    Raises:
        ExistsError: it exists, and may not be replaced.
        PlaceError: it cannot be written; what was there is as it was.
    """
    check(path, force=force)
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".casebook-", suffix=".part", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    except OSError as failure:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise _in_words(path, failure) from failure


def _umask() -> int:
    """Give which rights new files do not get; there is no way to ask but to set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _in_words(path: Path, failure: OSError) -> PlaceError:
    detail = str(failure)
    if failure.errno in _FULL:
        return PlaceError(
            f"The disk is full: {path.name} was not written.",
            advice="Make room on it, or choose a folder on another disk.",
            detail=detail,
        )
    if failure.errno in _BUSY or isinstance(failure, PermissionError):
        return PlaceError(
            f"{path.name} could not be put in its place.",
            advice="If it is open in another program, close it there; or choose another name.",
            detail=detail,
        )
    if failure.errno == errno.ENAMETOOLONG:
        return PlaceError(
            "The file's name is too long.", advice="Choose a shorter one.", detail=detail
        )
    return PlaceError(
        f"{path.name} could not be written.",
        advice="Choose another folder; the details are in the report.",
        detail=detail,
    )
