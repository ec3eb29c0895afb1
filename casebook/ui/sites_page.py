"""The home page: every site as a card on a wall or a row of a table, narrowed by facets and by typing.

Addresses: `sites` (the wall) and `sites/list` (the table). Which sites a choice keeps is decided by
`domain.selection`; here it is only shown. Opened by the frame.
"""

from functools import partial

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from casebook.domain import selection, sentences
from casebook.domain.snapshot import Snapshot
from casebook.errors import Notice
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import icons, labels, navigation, site_rows
from casebook.ui.appearance import Role
from casebook.ui.facet_panel import FacetPanel
from casebook.ui.models import RECORD, SitesModel
from casebook.ui.page import Page, Shell
from casebook.ui.site_rows import SiteRow
from casebook.ui.site_wall import SiteTable, SiteWall

_LIST = "list"
_FOLDS_BELOW = 600
_ICON = 18


class SitesPage(Page):
    """The sites."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._snapshot: Snapshot | None = None
        self._rows: tuple[SiteRow, ...] = ()
        self._folds = False
        self._model = SitesModel()
        self._facets = FacetPanel(shell.look)
        self._wall = SiteWall(self._model, shell.look)
        self._table = SiteTable(self._model, shell.look)
        self._build()
        for view in (self._wall, self._table):
            view.opened.connect(lambda row: self.asked.emit(row.address))
        self._facets.changed.connect(self._show)
        self._facets.left.connect(self._go_to_first)
        self.wear(shell.look)

    def title(self) -> str:
        """Give the page's title."""
        return "Sites"

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the sites of this casebook, narrowed as before."""
        self._snapshot = snapshot
        self._rows = site_rows.of(snapshot)
        self._national.setVisible(snapshot.context is not None)
        self._wall.fit(self._rows)
        self._show()

    def open_at(self, parts: tuple[str, ...]) -> None:
        """Show the wall, or the table at `list`."""
        if parts not in ((), (_LIST,)):
            self.shell.say(
                Notice(text="There is no such view of the sites.", advice="Here are all.")
            )
        self._switch(is_list=parts == (_LIST,))

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        for part in (self._facets, self._wall, self._table):
            part.wear(look)
        for button, name in (
            (self._as_cards, "layout-grid"),
            (self._as_list, "list"),
            (self._fold, "filter"),
        ):
            button.setIcon(
                icons.icon(
                    name, look.colours.ink, look.px(_ICON), chosen=look.colours.selection_ink
                )
            )
            button.setIconSize(QSize(1, 1) * look.px(_ICON))
        self._arrange()

    def seek(self) -> bool:
        """Put the cursor into the box that narrows the sites."""
        self._fold.setChecked(True)
        self._facets.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._facets.box.selectAll()
        return True

    def site_number(self) -> int | None:
        """Give the number of the site that the keyboard is on."""
        row: SiteRow | None = self._view().currentIndex().data(RECORD)
        return row.number if row is not None and not row.reason else None

    def copied(self) -> QMimeData | None:
        """Give the site that the keyboard is on, with its citation."""
        row = self._view().currentIndex().data(RECORD)
        site = self._snapshot.site(row.id) if self._snapshot and row else None
        if self._snapshot is None or site is None:
            return None
        from casebook.ui import citation  # noqa: PLC0415 - brings the Markdown reader

        return citation.of_site(self._snapshot.about, site)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the facets away where there is no room for them beside the cards."""
        super().resizeEvent(event)
        self._arrange()

    # What the page is made of

    def _build(self) -> None:
        story = partial(self.asked.emit, navigation.address("site", "national"))
        self._national = labels.button("National story", Role.LINK, story)
        self._count = labels.one_line(role=Role.SOFT)
        self._clear = labels.button("Clear", Role.LINK, self._facets.clear)
        self._clear.setAccessibleName("Clear what narrows the sites")
        self._fold = _switch("Narrow")
        self._fold.toggled.connect(self._arrange)
        self._as_cards, self._as_list = _switch("Cards"), _switch("List")
        self._as_cards.setAccessibleName("Show the sites as cards")
        self._as_list.setAccessibleName("Show the sites as a list")
        both = QButtonGroup(self)
        for button, is_list in ((self._as_cards, False), (self._as_list, True)):
            both.addButton(button)
            button.clicked.connect(partial(self._choose, is_list=is_list))
        self._views = QStackedWidget()
        for view in (self._wall, self._table, self._build_empty()):
            self._views.addWidget(view)
        self._sites = QWidget()
        self._column = QVBoxLayout(self._sites)
        self._column.setContentsMargins(2 * UNIT_PX, 2 * UNIT_PX, UNIT_PX, 0)
        self._column.setSpacing(UNIT_PX)
        self._column.addLayout(self._build_bar())
        self._column.addWidget(self._views, stretch=1)
        self._beside = QHBoxLayout(self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self._facets)
        self._beside.addWidget(self._sites, stretch=1)
        self._switch(is_list=False)

    def _build_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(2 * UNIT_PX)
        for part in (self._fold, self._count, self._clear, self._national):
            bar.addWidget(part)
        bar.addStretch(1)
        for button in (self._as_cards, self._as_list):
            bar.addWidget(button)
        return bar

    def _build_empty(self) -> QWidget:
        self._empty_heading = labels.label(role=Role.HEADING)
        self._empty_advice = labels.label(role=Role.SOFT)
        self._show_all = labels.button("Show all sites", Role.PRIMARY, self._facets.clear)
        empty = QWidget()
        layout = QVBoxLayout(empty)
        layout.setContentsMargins(2 * UNIT_PX, 4 * UNIT_PX, 2 * UNIT_PX, 0)
        layout.setSpacing(2 * UNIT_PX)
        for part in (self._empty_heading, self._empty_advice, self._show_all):
            layout.addWidget(part)
        layout.addStretch(1)
        return empty

    # What it does

    def _choose(self, *, is_list: bool) -> None:
        self._switch(is_list=is_list)
        self.moved.emit(navigation.address("sites", *([_LIST] if is_list else [])))

    def _switch(self, *, is_list: bool) -> None:
        self._is_list = is_list
        (self._as_list if is_list else self._as_cards).setChecked(True)
        self.setFocusProxy(self._view())
        self._show()

    def _view(self) -> SiteWall | SiteTable:
        return self._table if self._is_list else self._wall

    def _show(self) -> None:
        """Show the sites that the choice keeps, the facets with their counts, and how many there are."""
        if self._snapshot is None:
            return
        choice = self._facets.choice
        kept = {site.id for site in selection.sites(self._snapshot, choice)}
        is_narrowed = self._facets.is_narrowing
        rows = tuple(
            row for row in self._rows if row.id in kept or (row.reason and not is_narrowed)
        )
        here = self._view().currentIndex().data(RECORD)
        self._model.show(rows)
        self._keep_place(here)
        self._facets.show_facets(selection.site_facets(self._snapshot, choice))
        self._count.setText(self._counted(len(kept)))
        self._clear.setVisible(is_narrowed)
        if not rows:
            self._explain_empty()
        self._views.setCurrentIndex(2 if not rows else int(self._is_list))

    def _keep_place(self, here: SiteRow | None) -> None:
        place = self._model.row_of(here.id) if here else None
        if place is not None:
            self._view().go_to(self._model.index(place, 0))

    def _counted(self, shown: int) -> str:
        readable = sum(not row.reason for row in self._rows)
        broken = len(self._rows) - readable
        every = sentences.counted(readable, "site")
        if self._facets.is_narrowing:
            return f"{shown:,} of {every} shown"
        return f"{every}, and {broken:,} that cannot be read" if broken else every

    def _explain_empty(self) -> None:
        is_narrowed = self._facets.is_narrowing
        self._show_all.setVisible(is_narrowed)
        if is_narrowed:
            self._empty_heading.setText("No site fits all of that.")
            self._empty_advice.setText("Take away a tick, or use other or fewer words.")
        else:
            self._empty_heading.setText("This casebook has no sites yet.")
            self._empty_advice.setText("Help tells how to write one: “A casebook of your own”.")

    def _go_to_first(self) -> None:
        if self._model.rowCount():
            self._fold.setChecked(False)
            self._view().go_to(self._model.index(0, 0))
            self._view().setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        """Show the facets beside the sites, or in a narrow window instead of them while unfolded."""
        folds = self.width() < self.shell.look.px(_FOLDS_BELOW)
        if folds != self._folds:
            self._folds = folds
            if folds:
                self._column.addWidget(self._facets, stretch=1)
            else:
                self._beside.insertWidget(0, self._facets)
        is_unfolded = folds and self._fold.isChecked()
        self._fold.setVisible(folds)
        self._fold.setText(labels.beside_icon("Show sites" if is_unfolded else "Narrow"))
        self._facets.setVisible(not folds or is_unfolded)
        self._views.setVisible(not is_unfolded)


def _switch(words: str) -> QToolButton:
    made = QToolButton()
    made.setText(labels.beside_icon(words))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setCheckable(True)
    return made
