"""From a keystroke in the window's search to its hits painted: every one of `bench.searches`' queries, typed.

    python -m bench.typing CONTENT

Offscreen, 1280 by 800: the key is pressed in the box, the job answers, the list, the facets and the line above are
shown and painted. Prints one line of JSON, in seconds.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.searches import QUERIES
from casebook import paths
from casebook.ui.application import Program
from casebook.ui.search_page import SearchPage

_GIVE_UP_S = 120


def _turn_until(app: QApplication, is_so: Callable[[], bool]) -> None:
    until = time.perf_counter() + _GIVE_UP_S
    while not is_so():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() > until:
            raise TimeoutError


def main(content: Path) -> None:
    """Type, and tell how long each keystroke took to be answered on the screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["bench"])
    program = Program(app, paths.places(content))
    program.start()
    window = program.window
    if window is None:
        raise LookupError("no window")
    _turn_until(app, lambda: window.browser.page is not None and program.jobs.idle())
    window.resize(1280, 800)
    window.do("search")
    page = window.browser.page
    library = program.casebook.library
    if not isinstance(page, SearchPage) or library is None:
        raise LookupError("no search page")
    library.prepare_search()
    _turn_until(app, program.jobs.idle)
    took, blocked = [], []
    for query in QUERIES:
        page.box.clear()
        _turn_until(app, program.jobs.idle)
        for letter in query:
            began = time.perf_counter()
            QTest.keyClick(page.box, letter)
            blocked.append(time.perf_counter() - began)
            asked = page.box.text()
            _turn_until(app, lambda: page.shown_for == asked)  # noqa: B023 - run at once
            app.processEvents()
            took.append(time.perf_counter() - began)
    took.sort()
    blocked.sort()
    at = int(len(took) * 0.95)
    print(json.dumps({"painted": took[at], "worst": took[-1], "blocked": blocked[at]}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
