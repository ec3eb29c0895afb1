"""Being watched while working: all that a long function knows of who waits for it.

A long function takes a `Progress` and calls `step` between pieces of work. The window and the terminal
each bring their own; `UNWATCHED` is for callers who only want the result.
"""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - not an error: a person changed their mind, and nothing is shown
    """Raised by `Progress.step` when the person has asked to stop."""


class Progress(Protocol):
    """Somebody who watches."""

    def step(self, done: int, total: int, what: str) -> None:
        """Say that `done` of `total` pieces are finished and `what` is being worked on now.

        Raises:
            Cancelled: the work is no longer wanted; leave everything whole and stop.
        """


class _Unwatched:
    """Nobody watches, and nobody cancels."""

    def step(self, done: int, total: int, what: str) -> None:
        """Do nothing."""


UNWATCHED: Progress = _Unwatched()
