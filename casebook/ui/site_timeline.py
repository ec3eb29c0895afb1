"""The timeline on a site's page: one history in one flow or by strand, with what can be done to it on a bar above.

A few rows at first, so that the story below stays near; counts unfold, and one switch shows all. The page decides what
is chosen; the timeline page shows several sites together.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain.model import History, Site
from casebook.domain.snapshot import Snapshot
from casebook.timeline import items, layout
from casebook.timeline.choice import TimelineChoice
from casebook.timeline.look import UNIT_PX, Look
from casebook.timeline.page import Level
from casebook.ui import labels, navigation
from casebook.ui.appearance import Role
from casebook.ui.flow_layout import flow
from casebook.ui.timeline_bar import ZoomButtons, switch
from casebook.ui.timeline_canvas import TimelineCanvas

_ROWS = 4
_TURNING_POINT = 3


class SiteTimeline(QWidget):
    """The bar and the canvas.

    Signals:
        chosen(str): the event with this key was chosen.
        asked(str): the person wants to go to this address.
    """

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._history: History | None = None
        self.canvas = TimelineCanvas(look, grows=True)
        self._strands = switch(
            "By strand", "A lane each for the voluntary sector, the council and others"
        )
        self._national = switch("National story", "The turning points of the national story on top")
        self._all = switch("All events", "Every event with its whole title, however high that is")
        self._zoom = ZoomButtons(self.canvas, look)
        self._open = labels.button("With other sites", Role.LINK, self._ask)
        self._build()

    @property
    def choice(self) -> TimelineChoice:
        """Give what is shown, as an export is asked for it."""
        number = self._history.number if isinstance(self._history, Site) else 0
        return TimelineChoice(
            numbers=(number,),
            by_strand=self._strands.isChecked(),
            national=self._national.isChecked(),
        )

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        self.canvas.wear(look)
        self._zoom.wear(look)

    def show_history(self, snapshot: Snapshot, history: History) -> None:
        """Show a history; what was zoomed or unfolded in another is forgotten."""
        if history is not self._history:
            self.canvas.fit()
        self._snapshot, self._history = snapshot, history
        is_site = isinstance(history, Site)
        for part in (self._strands, self._open):
            part.setVisible(is_site)
        self._national.setVisible(is_site and snapshot.context is not None)
        self._show()

    def choose(self, event_key: str) -> None:
        """Mark an event as chosen."""
        self.canvas.choose(event_key)

    def _build(self) -> None:
        for part in (self._strands, self._national, self._all):
            part.toggled.connect(self._show)
        parts = [self._strands, self._national, self._all, self._zoom, self._open]
        bar = flow(parts, UNIT_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT_PX)
        column.addWidget(bar)
        column.addWidget(self.canvas)
        self.canvas.chosen.connect(self.chosen)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _show(self) -> None:
        history, snapshot = self._history, self._snapshot
        if history is None or snapshot is None:
            return
        is_site = isinstance(history, Site)
        by_strand = is_site and self._strands.isChecked()
        lanes = (
            items.strands(history, history.events)
            if by_strand
            else (items.flow(history, history.events),)
        )
        days = layout.span(lanes, details=True)
        context = snapshot.context
        if is_site and context is not None and self._national.isChecked():
            weighty = (event for event in context.events if event.weight == _TURNING_POINT)
            lanes = (items.flow(context, weighty), *lanes)
        shows_all = self._all.isChecked()
        self.canvas.ask(
            level=Level.FULL if shows_all else Level.SHORT, most_rows=0 if shows_all else _ROWS
        )
        self.canvas.show_lanes(lanes, days)

    def _ask(self) -> None:
        if isinstance(self._history, Site):
            self.asked.emit(navigation.address("timeline", str(self._history.number)))
