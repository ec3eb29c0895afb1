"""One history whole: a site, or the national story behind them all.

Addresses: `site/6`, `site/6/event/by-election`, `site/national`; `site` alone is the first site. An event chosen
anywhere (on the line, in the list, by a link, by the address) is chosen everywhere: there, in the story, on the card
that stays in view. Opened by the frame.
"""

from collections.abc import Iterator

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from casebook.domain import sentences
from casebook.domain.model import BrokenSite, Event, History, Site
from casebook.domain.snapshot import Snapshot
from casebook.export.parcel import Exportable, exportable_timeline
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import (
    citation,
    faces,
    labels,
    navigation,
    site_evidence,
    site_sections,
    story_view,
)
from casebook.ui.appearance import Role
from casebook.ui.event_card import EventCard
from casebook.ui.event_list import EventList
from casebook.ui.page import Page, Shell
from casebook.ui.site_timeline import SiteTimeline
from casebook.ui.story_view import StoryView

_NATIONAL = "national"
_CARD_PX = 320
_STACKS_BELOW_PX = 760
"""The width, at 100 % text, below which the card of the event stands under the page and not beside it."""
_TWO_COLUMNS_FROM_PX = 960
_NAME_BELOW_PX = 960
"""The width below which the frame's bar may have to shorten the site's name."""
_SEEN_BEFORE_PX = 3 * UNIT_PX


