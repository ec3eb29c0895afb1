"""The table of actions made real, once a window: menus, keys and what is asked for.

No other module makes a `QAction`. Knows what there is to ask from `actions`; the main window does it.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from casebook.timeline.look import Look
from casebook.ui import icons
from casebook.ui.actions import ACTIONS, ActionRow, Menu, When, spoken_keys

ICON_PX = 18


class Actions(QObject):
    """The table made real, once a window.

    Signals:
        asked(str): the person wants the action of this id.
        folder_asked(str): the person wants this recent casebook folder.
    """

    asked = Signal(str)
    folder_asked = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._made = {row.id: self._make(row) for row in ACTIONS}
        self._groups = {row.group: QActionGroup(self) for row in ACTIONS if row.group}
        for row in ACTIONS:
            if row.group:
                self._groups[row.group].addAction(self._made[row.id])
        self._look: Look | None = None
        self._recent = QMenu("Open a &recent casebook")
        self._recent.triggered.connect(lambda action: self.folder_asked.emit(action.data()))

    def of(self, action_id: str) -> QAction:
        """Give the action of this id."""
        return self._made[action_id]

    def all(self) -> tuple[QAction, ...]:
        """Give every action, in the order of the table."""
        return tuple(self._made.values())

    def allow(self, fulfilled: Collection[When]) -> None:
        """Enable what can be used now."""
        for row in ACTIONS:
            self._made[row.id].setEnabled(row.when is When.ALWAYS or row.when in fulfilled)

    def tick(self, action_id: str, *, on: bool = True) -> None:
        """Show a switch as on or off, or one of a group as the one that is on."""
        self._made[action_id].setChecked(on)

    def rename(self, action_id: str, text: str) -> None:
        """Give an action other words: a count has changed."""
        self._made[action_id].setText(text)

    def offer_folders(self, folders: Sequence[str]) -> None:
        """List the recent casebook folders in the File menu."""
        self._recent.clear()
        for folder in folders:
            action = self._recent.addAction(_short(folder))
            action.setData(folder)
            action.setToolTip(folder)
        self._recent.menuAction().setVisible(bool(folders))

    def wear(self, look: Look) -> None:
        """Tint the icons that are always in view; a menu's are tinted when it opens."""
        self._look = look
        self._tint(row for row in ACTIONS if row.in_view)

    def _tint(self, rows: Iterable[ActionRow]) -> None:
        if self._look is None:
            return
        colours, size_px = self._look.colours, self._look.px(ICON_PX)
        for row in rows:
            chosen = colours.selection_ink if row.in_view and row.group else ""
            faint = "" if row.when in (When.ALWAYS, When.CASEBOOK_OPEN) else colours.faint
            icon = icons.icon(row.icon, colours.ink_soft, size_px, faint=faint, chosen=chosen)
            self._made[row.id].setIcon(icon)

    def fill(self, bar: QMenuBar) -> None:
        """Put every action into its menu."""
        menus = {menu: QMenu(menu.value, bar) for menu in Menu}
        for menu, made in menus.items():
            rows = tuple(row for row in ACTIONS if row.menu is menu)
            made.aboutToShow.connect(partial(self._tint, rows))
            if menu is not Menu.LOOK:
                bar.addMenu(made)
        menus[Menu.VIEW].addMenu(menus[Menu.LOOK])
        for row in ACTIONS:
            if row.begins_part:
                menus[row.menu].addSeparator()
            menus[row.menu].addAction(self._made[row.id])
            if row.id == "open":
                menus[row.menu].addMenu(self._recent)

    def _make(self, row: ActionRow) -> QAction:
        action = QAction(row.text, self)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setToolTip(f"{row.tip} ({spoken_keys(row)})")
        action.setStatusTip(row.tip)
        action.setCheckable(row.is_switch or bool(row.group))
        action.triggered.connect(lambda: self.asked.emit(row.id))
        return action


def _short(folder: str) -> str:
    """Give a folder's own name and the one above it; `&` would mark a menu letter."""
    return str(Path(*Path(folder).parts[-2:])).replace("&", "&&")
