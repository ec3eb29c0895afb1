"""An entry of the About page as a piece that takes the keyboard, and what it gives to be copied.

Up and Down go from piece to piece, for a section may have two hundred. Knows entries and no section.
"""

from functools import partial
from html import escape

from PySide6.QtCore import QByteArray, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from casebook.domain import sentences
from casebook.domain.model import About
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import citation, copying, labels
from casebook.ui.about_records import Entry, Way
from casebook.ui.appearance import Role
from casebook.ui.site_sections import Asked, Piece, Unfolding

_SELECT_AND_FOLLOW = (
    Qt.TextInteractionFlag.TextSelectableByMouse
    | Qt.TextInteractionFlag.LinksAccessibleByMouse
    | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class EntryPiece(Piece):
    """The piece.

    Signals:
        reached(str): the keyboard, or the pointer, has come to the entry of this id.
        stepped(int): the person wants the piece after (1) or before (-1).
        ticked(str, bool): the person has ticked the entry of this id, or taken the tick back.
    """

    reached = Signal(str)
    stepped = Signal(int)
    ticked = Signal(str, bool)

    def __init__(self, about: About, entry: Entry, look: Look, asked: Asked) -> None:
        super().__init__(_body(entry, look, asked), entry.spoken, partial(of_entry, about, entry))
        self.entry = entry
        self._box = QCheckBox(self)
        self._box.hide()
        self._box.clicked.connect(lambda is_on: self.ticked.emit(entry.id, is_on))
        if entry.can_be_ticked and (column := self.layout()) is not None:
            column.addWidget(self._box)

    def show_tick(self, number: int | None, *, is_on: bool) -> None:
        """Show whether the entry is ticked for a site; without one there is nothing to tick."""
        self._box.setVisible(number is not None)
        self._box.setText(f"Seen at Site {number}")
        self._box.setAccessibleName(f"Seen at Site {number}: {self.entry.spoken}")
        self._box.setChecked(is_on)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the person is here."""
        super().focusInEvent(event)
        self.reached.emit(self.entry.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next by the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


def of_entry(about: About, entry: Entry) -> QMimeData:
    """Give an entry with its citation; a work of the references cites itself."""
    body = [f"{one.label}: {one.text}" if one.label else one.text for one in entry.paragraphs]
    body += [_reason(site.number, site.confidence.label, site.why) for site in entry.tied]
    cited = "" if entry.is_work else citation.cited(about, None, entry.sources)
    made = citation.parcel(entry.title or entry.group, body, cited)
    if entry.csl:
        made.setData(citation.CSL, QByteArray(_as_list(entry.csl).encode()))
    return made


def _body(entry: Entry, look: Look, asked: Asked) -> QWidget:
    """Make all words one label: with one a line, two hundred entries would take five times as long."""
    words = labels.label()
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setText(_html(entry, look))
    if any(way.address for way in entry.ways):
        words.setTextInteractionFlags(_SELECT_AND_FOLLOW)
        words.linkActivated.connect(asked)
    parts: list[QWidget] = [words]
    if entry.tied:
        said = (_reason(site.number, site.confidence.label, site.why) for site in entry.tied)
        why = Unfolding("inferred", "\n".join(said), Role.INFERRED)
        parts += [why.chip, why.reasons]
    if entry.csl:
        parts.append(_csl_button(entry.csl))
    if len(parts) == 1:
        return words
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(UNIT_PX // 2)
    for part in parts:
        column.addWidget(part)
    return body


def _html(entry: Entry, look: Look) -> str:
    """Give an entry's words: what is ours in ink, what it is and where it stands small and quiet."""
    quiet = f"color: {look.colours.ink_soft}; font-size: {look.small_px}px"
    gap = UNIT_PX // 2
    lines = [f"<p style='margin: 0; font-weight: 600'>{escape(entry.title)}</p>"]
    for one in entry.paragraphs:
        if one.label:
            lines.append(f"<p style='margin: {UNIT_PX}px 0 0 0; {quiet}'>{escape(one.label)}</p>")
        lines.append(f"<p style='margin: {0 if one.label else gap}px 0 0 0'>{escape(one.text)}</p>")
        if one.source:
            lines.append(f"<p style='margin: {gap}px 0 0 0; {quiet}'>{escape(one.source)}</p>")
    if entry.ways:
        ways = map(_way, entry.ways)
        words = f"{escape(entry.ways_label)}: {', '.join(ways)}"
        lines.append(f"<p style='margin: {gap}px 0 0 0'>{words}</p>")
    return "".join(lines[0 if entry.title else 1 :])


def _way(way: Way) -> str:
    words = escape(way.words)
    link = f"<a href='{escape(way.address)}'>{words}</a>" if way.address else words
    return link + escape(way.aside)


def _reason(number: int, confidence: str, why: str) -> str:
    return f"Site {number}, inferred, {confidence.lower()} confidence: {sentences.as_sentence(why)}"


def _csl_button(csl: str) -> QWidget:
    """Make the button that copies a work as text which reference managers import."""

    def copy() -> None:
        parcel = QMimeData()
        parcel.setText(_as_list(csl))
        parcel.setData(citation.CSL, QByteArray(parcel.text().encode()))
        copying.copy_item(parcel)
        made.setText("Copied as CSL-JSON")

    made = labels.button("Copy as CSL-JSON", Role.CHIP, copy)
    made.setToolTip("For Zotero, Mendeley, pandoc and other reference managers")
    return made


def _as_list(csl: str) -> str:
    """Give one item as the list that a file of CSL-JSON is."""
    return f"[{csl}]"
