"""The log of a command's run: a file that only ever stays on this machine.

It is made when there is something to note and is silent where that is impossible: a command never
fails because of its log. `__main__` calls it.
"""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import casebook

_HOUSE = logging.getLogger("casebook")


class LogFile(logging.FileHandler):
    """Writes notes to a file; `failed` says that one could not be written."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, encoding="utf-8", errors="backslashreplace", delay=True)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self.failed = False

    def _open(self) -> io.TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a note; the file is opened by the first."""
        try:
            super().emit(record)
        except OSError:
            self.failed = True

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own
        """Remember that a note could not be written, and say nothing."""
        self.failed = True


@contextmanager
def kept(file: Path) -> Iterator[LogFile]:
    """Write to this file what the house notes meanwhile."""
    handler = LogFile(file)
    _HOUSE.addHandler(handler)
    try:
        yield handler
    finally:
        _HOUSE.removeHandler(handler)
        handler.close()


def note_bug(file: Path, bug: Exception) -> bool:
    """Note a bug with its traceback; say whether that was possible."""
    with kept(file) as handler:
        _HOUSE.error("A bug, in casebook %s", casebook.__version__, exc_info=bug)
    return not handler.failed
