"""A bar on stderr for work that takes a while, while a person is looking; never in a pipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from casebook.cli import terminal
from casebook.progress import UNWATCHED, Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID


@contextmanager
def watched() -> Iterator[Progress]:
    """Give a bar to the work inside while a person is looking."""
    if not terminal.is_terminal(sys.stderr):
        yield UNWATCHED
        return
    from rich.progress import Progress as Bars  # noqa: PLC0415 - only a terminal needs it

    with Bars(console=terminal.progress_console(), transient=True) as bars:
        yield _Bar(bars, bars.add_task("Starting"))


class _Bar:
    """A bar on stderr that follows the work."""

    def __init__(self, bars: "Bars", task: "TaskID") -> None:
        self._bars, self._task = bars, task

    def step(self, done: int, total: int, what: str) -> None:
        """Move the bar on."""
        self._bars.update(self._task, completed=done, total=total, description=what)
