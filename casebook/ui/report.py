"""What a person sees when we have made a mistake: a sentence, and a report they may copy. Nothing is sent.

`Reporter` takes bugs from any thread, notes them in the log and shows one window, which stops
nothing. The same report, without a bug, can be copied from the Help menu.
"""

import logging
import platform
import sys
import traceback
from collections.abc import Callable, Iterable

import msgspec
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

import casebook
from casebook.timeline.look import UNIT_PX
from casebook.ui.appearance import Role, give_role

_log = logging.getLogger(__name__)

_SENTENCE = (
    "Something went wrong inside Casebook. Your casebook's files are as they were. You can go on, or "
    "quit and start again."
)
_ADVICE = "Nothing has been sent anywhere. If you ask somebody for help, copy the report and give it to them."


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a report tells besides the bug: the content's fingerprint, and the log's last lines."""

    fingerprint: str
    log_lines: tuple[str, ...]


def text(facts: Facts, bugs: Iterable[BaseException] = ()) -> str:
    """Give a report."""
    traces = ["".join(traceback.format_exception(bug)) for bug in bugs]
    head = (
        f"Casebook {casebook.__version__}",
        f"Python {platform.python_version()}, PySide6 {pyside_version}, Qt {qVersion()}",
        f"System: {platform.platform()}, {QGuiApplication.platformName()}, {sys.byteorder} endian",
        f"Content: {facts.fingerprint or 'none open'}",
    )
    return "\n".join([*head, "", *traces, "Last lines of the log:", *facts.log_lines, ""])


class Reporter(QObject):
    """Takes bugs, and tells the person.

    Signals:
        quit_asked(): the person would rather quit.
    """

    quit_asked = Signal()
    _happened = Signal(object)

    def __init__(self, facts: Callable[[], Facts], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self._bugs: list[BaseException] = []
        self.window: ReportWindow | None = None
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def take(self, bug: BaseException) -> None:
        """Note a bug, from any thread; the window follows on the main thread."""
        if isinstance(bug, KeyboardInterrupt):
            self.quit_asked.emit()
            return
        _log.error("a bug", exc_info=bug)
        self._happened.emit(bug)

    def copy(self) -> None:
        """Put a report on the clipboard."""
        QGuiApplication.clipboard().setText(text(self._facts(), self._bugs))

    def _show(self, bug: BaseException) -> None:
        self._bugs.append(bug)
        if self.window is None:
            self.window = ReportWindow()
            self.window.copy_button.clicked.connect(self.copy)
            self.window.quit_button.clicked.connect(self.quit_asked)
            self.window.left.connect(self._forget)
        self.window.tell(text(self._facts(), self._bugs))

    def _forget(self) -> None:
        self._bugs.clear()


class ReportWindow(QWidget):
    """The window: what happened, the report, and three buttons. It stops nothing.

    Signals:
        left(): the person goes on.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Casebook: something went wrong")
        self.resize(640, 480)
        self._report = QPlainTextEdit(readOnly=True)
        self._report.setAccessibleName("The report")
        self.copy_button = QPushButton("&Copy report")
        self.continue_button = QPushButton("C&ontinue")
        self.quit_button = QPushButton("&Quit")
        give_role(self.continue_button, Role.PRIMARY)
        self.continue_button.clicked.connect(self.close)
        self._lay_out()

    def tell(self, report: str) -> None:
        """Show the window with this report."""
        self._report.setPlainText(report)
        self.show()
        self.raise_()
        self.continue_button.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go on."""
        super().closeEvent(event)
        self.left.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * UNIT_PX] * 4)
        column.setSpacing(2 * UNIT_PX)
        for words, role in ((_SENTENCE, Role.HEADING), (_ADVICE, Role.SOFT)):
            label = QLabel(words, wordWrap=True)
            give_role(label, role)
            column.addWidget(label)
        column.addWidget(self._report, 1)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.quit_button)
        row.addWidget(self.continue_button)
        column.addLayout(row)
