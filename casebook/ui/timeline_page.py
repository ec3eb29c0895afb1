"""Timelines of one, several or all sites under the national story, narrowed as one likes; and the same as a list.

Addresses: `timeline` (all sites), `timeline/6`, `timeline/6+8+11`, each with `/event/site-06/by-election` for an event
chosen. What is shown is decided by `timeline_choice`; here it is only put on the page. Opened by the frame.
"""

from datetime import date

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from casebook.compare import moment
from casebook.domain import dates, sentences
from casebook.domain.dates import FuzzyDate
from casebook.domain.model import Event, History, Site
from casebook.domain.snapshot import Snapshot
from casebook.errors import DateError, Notice
from casebook.export.parcel import Exportable, exportable_timeline
from casebook.timeline import choice as timeline_choice
from casebook.timeline.choice import Shown
from casebook.timeline.look import UNIT_PX, Look
from casebook.timeline.page import Level
from casebook.ui import citation, navigation
from casebook.ui.event_card import EventCard
from casebook.ui.event_list import EventList
from casebook.ui.flow_layout import flow
from casebook.ui.moment_panel import MomentPanel
from casebook.ui.page import Page, Shell
from casebook.ui.timeline_bar import ZoomButtons, switch
from casebook.ui.timeline_canvas import TimelineCanvas
from casebook.ui.timeline_overview import TimelineOverview
from casebook.ui.timeline_panel import TimelinePanel

_SIDE_PX = 300
_STACKS_BELOW_PX = 620
"""The width, at 100 % text, below which what is chosen stands under the timeline and not beside it."""
_FOLDS_BELOW_PX = 1000
"""The width, at 100 % text, below which what to show is folded away behind a switch."""
_FEW = 3
"""Up to so many sites every event has its whole words; more are shortened and folded."""
_ROWS_OF_MANY = 2


