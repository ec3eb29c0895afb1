"""What is wrong in the open casebook's files, and what in it is not certain.

Addresses: `check`, and `check/<file>`, which chooses the first problem of that file. Problems come with the snapshot; a
person mends the file and refreshes. What is inferred or disputed is no mistake: it is counted and listed below, each
with its way there. Opened by the frame.
"""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from casebook.domain import sentences
from casebook.domain.model import Basis, Evidence, History, Site
from casebook.domain.snapshot import Snapshot
from casebook.errors import Problem, Severity
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import faces, labels, story_view
from casebook.ui.appearance import Role
from casebook.ui.page import Page, Shell
from casebook.ui.site_sections import Piece

_CALM = "Nothing is wrong in this casebook’s files."
_ADVICE = "Mend the files in any text editor, then choose File > Refresh (F5)."


class CheckPage(Page):
    """The page."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._snapshot: Snapshot | None = None
        self._pieces: dict[str, Piece] = {}
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def title(self) -> str:
        """Give the page's title."""
        return "Content check"

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show what is wrong and what is unsure in this casebook."""
        self._snapshot = snapshot
        self._show(snapshot, self.shell.look)

    def _show(self, snapshot: Snapshot, look: Look) -> None:
        self._pieces = {}
        body = QWidget()
        body.setMaximumWidth(faces.readable_width(faces.faces(look).body) * 3 // 2)
        column = QVBoxLayout(body)
        column.setContentsMargins(3 * UNIT_PX, 2 * UNIT_PX, 3 * UNIT_PX, 4 * UNIT_PX)
        column.setSpacing(UNIT_PX)
        for part in (*self._problems(snapshot.problems), *self._unsure(snapshot)):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll.setWidget(body)

    def open_at(self, parts: tuple[str, ...]) -> None:
        """Go to the first problem of a file, where one is named."""
        piece = self._pieces.get(parts[0]) if parts else None
        if piece is not None:
            piece.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(piece)

    def wear(self, look: Look) -> None:
        """Show the same in this look."""
        if self._snapshot is not None:
            self._show(self._snapshot, look)

    def copied(self) -> QMimeData | None:
        """Give the problem that has the keyboard, else all of them."""
        piece = QApplication.focusWidget()
        if isinstance(piece, Piece) and self.isAncestorOf(piece):
            return piece.parcel()
        if self._snapshot is None or not self._snapshot.problems:
            return None
        return _parcel(*self._snapshot.problems)

    def _problems(self, problems: tuple[Problem, ...]) -> Iterator[QWidget]:
        if not problems:
            yield labels.label(_CALM, Role.HEADING)
            return
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        counts = ((errors, "error"), (len(problems) - errors, "warning"))
        found = sentences.listed([sentences.counted(*one) for one in counts if one[0]])
        yield labels.label(f"There is something to mend: {found}.", Role.HEADING)
        yield labels.label(_ADVICE, Role.SOFT)
        file = ""
        for problem in sorted(problems):
            if problem.file != file:
                file = problem.file
                yield labels.label(file, Role.TITLE)
            yield self._problem(problem)

    def _problem(self, problem: Problem) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        field = f" · {problem.field}" if problem.field else ""
        where = f"{problem.severity.capitalize()} · line {problem.line}{field}"
        column.addWidget(labels.label(where, Role.SMALL))
        column.addWidget(labels.label(sentences.capital(problem.message)))
        piece = Piece(body, sentences.of_problem(problem), partial(_parcel, problem))
        self._pieces.setdefault(problem.file, piece)
        return piece

    def _unsure(self, snapshot: Snapshot) -> Iterator[QWidget]:
        """Give what is inferred or disputed, history by history, each with its way there."""
        yield labels.label("What is not certain", Role.TITLE)
        yield labels.label(
            "These are not mistakes: here we reasoned, or the report disagrees with itself.",
            Role.SOFT,
        )
        for history in snapshot.histories:
            inferred = sum(one.basis is Basis.INFERRED for one in _records(history))
            disputed = [one for one in history.events if one.conflict]
            count = f"{inferred} inferred"
            if disputed:
                count += f", {sentences.counted(len(disputed), 'event')} disputed"
            address = story_view.history_address(history.id)
            yield labels.link(sentences.heading(history), partial(self.asked.emit, address))
            yield labels.label(count, Role.SMALL)
            for event in disputed:
                there = story_view.event_address(history.id, event.id)
                dispute = labels.link(f"Disputed: {event.title}", partial(self.asked.emit, there))
                dispute.setContentsMargins(3 * UNIT_PX, 0, 0, 0)
                yield dispute


def _records(history: History) -> tuple[Evidence, ...]:
    of_site = (
        (history.status, *history.facts, *history.outcomes) if isinstance(history, Site) else ()
    )
    return (*history.events, *history.actors, *of_site)


def _parcel(*problems: Problem) -> QMimeData:
    parcel = QMimeData()
    parcel.setText("\n".join(map(str, problems)))
    return parcel
