"""Search over one casebook: an index kept in step with the snapshot, and answers by ids.

Any thread may ask while another brings the index in step: what is open answers until the next is. A document is found
only where the index knows it exactly as the snapshot has it, so that a stale index misses and never lies. An index that
is missing, damaged, old or another's is made again; where none can be kept it lives in memory. Asked by `library`.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from whoosh.index import LockError

from casebook.domain.snapshot import Snapshot
from casebook.progress import UNWATCHED, Cancelled, Progress
from casebook.search import asking, documents, index
from casebook.search.answer import SearchAnswer
from casebook.search.documents import Document, NoteText
from casebook.search.index import SearchIndex
from casebook.search.opened import Opened

# Beyond this share of changed documents a new index is made sooner than an old one mended.
_MENDED_AT_MOST = 0.3

_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


class Search:
    """Search in a casebook; `folder` is where its index is kept. Making one reads nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened: Opened | None = None
        self._bringing = threading.Lock()
        self._asking = threading.Lock()

    def is_in_step(self, snapshot: Snapshot, desk: str = "") -> bool:
        """Say whether all of a snapshot can be found, and what the desk held under this token."""
        opened = self._opened
        return opened is not None and opened.is_of(snapshot, _generation(snapshot, desk))

    def bring_in_step(
        self,
        snapshot: Snapshot,
        desk: str = "",
        notes: Sequence[NoteText] = (),
        progress: Progress = UNWATCHED,
    ) -> None:
        """Open the index, make it or mend it, until all of a snapshot is found.

        Only what changed is indexed anew. `desk` is any token that changes with the trainer's own notes and linked
        words.

        Raises:
            Cancelled: it is no longer wanted; what was open still answers.
        """
        with self._bringing:
            if self.is_in_step(snapshot, desk):
                return
            generation = _generation(snapshot, desk)
            made = documents.of(snapshot, notes)
            bound = self._kept(snapshot, made, notes)
            if bound is None or not bound.is_of(snapshot, generation) or not bound.is_complete:
                renewed = self._renewed(bound, made, generation, progress)
                bound = Opened(renewed, snapshot, made, notes)
            self._publish(bound)

    def answer(
        self, snapshot: Snapshot, text: str, *, limit: int | None = 20, growing: bool = False
    ) -> SearchAnswer:
        """Give the best hits of what was typed, in a snapshot, from what index there is.

        An index is waited for only where there is none at all. `growing` says that the last word may not be finished.
        """
        if self._opened is None:
            self.bring_in_step(snapshot)
        began_s = time.perf_counter()
        # Whoosh's readers have one place in a file each: one question at a time.
        with self._asking:
            opened = self._opened
            if opened is None:
                raise LookupError("there is no index to ask")
            opened = self._opened = opened.of(snapshot)
            answer = asking.answer(opened, text, limit=limit, growing=growing)
        return msgspec.structs.replace(answer, took_ms=(time.perf_counter() - began_s) * 1e3)

    def _kept(
        self, snapshot: Snapshot, made: Sequence[Document], notes: Sequence[NoteText]
    ) -> Opened | None:
        """Give what is kept on disk, if it is whole."""

        def opened() -> Opened | None:
            found = index.opened(self._folder)
            return Opened(found, snapshot, made, notes) if found else None

        return _attempted(opened)

    def _renewed(
        self, kept: Opened | None, made: Sequence[Document], generation: str, progress: Progress
    ) -> SearchIndex:
        """Mend what is kept where little has changed, else make another; in memory where none can be kept."""
        changed, gone = kept.differences(made) if kept else (made, ())
        renewed = None
        if kept and len(changed) + len(gone) <= _MENDED_AT_MOST * len(made):
            try:
                renewed = _attempted(lambda: kept.index.update(gone, changed, generation, progress))
            except LockError:
                # Another process is mending the same one: it will be whole for the next start.
                return index.in_memory(made, generation, progress)
        if renewed is None:
            renewed = _attempted(lambda: index.made(self._folder, made, generation, progress))
        return renewed or index.in_memory(made, generation, progress)

    def _publish(self, opened: Opened) -> None:
        with self._asking:
            before, self._opened = self._opened, opened
        if before is not None:
            before.index.close()


def _generation(snapshot: Snapshot, desk: str) -> str:
    return f"{snapshot.fingerprint} {desk}".rstrip()


def _attempted(work: Callable[[], _Result]) -> _Result | None:
    """Do what a damaged, locked or unwritable index may refuse; None where it does.

    Raises:
        Cancelled: it is no longer wanted.
        LockError: another process is writing to it.
    """
    try:
        return work()
    except (Cancelled, LockError):
        raise
    except Exception as problem:  # noqa: BLE001 - Whoosh reads files by offset: damage can raise anything
        _log.info("search index not used: %r", problem)
        return None
