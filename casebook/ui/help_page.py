"""The handbook, every key, and what this program is.

Addresses: `help/<page>` for a page of the handbook by its file's name without the number (`help/reading-dates`),
`help/keys`, `help/about`; `help` alone is the first page. Opens nothing outside the window. Opened by the frame.
"""

from PySide6.QtCore import QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from casebook import resources
from casebook.domain.snapshot import Snapshot
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import faces, handbook, navigation
from casebook.ui.handbook import Leaf
from casebook.ui.page import Page, Shell

_CONTENTS_PX = 240
_STACKS_BELOW_PX = 640
_NO_LIMIT_PX = 1 << 20
_ID = Qt.ItemDataRole.UserRole


class HelpPage(Page):
    """The page."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._leaves: dict[str, Leaf] = {}
        self._leaf: Leaf | None = None
        self._contents = QListWidget()
        self._words = _Words(shell.look)
        self._contents.setAccessibleName("Contents of Help")
        self._contents.setFrameShape(QFrame.Shape.NoFrame)
        self._contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._contents.setWordWrap(True)
        self._contents.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._contents.currentItemChanged.connect(self._choose)
        self._words.anchorClicked.connect(self._follow)
        self.setFocusProxy(self._contents)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(2 * UNIT_PX, 2 * UNIT_PX, UNIT_PX, 0)
        self._both.setSpacing(2 * UNIT_PX)
        self._both.addWidget(self._contents)
        self._both.addWidget(self._words, 1)
        self.wear(shell.look)

    def title(self) -> str:
        """Give the title of what is shown."""
        return self._leaf.title if self._leaf else "Help"

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Tell about this casebook from now on."""
        leaves = (*handbook.pages(), handbook.keys(), handbook.about(snapshot.about))
        self._leaves = {leaf.id: leaf for leaf in leaves}
        with QSignalBlocker(self._contents):
            self._contents.clear()
            for leaf in leaves:
                QListWidgetItem(leaf.title, self._contents).setData(_ID, leaf.id)
        self._show(self._leaves.get(self._leaf.id if self._leaf else "", leaves[0]))

    def open_at(self, parts: tuple[str, ...]) -> None:
        """Show a page of Help; one that is not there is explained."""
        first = next(iter(self._leaves.values()))
        wanted = self._leaves.get(parts[0]) if parts else first
        if wanted is None:
            self.shell.say(navigation.unknown(navigation.address("help", *parts)))
        self._show(wanted or first)

    def wear(self, look: Look) -> None:
        """Show the same in this look."""
        self._arrange(look)
        self._words.wear(look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the contents above the words where there is little room."""
        super().resizeEvent(event)
        self._arrange(self.shell.look)

    def _arrange(self, look: Look) -> None:
        stacks = self.width() < look.px(_STACKS_BELOW_PX)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._both.setDirection(down if stacks else across)
        self._contents.setMaximumWidth(_NO_LIMIT_PX if stacks else look.px(_CONTENTS_PX))
        self._contents.setMaximumHeight(self.height() // 4 if stacks else _NO_LIMIT_PX)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and (leaf := self._leaves[item.data(_ID)]) is not self._leaf:
            self._show(leaf)
            self.moved.emit(navigation.address("help", leaf.id))

    def _show(self, leaf: Leaf) -> None:
        self._leaf = leaf
        self._words.show_html(leaf.html)
        with QSignalBlocker(self._contents):
            self._contents.setCurrentRow(list(self._leaves).index(leaf.id))

    def _follow(self, url: QUrl) -> None:
        """Go to another page of the handbook; nothing else is ever opened."""
        wanted = handbook.leaf_id(url.path())
        if wanted in self._leaves:
            self.asked.emit(navigation.address("help", wanted))


class _Words(QTextBrowser):
    """The words and pictures of a page of Help. It reads the handbook's own pictures and nothing else."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._html = ""
        self._room_px = 0
        self.setOpenLinks(False)
        self.setAccessibleName("A page of Help")
        self.document().setDocumentMargin(UNIT_PX)

    def wear(self, look: Look) -> None:
        self._look = look
        self.show_html(self._html)

    def show_html(self, html: str) -> None:
        self._html = html
        body, ink = self._look.body_px, self._look.colours
        self.document().setDefaultStyleSheet(
            f"h4 {{ font-weight: 600; margin-top: {body}px; margin-bottom: {body // 3}px; }}"
            f"p, li {{ line-height: 145%; margin-top: 0; margin-bottom: {body // 2}px; }}"
            f"td, th {{ padding: {body // 4}px {body}px {body // 4}px 0; }} th {{ text-align: left; }}"
            f"a {{ color: {ink.accent}; text-decoration: underline; }}"
            f"small {{ color: {ink.ink_soft}; font-size: {self._look.small_px}px; }}"
            f"code, pre {{ background-color: {ink.surface}; }}"
        )
        self._give_pictures()
        self.setHtml(html)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines readable in a wide window, and pictures within them."""
        spare = max(0, event.size().width() + self.viewportMargins().right() - self._readable())
        if spare != self.viewportMargins().right():
            self.setViewportMargins(0, 0, spare, 0)
        super().resizeEvent(event)
        if self._room() != self._room_px:
            self.show_html(self._html)

    def _readable(self) -> int:
        return faces.readable_width(faces.faces(self._look).body) * 5 // 4

    def _room(self) -> int:
        """Give the width there is for a picture, with the scroll bar or without.

        Were it the viewport's, the words that bring the bar would be set a second time while they are being set.
        """
        bar = self.verticalScrollBar().sizeHint().width()
        return min(self.width() - bar, self._readable()) - 4 * UNIT_PX

    def _give_pictures(self) -> None:
        """Hand the document the handbook's pictures, no wider than the page."""
        room = self._room_px = self._room()
        for file in resources.handbook_pictures():
            picture = QImage(str(file))
            if picture.width() > room > 0:
                smooth = Qt.TransformationMode.SmoothTransformation
                picture = picture.scaledToWidth(room, smooth)
            url = QUrl(f"pictures/{file.name}")
            self.document().addResource(QTextDocument.ResourceType.ImageResource, url, picture)
