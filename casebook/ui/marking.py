"""What was found, marked where it is opened: bold on a ground of its own in every text, and brought into view.

Works on the labels and stories that pages are made of, whatever the page; the marks last until the page is drawn anew.
Called by the browser when a hit of a search is opened.
"""

import re
from collections.abc import Iterable
from html import escape

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from casebook.timeline.look import Look
from casebook.ui.story_view import StoryView

_TAG = re.compile("(<[^>]*>)")
_KNOWN_BY = 40
_SEEN_BEFORE_PX = 48


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What to mark: the words as they stand in the texts, and the beginning of the text that was meant."""

    words: tuple[str, ...]
    text: str = ""


def mark(page: QWidget, found: Found, look: Look) -> None:
    """Mark the words in all texts of a page, and bring the one that was meant into view."""
    wanted = _pattern(found.words)
    if wanted is None:
        return
    meant = " ".join(found.text.strip("… ").split())[:_KNOWN_BY]
    for story in page.findChildren(StoryView):
        story.mark_words(found.words)
        at = story.place_of(meant)
        if story.isVisible() and at is not None:
            _bring_into_view(story, at)
    for label in page.findChildren(QLabel):
        is_text = label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        words = _plain(label) if is_text else ""
        if not wanted.search(words):
            continue
        _mark_label(label, wanted, look)
        if meant and words.startswith(meant) and label.isVisible():
            _bring_into_view(label, 0)


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(filter(None, words), key=len, reverse=True)
    listed = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE) if listed else None


def _is_rich(label: QLabel) -> bool:
    return label.textFormat() == Qt.TextFormat.RichText


def _plain(label: QLabel) -> str:
    text = label.text()
    if _is_rich(label):
        text = QTextDocumentFragment.fromHtml(text).toPlainText()
    return " ".join(text.split())


def _mark_label(label: QLabel, wanted: re.Pattern[str], look: Look) -> None:
    ground, ink = look.colours.selection, look.colours.selection_ink
    before = f'<b style="background-color:{ground};color:{ink}">'
    html = label.text() if _is_rich(label) else escape(label.text(), quote=False)
    pieces = _TAG.split(html)
    pieces[::2] = [wanted.sub(lambda one: f"{before}{one[0]}</b>", text) for text in pieces[::2]]
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText("".join(pieces))


def _bring_into_view(widget: QWidget, at: int) -> None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    body = parent.widget() if isinstance(parent, QScrollArea) else None
    if isinstance(parent, QScrollArea) and body is not None:
        place = widget.mapTo(body, QPoint(0, at))
        parent.ensureVisible(0, place.y() + _SEEN_BEFORE_PX, 0, 2 * _SEEN_BEFORE_PX)
