"""The window's log: its last lines in memory, and a rotating file that only ever stays on this machine.

Where the file cannot be written the window goes on without one; the report still has the last lines.
`application` starts and ends it.
"""

import logging
from collections import deque
from pathlib import Path

_BYTES_A_FILE = 500_000
_OLD_FILES = 2
_LAST_LINES = 100
_HOUSE = logging.getLogger("casebook")
_FORM = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")


class _Memory(logging.Handler):
    """The last records."""

    def __init__(self) -> None:
        super().__init__()
        self.records: deque[logging.LogRecord] = deque(maxlen=_LAST_LINES)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record; `deque` needs no lock for it."""
        self.records.append(record)


class Log:
    """What the house notes while the window is open."""

    def __init__(self) -> None:
        self._memory = _Memory()
        self._handlers: list[logging.Handler] = []
        self._add(self._memory)
        _HOUSE.setLevel(logging.INFO)

    @property
    def last_lines(self) -> tuple[str, ...]:
        """Give the last lines noted."""
        return tuple(_FORM.format(record) for record in self._memory.records)

    def keep(self, file: Path) -> None:
        """Keep in this file what has been noted so far and what will be; once is enough."""
        handler = None if self._handlers != [self._memory] else _file(file)
        if handler is None:
            return
        for record in tuple(self._memory.records):
            handler.handle(record)
        self._add(handler)

    def close(self) -> None:
        """Note nothing more, and let go of the file."""
        for handler in self._handlers:
            _HOUSE.removeHandler(handler)
            handler.close()
        self._handlers.clear()

    def _add(self, handler: logging.Handler) -> None:
        handler.setFormatter(_FORM)
        _HOUSE.addHandler(handler)
        self._handlers.append(handler)


def _file(file: Path) -> logging.Handler | None:
    """Give the handler of a file that is made when there is something to note."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - 8 ms that no start need pay

    class File(RotatingFileHandler):
        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own
            """Say nothing: the window never fails, and never complains, because of its log."""

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    made = File(
        file,
        maxBytes=_BYTES_A_FILE,
        backupCount=_OLD_FILES,
        encoding="utf-8",
        errors="backslashreplace",
        delay=True,
    )
    made.setFormatter(_FORM)
    return made
