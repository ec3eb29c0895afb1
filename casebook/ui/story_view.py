"""Our Markdown in the window: a story with working links, and short texts; nothing is ever opened from here.

A link becomes an address of the window (`site/6/event/by-election`), which is told and not followed; the link to the
event now chosen is marked. A link to the web keeps its words only: the program never leaves the machine. The site page
and Help show them.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QTextBrowser, QTextEdit

from casebook.content import story
from casebook.content.story import Link
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import labels, navigation

SCHEME = "casebook:"
_NATIONAL = "national"
_HEADING = re.compile("(</?)h[1-6]>")


def history_address(history_id: str) -> str:
    """Give the address of a history: `site/6`, or `site/national` for the national story."""
    number = history_id.removeprefix("site-")
    return navigation.address("site", number.lstrip("0") if number.isdigit() else _NATIONAL)


def event_address(history_id: str, event_id: str) -> str:
    """Give the address of an event of a history."""
    return f"{history_address(history_id)}/{navigation.address('event', event_id)}"


def hrefs(history_id: str) -> Callable[[Link], str | None]:
    """Give what turns the links of a history's texts into addresses of the window."""

    def href(link: Link) -> str | None:
        if link.kind == "site":
            return SCHEME + history_address(link.target)
        if link.kind != "event":
            return None
        there, _, event_id = link.target.rpartition("/")
        return SCHEME + event_address(there or history_id, event_id)

    return href


def as_label(markdown: str, history_id: str, asked: Callable[[str], object]) -> QLabel:
    """Make a label of a short text, whose links call `asked` with their address."""
    made = labels.label()
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(story.as_html(markdown, href=hrefs(history_id)))
    has_links = f'href="{SCHEME}' in made.text()
    flags = Qt.TextInteractionFlag.TextSelectableByMouse
    if has_links:
        flags |= Qt.TextInteractionFlag.LinksAccessibleByMouse
        flags |= Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    made.setTextInteractionFlags(flags)
    made.linkActivated.connect(lambda link: asked(link.removeprefix(SCHEME)))
    return made


class StoryView(QTextBrowser):
    """A story, as high as its text, so that the page scrolls and the story never does.

    Signals:
        asked(str): the person wants to go to this address.
    """

    asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._html = ""
        self._marked = ""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The story")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._tell)

    def wear(self, look: Look) -> None:
        """Set the text anew in this look."""
        self._look = look
        self._set()

    def show_story(self, markdown: str, history_id: str) -> None:
        """Show a story."""
        html = story.as_html(markdown, href=hrefs(history_id))
        self._html = _HEADING.sub(r"\1h4>", html)  # the one that Qt sets in body size
        self._set()

    def mark(self, address: str) -> None:
        """Mark the links to this address, and no others."""
        self._marked = address
        self.setExtraSelections([self._marking(cursor) for cursor in self._links_to(address)])

    def mark_words(self, words: Iterable[str]) -> None:
        """Mark these words as well, until the next story or link is marked."""
        found = [self._marking(cursor) for word in words for cursor in self._all_of(word)]
        for marking in found:
            marking.format.setFontWeight(QFont.Weight.Bold)
        self.setExtraSelections([*self.extraSelections(), *found])

    def place_of(self, text: str) -> int | None:
        """Give how far down a stretch of one paragraph begins, if it is here."""
        found = self.document().find(text) if text else QTextCursor()
        if found.isNull():
            return None
        found.setPosition(found.selectionStart())
        return self.cursorRect(found).top()

    def hasHeightForWidth(self) -> bool:
        """Say that the text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the whole story at a width."""
        edges = self.contentsMargins()
        inside = width - edges.left() - edges.right() - 2 * self.frameWidth()
        measured = self.document().clone()
        measured.setTextWidth(inside)
        return round(measured.size().height()) + edges.top() + edges.bottom() + UNIT_PX

    def sizeHint(self) -> QSize:
        """Give a size at which all is in view."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Let it be narrow."""
        return QSize(20 * UNIT_PX, 0)

    def _set(self) -> None:
        body, ink = self._look.body_px, self._look.colours
        self.document().setDefaultStyleSheet(
            f"h4 {{ font-weight: 600; margin-top: {body}px; margin-bottom: {body // 3}px; }}"
            f"p, li {{ line-height: 145%; margin-top: 0; margin-bottom: {body // 2}px; }}"
            f"a {{ color: {ink.accent}; text-decoration: underline; }}"
        )
        self.setHtml(self._html)
        self.mark(self._marked)
        self.updateGeometry()

    def _links_to(self, address: str) -> list[QTextCursor]:
        found = []
        block = self.document().begin()
        while address and block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                if piece.charFormat().anchorHref() == SCHEME + address:
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(piece.position())
                    end = piece.position() + piece.length()
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    found.append(cursor)
                pieces += 1
            block = block.next()
        return found

    def _all_of(self, word: str) -> Iterator[QTextCursor]:
        whole = QTextDocument.FindFlag.FindWholeWords
        cursor = self.document().find(word, 0, whole)
        while word and not cursor.isNull():
            yield cursor
            cursor = self.document().find(word, cursor, whole)

    def _marking(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setBackground(QColor(self._look.colours.selection))
        look.setForeground(QColor(self._look.colours.selection_ink))
        marking = QTextEdit.ExtraSelection()
        marking.cursor, marking.format = cursor, look
        return marking

    def _tell(self, url: QUrl) -> None:
        self.asked.emit(url.toString().removeprefix(SCHEME))
