"""The Quotes page: quotations as cards, narrowed by theme, by facets and by typing; and which themes meet.

Addresses are those of `quote_place`. Which quotations a choice keeps, and every count, is decided by
`domain.quote_selection`; here it is only shown. Cards are made once and kept. Opened by the frame.
"""

import msgspec
from PySide6.QtCore import QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from casebook.domain import quote_selection, sentences
from casebook.domain.quotations import Quote, QuoteSector
from casebook.domain.quote_selection import QuoteChoice, QuoteOrder
from casebook.domain.snapshot import Snapshot
from casebook.errors import Notice
from casebook.export import quote_parcel
from casebook.export.parcel import Exportable
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import citation, icons, labels, quote_card, quote_place
from casebook.ui.appearance import Role
from casebook.ui.choice_box import ChoiceBox
from casebook.ui.flow_layout import flow
from casebook.ui.page import Page, Shell
from casebook.ui.quote_grids import QuoteGrid
from casebook.ui.quote_panel import QuotePanel
from casebook.ui.quote_place import QuotePlace, View
from casebook.ui.site_sections import Piece

_FOLDS_BELOW = 640
_ICON = 18
_VIEW_NAMES = {
    View.CARDS: "Quotations",
    View.MEETING: "Which themes meet",
    View.SECTORS: "Themes by sector",
}
_UNLINKED = (
    "You are reading our paraphrases. To see the speakers’ own words, choose "
    "“Link your copy of the report…” in the File menu."
)


