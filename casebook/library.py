"""The open casebook: one immutable snapshot, in step with its text files.

Opening is quick: the stored snapshot where it fits the content, else the text files themselves;
neither needs SQLAlchemy. `refresh` makes the library file and publishes the next snapshot. Any
thread may read while another refreshes. A library file that cannot be read is made again; one that
cannot be kept is done without and told in `notices`. Search is opened at the first question. Knows
no Qt. The one door for `ui` and `cli`.
"""

import logging
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from casebook.content import folder
from casebook.domain import selection
from casebook.domain.model import Site
from casebook.domain.selection import EventChoice, FoundEvent, SiteChoice
from casebook.domain.snapshot import Snapshot
from casebook.errors import Notice, PlaceError
from casebook.paths import Places
from casebook.progress import UNWATCHED, Progress
from casebook.store import first
from casebook.store.generations import Generation

if TYPE_CHECKING:
    from casebook.search.answer import SearchAnswer
    from casebook.search.engine import Search

_log = logging.getLogger(__name__)


class Refreshed(msgspec.Struct, frozen=True, kw_only=True):
    """What a refresh found and did. `file` and `generation` are None where none can be kept.

    Events and actors of the national story are counted too.
    """

    sites: int
    broken: int
    events: int
    actors: int
    outcomes: int
    themes: int
    problems: int
    file: Path | None
    generation: int | None
    rebuilt: bool
    took_s: float


class _Opened(msgspec.Struct, frozen=True, kw_only=True):
    """What is open: published whole, by one assignment."""

    snapshot: Snapshot
    generation: Generation | None = None
    notices: tuple[Notice, ...] = ()


