"""The signs of progress that the trainer has ticked for a site, kept in the desk.

Read and written off the window's thread; shown as the person wants them at once, and taken back, with the reason, where
the desk refuses. The About page shows them.
"""

from functools import partial

from PySide6.QtCore import QObject, Signal

from casebook.domain.desk_records import Tick
from casebook.errors import CasebookError, Notice
from casebook.ui.page import Shell


class Ticks(QObject):
    """The ticks.

    Signals:
        changed(): another set of them is on.
    """

    changed = Signal()

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._on: set[tuple[int, str]] = set()

    def read(self) -> None:
        """Read them from the desk; `changed` tells when that is done."""
        desk = self._shell.desk
        if desk is not None:
            self._shell.jobs.start(
                lambda _progress: desk.ticks(), done=self._take, replaces="reading ticks"
            )

    def has(self, site_number: int, indicator_id: str) -> bool:
        """Say whether an indicator is ticked for a site."""
        return (site_number, indicator_id) in self._on

    def put(self, site_number: int, indicator_id: str, *, on: bool) -> None:
        """Tick an indicator for a site, or take the tick back."""
        desk = self._shell.desk
        if desk is None:
            return
        key = (site_number, indicator_id)
        self._note(key, on=on)
        self._shell.jobs.cancel("reading ticks")  # what it reads would be older than this
        self._shell.jobs.start(
            lambda _progress: desk.set_tick(site_number, indicator_id, ticked=on),
            done=lambda _nothing: None,
            failed=partial(self._take_back, key, on=on),
        )

    def _take(self, ticks: tuple[Tick, ...]) -> None:
        self._on = {(tick.site_number, tick.indicator_id) for tick in ticks if tick.ticked}
        self.changed.emit()

    def _take_back(self, key: tuple[int, str], refusal: CasebookError, *, on: bool) -> None:
        self._note(key, on=not on)
        self._shell.say(Notice(text=refusal.title, advice=refusal.advice))

    def _note(self, key: tuple[int, str], *, on: bool) -> None:
        self._on = self._on | {key} if on else self._on - {key}
        self.changed.emit()
