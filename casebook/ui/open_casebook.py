"""The casebook now open in the window: opens it, keeps it in step with its files, opens another.

A small casebook, or a stored one, is read at once, so that the first paint shows it; a large one in
a job. Whatever cannot be opened leaves the present casebook open and is told. Asks `library` and knows
no page; the main window shows what is `published`.
"""

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from casebook import paths
from casebook.desk.desk import Desk
from casebook.domain.quotations import LinkedReport
from casebook.domain.snapshot import Snapshot
from casebook.errors import CasebookError, Notice
from casebook.library import Library, Refreshed
from casebook.paths import Places
from casebook.ui.jobs import Jobs

_READ_AT_ONCE = 100
"""Site files that are read in about 150 ms; more of them show "Reading …" first."""

_JOB = "casebook"
_REPORT_JOB = "report"
_SEARCH_JOB = "search index"
_NAMED_AT_MOST = 5

REPORT_FILES = "The report (*.pdf *.docx *.html *.htm *.txt *.md);;All files (*)"

_FINDABLE_AFTER_MS = 1000
"""When, after the window was painted or the files were read, all is made findable: it may take a second of a core."""


class OpenCasebook(QObject):
    """The one open casebook.

    Signals:
        opened(Snapshot): another casebook is open from now on.
        published(Snapshot): the same casebook has been read anew.
        said(Notice): something had to be worked around, or could not be done.
        told(str): something has been done, in a few words.
    """

    opened = Signal(object)
    published = Signal(object)
    said = Signal(object)
    told = Signal(str)

    def __init__(self, places: Places, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._jobs = jobs
        self._library: Library | None = None
        self.snapshot: Snapshot | None = None
        self._findable = QTimer(self, singleShot=True, interval=_FINDABLE_AFTER_MS)
        self._findable.timeout.connect(self._prepare_search)

    @property
    def library(self) -> Library | None:
        """Give the library of the open casebook; what takes time is asked of it in jobs."""
        return self._library

    @property
    def folder(self) -> Path:
        """Give the folder of the open casebook, or of the one to be opened first."""
        return self._places.content

    @property
    def has_words(self) -> bool:
        """Say whether a copy of the report is linked."""
        return self.snapshot is not None and self.snapshot.linked is not None

    @property
    def desk(self) -> Desk | None:
        """Give the trainer's own desk, once a casebook is open."""
        return self._library.desk if self._library else None

    @property
    def backups(self) -> Path:
        """Give the folder that holds the copies of the trainer's desk."""
        return self._places.backups

    @property
    def is_shipped(self) -> bool:
        """Say whether it is the casebook that came with the program."""
        return self.folder == paths.shipped_content()

    def start(self, last_folder: Path | None) -> None:
        """Open the first casebook: the named one, else the last one, else the shipped one."""
        if self.is_shipped and last_folder:
            self._places = msgspec.structs.replace(self._places, content=last_folder)
        library = Library(self._places)
        if _site_files(self.folder) > _READ_AT_ONCE:
            self._open_in_job(library, instead=self._open_shipped)
            return
        try:
            library.open()
        except CasebookError as refusal:
            self._refuse(refusal)
            self._open_shipped()
        else:
            self._take(library)

    def open_folder(self, folder: Path) -> None:
        """Open another casebook; if that cannot be, the present one stays."""
        self._open_in_job(Library(msgspec.structs.replace(self._places, content=folder)))

    def open_shipped(self) -> None:
        """Open the casebook that came with the program."""
        self.open_folder(paths.shipped_content())

    def store(self) -> None:
        """Make the library file, if there is none that fits; then make everything findable."""
        if self._library and not self._library.is_stored:
            self._refresh("Making the library", self._stored)
        else:
            self._findable.start()

    def refresh(self) -> None:
        """Read the text files again."""
        self._refresh("Reading the casebook", self._refreshed)

    def link_report(self, file: Path) -> None:
        """Find the quotations in the trainer's copy of the report; whatever was linked is replaced."""

        def linked(report: LinkedReport) -> None:
            self._publish()
            self.said.emit(_found(report))

        if library := self._library:
            self._jobs.start(
                lambda progress: library.link_report(file, progress),
                done=linked,
                failed=self._refuse,
                replaces=_REPORT_JOB,
                what=f"Looking for quotations in {file.name}",
            )

    def unlink_report(self) -> None:
        """Forget the words of the trainer's copy."""

        def unlinked(_nothing: None) -> None:
            self._publish()
            self.told.emit("The words of your copy are forgotten; the file itself is untouched.")

        if library := self._library:
            self._jobs.start(
                lambda _progress: library.unlink_report(),
                done=unlinked,
                failed=self._refuse,
                replaces=_REPORT_JOB,
                what="Forgetting the words of your copy",
            )

    def restore_desk(self, file: Path) -> None:
        """Make the trainer's desk what this copy of it is; the desk of now is kept as a copy."""

        def restored(_nothing: None) -> None:
            self._publish()
            self.told.emit(f"Your desk is as it was in {file.name}.")

        library = self._library
        if library is None:
            return
        backup = next((one for one in library.desk.backups() if one.name == file.name), None)
        if backup is None or file.parent != self._places.backups:
            text = f"{file.name} is no copy of your desk."
            advice = f"Choose a file in {self._places.backups}."
            self.said.emit(Notice(text=text, advice=advice))
            return
        self._jobs.start(
            lambda _progress: library.restore_desk(backup),
            done=restored,
            failed=self._refuse,
            replaces=_REPORT_JOB,
            what="Restoring your desk",
        )

    def _refresh(self, what: str, done: Callable[[Refreshed], None]) -> None:
        if self._library:
            self._jobs.start(self._library.refresh, done=done, replaces=_JOB, what=what)

    def _stored(self, _report: Refreshed) -> None:
        self._publish()

    def _refreshed(self, report: Refreshed) -> None:
        self._publish()
        self.told.emit(f"Read again: {_counted(report.sites, 'site')} as in the files.")

    def _publish(self) -> None:
        if self._library is None:
            return
        if self.snapshot is not self._library.snapshot:
            self.snapshot = self._library.snapshot
            self.published.emit(self.snapshot)
        for notice in self._library.notices:
            self.said.emit(notice)
        self._findable.start()

    def _prepare_search(self) -> None:
        if self._library is not None:
            self._jobs.start(
                self._library.prepare_search,
                done=lambda _nothing: None,
                replaces=_SEARCH_JOB,
                what="Making everything findable",
            )

    def _open_in_job(self, library: Library, instead: Callable[[], None] | None = None) -> None:
        def failed(refusal: CasebookError) -> None:
            self._refuse(refusal)
            if instead:
                instead()

        self._jobs.start(
            lambda _progress: library.open(),
            done=lambda _snapshot: self._take(library),
            failed=failed,
            replaces=_JOB,
            what=f"Reading {library.places.content.name}",
        )

    def _open_shipped(self) -> None:
        """Open the shipped casebook at the start, in place of one that cannot be opened."""
        if self.is_shipped:
            return
        self._places = msgspec.structs.replace(self._places, content=paths.shipped_content())
        self.start(None)

    def _take(self, library: Library) -> None:
        snapshot = library.snapshot
        if not (snapshot.sites or snapshot.broken) and self.snapshot is not None:
            self.said.emit(_no_casebook(library.places.content))
            return
        self._library = library
        self._places = library.places
        self.snapshot = snapshot
        self.opened.emit(snapshot)
        for notice in library.notices:
            self.said.emit(notice)

    def _refuse(self, refusal: CasebookError) -> None:
        self.said.emit(Notice(text=refusal.title, advice=refusal.advice))


def _found(report: LinkedReport) -> Notice:
    """Say how many quotations were found in a copy, and what to do about those that were not."""
    every = len(report.found) + len(report.missing)
    exact = sum(found.word_for_word for found in report.found)
    text = f"{report.name} is linked: {len(report.found)} of {every} quotations found, {exact} word for word."
    if not report.missing:
        return Notice(text=text, advice="The words stay on this computer.")
    named = ", ".join(one.quote_id for one in report.missing[:_NAMED_AT_MOST])
    more = ", …" if len(report.missing) > _NAMED_AT_MOST else ""
    return Notice(
        text=text,
        advice=f"Missing: {named}{more}. Another copy, a PDF with text in it for instance, may have them.",
    )


def _no_casebook(folder: Path) -> Notice:
    return Notice(
        text=f"There is no casebook in {folder}.",
        advice="Choose the folder that holds casebook.yaml and a folder named sites.",
    )


def _site_files(folder: Path) -> int:
    try:
        with os.scandir(folder / "sites") as entries:
            return sum(1 for _ in entries)
    except OSError:
        return 0


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