class Library:
    """The casebook in a folder, and the library file made from it. Making one reads nothing."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._opened: _Opened | None = None
        self._remembered = folder.Remembered()
        self._publishing = threading.Lock()
        self._refreshing = threading.Lock()
        self._search: Search | None = None

    @property
    def snapshot(self) -> Snapshot:
        """Give the whole casebook as last opened or refreshed.

        Raises:
            PlaceError: nothing is open yet and the casebook folder cannot be opened.
        """
        opened = self._opened
        return opened.snapshot if opened else self.open()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Give what had to be worked around."""
        return self._opened.notices if self._opened else ()

    @property
    def is_stored(self) -> bool:
        """Say whether what is open is in a whole library file; else it is time to refresh."""
        return self._opened is not None and self._opened.generation is not None

    def open(self, progress: Progress = UNWATCHED) -> Snapshot:
        """Open the casebook, unless it is: from the library file if it fits, else the text files.

        Raises:
            PlaceError: the casebook folder cannot be opened.
            Cancelled: whoever watches wants no more of it; nothing is open then.
        """
        with self._publishing:
            if self._opened is None:
                content = self.places.content
                stored = first.read(self.places.library, folder.fingerprint(content))
                if stored:
                    self._opened = _Opened(snapshot=stored.snapshot, generation=stored.generation)
                else:
                    self._opened = _Opened(
                        snapshot=folder.read(content, progress, self._remembered)
                    )
            return self._opened.snapshot

    def refresh(self, progress: Progress = UNWATCHED) -> Refreshed:
        """Bring snapshot and library file in step with the text files; quick when they are.

        Raises:
            PlaceError: the casebook folder cannot be opened.
            Cancelled: whoever watches wants no more of it; what was open still is.
        """
        # SQLAlchemy takes longer to import than a stored snapshot to be read and shown.
        from casebook.store import inspection  # noqa: PLC0415

        began_s = time.perf_counter()
        library, content = self.places.library, self.places.content
        with self._refreshing:
            progress.step(0, 1, "looking for changes")
            fingerprint = folder.fingerprint(content)
            stored = first.read(library, fingerprint)
            snapshot = self._open_already(fingerprint) or (stored.snapshot if stored else None)
            if snapshot and stored and inspection.is_whole(stored):
                opened, rebuilt = _Opened(snapshot=snapshot, generation=stored.generation), False
            else:
                snapshot = snapshot or inspection.recovered(library, fingerprint)
                if snapshot is None:
                    snapshot = folder.read(content, _Half(progress, 0), self._remembered)
                opened = self._kept(snapshot, progress)
                rebuilt = opened.generation is not None
            self._publish(opened)
        return _report(opened, rebuilt=rebuilt, took_s=time.perf_counter() - began_s)

    def find_sites(self, choice: SiteChoice) -> tuple[Site, ...]:
        """Give the sites that a choice keeps, in order of number."""
        return selection.sites(self.snapshot, choice)

    def find_events(self, choice: EventChoice) -> tuple[FoundEvent, ...]:
        """Give the events that a choice keeps, in date order across sites.

        Raises:
            DateError: the period ends before it begins.
        """
        return selection.events(self.snapshot, choice)

    @property
    def is_search_ready(self) -> bool:
        """Say whether all of what is open can be found; else it is time to `prepare_search`."""
        return self._search is not None and self._search.is_in_step(self.snapshot)

    def prepare_search(self, progress: Progress = UNWATCHED) -> None:
        """Bring the search index in step with what is open; quick when it is.

        Raises:
            PlaceError: the casebook folder cannot be opened.
            Cancelled: whoever watches wants no more of it; what was ready still answers.
        """
        self._searching().bring_in_step(self.snapshot, progress=progress)

    def search(
        self, text: str, *, limit: int | None = 20, growing: bool = False, wait: bool = True
    ) -> "SearchAnswer":
        """Find what a person half remembers; hits name records of the snapshot that is open.

        Args:
            text: What was typed, in the language of `search.query`; any text will do.
            limit: The most hits to give; None for all. Totals and facets are of all either way.
            growing: The last word is still being typed, so what begins with it is found as well.
            wait: First bring the index in step; else answer at once from what there is, which may
                miss what has just changed.

        Raises:
            PlaceError: the casebook folder cannot be opened.
        """
        search, snapshot = self._searching(), self.snapshot
        if wait:
            search.bring_in_step(snapshot)
        return search.answer(snapshot, text, limit=limit, growing=growing)

    def _searching(self) -> "Search":
        # Whoosh and its friends take longer to import than the first page to be painted.
        from casebook.search.engine import Search  # noqa: PLC0415

        with self._publishing:
            if self._search is None:
                self._search = Search(self.places.index)
            return self._search

    def _open_already(self, fingerprint: str) -> Snapshot | None:
        """Give what is open if it is still right, so that nobody has to show the same again."""
        opened = self._opened
        fits = opened and opened.snapshot.fingerprint == fingerprint
        return opened.snapshot if opened and fits else None

    def _kept(self, snapshot: Snapshot, progress: Progress) -> _Opened:
        """Make a library file of a snapshot; where that cannot be, go on without one."""
        from casebook.store import build  # noqa: PLC0415 - as above

        try:
            generation = build.build(snapshot, self.places.library, _Half(progress, 1))
        except PlaceError as refusal:
            _log.info("library not kept: %s", refusal.detail)
            notice = Notice(text=refusal.title, advice=refusal.advice)
            return _Opened(snapshot=snapshot, notices=(notice,))
        return _Opened(snapshot=snapshot, generation=generation)

    def _publish(self, opened: _Opened) -> None:
        with self._publishing:
            self._opened = opened


class _Half:
    """Shows reading and storing to whoever watches as the two halves of one whole."""

    def __init__(self, watcher: Progress, half: int) -> None:
        self._watcher = watcher
        self._half = half

    def step(self, done: int, total: int, what: str) -> None:
        self._watcher.step(self._half * total + done, 2 * total, what)


def _report(opened: _Opened, *, rebuilt: bool, took_s: float) -> Refreshed:
    snapshot, generation = opened.snapshot, opened.generation
    return Refreshed(
        sites=len(snapshot.sites),
        broken=len(snapshot.broken),
        events=sum(len(history.events) for history in snapshot.histories),
        actors=sum(len(history.actors) for history in snapshot.histories),
        outcomes=sum(len(site.outcomes) for site in snapshot.sites),
        themes=len(snapshot.themes),
        problems=len(snapshot.problems),
        file=generation.file if generation else None,
        generation=generation.number if generation else None,
        rebuilt=rebuilt,
        took_s=took_s,
    )
