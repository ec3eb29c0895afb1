"""The frame: page list, bar, notices, the page, status line, menus; it does what is asked for.

It lends itself to pages as their `Shell`. Where the person is, is `Browser`'s business, what is open
`OpenCasebook`'s, what it all looks like `Appearance`'s. Made by `application`.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from casebook.desk.desk import Desk
from casebook.domain import sentences
from casebook.domain.snapshot import Snapshot
from casebook.errors import CasebookError, Notice
from casebook.library import Library
from casebook.settings import LOOKS, TEXT_SIZES, Settings
from casebook.timeline.look import Look
from casebook.ui import compare_place, copying, navigation, pages
from casebook.ui.actions import When
from casebook.ui.appearance import Appearance
from casebook.ui.browser import Browser
from casebook.ui.jobs import Jobs
from casebook.ui.notices import NoticeBar, Remedy
from casebook.ui.open_casebook import REPORT_FILES, OpenCasebook
from casebook.ui.page_list import PageList
from casebook.ui.preferences import Preferences
from casebook.ui.state import State
from casebook.ui.status_line import StatusLine
from casebook.ui.top_bar import TopBar
from casebook.ui.window_actions import Actions

if TYPE_CHECKING:
    from casebook.ui.export_panel import ExportPanel

USUAL_SIZE = (1280, 800)
SMALLEST_SIZE = (1024, 700)
_WORDS_FROM_PX = 900
"""The width, at 100 % text, from which the page list has words."""


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """What the window stands on; `application` makes it, tests make it too."""

    app: QApplication
    jobs: Jobs
    casebook: OpenCasebook
    preferences: Preferences
    appearance: Appearance
    state: State


class MainWindow(QMainWindow):
    """The window.

    Signals:
        first_painted(): the window has been painted for the first time.
        report_asked(): the person wants a report about the program on the clipboard.
        closed(): the window is gone.
    """

    first_painted = Signal()
    report_asked = Signal()
    closed = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._was_painted = False
        self._has_opened = False
        self._actions = Actions(self)
        self._list = PageList(self._actions)
        self._bar = TopBar(self._actions)
        self._notices = NoticeBar()
        self._browser = Browser(self)
        self._export: ExportPanel | None = None
        self._row = QHBoxLayout()
        self._doers = self._things_to_do()
        self._status = StatusLine(parts.jobs)
        self._copy_key = copying.CopyKey(parts.app, self)
        self._lay_out()
        self._connect()
        self._wear(self.look)
        self._show_preferences(self.settings)
        for notice in parts.preferences.notices:
            self.say(notice)

    @property
    def jobs(self) -> Jobs:
        """The only way off the window's thread."""
        return self._parts.jobs

    @property
    def library(self) -> Library | None:
        """The open casebook's library, for what is asked in jobs."""
        return self._parts.casebook.library

    @property
    def look(self) -> Look:
        """The look now worn."""
        return self._parts.appearance.look

    @property
    def settings(self) -> Settings:
        """What the person prefers."""
        return self._parts.preferences.settings

    @property
    def desk(self) -> Desk | None:
        """What the trainer keeps; None until a casebook is open."""
        return self._parts.casebook.desk

    def say(self, notice: Notice) -> None:
        """Show a message that does not stop anything."""
        self._notices.say(notice)

    @property
    def browser(self) -> Browser:
        """Give the pages and where the person is."""
        return self._browser

    @property
    def notices(self) -> NoticeBar:
        """Give the bar of notices."""
        return self._notices

    @property
    def actions_table(self) -> Actions:
        """Give the actions as made for this window."""
        return self._actions

    def open(self) -> None:
        """Open the first casebook and show the window where it was."""
        self._browser.wait("Reading the casebook …")
        self._parts.state.place(self)
        self._parts.casebook.start(self._parts.state.folder)
        self.show()

    def do(self, action_id: str) -> None:
        """Do what an action of the table stands for."""
        self._doers[action_id]()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell when that has been the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the page list where there is little room."""
        super().resizeEvent(event)
        self._fold()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where everything was."""
        state = self._parts.state
        state.address = self._browser.history.here
        state.remember(self)
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        self._actions.fill(self.menuBar())
        self.addActions(self._actions.all())  # so that keys work while the menu bar is hidden
        middle = QWidget()
        column = QVBoxLayout(middle)
        row = self._row
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        page = QVBoxLayout()
        page.setSpacing(0)
        for part in (self._bar, self._notices):
            page.addWidget(part)
        page.addWidget(self._browser, 1)
        row.addWidget(self._list)
        row.addLayout(page, 1)
        column.addLayout(row, 1)
        column.addWidget(self._status)
        self.setCentralWidget(middle)
        self.setMinimumSize(*SMALLEST_SIZE)
        self.resize(*USUAL_SIZE)

    def _connect(self) -> None:
        parts = self._parts
        self._actions.asked.connect(self.do)
        self._actions.folder_asked.connect(lambda name: self._open_folder(Path(name)))
        self._browser.said.connect(self.say)
        self._browser.arrived.connect(self._show_place)
        parts.casebook.opened.connect(self._show_casebook)
        parts.casebook.published.connect(self._show_anew)
        parts.casebook.said.connect(self.say)
        parts.casebook.told.connect(self._status.tell)
        parts.preferences.changed.connect(self._show_preferences)
        parts.preferences.said.connect(self.say)
        parts.appearance.worn.connect(self._wear)
        parts.jobs.troubled.connect(self._say_trouble)
        self.first_painted.connect(parts.casebook.store)

    def _things_to_do(self) -> dict[str, Callable[[], None]]:
        """Give what each action of the table stands for; a test holds the two equal."""
        parts, casebook = self._parts, self._parts.casebook
        return {
            "open": self._choose_folder,
            "shipped": casebook.open_shipped,
            "link-report": self._choose_report,
            "unlink-report": casebook.unlink_report,
            "restore-desk": self._choose_backup,
            "refresh": casebook.refresh,
            "export": self._switch_export,
            "print": lambda: self._export_panel().print(),
            "quit": self._quit,
            "copy": self._copy,
            "copy-picture": lambda: self._export_panel().copy_picture(),
            "search": self._search,
            "narrow": self._narrow,
            "back": self._browser.back,
            "forward": self._browser.forward,
            **{
                f"page-{page.id}": partial(self._browser.go_to_page, page.id)
                for page in pages.PAGES
            },
            "site-list": lambda: self._browser.go("sites/list"),
            "compare-site": self._compare_site,
            "previous-site": partial(self._go_to_neighbour, -1),
            "next-site": partial(self._go_to_neighbour, 1),
            **{f"look-{name}": partial(parts.preferences.change, look=name) for name in LOOKS},
            "larger": partial(self._resize_text, 1),
            "smaller": partial(self._resize_text, -1),
            "usual-size": partial(parts.preferences.change, text_size=Settings().text_size),
            "page-list": self._switch_page_list,
            "full-screen": self._switch_full_screen,
            "keys": lambda: self._browser.go("help/keys"),
            "report": self.report_asked.emit,
        }

    def _show_casebook(self, snapshot: Snapshot) -> None:
        """Begin with another casebook; the first one of a run where the last run ended."""
        state, casebook = self._parts.state, self._parts.casebook
        is_first = not self._has_opened
        self._has_opened = True
        is_same = casebook.is_shipped if state.folder is None else casebook.folder == state.folder
        goes_on = is_first and is_same and self.settings.start == "last"
        self._browser.start(snapshot, state.address if goes_on else pages.HOME)
        state.folder = None if casebook.is_shipped else casebook.folder
        if not casebook.is_shipped:
            self._parts.preferences.take(self.settings.with_recent(casebook.folder))
        self._describe(snapshot)
        if self._was_painted:  # else the first paint will ask for it
            casebook.store()

    def _show_anew(self, snapshot: Snapshot) -> None:
        self._browser.show_snapshot(snapshot)
        self._describe(snapshot)

    def _describe(self, snapshot: Snapshot) -> None:
        """Say which casebook is open, and what in it could not be read."""
        casebook = self._parts.casebook
        where = "" if casebook.is_shipped else str(casebook.folder)
        count = sentences.counted(len(snapshot.sites), "site")
        self._status.describe(" · ".join(p for p in (snapshot.about.title, count, where) if p))
        if snapshot.broken:
            broken = sentences.counted(len(snapshot.broken), "site file")
            self._notices.say(
                Notice(text=f"{broken} could not be read; everything else can be."),
                Remedy(words="See what is wrong", do=partial(self._browser.go, "check")),
            )

    def _show_place(self) -> None:
        """Show around the page where the person is."""
        page, row = self._browser.page, self._browser.row
        if page is None:
            return
        self._bar.show_title(page.title())
        self.setWindowTitle(f"{page.title()} · Casebook")
        self._actions.tick(f"page-{row.id}")
        self._allow()
        if self._export is not None and self._export.isVisible():
            self._export.show_subject(page.exportable())

    def _allow(self) -> None:
        """Enable what can be used now."""
        history, sizes = self._browser.history, TEXT_SIZES
        size = self.settings.text_size
        so = {
            When.CAN_GO_BACK: bool(history.past),
            When.CAN_GO_FORWARD: bool(history.future),
            When.CASEBOOK_OPEN: self._browser.page is not None,
            When.CAN_EXPORT: (page := self._browser.page) is not None and page.can_export(),
            When.OTHER_CASEBOOK_OPEN: not self._parts.casebook.is_shipped,
            When.REPORT_LINKED: self._parts.casebook.has_words,
            When.SITE_BEFORE: self._browser.neighbour(-1) is not None,
            When.SITE_AFTER: self._browser.neighbour(1) is not None,
            When.TEXT_CAN_GROW: size < sizes[-1],
            When.TEXT_CAN_SHRINK: size > sizes[0],
        }
        self._actions.allow({when for when, is_so in so.items() if is_so})

    def _show_preferences(self, settings: Settings) -> None:
        self._parts.appearance.prefer(settings)
        self._actions.tick(f"look-{settings.look}")
        self._actions.offer_folders(settings.recent)
        self._fold()
        self._allow()

    def _wear(self, look: Look) -> None:
        for part in (self._actions, self._list, self._bar, self._notices, self._status):
            part.wear(look)
        self._browser.wear(look)
        self._fold()

    def _fold(self) -> None:
        """Show the pages' names where the person wants them, or else where there is room; fit the export panel."""
        if self._export is not None:
            self._export.fit(self.look, self.width())
        wanted = self.settings.page_list
        has_room = self.width() >= self.look.px(_WORDS_FROM_PX)
        self._list.show_words(wanted=wanted == "words" or (wanted == "auto" and has_room))
        self._actions.tick("page-list", on=self._list.has_words)

    def _choose_folder(self) -> None:
        """Ask for a folder by the system's own dialog, which stops nothing."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - no start needs it

        dialog = QFileDialog(self, "Open a casebook folder", str(self._parts.casebook.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._open_folder(Path(name)))
        dialog.open()

    def _choose_report(self) -> None:
        """Ask for the trainer's copy of the report."""
        self._choose_file(
            "Link your copy of the report", "", REPORT_FILES, self._parts.casebook.link_report
        )

    def _choose_backup(self) -> None:
        """Ask for a copy of the trainer's desk; their names tell the day and the time."""
        casebook = self._parts.casebook
        self._choose_file(
            "Restore your desk", str(casebook.backups), "Copies (*.sqlite3)", casebook.restore_desk
        )

    def _choose_file(
        self, title: str, folder: str, kinds: str, chosen: Callable[[Path], None]
    ) -> None:
        """Ask for a file by the system's own dialog, which stops nothing."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - no start needs it

        dialog = QFileDialog(self, title, folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        dialog.open()

    def _open_folder(self, folder: Path) -> None:
        self._parts.casebook.open_folder(folder)

    def _say_trouble(self, trouble: CasebookError) -> None:
        self.say(Notice(text=trouble.title, advice=trouble.advice))

    def _copy(self) -> None:
        page = self._browser.page
        is_copied = copying.copy_marked_text(self._parts.app.focusWidget()) or (
            page is not None and copying.copy_item(page.copied())
        )
        self._status.tell("Copied." if is_copied else "Choose something first, then copy it.")

    def _export_panel(self) -> "ExportPanel":
        """Give the export panel, made when first asked for, offering what the page shows."""
        from casebook.ui.export_panel import ExportPanel  # noqa: PLC0415 - no start needs it

        if self._export is None:
            self._export = ExportPanel(self.jobs)
            self._export.fit(self.look, self.width())
            self._export.closed.connect(self._export.hide)
            self._export.told.connect(self._status.tell)
            self._row.addWidget(self._export)
        page = self._browser.page
        self._export.show_subject(page.exportable() if page is not None else None)
        return self._export

    def _switch_export(self) -> None:
        """Show the panel beside the page, or put it away."""
        if self._export is not None and self._export.isVisible():
            self._export.hide()
            return
        panel = self._export_panel()
        panel.show()
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _search(self) -> None:
        """Go to the box that searches everything."""
        self._browser.go_to_page("search")
        if (page := self._browser.page) is not None:
            page.seek()

    def _narrow(self) -> None:
        """Go to the box that narrows this page; where there is none, to the one of the sites."""
        page = self._browser.page
        if page is None or page.seek():
            return
        self._browser.go_to_page(pages.HOME)
        if (home := self._browser.page) is not None:
            home.seek()

    def _compare_site(self) -> None:
        """Put the site in front beside those already compared."""
        page = self._browser.page
        number = page.site_number() if page else None
        latest = self._browser.latest(compare_place.PAGE)
        place = compare_place.read(navigation.parts(latest)[1:]) or compare_place.Place()
        self._browser.go(place.with_site(number).address if number is not None else latest)

    def _go_to_neighbour(self, step: int) -> None:
        there = self._browser.neighbour(step)
        if there is not None:
            self._browser.go(there)

    def _resize_text(self, step: int) -> None:
        at = TEXT_SIZES.index(self.settings.text_size) + step
        if 0 <= at < len(TEXT_SIZES):
            self._parts.preferences.change(text_size=TEXT_SIZES[at])

    def _switch_page_list(self) -> None:
        self._parts.preferences.change(page_list="icons" if self._list.has_words else "words")

    def _switch_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._actions.tick("full-screen", on=self.isFullScreen())

    def _quit(self) -> None:
        self.close()
