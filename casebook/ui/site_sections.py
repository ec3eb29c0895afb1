"""The parts of a site's page: where it stood, the facts, people, outcomes, lessons, questions, sources.

Each is made whole from a site and thrown away for the next. What a person may want in a handout is a `Piece`, which
takes the keyboard and gives itself with its citation. The site page puts them together.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from casebook.domain import dates, sentences
from casebook.domain.model import (
    About,
    Actor,
    Basis,
    Evidence,
    History,
    Outcome,
    OutcomeKind,
    Sector,
    Site,
)
from casebook.domain.sentences import SiteFact
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import citation, icons, labels, story_view
from casebook.ui.appearance import Role, give_role

Asked = Callable[[str], object]

_ICON_PX = 18
_FACT_PX = 120
_ONE_LINE = 36
"""Letters that fit beside a chip in the narrowest window at the largest text."""


class Piece(QFrame):
    """Something that may stand in a handout: takes the keyboard, and gives itself with its citation."""

    def __init__(self, body: QWidget, spoken: str, parcel: Callable[[], QMimeData]) -> None:
        super().__init__()
        give_role(self, Role.PIECE)
        self.parcel = parcel
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription("Ctrl+C copies it with its citation")
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT_PX // 2, UNIT_PX // 2, UNIT_PX // 2, UNIT_PX // 2)
        column.addWidget(body)


def piece_at(widget: QWidget | None) -> Piece | None:
    """Find the piece that a widget is, or stands in."""
    while widget is not None and not isinstance(widget, Piece):
        widget = widget.parentWidget()
    return widget


def standing(site: Site, look: Look) -> QWidget:
    """Say where the compact stood at the study's end."""
    status = site.status
    mark = QLabel()
    size = look.px(_ICON_PX)
    mark.setPixmap(icons.pixmap(icons.STATUS[status.value], look.colours.accent, size))
    words = labels.one_line(f"{status.value.label}, {dates.label(status.as_of)}", Role.HEADING)
    return _column([_with_basis(_line(mark, words), status), labels.label(status.text)])


