"""The study behind the sites: how it was made, what it found, its words and its works.

Addresses: `about/<section>` (`about/scenarios`) and `about/<section>/<entry>` (`about/aggregates/councils-aware`);
`about` alone is the first section. One section is shown at a time; where there is much, a box narrows it, and a
choice of a site where entries bear on sites. Opened by the frame.
"""

from contextlib import ExitStack

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from casebook.domain.snapshot import Snapshot
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import about_records, faces, labels, navigation, site_sections
from casebook.ui.about_entries import EntryPiece
from casebook.ui.about_records import Entry, Section
from casebook.ui.appearance import Role
from casebook.ui.choice_box import ChoiceBox
from casebook.ui.flow_layout import flow
from casebook.ui.page import Page, Shell
from casebook.ui.ticks import Ticks

_CONTENTS_PX = 240
_BOX_PX = 240
_STACKS_BELOW_PX = 640
_AT_A_TIME = 16
"""Entries made at a time: the first fill the largest window, the others follow while it is read."""
_ID = Qt.ItemDataRole.UserRole
_ONLY_SITE = "Only what bears on a site"
_EMPTY = "This casebook tells nothing about the study behind it."


class AboutPage(Page):
    """The page."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._snapshot: Snapshot | None = None
        self._worn = shell.look
        self._sections: dict[str, Section] = {}
        self._section: Section | None = None
        self._pieces: dict[str, EntryPiece] = {}
        self._waiting: list[Entry] = []
        self._groups: list[tuple[QLabel, list[EntryPiece]]] = []
        self._contents = QListWidget()
        self._jump = ChoiceBox(shell.look, "Contents of About the study", letters=22)
        self._intro = labels.label(role=Role.SOFT)
        self._box = QLineEdit()
        self._site = ChoiceBox(shell.look, _ONLY_SITE, letters=9)
        self._count = labels.one_line(role=Role.SMALL)
        self._bar = flow([self._box, self._site, self._count], UNIT_PX)
        self._ticks = Ticks(shell, self)
        self._scroll = QScrollArea()
        self._column = QVBoxLayout()
        self._both = QHBoxLayout(self)
        self._build()

    def title(self) -> str:
        """Give the section's title, and that it is about the study."""
        return f"{self._section.title} · About the study" if self._section else "About the study"

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Tell about this casebook's study from now on, at the same section."""
        self._snapshot = snapshot
        self._sections = {one.id: one for one in about_records.sections(snapshot)}
        with (
            QSignalBlocker(self._contents),
            QSignalBlocker(self._jump),
            QSignalBlocker(self._site),
        ):
            self._contents.clear()
            self._jump.clear()
            for section in self._sections.values():
                QListWidgetItem(section.title, self._contents).setData(_ID, section.id)
                self._jump.addItem(section.title, section.id)
            self._site.clear()
            self._site.addItem("All sites", None)
            for site in snapshot.sites:
                self._site.addItem(f"Site {site.number}", site.number)
        wanted = self._section.id if self._section else ""
        self._show(self._sections.get(wanted) or next(iter(self._sections.values()), None))

    def open_at(self, parts: tuple[str, ...]) -> None:
        """Show a section, and go to an entry of it; one that is not there is explained."""
        if self._worn is not self.shell.look:
            self._fill_in(self.shell.look)
        first = next(iter(self._sections.values()), None)
        wanted = self._sections.get(parts[0]) if parts else first
        if wanted is not self._section or wanted is None:
            self._show(wanted or first)
        if len(parts) > 1:
            self._put_all()
        piece = self._pieces.get(parts[1]) if wanted and len(parts) > 1 else None
        if piece is not None:
            self._widen(piece)
            QTimer.singleShot(0, piece, lambda: self._reveal(piece))
        elif len(parts) > 1 or (parts and wanted is None):
            self.shell.say(navigation.unknown(navigation.address(about_records.PAGE, *parts)))

    def wear(self, look: Look) -> None:
        """Show the same in this look."""
        for box in (self._site, self._jump):
            box.wear(look)
        self._box.setFixedWidth(look.px(_BOX_PX))
        self._arrange(look)
        if self.isVisible():  # else when the person comes back: two hundred entries take their time
            self._fill_in(look)

    def seek(self) -> bool:
        """Go to the box that narrows, where this section has one."""
        if not self._box.isVisible():
            return False
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()
        return True

    def copied(self) -> QMimeData | None:
        """Give the entry that has the keyboard, with its citation."""
        piece = site_sections.piece_at(QApplication.focusWidget())
        return piece.parcel() if piece is not None and self.isAncestorOf(piece) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the contents a box above the words where there is little room."""
        super().resizeEvent(event)
        self._arrange(self.shell.look)

    def _build(self) -> None:
        self._contents.setAccessibleName("Contents of About the study")
        self._contents.setFrameShape(QFrame.Shape.NoFrame)
        self._contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._contents.setWordWrap(True)
        self._contents.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._contents.currentItemChanged.connect(
            lambda item: self._choose(item.data(_ID) if item is not None else None)
        )
        self._jump.currentIndexChanged.connect(lambda _at: self._choose(self._jump.currentData()))
        self._box.setPlaceholderText("Narrow by words")
        self._box.setClearButtonEnabled(True)
        self._box.textChanged.connect(self._narrow)
        self._box.returnPressed.connect(lambda: self._step(None, 1))
        self._site.currentIndexChanged.connect(self._narrow)
        self._ticks.changed.connect(self._show_ticks)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT_PX)
        for part in (self._jump, self._intro, self._bar):
            column.addWidget(part)
        column.addWidget(self._scroll, 1)
        self._both.setContentsMargins(2 * UNIT_PX, 2 * UNIT_PX, UNIT_PX, 0)
        self._both.setSpacing(3 * UNIT_PX)
        self._both.addWidget(self._contents)
        self._both.addWidget(words, 1)
        self.wear(self.shell.look)

    def _arrange(self, look: Look) -> None:
        stacks = self.width() < look.px(_STACKS_BELOW_PX)
        self._contents.setFixedWidth(look.px(_CONTENTS_PX))
        self._contents.setHidden(stacks)
        self._jump.setVisible(stacks)
        self.setFocusProxy(self._jump if stacks else self._contents)

    # Which section

    def _choose(self, section_id: str | None) -> None:
        section = self._sections.get(section_id or "")
        if section is not None and section is not self._section:
            self._show(section)
            self.moved.emit(about_records.address(section.id))

    def _show(self, section: Section | None) -> None:
        """Show a section whole; what narrowed another is forgotten."""
        is_other = section is None or self._section is None or section.id != self._section.id
        self._section = section
        self._intro.setText(section.intro if section else _EMPTY)
        can_be_ticked = section is not None and section.can_be_ticked
        has_box = section is not None and bool(section.noun)
        self._bar.setVisible(has_box or can_be_ticked)
        self._box.setVisible(has_box)
        self._site.setVisible(can_be_ticked or (section is not None and section.by_site))
        self._site.setItemText(0, "Choose a site" if can_be_ticked else "All sites")
        self._site.setAccessibleName("Site to tick for" if can_be_ticked else _ONLY_SITE)
        if can_be_ticked and is_other:
            self._ticks.read()
        shown = (self._contents, self._jump, self._box, self._site)
        with ExitStack() as quietly:
            for one in shown:
                quietly.enter_context(QSignalBlocker(one))
            if section is not None:
                at = list(self._sections).index(section.id)
                self._contents.setCurrentRow(at)
                self._jump.setCurrentIndex(at)
                self._box.setAccessibleName(f"Narrow the {section.noun}s by words")
            if is_other:
                self._box.clear()
                self._site.setCurrentIndex(0)
        self._fill(section)
        self._narrow()

    def _fill_in(self, look: Look) -> None:
        self._worn = look
        self._fill(self._section)
        self._narrow()

    def _fill(self, section: Section | None) -> None:
        """Make the pieces anew, the first of them now."""
        self._pieces, self._groups = {}, []
        self._waiting = list(section.entries) if section else []
        body = QWidget()
        body.setMaximumWidth(faces.readable_width(faces.faces(self._worn).body) * 5 // 4)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, UNIT_PX, 4 * UNIT_PX)
        self._column.setSpacing(2 * UNIT_PX)
        self._column.addStretch(1)
        self._put_some()
        self._scroll.setWidget(body)
        QTimer.singleShot(0, self, self._put_more)

    def _put_more(self) -> None:
        """Put some of those that wait on the page, and go on when there is time."""
        if self._waiting:
            self._put_some()
            self._give_room()
            QTimer.singleShot(0, self, self._put_more)

    def _give_room(self) -> None:
        """Make the page as high as what is on it now; Qt would in its own time, and squeeze until then."""
        self._column.activate()
        QApplication.sendEvent(self._scroll, QEvent(QEvent.Type.LayoutRequest))

    def _put_all(self) -> None:
        """Put all those that wait on the page now, for one of them may be wanted."""
        while self._waiting:
            self._put_some()

    def _put_some(self) -> None:
        """Put the next entries on the page, under the headings of their groups."""
        if self._snapshot is None:
            return
        some, self._waiting = self._waiting[:_AT_A_TIME], self._waiting[_AT_A_TIME:]
        for entry in some:
            piece = EntryPiece(self._snapshot.about, entry, self._worn, self.asked.emit)
            piece.reached.connect(self._note)
            piece.ticked.connect(self._tick)
            piece.stepped.connect(lambda by, at=piece: self._step(at, by))
            if entry.group and (not self._groups or self._groups[-1][0].text() != entry.group):
                heading = labels.label(entry.group, Role.TITLE)
                self._column.insertWidget(self._column.count() - 1, heading)
                self._groups.append((heading, []))
            if self._groups:
                self._groups[-1][1].append(piece)
            self._pieces[entry.id] = piece
            self._column.insertWidget(self._column.count() - 1, piece)
            piece.show()  # now, and not when Qt next has time: what is hidden is what was narrowed away

    # What of it

    def _narrow(self) -> None:
        """Show the entries that have the words typed and bear on the site chosen."""
        if self._section is not None and self._section.can_be_ticked:
            self._show_ticks()
            return
        words = self._box.text().casefold().split()
        number = self._site.currentData()
        if words or number is not None:
            self._put_all()
        kept = len(self._waiting)
        for piece in self._pieces.values():
            is_kept = piece.entry.has(words) and (number is None or number in piece.entry.sites)
            piece.setVisible(is_kept)
            kept += is_kept
        for heading, pieces in self._groups:
            heading.setVisible(any(not piece.isHidden() for piece in pieces))
        if self._section and self._section.noun:
            of = len(self._section.entries)
            of_all = f" of {of}" if kept < of else ""
            noun = self._section.noun if kept == 1 and not of_all else f"{self._section.noun}s"
            none = "" if kept else ": try fewer words, or all sites"
            self._count.setText(f"{kept}{of_all} {noun}{none}")

    def _show_ticks(self) -> None:
        """Show what is ticked for the site chosen, where this section has something to tick."""
        if self._section is None or not self._section.can_be_ticked:
            return
        self._put_all()
        number = self._site.currentData()
        seen = 0
        for piece in self._pieces.values():
            is_on = number is not None and self._ticks.has(number, piece.entry.id)
            piece.show_tick(number, is_on=is_on)
            seen += is_on
        kept = f"{seen} of {len(self._pieces)} ticked, kept on your desk"
        self._count.setText("" if number is None else kept)

    def _tick(self, entry_id: str, is_on: bool) -> None:  # noqa: FBT001 - Qt's
        if (number := self._site.currentData()) is not None:
            self._ticks.put(number, entry_id, on=is_on)

    def _widen(self, piece: EntryPiece) -> None:
        """Take away what keeps an entry from being shown."""
        if piece.isHidden():
            self._box.clear()
            self._site.setCurrentIndex(0)

    # Where the person is

    def _reveal(self, piece: EntryPiece) -> None:
        piece.setFocus(Qt.FocusReason.OtherFocusReason)
        self._give_room()
        self._scroll.ensureWidgetVisible(piece, 0, 2 * UNIT_PX)

    def _note(self, entry_id: str) -> None:
        if self._section is not None:
            self.moved.emit(about_records.address(self._section.id, entry_id))

    def _step(self, piece: EntryPiece | None, by: int) -> None:
        """Go to the next entry shown, or to the first."""
        self._put_all()
        shown = [one for one in self._pieces.values() if not one.isHidden()]
        at = shown.index(piece) + by if piece in shown else 0
        if 0 <= at < len(shown):
            self._reveal(shown[at])
