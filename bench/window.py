"""One start of a window, watched from outside: a bare PySide6 one, or Casebook by its front door.

    python -m bench.window bare
    python -m bench.window casebook CONTENT

Prints one line of JSON: when the first page was painted and when all was ready, by the machine's
steady clock, and the memory once the window had rested. The program holds no hook for this: here
`ui.page.Page` is lent a `paintEvent`. The window counts as painted at the first turn of the loop
after its page was: by then everything on it is.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

MOMENTS = ("painted", "ready")
POLL_MS = 20
REST_MS = 1000
GIVE_UP_S = 120


def now() -> float:
    """Give the machine's steady clock, which the parent process reads as well."""
    return time.clock_gettime(time.CLOCK_MONOTONIC)


def memory_mb() -> float:
    """Give how much memory this process holds now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


class Watch:
    """Notes when the window is painted and ready, then ends the process."""

    def __init__(self, is_ready: Callable[[], bool]) -> None:
        self.is_ready = is_ready
        self.began = now()
        self.painted_at = 0.0
        self.ready_at = 0.0

    def saw_paint(self) -> None:
        """Take the first paint of the page; the rest is painted before the loop turns."""
        from PySide6.QtCore import QTimer

        if not self.painted_at:
            self.painted_at = now()
            QTimer.singleShot(0, self._painted)

    def _painted(self) -> None:
        self.painted_at = now()
        self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        from PySide6.QtCore import QTimer

        if self.is_ready():
            self.ready_at = now()
            QTimer.singleShot(REST_MS, self._tell)
        elif now() - self.began > GIVE_UP_S:
            os._exit(3)
        else:
            QTimer.singleShot(POLL_MS, self._wait_until_ready)

    def _tell(self) -> None:
        seen = {"painted": self.painted_at, "ready": self.ready_at, "memory_mb": memory_mb()}
        print(json.dumps(seen), flush=True)
        os._exit(0)  # how long it takes to leave is not asked


def bare() -> None:
    """Open an empty window of the size Casebook opens at: the floor."""
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            watch.saw_paint()

    watch = Watch(lambda: True)
    application = QApplication([])
    window = Window()
    window.resize(1280, 800)
    window.show()
    application.exec()


def casebook(content: str) -> None:
    """Open Casebook; ready means that no job is left and the library is stored."""
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from casebook import __main__, paths
    from casebook.ui.page import Page

    pages: list[Page] = []
    library = paths.places(Path(content)).library

    def paint(page: Page, event: QPaintEvent) -> None:
        QWidget.paintEvent(page, event)
        pages.append(page)
        watch.saw_paint()

    def is_ready() -> bool:
        return pages[0].shell.jobs.idle() and any(library.glob("library-*.sqlite"))

    watch = Watch(is_ready)
    Page.paintEvent = paint
    __main__.main(["--content", content])


if __name__ == "__main__":
    {"bare": bare, "casebook": casebook}[sys.argv[1]](*sys.argv[2:])