def facts(site: Site, look: Look) -> QWidget:
    """Give the facts of a site in rows, each with its basis; the reasons unfold on demand."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * UNIT_PX)
    grid.setVerticalSpacing(UNIT_PX // 2)
    grid.setColumnMinimumWidth(0, look.px(_FACT_PX))
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for row, fact in enumerate(sentences.facts(site)):
        grid.addWidget(labels.label(fact.label, Role.SOFT), row, 0, top)
        grid.addWidget(_fact(fact), row, 1)
    return made


def _fact(fact: SiteFact) -> QWidget:
    words = fact.value or sentences.capital(sentences.NOT_REPORTED)
    make = labels.one_line if len(words) <= _ONE_LINE else labels.label
    return _with_basis(make(words, None if fact.value else Role.SOFT), fact)


def _with_basis(words: QWidget, record: Evidence) -> QWidget:
    """Put behind some words the chips that tell on what they rest, and unfold the reasons below.

    Words that wrap have the whole line, and the chips stand below them.
    """
    unfoldings = list(_evidence(record))
    if not unfoldings:
        return words
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(UNIT_PX)
    wraps = isinstance(words, QLabel) and words.wordWrap()
    if not wraps:
        row.addWidget(words)
    for one in unfoldings:
        row.addWidget(one.chip, alignment=Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    parts = [words, head] if wraps else [head]
    return _column([*parts, *(one.reasons for one in unfoldings)])


def _evidence(record: Evidence) -> Iterator["Unfolding"]:
    """Give what says on what a record rests, where there is more to say than that it is stated."""
    if record.basis is Basis.INFERRED:
        said = sentences.as_sentence(sentences.basis(record))
        why = sentences.as_sentence(sentences.reasoning(record))
        where = f" {sentences.as_sentence(record.source)}" if record.source else ""
        yield Unfolding("inferred", f"{said} {why}{where}", Role.INFERRED)
    if record.conflict:
        words = sentences.as_sentence(record.conflict)
        yield Unfolding("disagreement", f"{sentences.DISAGREES}. {words}", Role.CHIP)


class Unfolding:
    """A chip, and the reasons that it unfolds by mouse or keyboard."""

    def __init__(self, words: str, reasons: str, role: Role) -> None:
        self.reasons = labels.label(reasons, Role.SOFT)
        self.reasons.hide()
        self.chip = QPushButton(f"{words}: why?")
        self.chip.setCheckable(True)
        self.chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.chip.toggled.connect(self.reasons.setVisible)
        give_role(self.chip, role)


def actors(history: History, look: Look) -> QWidget:
    """Give who acts, by sector."""
    parts: list[QWidget] = []
    order = list(Sector)
    ordered = sorted(history.actors, key=lambda actor: order.index(actor.sector))
    for sector, members in groupby(ordered, key=lambda actor: actor.sector):
        mark = QLabel()
        size = look.px(_ICON_PX)
        mark.setPixmap(icons.pixmap(icons.SECTOR[sector], look.sector(sector), size))
        parts.append(_line(mark, labels.label(sector.label, Role.HEADING)))
        parts += [_actor(actor) for actor in members]
    return _column(parts)


def _actor(actor: Actor) -> QWidget:
    make = labels.one_line if len(actor.name) <= _ONE_LINE else labels.label
    parts: list[QWidget] = [make(actor.name)]
    if actor.role:
        parts.append(labels.label(sentences.as_sentence(actor.role), Role.SMALL))
    body = _column([_with_basis(parts[0], actor), *parts[1:]])
    body.setContentsMargins(3 * UNIT_PX, 0, 0, UNIT_PX // 2)
    return body


def outcomes(about: About, site: Site, look: Look, asked: Asked) -> QWidget:
    """Give what came of it: gains, setbacks, and what was still open."""
    parts: list[QWidget] = []
    for kind in OutcomeKind:
        members = [outcome for outcome in site.outcomes if outcome.kind is kind]
        if not members:
            continue
        mark = QLabel()
        size = look.px(_ICON_PX)
        mark.setPixmap(icons.pixmap(icons.OUTCOME[kind], look.outcome(kind), size))
        heading = sentences.OUTCOME_HEADINGS[kind]
        parts.append(_line(mark, labels.label(heading, Role.HEADING)))
        parts += [_outcome(about, site, outcome, asked) for outcome in members]
    return _column(parts)


def _outcome(about: About, site: Site, outcome: Outcome, asked: Asked) -> QWidget:
    text = story_view.as_label(outcome.text, site.id, asked)
    chips = [_with_basis(QLabel(), outcome)] if list(_evidence(outcome)) else []
    body = _column([text, *chips])
    spoken = f"{outcome.kind.label}: {outcome.text}"
    return Piece(body, spoken, lambda: citation.of_outcome(about, site, outcome))


def texts(about: About, site: Site, heading: str, items: tuple[str, ...], asked: Asked) -> QWidget:
    """Give lessons or questions, a piece each."""
    pieces: list[QWidget] = []
    for item in items:
        body = story_view.as_label(item, site.id, asked)
        pieces.append(Piece(body, item, partial(citation.of_text, about, site, heading, item)))
    return _column(pieces)


def sources(site: Site) -> QWidget:
    """Give every place of the report that the page rests on."""
    return _column([labels.label(place, Role.SMALL) for place in sentences.sources(site)])


def part(heading: str, body: QWidget) -> QWidget:
    """Give a part of the page with its heading."""
    made = _column([labels.label(heading, Role.TITLE), body])
    made.setAccessibleName(heading)
    return made


def _line(mark: QLabel, words: QLabel) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(UNIT_PX)
    row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(words, int(words.wordWrap()))
    if not words.wordWrap():
        row.addStretch(1)
    return made


def _column(parts: list[QWidget]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(UNIT_PX // 2)
    for one in parts:
        column.addWidget(one)
    return made