class SitePage(Page):
    """The page."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._snapshot: Snapshot | None = None
        self._history: History | None = None
        self._event: Event | None = None
        self._place: tuple[str, ...] = ()
        self._name = labels.label(role=Role.HEADING)
        self._line = SiteTimeline(shell.look)
        self._events = EventList(shell.look)
        self._story = StoryView(shell.look)
        self._card = EventCard(shell.look)
        self._scroll = QScrollArea()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns: QBoxLayout | None = None
        self._texts: list[QWidget] = []
        self._build()

    def title(self) -> str:
        """Give the site's number and name."""
        return sentences.heading(self._history) if self._history else "Site"

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the same site, and the same event, as this casebook has them."""
        self._snapshot = snapshot
        self._history = None
        if self._place:
            self._open(self._place)

    def open_at(self, parts: tuple[str, ...]) -> None:
        """Show a site, and choose an event of it where the address names one."""
        if not parts and self._snapshot is not None:
            first = next(iter(self._snapshot.sites), None)
            parts = (str(first.number),) if first else (_NATIONAL,)
            self.moved.emit(navigation.address("site", *parts))
        self._open(parts)

    def wear(self, look: Look) -> None:
        """Show the same in this look."""
        focused = next((one for one in (self._events, self._story) if one.hasFocus()), None)
        for worn in (self._line, self._events, self._story, self._card):
            worn.wear(look)
        if self._history is not None:
            self._show_history()
            self._show_event()
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def can_export(self) -> bool:
        """Say whether there is a timeline."""
        return isinstance(self._history, Site)

    def exportable(self) -> Exportable | None:
        """Give the site's timeline, as its switches have it."""
        if self._snapshot is None or not isinstance(self._history, Site):
            return None
        return exportable_timeline(self._snapshot, self._line.choice)

    def site_number(self) -> int | None:
        """Give the number of the site."""
        return self._history.number if isinstance(self._history, Site) else None

    def copied(self) -> QMimeData | None:
        """Give the piece that has the keyboard, else the event chosen, else the site, with its citation."""
        piece = site_sections.piece_at(QApplication.focusWidget())
        if piece is not None and self.isAncestorOf(piece):
            return piece.parcel()
        if self._snapshot is None or self._history is None:
            return None
        if self._event is not None:
            return citation.of_event(self._snapshot.about, self._history, self._event)
        if isinstance(self._history, Site):
            return citation.of_site(self._snapshot.about, self._history)
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card, and the columns, beside or below one another."""
        super().resizeEvent(event)
        self._arrange()

    # Where the person is

    def _open(self, parts: tuple[str, ...]) -> None:
        """Show the history and the event that an address names, or say why that cannot be."""
        if self._snapshot is None:
            return
        self._place = parts
        found = _found(self._snapshot, parts[0] if parts else "")
        if not isinstance(found, History):
            self._explain(parts[0] if parts else "", found)
            return
        if found is not self._history:
            self._history = found
            self._events.show_events(found.events)
            self._line.show_history(self._snapshot, found)
            self._story.show_story(found.story, found.id)
            self._show_history()
        event_id = parts[2] if len(parts) == 3 and parts[1] == "event" else ""
        self._event = found.event(event_id) if event_id else None
        self._show_event()
        if len(parts) > 1 and self._event is None:
            self._card.say(
                "There is no such event here.",
                "Choose one from the list; it may have been renamed.",
            )

    def _explain(self, wanted: str, broken: BrokenSite | None) -> None:
        """Say why there is nothing to show, and what to do."""
        self._history = self._event = None
        self._card.hide()
        self._put_aside()
        if broken is not None:
            words = (f"Site {wanted} cannot be read.", sentences.broken_reason(broken))
            to = ("See what is wrong", navigation.address("check", broken.file))
        else:
            words = (f"There is no site {wanted} in this casebook.", "Choose one from the wall.")
            to = ("Show all sites", "sites")
        self._put(
            [
                labels.label(words[0], Role.TITLE),
                labels.label(words[1], Role.SOFT),
                labels.button(to[0], Role.PRIMARY, lambda: self.asked.emit(to[1])),
            ]
        )

    def _put_aside(self) -> None:
        """Keep what every site has for the next one; without a parent it would be a window."""
        for kept in (self._name, self._line, self._events, self._story):
            kept.setParent(self)
            kept.hide()

    def _choose(self, event: Event) -> None:
        """Take the event that the list tells of."""
        if self._history is None or event is self._event:
            return
        self._event = event
        self._place = tuple(navigation.parts(self._address(event)))[1:]
        self._show_event()
        self.moved.emit(self._address(event))

    def _follow(self, address: str) -> None:
        """Go where a link leads: to an event of this page without leaving it."""
        here = story_view.history_address(self._history.id) + "/" if self._history else ""
        if self._history and address.startswith(here):
            self._events.choose(f"{self._history.id}/{navigation.parts(address)[-1]}")
        else:
            self.asked.emit(address)

    def _address(self, event: Event) -> str:
        return story_view.event_address(event.site_id, event.id)

    # What is shown

    def _build(self) -> None:
        self._put_aside()
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._both.addWidget(self._scroll, 1)
        self._both.addWidget(self._card)
        self._line.chosen.connect(self._events.choose)
        self._line.asked.connect(self.asked)
        self._events.chosen.connect(self._choose)
        self._story.asked.connect(self._follow)
        self._card.asked.connect(self._follow)
        self._card.stepped.connect(self._events.step)
        self.setFocusProxy(self._events)

    def _show_history(self) -> None:
        """Put all parts of the history on the page anew."""
        for shown in (self._card, self._line, self._events, self._story):
            shown.show()
        first, second = list(self._first_parts()), list(self._second_parts())
        head = list(self._head())
        self._put([*head, *self._timeline()], first, second)
        self._texts = head
        self._arrange()
        self._scroll.verticalScrollBar().setValue(0)

    def _show_event(self) -> None:
        """Show the event chosen in the list, in the story and on its card."""
        if self._snapshot is None or self._history is None:
            return
        event = self._event
        self._arrange()
        for shown in (self._events, self._line):
            shown.choose(event.key if event else "")
        self._story.mark(self._address(event) if event else "")
        if event is None:
            self._card.clear()
            return
        self._card.show_event(self._snapshot, self._history, event)
        QTimer.singleShot(0, self._events, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Scroll the page so that the row chosen can be seen, once everything has its place."""
        index = self._events.currentIndex()
        body = self._scroll.widget()
        if not index.isValid() or body is None or not body.isAncestorOf(self._events):
            return
        row = self._events.visualRect(index)
        top = self._events.mapTo(body, row.topLeft())
        self._scroll.ensureVisible(0, top.y(), 0, _SEEN_BEFORE_PX)
        self._scroll.ensureVisible(0, top.y() + row.height(), 0, _SEEN_BEFORE_PX)

    def _head(self) -> Iterator[QWidget]:
        """Give where the compact stood and the facts; the name where the frame must shorten it."""
        self._name.setText(self.title())
        yield self._name
        if isinstance(self._history, Site):
            yield site_sections.standing(self._history, self.shell.look)
            yield site_sections.facts(self._history, self.shell.look)

    def _timeline(self) -> Iterator[QWidget]:
        if self._history is not None and self._history.events:
            yield site_sections.part("Timeline", self._line)

    def _first_parts(self) -> Iterator[QWidget]:
        if self._history is not None and self._history.events:
            yield site_sections.part("Events", self._events)

    def _second_parts(self) -> Iterator[QWidget]:
        history, snapshot, look = self._history, self._snapshot, self.shell.look
        if history is None or snapshot is None:
            return
        if history.story:
            yield site_sections.part("Story", self._story)
        if history.actors:
            yield site_sections.part("Who was involved", site_sections.actors(history, look))
        if not isinstance(history, Site):
            return
        about = snapshot.about
        if history.outcomes:
            made = site_sections.outcomes(about, history, look, self._follow)
            yield site_sections.part("What came of it", made)
        for heading, one, items in (
            ("Lessons", "Lesson", history.lessons),
            ("Questions for a group", "Question", history.questions),
        ):
            if items:
                made = site_sections.texts(about, history, one, items, self._follow)
                yield site_sections.part(heading, made)
        if snapshot.quotes_of(history.number):
            yield site_sections.part("Quotations", site_evidence.quotes(snapshot, history))
        if snapshot.framework.conflicts_of(history.number):
            made = site_evidence.conflicts(snapshot, history, look, self._follow)
            yield site_sections.part("Where the report disagrees with itself", made)
        yield site_sections.part("Sources", site_sections.sources(history))

    def _put(self, above: list[QWidget], *columns: list[QWidget]) -> None:
        """Fill the page: what goes across all of it, then columns; what every site has is kept for the next."""
        self._texts = []
        old = self._scroll.takeWidget()
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(3 * UNIT_PX, 2 * UNIT_PX, 3 * UNIT_PX, 4 * UNIT_PX)
        whole.setSpacing(3 * UNIT_PX)
        for part in above:
            whole.addWidget(part)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(4 * UNIT_PX)
        for parts in columns:
            if parts:
                self._columns.addWidget(_column(parts), 1, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self._columns)
        whole.addStretch(1)
        self._scroll.setWidget(body)
        if old is not None:
            old.deleteLater()
        self._arrange()

    def _arrange(self) -> None:
        look = self.shell.look
        stacks = self.width() < look.px(_STACKS_BELOW_PX)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._both.setDirection(down if stacks else across)
        is_shortened = self.width() < look.px(_NAME_BELOW_PX)
        self._name.setVisible(is_shortened and self._history is not None)
        self._card.setVisible(self._history is not None and (not stacks or self._event is not None))
        self._card.setMaximumHeight(self.height() * 2 // 5 if stacks else 1 << 20)
        self._card.setMaximumWidth(1 << 20 if stacks else look.px(_CARD_PX))
        self._card.setMinimumWidth(0 if stacks else look.px(_CARD_PX))
        room = self.width() - (0 if stacks else look.px(_CARD_PX))
        is_wide = room >= look.px(_TWO_COLUMNS_FROM_PX)
        readable = faces.readable_width(faces.faces(look).body)
        widest = readable * 5 // 4 + 2 * UNIT_PX
        for text in self._texts:
            text.setMaximumWidth(widest)
        if self._columns is not None:
            self._columns.setDirection(across if is_wide else down)
            for at in range(self._columns.count()):
                item = self._columns.itemAt(at)
                if item is not None and (column := item.widget()) is not None:
                    column.setMaximumWidth(widest)


def _found(snapshot: Snapshot, wanted: str) -> History | BrokenSite | None:
    """Find the history that an address names; a site that cannot be read, or nothing."""
    if wanted == _NATIONAL:
        return snapshot.context
    readable = (site for site in snapshot.sites if str(site.number) == wanted)
    broken = (site for site in snapshot.broken if str(site.number) == wanted)
    return next(readable, None) or next(broken, None)


def _column(parts: list[QWidget]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3 * UNIT_PX)
    for one in parts:
        column.addWidget(one)
    column.addStretch(1)
    return made
