"""The page now shown, and where the person has been.

Makes a page when it is first asked for, hands it the snapshot when it comes to the front, takes it to
an address, keeps the history, and lets terms be explained wherever a page shows them. The main window
owns it and shows around it what it tells.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget

from casebook.domain.snapshot import Snapshot
from casebook.timeline.look import Look
from casebook.ui import navigation, pages
from casebook.ui.appearance import Role, give_role
from casebook.ui.navigation import History
from casebook.ui.page import Page, Shell
from casebook.ui.term_tips import TermTips

if TYPE_CHECKING:
    from casebook.ui.marking import Found

_SITE = "site"


class Browser(QStackedWidget):
    """The pages, one of them in front.

    Signals:
        arrived(): another page, another place on it, or another title.
        said(Notice): there is no such page.
    """

    arrived = Signal()
    said = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._snapshot: Snapshot | None = None
        self._made: dict[str, Page] = {}
        self._given: dict[str, Snapshot] = {}
        self._latest: dict[str, str] = {}
        self.history = History(here=pages.HOME)
        self._tips = TermTips(self)
        self._waiting = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        give_role(self._waiting, Role.TITLE)
        self.addWidget(self._waiting)

    @property
    def page(self) -> Page | None:
        """Give the page in front, once a casebook is open."""
        front = self.currentWidget()
        return front if isinstance(front, Page) else None

    @property
    def row(self) -> pages.PageRow:
        """Give the table's row of the page in front."""
        return pages.row(navigation.parts(self.history.here)[0]) or pages.PAGES[0]

    def wait(self, words: str) -> None:
        """Show that there is nothing to show yet, and why."""
        self._waiting.setText(words)
        self.setCurrentWidget(self._waiting)

    def start(self, snapshot: Snapshot, address: str) -> None:
        """Begin with this casebook at this address; where one has been is forgotten."""
        known = pages.row(navigation.parts(address)[0]) if address else None
        self.history = History(here=address if known else pages.HOME)
        self._latest.clear()
        self._snapshot = snapshot
        self._tips.explain(snapshot.glossary)
        self._arrive()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the casebook as it has been read anew; the person's place is kept."""
        self._snapshot = snapshot
        self._tips.explain(snapshot.glossary)
        if self.page:
            self._give(self.row.id, self.page)
            self.arrived.emit()

    def go(self, address: str) -> None:
        """Go to an address; one that leads nowhere is explained."""
        there = navigation.parts(address)
        if not there or pages.row(there[0]) is None:
            self.said.emit(navigation.unknown(address))
        elif self._snapshot is not None:
            self.history = self.history.visited(address)
            self._arrive()

    def go_to_page(self, page_id: str) -> None:
        """Go to a page, where the person last was on it."""
        self.go(self.latest(page_id))

    def latest(self, page_id: str) -> str:
        """Give where the person last was on a page; its own address if nowhere."""
        return self._latest.get(page_id, page_id)

    def back(self) -> None:
        """Go back one step."""
        self.history = self.history.back()
        self._arrive()

    def show_found(self, address: str, found: "Found") -> None:
        """Go to an address and mark what was found there, once everything has its place."""
        from casebook.ui import marking  # noqa: PLC0415 - no start needs it

        self.go(address)
        if (page := self.page) is not None:
            QTimer.singleShot(0, page, lambda: marking.mark(page, found, self._shell.look))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the hits by Escape, where a hit was opened and the page has no use for the key."""
        came_from = navigation.parts(self.history.past[-1])[0] if self.history.past else ""
        if event.key() == Qt.Key.Key_Escape and came_from == "search":
            self.back()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Go back to where the person came from; to the first page from nowhere."""
        if self.history.past:
            self.back()
        else:
            self.go(pages.HOME)

    def forward(self) -> None:
        """Go forward again."""
        self.history = self.history.forward()
        self._arrive()

    def neighbour(self, step: int) -> str | None:
        """Give the address of the site before (-1) or after (1) the one in front, if there is one."""
        there = navigation.parts(self.history.here)
        if self._snapshot is None or len(there) < 2 or there[0] != _SITE:
            return None
        numbers = [str(site.number) for site in self._snapshot.sites]
        if there[1] not in numbers:
            return None
        at = numbers.index(there[1]) + step
        return navigation.address(_SITE, numbers[at]) if 0 <= at < len(numbers) else None

    def wear(self, look: Look) -> None:
        """Let all pages redraw in this look."""
        for page in self._made.values():
            page.wear(look)

    def _arrive(self) -> None:
        address = self.history.here
        row = self.row
        page = self._page(row)
        self._latest[row.id] = address
        self._give(row.id, page)
        self.setCurrentWidget(page)
        page.open_at(navigation.parts(address)[1:])
        if not page.isAncestorOf(QApplication.focusWidget() or self):
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.arrived.emit()

    def _page(self, row: pages.PageRow) -> Page:
        if row.id not in self._made:
            page = self._made[row.id] = row.make(self._shell)
            page.asked.connect(self.go)
            page.found.connect(self.show_found)
            page.left.connect(self.leave)
            page.moved.connect(lambda address: self._note_move(row.id, address))
            self.addWidget(page)
        return self._made[row.id]

    def _give(self, page_id: str, page: Page) -> None:
        """Hand over the snapshot, unless the page has it: it is drawn anew each time."""
        if self._snapshot is not None and self._given.get(page_id) is not self._snapshot:
            self._given[page_id] = self._snapshot
            page.show_snapshot(self._snapshot)

    def _note_move(self, page_id: str, address: str) -> None:
        self._latest[page_id] = address
        if page_id == self.row.id:
            self.history = self.history.moved(address)
            self.arrived.emit()
