"""What `make bench` asks of the canvas: one frame of pan and of zoom, all sites and the national story, in seconds.

Offscreen, 1200 by 800, the whole frame: laid out anew where it is zoomed, then painted.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from casebook import resources
from casebook.content import folder
from casebook.timeline import choice, look
from casebook.timeline.page import Level
from casebook.ui.timeline_canvas import TimelineCanvas

RUNS = 60


def _median_s(work: Callable[[int], object]) -> float:
    took = []
    for run in range(RUNS):
        began = time.perf_counter()
        work(run)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def main() -> None:
    """Measure on the casebook in a folder; print what was found as JSON."""
    app = QApplication(["bench"])
    light = look.parse(resources.look("light"))
    shown = choice.shown(folder.read(Path(sys.argv[1])), choice.TimelineChoice())
    canvas = TimelineCanvas(light)
    canvas.ask(level=Level.SHORT, most_rows=2)
    canvas.resize(1200, 800)
    canvas.show_lanes(shown.lanes, shown.days)
    canvas.show()
    app.processEvents()
    view = canvas.viewport()
    target = QPixmap(view.size())

    def pan(run: int) -> None:
        canvas.horizontalScrollBar().setValue(run * 7)
        canvas.verticalScrollBar().setValue(run * 11)
        view.render(target)

    def zoom(run: int) -> None:
        canvas.zoom(1.05 if run % 20 < 10 else 1 / 1.05)
        view.render(target)

    canvas.zoom(3)
    print(json.dumps({"pan": _median_s(pan), "zoom": _median_s(zoom)}))


if __name__ == "__main__":
    main()
