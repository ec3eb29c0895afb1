"""The open casebook: one immutable snapshot, in step with its text files.

Opening is quick: the stored snapshot where it fits the content, else the text files themselves;
neither needs SQLAlchemy. `refresh` makes the library file and publishes the next snapshot. Any
thread may read while another refreshes. A library file that cannot be read is made again; one that
cannot be kept is done without and told in `notices`. What the trainer's own `desk` holds is put to
the snapshot and never into the library file. Search is opened at the first question. Knows no Qt.
The one door for `ui` and `cli`.
"""

import logging
import shutil
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from casebook.content import folder
from casebook.desk.desk import Desk
from casebook.domain import linked_words, selection
from casebook.domain.desk_records import Backup
from casebook.domain.model import Site
from casebook.domain.quotations import LinkedReport
from casebook.domain.selection import EventChoice, FoundEvent, SiteChoice
from casebook.domain.snapshot import Snapshot
from casebook.errors import Notice, PlaceError
from casebook.paths import Places
from casebook.progress import UNWATCHED, Progress
from casebook.store import first
from casebook.store.generations import Generation

if TYPE_CHECKING:
    from casebook.search.answer import SearchAnswer
    from casebook.search.documents import NoteText
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
    """What is open: published whole, by one assignment.

    `content` is what the text files say and the library file keeps; `snapshot` is that with the words of the trainer's
    own copy of the report.
    """

    content: Snapshot
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
        self.desk = Desk(places)

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
        """Give what had to be worked around, with the library file and with the desk."""
        return (*(self._opened.notices if self._opened else ()), *self.desk.notices)

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
                    self._opened = self._with_words(stored.snapshot, stored.generation)
                else:
                    read = folder.read(content, progress, self._remembered)
                    self._opened = self._with_words(read)
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
                opened, rebuilt = self._with_words(snapshot, stored.generation), False
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

    def link_report(self, file: Path, progress: Progress = UNWATCHED) -> LinkedReport:
        """Find the quotations in a trainer's own copy of the report, keep their words and show them.

        What was linked before is replaced.

        Raises:
            UsageError: the file is not a copy of this report, or cannot be read; it says what to do.
            PlaceError: the file is not there, or the desk cannot be written.
            Cancelled: whoever watches wants no more of it; what was linked still is.
        """
        # pypdf, python-docx and rapidfuzz are needed here alone.
        from casebook.content import report_finder, report_text  # noqa: PLC0415

        quotes = self.snapshot.quotes
        text = report_text.read(file, progress)
        today = datetime.now().astimezone().date().isoformat()
        linked = report_finder.find(
            quotes, text, name=file.name, linked_on=today, progress=progress
        )
        self.desk.link(linked)
        self._publish_words()
        return linked

    def unlink_report(self) -> None:
        """Forget the words of the trainer's copy: in what is shown, the search index, the desk and its backups.

        Raises:
            PlaceError: a file cannot be changed; whatever still holds words is still linked.
        """
        # The index first: whoever is stopped midway still sees the report linked, and unlinks again.
        with self._publishing:
            self._search = None
            _remove(self.places.index)
        self.desk.unlink()
        self._publish_words()

    def restore_desk(self, backup: Backup) -> None:
        """Make the trainer's desk what a copy of it is, and show what that holds.

        Raises:
            PlaceError: the copy is damaged or has gone, or the desk cannot be written; it is as it was.
        """
        self.desk.restore(backup)
        self._publish_words()

    def _publish_words(self) -> None:
        with self._publishing:
            if opened := self._opened:
                self._opened = self._with_words(opened.content, opened.generation, opened.notices)

    @property
    def is_search_ready(self) -> bool:
        """Say whether all of what is open can be found; else it is time to `prepare_search`."""
        return self._search is not None and self._search.is_in_step(
            self.snapshot, self.desk.token()
        )

    def prepare_search(self, progress: Progress = UNWATCHED) -> None:
        """Bring the search index in step with what is open; quick when it is.

        Raises:
            PlaceError: the casebook folder cannot be opened.
            Cancelled: whoever watches wants no more of it; what was ready still answers.
        """
        self._bring_in_step(self.snapshot, progress)

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
            self._bring_in_step(snapshot)
        return search.answer(snapshot, text, limit=limit, growing=growing)

    def _bring_in_step(self, snapshot: Snapshot, progress: Progress = UNWATCHED) -> None:
        search, token = self._searching(), self.desk.token()
        if not search.is_in_step(snapshot, token):
            search.bring_in_step(snapshot, token, self._notes(snapshot), progress)

    def _notes(self, snapshot: Snapshot) -> "tuple[NoteText, ...]":
        """Give the trainer's own notes as search has them."""
        from casebook.search.documents import NoteText  # noqa: PLC0415 - as below

        numbers = {site.id: site.number for site in snapshot.sites}
        return tuple(
            NoteText(id=note.about, text=note.text, site=numbers.get(note.about.partition("/")[0]))
            for note in self.desk.notes()
        )

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
        fits = opened and opened.content.fingerprint == fingerprint
        return opened.content if opened and fits else None

    def _with_words(
        self,
        content: Snapshot,
        generation: Generation | None = None,
        notices: tuple[Notice, ...] = (),
    ) -> _Opened:
        """Put the words of the trainer's copy to what the files say; the same snapshot where nothing is new."""
        linked = linked_words.fitting(self.desk.linked(), content.quotes)
        before = self._opened
        if before and before.content is content and before.snapshot.linked == linked:
            snapshot = before.snapshot
        elif linked is None:
            snapshot = content
        else:
            snapshot = msgspec.structs.replace(content, linked=linked)
        return _Opened(content=content, snapshot=snapshot, generation=generation, notices=notices)

    def _kept(self, snapshot: Snapshot, progress: Progress) -> _Opened:
        """Make a library file of a snapshot; where that cannot be, go on without one."""
        from casebook.store import build  # noqa: PLC0415 - as above

        try:
            generation = build.build(snapshot, self.places.library, _Half(progress, 1))
        except PlaceError as refusal:
            _log.info("library not kept: %s", refusal.detail)
            notice = Notice(text=refusal.title, advice=refusal.advice)
            return self._with_words(snapshot, notices=(notice,))
        return self._with_words(snapshot, generation)

    def _publish(self, opened: _Opened) -> None:
        with self._publishing:
            self._opened = opened


def _remove(index: Path) -> None:
    """Remove the search index, which may hold words; it is made anew when it is next asked."""
    try:
        if index.exists():
            shutil.rmtree(index)
    except OSError as error:
        raise PlaceError(
            f"The search index in {index} cannot be removed, so the words are still there.",
            advice="Close other windows of Casebook, then forget the words again.",
            detail=str(error),
        ) from error


class _Half:
    """Shows reading and storing to whoever watches as the two halves of one whole."""

    def __init__(self, watcher: Progress, half: int) -> None:
        self._watcher = watcher
        self._half = half

    def step(self, done: int, total: int, what: str) -> None:
        self._watcher.step(self._half * total + done, 2 * total, what)


def _report(opened: _Opened, *, rebuilt: bool, took_s: float) -> Refreshed:
    snapshot, generation = opened.content, opened.generation
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
