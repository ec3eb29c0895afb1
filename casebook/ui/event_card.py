"""The card of the event now chosen: when it was in three ways, what it was, who took part, and what it rests on.

Stays in view while the page scrolls. Knows the event, its history and its casebook; the site page shows it and goes
where it asks.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from casebook.domain import dates, sentences
from casebook.domain.model import Basis, Event, History
from casebook.domain.snapshot import Snapshot
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import icons, labels, story_view
from casebook.ui.appearance import Role

_ICON_PX = 18
_HINT = "Choose an event, on the timeline or in the list, to see all that is known of it."


class EventCard(QScrollArea):
    """The card.

    Signals:
        asked(str): the person wants to go to this address.
        stepped(int): the person wants the event before (-1) or after (1).
    """

    asked = Signal(str)
    stepped = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[Snapshot, History, Event] | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The event now chosen")
        self.clear()

    def wear(self, look: Look) -> None:
        """Show the same in this look."""
        self._look = look
        if self._shown is not None:
            self.show_event(*self._shown)

    def clear(self) -> None:
        """Show that no event is chosen."""
        self.say("No event chosen", _HINT)

    def say(self, heading: str, advice: str) -> None:
        """Show words in place of an event."""
        self._shown = None
        self.setWidget(
            labels.card([labels.label(heading, Role.HEADING), labels.label(advice, Role.SOFT)])
        )

    def show_event(self, snapshot: Snapshot, history: History, event: Event) -> None:
        """Show an event of a history."""
        self._shown = (snapshot, history, event)
        parts: list[QWidget] = [
            self._kind(event),
            labels.label(event.title, Role.HEADING),
            *_dates(event),
        ]
        if event.text:
            parts.append(story_view.as_label(event.text, history.id, self.asked.emit))
        parts += _doubts(event)
        parts += self._links(snapshot, history, event)
        parts.append(self._buttons(history, event))
        self.setWidget(labels.card(parts))
        self.verticalScrollBar().setValue(0)

    def _kind(self, event: Event) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT_PX)
        mark = QLabel()
        size, ratio = self._look.px(_ICON_PX), self.devicePixelRatioF()
        colour = self._look.kind(event.kind)
        mark.setPixmap(icons.pixmap(icons.KIND[event.kind], colour, size, ratio))
        row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        words = f"{event.kind.label} · {sentences.WEIGHTS[event.weight].lower()}"
        row.addWidget(labels.label(words, Role.SMALL), 1)
        return line

    def _links(self, snapshot: Snapshot, history: History, event: Event) -> list[QWidget]:
        """Give who took part, what it is about, what it came after, and its source."""
        themes = [theme.name for one in event.themes if (theme := snapshot.theme(one))]
        parts: list[QWidget] = []
        for heading, words in (
            ("Who took part", sentences.listed(sentences.names(history, event.actors))),
            ("Themes", ", ".join(themes)),
        ):
            if words:
                parts.append(_row(heading, labels.label(words)))
        for one in event.after:
            if (before := history.event(one)) is not None:
                address = story_view.event_address(history.id, one)
                link = labels.link(before.title, partial(self.asked.emit, address))
                parts.append(_row("After", link))
        if event.source:
            parts.append(_row("Source", labels.label(event.source)))
        return parts

    def _buttons(self, history: History, event: Event) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, UNIT_PX, 0, 0)
        at = history.events.index(event)
        for words, by, is_there in (
            ("Event before", -1, at > 0),
            ("Event after", 1, at < len(history.events) - 1),
        ):
            button = labels.button(words, Role.QUIET, partial(self.stepped.emit, by))
            button.setEnabled(is_there)
            row.addWidget(button)
        row.addStretch(1)
        return line


def _row(heading: str, body: QWidget) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(labels.label(heading, Role.SMALL))
    column.addWidget(body)
    return part


def _dates(event: Event) -> list[QWidget]:
    """Give the date as we label it, as the report words it, and the days it can mean."""
    label = labels.label(sentences.capital(dates.label(event.when, event.wording)))
    rows = [_row("When", label)]
    if event.wording:
        rows.append(_row("In the report’s words", labels.label(f"“{event.wording}”")))
    bounds = sentences.capital(dates.bounds_label(event.when))
    rows.append(_row("What that can mean", labels.label(bounds)))
    return rows


def _doubts(event: Event) -> list[QWidget]:
    rows: list[QWidget] = []
    if event.basis is Basis.INFERRED:
        chip = labels.one_line(sentences.basis(event), Role.INFERRED)
        rows += [chip, labels.label(sentences.as_sentence(sentences.reasoning(event)))]
    if event.conflict:
        words = labels.label(sentences.as_sentence(event.conflict))
        rows.append(_row(sentences.DISAGREES, words))
    return rows