class TimelinePage(Page):
    """The page."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        look = shell.look
        self._snapshot: Snapshot | None = None
        self._shown: Shown | None = None
        self._event: Event | None = None
        self._moment = self._asked = ""
        self._panel = TimelinePanel(look)
        self._canvas = TimelineCanvas(look)
        self._overview = TimelineOverview(self._canvas, look)
        self._list = EventList(look)
        self._card = EventCard(look)
        self._moments = MomentPanel()
        self._build(look)

    def title(self) -> str:
        """Give what is shown: all sites, some, or one by name."""
        sites = self._shown.sites if self._shown else ()
        if len(sites) == 1:
            return f"Timeline · {sentences.heading(sites[0])}"
        if not self._panel.choice.numbers:
            return "Timeline"
        return f"Timeline · Sites {sentences.listed([str(site.number) for site in sites])}"

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the same sites and events as this casebook has them."""
        self._snapshot = snapshot
        self._show()

    def open_at(self, parts: tuple[str, ...]) -> None:
        """Show the sites of an address, and choose its event."""
        numbers = timeline_choice.numbers_of(parts[0] if parts else "")
        known = {site.number for site in self._snapshot.sites} if self._snapshot else set()
        if numbers is None or not known.issuperset(numbers):
            self.shell.say(
                Notice(text="There is no such site to draw.", advice="Here are all of them.")
            )
            numbers = ()
        self._panel.choose_sites(numbers)
        key = "/".join(parts[2:4]) if len(parts) == 4 and parts[1] == "event" else ""
        self._event = self._find(key)
        self._show()

    def wear(self, look: Look) -> None:
        """Show the same in this look."""
        for worn in (self._panel, self._canvas, self._overview, self._list, self._card, self._zoom):
            worn.wear(look)
        self._arrange()

    def seek(self) -> bool:
        """Put the cursor into the box of dates."""
        self._date.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._date.selectAll()
        return True

    def can_export(self) -> bool:
        """Say whether there is a timeline."""
        return self._snapshot is not None

    def exportable(self) -> Exportable | None:
        """Give the timeline as it is narrowed now."""
        if self._snapshot is None:
            return None
        return exportable_timeline(self._snapshot, self._panel.choice)

    def copied(self) -> QMimeData | None:
        """Give the event chosen, with its citation."""
        if self._snapshot is None or self._event is None:
            return None
        history = self._history_of(self._event)
        return citation.of_event(self._snapshot.about, history, self._event) if history else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold away what there is no room for."""
        super().resizeEvent(event)
        self._arrange()

    # What the page is made of

    def _build(self, look: Look) -> None:
        self._zoom = ZoomButtons(self._canvas, look)
        self._whole = whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._panel)
        self._middle = self._build_middle()
        whole.addWidget(self._middle, 1)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self._card, 3)
        side.addWidget(self._moments, 2)
        self._side = QWidget()
        self._side.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._side)
        self._panel.changed.connect(self._ask_again)
        self._canvas.chosen.connect(self._choose)
        self._canvas.opened.connect(self._open)
        self._canvas.pointed.connect(self._point)
        self._list.chosen.connect(lambda event: self._choose(event.key))
        self._card.asked.connect(self.asked)
        self._card.stepped.connect(self._step)
        self.setFocusProxy(self._canvas)

    def _build_middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(2 * UNIT_PX, UNIT_PX, 2 * UNIT_PX, UNIT_PX)
        column.setSpacing(UNIT_PX)
        column.addWidget(self._build_bar())
        self._views = QStackedWidget()
        self._views.addWidget(self._canvas)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._list)
        self._views.addWidget(scroll)
        column.addWidget(self._views, 1)
        column.addWidget(self._overview)
        return middle

    def _build_bar(self) -> QWidget:
        self._fold = switch("Narrow", "Which sites and events to show")
        self._strands = switch(
            "By strand", "A lane each for the voluntary sector, the council and others"
        )
        self._national = switch("National story", "Its turning points on top")
        self._national.setChecked(True)
        self._all = switch("All events", "Fold none, however high that is")
        self._as_list = switch("List", "The same events as a list")
        self._date = QLineEdit()
        self._date.setPlaceholderText("Go to a date")
        self._date.setAccessibleName("Go to a date, for example autumn 1999")
        self._date.setMaximumWidth(180)
        self._date.returnPressed.connect(self._go_to_date)
        switches = [self._fold, self._strands, self._national, self._all, self._as_list]
        bar = flow([*switches, self._date, self._zoom], UNIT_PX)
        self._fold.toggled.connect(self._arrange)
        self._strands.toggled.connect(lambda on: self._panel.change(by_strand=on))
        self._national.toggled.connect(lambda on: self._panel.change(national=on))
        self._all.toggled.connect(self._show)
        self._as_list.toggled.connect(lambda on: self._views.setCurrentIndex(int(on)))
        return bar

    # What is shown

    def _show(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        self._shown = shown = timeline_choice.shown(snapshot, self._panel.choice)
        self._panel.show_counts(snapshot)
        is_few = len(shown.sites) <= _FEW or self._all.isChecked()
        self._strands.setVisible(len(shown.sites) == 1)
        self._all.setVisible(len(shown.sites) > _FEW)
        self._canvas.ask(
            level=Level.FULL if is_few else Level.SHORT, most_rows=0 if is_few else _ROWS_OF_MANY
        )
        self._canvas.show_lanes(shown.lanes, shown.days)
        names = {one.id: _name(one) for one in shown.histories}
        self._list.show_events(tuple(found.event for found in shown.events), names)
        self._list.updateGeometry()
        self._event = self._find(self._event.key) if self._event else None
        self._show_event()
        self._moments.clear()

    def _show_event(self) -> None:
        event, snapshot = self._event, self._snapshot
        key = event.key if event else ""
        self._canvas.choose(key)
        self._list.choose(key)
        history = self._history_of(event) if event else None
        if event is None or snapshot is None or history is None:
            self._card.clear()
        else:
            self._card.show_event(snapshot, history, event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the parts beside one another, or in a narrow window below and instead of one another."""
        look = self.shell.look
        folds = self.width() < look.px(_FOLDS_BELOW_PX)
        stacks = self.width() < look.px(_STACKS_BELOW_PX)
        is_unfolded = folds and self._fold.isChecked()
        self._fold.setVisible(folds)
        self._panel.setVisible(not folds or is_unfolded)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._whole.setDirection(down if stacks else across)
        self._middle.setVisible(not (stacks and is_unfolded))
        self._overview.setVisible(not stacks)
        for side, limit in (
            (self._side.setMaximumWidth, 1 << 20 if stacks else look.px(_SIDE_PX)),
            (self._side.setMinimumWidth, 0 if stacks else look.px(_SIDE_PX)),
            (self._side.setMaximumHeight, self.height() * 2 // 5 if stacks else 1 << 20),
        ):
            side(limit)
        self._card.setVisible(not stacks or self._event is not None)
        self._moments.setVisible(not stacks or (self._event is None and bool(self._asked)))
        is_wanted = not stacks or self._event is not None or bool(self._asked)
        self._side.setVisible(is_wanted and not is_unfolded)

    # Where the person goes

    def _ask_again(self) -> None:
        self._show()
        self.moved.emit(self._address())

    def _address(self) -> str:
        parts = ["timeline"]
        numbers = self._panel.choice.numbers
        if numbers or self._event:
            parts.append(timeline_choice.part_of(numbers))
        if self._event:
            parts += ["event", self._event.site_id, self._event.id]
        return navigation.address(*parts)

    def _choose(self, key: str) -> None:
        if self._event is not None and self._event.key == key:
            return
        self._event = self._find(key)
        self._show_event()
        self.moved.emit(self._address())

    def _open(self, key: str) -> None:
        """Go to the event on its site's page."""
        event = self._find(key)
        history = self._history_of(event) if event else None
        if event is not None and history is not None:
            place = str(history.number) if isinstance(history, Site) else "national"
            self.asked.emit(navigation.address("site", place, "event", event.id))

    def _step(self, by: int) -> None:
        """Choose the event before or after, of the same history."""
        history = self._history_of(self._event) if self._event else None
        if history is not None and self._event is not None:
            at = history.events.index(self._event) + by
            if 0 <= at < len(history.events):
                self._choose(history.events[at].key)

    def _find(self, key: str) -> Event | None:
        site_id, _, event_id = key.partition("/")
        histories = self._snapshot.histories if self._snapshot else ()
        history = next((one for one in histories if one.id == site_id), None)
        return history.event(event_id) if history else None

    def _history_of(self, event: Event) -> History | None:
        histories = self._snapshot.histories if self._snapshot else ()
        return next((one for one in histories if one.id == event.site_id), None)

    # The same moment elsewhere

    def _point(self, day: date | None) -> None:
        """Show what every site was doing in the month under the pointer; it stays when the pointer leaves."""
        if day is not None and f"{day:%Y-%m}" != self._moment:
            self._show_moment(dates.parse(f"{day:%Y-%m}"))
            self._moment = f"{day:%Y-%m}"

    def _go_to_date(self) -> None:
        try:
            when = dates.read(self._date.text())
        except DateError as refusal:
            self.shell.say(Notice(text=refusal.title, advice=refusal.advice))
            return
        ends = [day.toordinal() for day in (when.earliest, when.latest) if day is not None]
        self._canvas.go_to(sum(ends) / len(ends))
        self._asked = when.edtf
        self._show_moment(when)
        self._arrange()

    def _show_moment(self, when: FuzzyDate) -> None:
        self._moment = ""
        if self._shown is not None:
            histories = self._shown.histories
            names = [_name(history) for history in histories]
            moments = zip(names, moment.at(histories, when), strict=True)
            self._moments.show_moments(sentences.capital(when.label), tuple(moments))


def _name(history: History) -> str:
    return f"Site {history.number}" if isinstance(history, Site) else "National"
