"""The windowed program from start to end: one `QApplication`, the window, its log, and what catches bugs.

`run` is called by `__main__`; the tour and the tests make a `Program` of their own.
"""

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, QTimer
from PySide6.QtWidgets import QApplication

from casebook.errors import CasebookError
from casebook.paths import Places
from casebook.ui import appearance, copying, hooks, icons
from casebook.ui.appearance import Appearance
from casebook.ui.jobs import Jobs
from casebook.ui.log import Log
from casebook.ui.main_window import MainWindow, Parts
from casebook.ui.open_casebook import OpenCasebook
from casebook.ui.preferences import Preferences
from casebook.ui.report import Facts, Reporter
from casebook.ui.state import State

_WITHOUT = "The commands work without a window: type casebook --help."
_XCB_PACKAGES = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
_ICON_PX = 64
_LOG_MS = 500
"""When after the first paint the log is begun: its import takes 8 ms."""


class Program(QObject):
    """All that is made once: who stands on whom is told here and nowhere else."""

    def __init__(self, app: QApplication, places: Places) -> None:
        super().__init__()
        self.log = Log()
        self.jobs = Jobs(self)
        self.casebook = OpenCasebook(places, self.jobs, self)
        self.preferences = Preferences(places.settings, self)
        self.reporter = Reporter(self._facts, self)
        self.window: MainWindow | None = None
        self._app = app
        self._places = places
        self.jobs.crashed.connect(self.reporter.take)
        self.reporter.quit_asked.connect(self._quit)

    def start(self) -> None:
        """Dress the program and open its window."""
        appearance.register_fonts()
        worn = Appearance(self._app, self.preferences.settings)
        self._app.setWindowIcon(icons.icon("book-open", worn.look.colours.accent, _ICON_PX))
        self.window = MainWindow(
            Parts(
                app=self._app,
                jobs=self.jobs,
                casebook=self.casebook,
                preferences=self.preferences,
                appearance=worn,
                state=State(self._places.state),
            )
        )
        self.window.first_painted.connect(partial(QTimer.singleShot, _LOG_MS, self._keep_log))
        self.window.report_asked.connect(self._copy_report)
        self.window.closed.connect(self._app.quit)
        self.window.open()

    def close(self) -> None:
        """End the work under way and the log, and leave the clipboard in order."""
        self.jobs.close()
        self._keep_log()
        self.log.close()
        copying.leave()

    def _keep_log(self) -> None:
        self.log.keep(self._places.log)

    def _facts(self) -> Facts:
        snapshot = self.casebook.snapshot
        return Facts(
            fingerprint=snapshot.fingerprint if snapshot else "",
            log_lines=self.log.last_lines,
        )

    def _copy_report(self) -> None:
        self.reporter.copy()
        self.casebook.told.emit("The report is on the clipboard.")

    def _quit(self) -> None:
        if self.window is not None:
            self.window.close()
        self._app.quit()


def run(places: Places) -> int:
    """Open the window and stay until it is closed; give the exit status.

    Raises:
        CasebookError: there is no screen to open a window on.
    """
    _need_screen()
    app = QApplication(["Casebook"])
    app.setApplicationName("Casebook")
    app.setDesktopFileName("casebook")
    program = Program(app, places)
    with hooks.installed(program.reporter.take):
        # Inside the loop, so that a bug on the way ends in the report window like any other.
        QTimer.singleShot(0, program.start)
        status = app.exec()
        program.close()
    return status


def _need_screen() -> None:
    """Say in words what Qt would say by ending the process."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in names):
        raise CasebookError(
            "There is no screen here to open a window on.",
            advice=_WITHOUT,
        )
    if os.environ.get("DISPLAY") and not any(os.environ.get(name) for name in names[1:]):
        plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
        need_library(Path(plugins, "platforms", "libqxcb.so"))


def need_library(file: Path) -> None:
    """Load a library of Qt's, if it is there: what the system lacks for it is then told in words.

    Raises:
        CasebookError: it does not load.
    """
    import ctypes  # noqa: PLC0415 - 3 ms that only a display need cost

    try:
        ctypes.CDLL(str(file))
    except OSError as complaint:
        if file.exists():
            raise CasebookError(
                f"The window cannot open on this machine: {complaint}.",
                advice=f"On Debian and Ubuntu, type sudo apt-get install {_XCB_PACKAGES}. {_WITHOUT}",
            ) from complaint
