"""Search over everything: results as one types, facets beside them that say what the line says.

Address: `search/<query>`. A keystroke asks in a job; the newest wins, and what is shown is always of what stands in
the box. Which hits there are is decided by `casebook.search`; here they are only shown. Opened by the frame.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from casebook.desk.desk import Desk
from casebook.domain import sentences
from casebook.domain.desk_records import KeptSearch
from casebook.domain.snapshot import Snapshot
from casebook.errors import CasebookError, Notice
from casebook.progress import Progress
from casebook.search import wording
from casebook.search.answer import SearchAnswer
from casebook.search.wording import Choice
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import appearance, labels, navigation, search_rows
from casebook.ui.appearance import Role
from casebook.ui.facet_panel import FacetList
from casebook.ui.jobs import Lane
from casebook.ui.kept_searches import KeptSearches
from casebook.ui.models import FacetsModel
from casebook.ui.page import Page, Shell
from casebook.ui.search_list import HitList, HitsModel
from casebook.ui.search_rows import HitRow, Places

_JOB = "search"
_FACETS_PX = 264
_FOLDS_BELOW = 760
_NO_LIMIT_PX = 1 << 20
_FIRST = 12
_ALL_UP_TO = 1000
_MORE_AFTER_MS = 250
"""When, after the last keystroke, the hits are listed that no window has room for."""
EXAMPLES = (
    "by-election council",
    '"liberal democrats"',
    "trust near council",
    "cuts before 2000",
    "kind:launch country:Wales",
    "council and sector stop talking",
)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


class SearchPage(Page):
    """The page."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._places: Places | None = None
        self._answer: SearchAnswer | None = None
        self._opens_when_found = False
        self._searches: tuple[KeptSearch, ...] = ()
        self.box = QLineEdit()
        self._understood = labels.label(role=Role.SOFT)
        self._suggestion = labels.button("", Role.LINK, self._take_suggestion)
        self._save = labels.button("Save this search", Role.LINK, self._save_or_forget)
        self._fold = labels.button("Narrow", Role.LINK, self._turn_fold)
        self._is_unfolded = False
        self._kept = KeptSearches()
        self._facets = FacetsModel("hit")
        self._facet_list = FacetList(self._facets, shell.look, "Ways to narrow what was found")
        self._model = HitsModel()
        self._list = HitList(self._model, shell.look)
        self._more = QTimer(self, singleShot=True, interval=_MORE_AFTER_MS)
        self._build()
        self._connect()
        self.wear(shell.look)

    @property
    def shown_for(self) -> str:
        """Give the line whose hits are shown."""
        return self._answer.query if self._answer else ""

    def title(self) -> str:
        """Give the page's title."""
        return "Search"

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Search in this casebook from now on."""
        self._places = Places(snapshot)
        self._read_searches()
        self._ask()

    def open_at(self, parts: tuple[str, ...]) -> None:
        """Search for what the address says."""
        text = parts[0] if parts else ""
        if text != self.box.text():
            with QSignalBlocker(self.box):
                self.box.setText(text)
            self._ask()

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        self._facet_list.wear(look)
        self._list.wear(look)
        self._arrange()

    def seek(self) -> bool:
        """Put the cursor into the box, over what stands there."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the hits from the box, open one, or go back to where one came from."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _STEPS:
            self._list.step(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the facets out where there is no room beside the hits."""
        super().resizeEvent(event)
        self._arrange()

    # What the page is made of

    def _build(self) -> None:
        self.box.setClearButtonEnabled(True)
        self.box.setPlaceholderText("Type what you half remember: a word, a name, a year")
        self.box.setAccessibleName("Search everything")
        self._suggestion.hide()
        self._side = QFrame()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(UNIT_PX, UNIT_PX, UNIT_PX, UNIT_PX)
        side.addWidget(self._facet_list)
        appearance.give_role(self._side, Role.PANEL)
        self._views = QStackedWidget()
        self._views.addWidget(self._list)
        self._views.addWidget(self._build_start())
        column = QVBoxLayout()
        column.setContentsMargins(2 * UNIT_PX, 2 * UNIT_PX, 2 * UNIT_PX, 0)
        column.setSpacing(UNIT_PX)
        links = QHBoxLayout()
        links.setSpacing(2 * UNIT_PX)
        for link in (self._fold, self._suggestion, self._save):
            links.addWidget(link)
        links.addStretch(1)
        column.addWidget(self.box)
        column.addWidget(self._understood)
        column.addLayout(links)
        column.addWidget(self._views, 1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._both.addWidget(self._side)
        self._both.addLayout(column, 1)
        self.setFocusProxy(self.box)
        QWidget.setTabOrder(self.box, self._list)
        QWidget.setTabOrder(self._list, self._facet_list)

    def _build_start(self) -> QWidget:
        self._start_heading = labels.label(role=Role.HEADING)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, UNIT_PX, 0, 0)
        column.setSpacing(UNIT_PX)
        column.addWidget(self._start_heading)
        column.addWidget(labels.label("For example:", Role.SOFT))
        for example in EXAMPLES:
            column.addWidget(labels.button(example, Role.LINK, partial(self._write, example)))
        column.addWidget(self._kept)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(whole)
        return scroll

    def _connect(self) -> None:
        self.box.textChanged.connect(self._ask)
        self.box.returnPressed.connect(self._open_best)
        self._facets.ticked.connect(self._turn)
        self._model.wanted_more.connect(partial(self._ask_for, None))
        self._list.opened.connect(self._open)
        self._kept.asked.connect(self._write)
        self._kept.forgotten.connect(self._forget)
        self._more.timeout.connect(partial(self._ask_for, _ALL_UP_TO))

    # What it does

    def _ask(self) -> None:
        """Ask for what stands in the box: at first only for what a window has room for."""
        self._more.stop()
        self._opens_when_found = False
        if self.box.text().strip():
            self._ask_for(_FIRST)
        else:
            self.shell.jobs.cancel(_JOB)
            self._show_start("Everything in this casebook is searched as you type.")
            self.moved.emit("search")

    def _ask_for(self, limit: int | None) -> None:
        library, text = self.shell.library, self.box.text()
        if library is None or self._places is None:
            return
        self.shell.jobs.start(
            lambda _progress: library.search(text, limit=limit, growing=True, wait=False),
            done=partial(self._show, text, limit),
            failed=self._fail,
            lane=Lane.FREE,
            replaces=_JOB,
        )

    def _show(self, text: str, limit: int | None, answer: SearchAnswer) -> None:
        if self._places is None:
            return
        is_first = limit == _FIRST
        self._answer = answer
        has_more = answer.total > len(answer.hits)
        self._model.show(self._places.rows(answer), has_more=has_more and not is_first)
        self._facets.show(self._places.facets(answer))
        self._explain(answer)
        if not answer.hits:
            self._show_start("Try other or fewer words.")
            self._understood.show()
        else:
            self._views.setCurrentIndex(0)
        if is_first or not self._list.currentIndex().isValid():
            self._list.choose_first()
        if is_first:
            self.moved.emit(navigation.address("search", text))
            if has_more:
                self._more.start()
        if self._opens_when_found:
            self._opens_when_found = False
            self._list.open_current()

    def _explain(self, answer: SearchAnswer) -> None:
        self._understood.setText(f"{sentences.counted(answer.total, 'hit')}. {answer.explanation}")
        self._understood.show()
        self._suggestion.setVisible(answer.suggestion is not None)
        self._suggestion.setText(f"Search for “{answer.suggestion}”")
        self._offer_saving()
        self._arrange()

    def _show_start(self, words: str) -> None:
        self._start_heading.setText(words)
        self._views.setCurrentIndex(1)
        if not self.box.text().strip():
            self._answer = None
            self._model.show((), has_more=False)
            self._facets.show(())
            for part in (self._understood, self._suggestion, self._save):
                part.hide()
            self._arrange()

    def _fail(self, trouble: CasebookError) -> None:
        self.shell.say(Notice(text=trouble.title, advice=trouble.advice))

    def _write(self, text: str) -> None:
        self.box.setText(text)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_suggestion(self) -> None:
        if self._answer and self._answer.suggestion:
            self._write(self._answer.suggestion)

    def _turn(self, facet: str, value: str, _ticked: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Include a value, leave it out, or let it be, by what is written in the box."""
        if self._answer is None:
            return
        now = Choice.FREE
        for one in self._answer.chosen:
            if (one.facet, one.value) == (facet, value):
                now = Choice.EXCLUDED if one.excluded else Choice.INCLUDED
        names = search_rows.names(self._answer.chosen, facet, value)
        self.box.setText(wording.turned(self.box.text(), facet, names, now.next))

    def _open_best(self) -> None:
        """Open the hit chosen; where what stands in the box is still looked for, the best one once it is found."""
        if self._answer is not None and self._answer.query == self.box.text():
            self._list.open_current()
        else:
            self._opens_when_found = True

    def _open(self, row: HitRow) -> None:
        self._remember(self.box.text())
        if row.address:
            self.found.emit(row.address, search_rows.found(row.hit))
        else:
            whole = "".join(piece.text for piece in row.hit.pieces)
            self.shell.say(Notice(text=f"{row.hit.title}: {whole}", advice=row.about))

    def _turn_fold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._arrange()

    def _arrange(self) -> None:
        """Show the facets beside the hits, or in a narrow window instead of them while unfolded."""
        folds = self.width() < self.shell.look.px(_FOLDS_BELOW)
        has_facets = self._facets.rowCount() > 0
        is_unfolded = folds and self._is_unfolded and has_facets
        down, across = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.LeftToRight
        self._both.setDirection(down if folds else across)
        self._both.setStretch(0, int(folds))
        self._both.setStretch(1, int(not is_unfolded))
        wide = self.shell.look.px(_FACETS_PX)
        self._side.setMinimumWidth(0 if folds else wide)
        self._side.setMaximumWidth(_NO_LIMIT_PX if folds else wide)
        self._fold.setVisible(folds and has_facets)
        self._fold.setText("Show what was found" if is_unfolded else "Narrow")
        self._side.setVisible(has_facets and (is_unfolded or not folds))
        self._views.setVisible(not is_unfolded)

    # Searches that are kept

    def _read_searches(self) -> None:
        self._keep(lambda _desk: None)

    def _remember(self, text: str) -> None:
        self._keep(lambda desk: desk.remember_search(text))

    def _forget(self, text: str) -> None:
        self._keep(lambda desk: desk.forget_search(text))

    def _save_or_forget(self) -> None:
        text = self.box.text().strip()
        if self._is_saved(text):
            self._forget(text)
        else:
            self._keep(lambda desk: desk.save_search(text, text))

    def _keep(self, change: Callable[[Desk], None]) -> None:
        """Change what the desk keeps, then show what it has now."""
        library = self.shell.library
        if library is None:
            return

        def work(_progress: Progress) -> tuple[KeptSearch, ...]:
            change(library.desk)
            return library.desk.searches()

        self.shell.jobs.start(work, done=self._show_searches, failed=self._fail)

    def _show_searches(self, searches: tuple[KeptSearch, ...]) -> None:
        self._searches = searches
        self._kept.show_searches(searches)
        self._offer_saving()

    def _is_saved(self, text: str) -> bool:
        return any(one.is_saved and one.text == text for one in self._searches)

    def _offer_saving(self) -> None:
        text = self.box.text().strip()
        self._save.setText("Forget this search" if self._is_saved(text) else "Save this search")
        self._save.setVisible(bool(text))
