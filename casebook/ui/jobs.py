"""Work off the window's thread: a plain function in, its result out, the newest wins.

There is one `Jobs`, made on the main thread by `application`; it owns the only signal that crosses
threads and outlives the work. Work never sees a widget. What fails is told: a `CasebookError`
beside where it happened or by a notice, anything else by the report window. The loop of events is
never turned by hand.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from enum import Enum
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from casebook.errors import CasebookError
from casebook.progress import Cancelled, Progress

Result = TypeVar("Result")

_STEP_S = 0.05
"""The shortest time between two reported steps: a fast job must not flood the window."""


class Lane(Enum):
    """Where work queues: what touches the library one at a time, everything else two at a time."""

    LIBRARY = 1
    FREE = 2


class Job:
    """One piece of work under way; it is the `Progress` that the work sees.

    `what` says in a few words what is being done, for the status line; quiet work has none. `done`,
    `total` and `step_text` are the last step told.
    """

    def __init__(self, name: str, what: str, stepped: Callable[[], None]) -> None:
        self.name = name
        self.what = what
        self.started_at = time.monotonic()
        self.done = 0
        self.total = 0
        self.step_text = ""
        self._stepped = stepped
        self._told_at = 0.0
        self._is_wanted = True

    @property
    def is_wanted(self) -> bool:
        """Say whether anybody still waits for the result."""
        return self._is_wanted

    def cancel(self) -> None:
        """Ask the work to stop at its next step; its result arrives nowhere."""
        self._is_wanted = False

    def step(self, done: int, total: int, what: str) -> None:
        """Note a step; called by the work, on its own thread.

        Raises:
            Cancelled: the result is no longer wanted.
        """
        if not self._is_wanted:
            raise Cancelled
        self.done, self.total, self.step_text = done, total, what
        now = time.monotonic()
        if now - self._told_at >= _STEP_S:
            self._told_at = now
            self._stepped()


class _Door:
    """What threads tell the window through, until it is shut: to emit a signal of a deleted object is a crash."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_open = True

    def shut(self) -> None:
        """Let nothing through from now on, once what is on its way has passed."""
        with self._lock:
            self._is_open = False

    def through(self, tell: Callable[..., None], *told: object) -> None:
        """Tell, unless the door is shut."""
        with self._lock:
            if self._is_open:
                tell(*told)


class _Waiting:
    """A job with what is to be done about its end."""

    def __init__(
        self,
        job: Job,
        done: Callable[[Any], None],
        failed: Callable[[CasebookError], None] | None,
    ) -> None:
        self.job = job
        self.done = done
        self.failed = failed


class Jobs(QObject):
    """The only way off the window's thread.

    Signals:
        changed(): a job has started, moved on or ended; `current` is the one to show.
        troubled(CasebookError): a job failed in a way a person can act on, and its caller does not
            show it.
        crashed(BaseException): a job failed by a bug of ours.
    """

    changed = Signal()
    troubled = Signal(object)
    crashed = Signal(object)
    _ended = Signal(object)
    _moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {
            lane: ThreadPoolExecutor(lane.value, thread_name_prefix=lane.name.lower())
            for lane in Lane
        }
        self._open: dict[Future[Any], _Waiting] = {}
        self._is_closed = False
        self._door = _Door()
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self.changed, Qt.ConnectionType.QueuedConnection)

    @property
    def current(self) -> Job | None:
        """Give the newest job that has words for the status line and is still wanted."""
        spoken = (one.job for one in self._open.values() if one.job.what and one.job.is_wanted)
        return max(spoken, key=lambda job: job.started_at, default=None)

    def idle(self) -> bool:
        """Say whether nothing is under way, not even a delivery."""
        return not self._open

    def start(
        self,
        work: Callable[[Progress], Result],
        *,
        done: Callable[[Result], None],
        failed: Callable[[CasebookError], None] | None = None,
        lane: Lane = Lane.LIBRARY,
        replaces: str = "",
        what: str = "",
    ) -> Job:
        """Do `work` off the window's thread, then call `done` with its result on the main thread.

        Args:
            work: A plain function; it may call `step` on the progress it is given, and sees no
                widget.
            done: Called on the main thread, unless the job was cancelled or replaced.
            failed: Called instead for a `CasebookError`; without it a notice is shown.
            lane: Where it queues.
            replaces: A name; a newer job of the same name makes this one's result arrive nowhere.
            what: A few words for the status line ("Making the library"); nothing is shown without.
        """
        self.cancel(replaces)
        job = Job(replaces, what, partial(self._door.through, self._moved.emit))
        if self._is_closed:
            job.cancel()
            return job
        future = self._lanes[lane].submit(work, job)
        self._open[future] = _Waiting(job, done, failed)
        future.add_done_callback(partial(self._door.through, self._ended.emit))
        self.changed.emit()
        return job

    def cancel(self, name: str) -> None:
        """Ask the jobs of this name to stop; their results arrive nowhere."""
        for future, waiting in list(self._open.items()):
            if name and waiting.job.name == name:
                waiting.job.cancel()
                future.cancel()

    def close(self, wait_s: float = 2.0) -> bool:
        """Take no more work, ask all to stop, wait a little; say whether all has ended."""
        self._is_closed = True
        self._door.shut()
        for waiting in self._open.values():
            waiting.job.cancel()
        for pool in self._lanes.values():
            pool.shutdown(wait=False, cancel_futures=True)
        # `wait` would wait for ever for a job that was taken out of its queue.
        under_way = [future for future in self._open if not future.cancelled()]
        return not wait(under_way, timeout=wait_s).not_done

    @Slot(object)
    def _deliver(self, future: "Future[Any]") -> None:
        waiting = self._open.pop(future)
        self.changed.emit()
        if not waiting.job.is_wanted or future.cancelled():
            return
        match future.exception():
            case None:
                waiting.done(future.result())
            case Cancelled():
                pass
            case CasebookError() as trouble:
                (waiting.failed or self.troubled.emit)(trouble)
            case bug:
                self.crashed.emit(bug)
