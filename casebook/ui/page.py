"""What a page of the window is: the one contract between the frame and every page.

A page shows the snapshot it was last given, at the address it was last opened at. It never opens
another page or a file by itself: it emits `asked` with an address, and the frame goes there. Adding
a page means one module with a subclass of `Page` and one row in `pages`.
"""

from typing import Protocol

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget

from casebook.desk.desk import Desk
from casebook.domain.snapshot import Snapshot
from casebook.errors import Notice
from casebook.export.parcel import Exportable
from casebook.library import Library
from casebook.settings import Settings
from casebook.timeline.look import Look
from casebook.ui.jobs import Jobs


class Shell(Protocol):
    """What the frame lends to its pages."""

    @property
    def jobs(self) -> Jobs:
        """The only way off the window's thread."""

    @property
    def library(self) -> Library | None:
        """The open casebook's library, for what is asked in jobs; None before any is open."""

    @property
    def look(self) -> Look:
        """The look now worn."""

    @property
    def settings(self) -> Settings:
        """What the person prefers."""

    @property
    def desk(self) -> Desk | None:
        """What the trainer keeps; None until a casebook is open. Ask it in a job."""

    def say(self, notice: Notice) -> None:
        """Show a message that does not stop anything."""


class Page(QWidget):
    """A page.

    Signals:
        asked(str): the person wants to go to this address (`site/6/event/by-election`).
        moved(str): this page is now at this address of its own; the frame keeps it in history.
        found(str, Found): the person wants to go to this address and see there what was found.
        left(): the person wants back to where they came from.
    """

    asked = Signal(str)
    moved = Signal(str)
    found = Signal(str, object)
    left = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell

    def title(self) -> str:
        """Give the page's title for the window and the history: "Site 6 · A borough …"."""
        raise NotImplementedError

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show this casebook from now on, keeping the person's place where it still exists."""
        raise NotImplementedError

    def open_at(self, parts: tuple[str, ...]) -> None:
        """Go to a place on this page; an unknown one is explained.

        Args:
            parts: The address's parts after the page's own: `("6", "event", "by-election")`.
        """
        raise NotImplementedError

    def wear(self, look: Look) -> None:
        """Redraw in this look and text size; the style sheet, set for the whole window, does most."""

    def seek(self) -> bool:
        """Put the cursor where the person can search or narrow here; say whether there is such a place."""
        return False

    def can_export(self) -> bool:
        """Say whether `exportable` gives anything, without the work of making it."""
        return False

    def exportable(self) -> Exportable | None:
        """Give what the export panel can write of what is shown now, or None."""
        return None

    def site_number(self) -> int | None:
        """Give the number of the site that is shown or chosen here, if there is one."""
        return None

    def copied(self) -> QMimeData | None:
        """Give the chosen item with its citation, as plain and rich text, or None."""
        return None