class QuotesPage(Page):
    """The quotations."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._snapshot: Snapshot | None = None
        self._place = QuotePlace()
        self._cards: dict[str, Piece] = {}
        self._found: tuple[Quote, ...] = ()
        self._folds = False
        self._panel = QuotePanel(shell.look)
        self._meeting = QuoteGrid(shell.look, "How many quotations have both of two themes")
        self._sectors = QuoteGrid(shell.look, "How many quotations a theme has from each sector")
        self._build()
        self._panel.changed.connect(self._choose)
        self._panel.left.connect(self._go_to_first)
        for grid in (self._meeting, self._sectors):
            grid.asked.connect(self._open_cell)
        self.wear(shell.look)

    def title(self) -> str:
        """Give the page's title."""
        return "Quotes"

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the quotations of this casebook, narrowed as before."""
        self._snapshot = snapshot
        for card in self._cards.values():
            card.deleteLater()
        self._cards = {}
        self._show()

    def open_at(self, parts: tuple[str, ...]) -> None:
        """Show what an address asks for; without parts, what was shown before."""
        place = quote_place.read(parts) if parts else self._place
        snapshot = self._snapshot
        is_unknown = place is None or bool(
            place.quote_id and snapshot and snapshot.quote(place.quote_id) is None
        )
        if place is None or is_unknown:
            self.shell.say(Notice(text="There are no such quotations.", advice="Here are all."))
            place = QuotePlace()
        self._place = place
        self._panel.show_choice(place.choice)
        self._show()
        if parts == () and place != QuotePlace():
            self.moved.emit(place.address)

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        for part in (self._panel, self._meeting, self._sectors, self._sort):
            part.wear(look)
        colours, size = look.colours, look.px(_ICON)
        self._fold.setIcon(icons.icon("filter", colours.ink, size, chosen=colours.selection_ink))
        self._fold.setIconSize(QSize(size, size))
        self._arrange()

    def seek(self) -> bool:
        """Put the cursor into the box that narrows the quotations."""
        self._fold.setChecked(True)
        self._panel.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._panel.box.selectAll()
        return True

    def copied(self) -> QMimeData | None:
        """Give the quotation that has the keyboard, else the one gone to, with its citation."""
        piece = QApplication.focusWidget()
        if isinstance(piece, Piece) and self.isAncestorOf(piece):
            return piece.parcel()
        snapshot = self._snapshot
        quote = snapshot.quote(self._place.quote_id) if snapshot else None
        return citation.of_quote(snapshot, quote) if snapshot and quote else None

    def can_export(self) -> bool:
        """Say whether there is a quotation to export."""
        return bool(self._found)

    def exportable(self) -> Exportable | None:
        """Give the quotations in view; sorted by theme, they are gathered under their themes."""
        if self._snapshot is None or not self._found:
            return None
        by_theme = self._panel.choice.order is QuoteOrder.THEME
        return quote_parcel.exportable_quotes(self._snapshot, self._found, by_theme=by_theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the themes away where there is no room for them beside the cards."""
        super().resizeEvent(event)
        self._arrange()

    # What the page is made of

    def _build(self) -> None:
        self._count = labels.one_line(role=Role.SOFT)
        self._clear = labels.button("Clear", Role.LINK, self._panel.clear)
        self._clear.setAccessibleName("Clear what narrows the quotations")
        self._fold = QToolButton()
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._arrange)
        self._sort = ChoiceBox(self.shell.look, "Sort the quotations by", letters=18)
        for order in QuoteOrder:
            self._sort.addItem(order.label, order)
        self._sort.activated.connect(lambda _at: self._sort_by(self._sort.currentData()))
        self._buttons = {view: self._view_button(view) for view in View}
        self._how = labels.label(_UNLINKED, Role.SMALL)
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, UNIT_PX, UNIT_PX)
        self._lines.setSpacing(UNIT_PX)
        self._empty = labels.label(
            "No quotation fits all of that. Let go of a theme or a tick, or use fewer words.",
            Role.SOFT,
        )
        self._lines.addWidget(self._empty)
        self._lines.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._list)
        self._views = QStackedWidget()
        for view in (self._scroll, self._meeting, self._sectors):
            self._views.addWidget(view)
        self._set_out()

    def _view_button(self, view: View) -> QToolButton:
        made = QToolButton()
        made.setText(_VIEW_NAMES[view])
        made.setCheckable(True)
        made.clicked.connect(lambda _is_checked: self._go_to_view(view))
        return made

    def _set_out(self) -> None:
        bar = [self._fold, *self._buttons.values(), self._count, self._clear, self._sort]
        self._right = QWidget()
        self._column = QVBoxLayout(self._right)
        self._column.setContentsMargins(2 * UNIT_PX, 2 * UNIT_PX, UNIT_PX, 0)
        self._column.setSpacing(UNIT_PX)
        self._column.addWidget(flow(bar, UNIT_PX))
        self._column.addWidget(self._how)
        self._column.addWidget(self._views, 1)
        self._beside = QHBoxLayout(self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self._panel)
        self._beside.addWidget(self._right, 1)

    # What is asked

    def _choose(self) -> None:
        view = self._place.view
        self._go(QuotePlace(choice=self._panel.choice, view=view))

    def _sort_by(self, order: QuoteOrder) -> None:
        choice = msgspec.structs.replace(self._panel.choice, order=QuoteOrder(order))
        self._go(QuotePlace(choice=choice, view=self._place.view))

    def _go_to_view(self, view: View) -> None:
        self._go(QuotePlace(choice=self._panel.choice, view=view))

    def _open_cell(self, choice: QuoteChoice) -> None:
        self._go(QuotePlace(choice=choice))

    def _want_theme(self, theme_id: str) -> None:
        choice = self._panel.choice
        wanted = msgspec.structs.replace(
            choice, themes=choice.themes | {theme_id}, without=choice.without - {theme_id}
        )
        self._go(QuotePlace(choice=wanted))

    def _go(self, place: QuotePlace) -> None:
        """Show another place of this page, and keep it as where the person is."""
        self._place = place
        self._panel.show_choice(place.choice)
        self._show()
        self.moved.emit(place.address)

    def _go_to_first(self) -> None:
        if self._found:
            self._fold.setChecked(False)
            self._cards[self._found[0].id].setFocus(Qt.FocusReason.TabFocusReason)

    # What is shown

    def _show(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        choice = self._panel.choice
        self._found = quote_selection.quotes(snapshot, choice)
        self._panel.show_facets(
            (
                quote_selection.theme_facet(snapshot, choice),
                *quote_selection.facets(snapshot, choice),
            )
        )
        shown, every = len(self._found), sentences.counted(len(snapshot.quotes), "quotation")
        narrows = self._panel.is_narrowing
        self._count.setText(f"{shown:,} of {every} shown" if narrows else every)
        self._clear.setVisible(narrows)
        self._how.setVisible(snapshot.linked is None)
        self._sort.setCurrentIndex(list(QuoteOrder).index(choice.order))
        self._sort.setVisible(self._place.view is View.CARDS)
        for view, button in self._buttons.items():
            button.setChecked(view is self._place.view)
        self._views.setCurrentIndex(list(View).index(self._place.view))
        match self._place.view:
            case View.CARDS:
                self._show_cards(snapshot)
            case View.MEETING:
                self._show_meeting(snapshot, choice)
            case View.SECTORS:
                self._show_sectors(snapshot, choice)

    def _show_cards(self, snapshot: Snapshot) -> None:
        kept = {quote.id for quote in self._found}
        for quote_id, card in self._cards.items():
            card.setVisible(quote_id in kept)
        for at, quote in enumerate(self._found):
            card = self._card(snapshot, quote)
            if self._lines.indexOf(card) != at:
                self._lines.insertWidget(at, card)
            card.show()
        self._empty.setVisible(not self._found)
        here = self._cards.get(self._place.quote_id)
        if here is not None:
            here.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, here, lambda: self._scroll.ensureWidgetVisible(here))

    def _card(self, snapshot: Snapshot, quote: Quote) -> Piece:
        if quote.id not in self._cards:
            card = quote_card.of(snapshot, quote, self.asked.emit, self._want_theme)
            self._cards[quote.id] = card
        return self._cards[quote.id]

    def _show_meeting(self, snapshot: Snapshot, choice: QuoteChoice) -> None:
        """Count among all that the facets and words keep, whatever themes are wanted."""
        found = quote_selection.quotes(snapshot, quote_selection.where_meeting(choice))
        themes = [theme for theme, _ in quote_selection.tree(snapshot)]
        ids, names = [one.id for one in themes], [one.name for one in themes]
        counts = quote_selection.meeting(snapshot, found, ids)
        cells = [[quote_selection.where_meeting(choice, one, two) for two in ids] for one in ids]
        self._meeting.show_counts(names, names, counts, cells)

    def _show_sectors(self, snapshot: Snapshot, choice: QuoteChoice) -> None:
        everywhere = msgspec.structs.replace(choice, sectors=frozenset())
        found = quote_selection.quotes(snapshot, quote_selection.where_meeting(everywhere))
        themes = [theme for theme, _ in quote_selection.tree(snapshot)]
        counts = quote_selection.by_sector(snapshot, found, [one.id for one in themes])
        cells = [
            [quote_selection.of_sector(choice, theme.id, sector) for sector in QuoteSector]
            for theme in themes
        ]
        columns = [sector.label for sector in QuoteSector]
        self._sectors.show_counts([one.name for one in themes], columns, counts, cells)

    def _arrange(self) -> None:
        """Show the themes beside the quotations, or in a narrow window instead of them while unfolded."""
        folds = self.width() < self.shell.look.px(_FOLDS_BELOW)
        if folds != self._folds:
            self._folds = folds
            if folds:
                self._column.addWidget(self._panel, 1)
            else:
                self._beside.insertWidget(0, self._panel)
        is_unfolded = folds and self._fold.isChecked()
        self._fold.setVisible(folds)
        self._fold.setText(labels.beside_icon("Show quotations" if is_unfolded else "Narrow"))
        self._panel.setVisible(not folds or is_unfolded)
        self._views.setVisible(not is_unfolded)
