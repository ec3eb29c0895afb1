"""The three ways in which a bug or a complaint of Qt's would otherwise be lost: Python, threads, Qt.

`installed` sends bugs to one place, whatever thread they happen on, and Qt's messages to the log.
`application` uses it for as long as the window lives.
"""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_log = logging.getLogger(__name__)


@contextmanager
def installed(on_bug: Callable[[BaseException], None]) -> Iterator[None]:
    """Send every uncaught exception to `on_bug`, on its own thread, until the end of the block."""

    def of_python(
        _kind: type[BaseException], bug: BaseException, _trace: TracebackType | None
    ) -> None:
        on_bug(bug)

    def of_thread(happened: threading.ExceptHookArgs) -> None:
        if happened.exc_value is not None:
            on_bug(happened.exc_value)

    python_hook, thread_hook = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = of_python, of_thread
    qt_hook = qInstallMessageHandler(_note_qt)
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = python_hook, thread_hook
        qInstallMessageHandler(qt_hook)


def _note_qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    _log.log(_LEVELS[kind], "Qt, %s: %s", context.category, message)
