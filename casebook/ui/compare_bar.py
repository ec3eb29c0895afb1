"""The top of the Compare page: which sites in which order, which clock, which view, only what differs.

Tells what the person wants and shows what it is given; knows no comparison. The Compare page shows it.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QCompleter,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from casebook.compare import clock, themes
from casebook.domain import sentences
from casebook.domain.model import EventKind, Sector, Site
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import icons
from casebook.ui.choice_box import ChoiceBox
from casebook.ui.compare_place import VIEW_NAMES, Place, View
from casebook.ui.flow_layout import FlowLayout
from casebook.ui.timeline_bar import switch

_ICON_PX = 16
_ADD_PX = 220
_FEWEST = 2
_FEW = 4
_PAIRS = "Pairs of sites that were alike at the start and ended differently"


class CompareBar(QWidget):
    """The bar.

    Signals:
        wanted(Place): the person wants to be there.
        typed(str): the person wants the site that goes by these words.
        pair_wanted(int, int): the person wants this pair of sites.
    """

    wanted = Signal(object)
    typed = Signal(str)
    pair_wanted = Signal(int, int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._place = Place()
        self._everyone: tuple[Site, ...] = ()
        self._chosen = 0
        self._chips_room = QWidget()
        self._chips = FlowLayout(UNIT_PX)
        self._chips_room.setLayout(self._chips)
        self.box = QLineEdit()
        self._names = QStringListModel()
        self._clock = ChoiceBox(look, "What the timelines count", letters=16)
        self._sector = ChoiceBox(look, "Whose doing to count", letters=16)
        self._pairs = ChoiceBox(look, _PAIRS, letters=14)
        self._differences = QCheckBox("Only differences")
        self._views: dict[View, QToolButton] = {}
        self._build()

    def wear(self, look: Look) -> None:
        """Draw the icons in this look."""
        self._look = look
        for box in (self._clock, self._sector, self._pairs):
            box.wear(look)
        self._show_chips()

    def offer(self, everyone: Sequence[Site]) -> None:
        """Offer these sites."""
        self._everyone = tuple(everyone)
        self._names.setStringList([sentences.heading(site) for site in everyone])

    def show_place(self, place: Place) -> None:
        """Show what is compared, and how."""
        self._place = place
        self._show_chips()
        with QSignalBlocker(self._clock), QSignalBlocker(self._differences):
            self._clock.setCurrentIndex(
                self._clock.findData(place.align.value if place.align else "")
            )
            self._differences.setChecked(place.only_differences)
            self._sector.setCurrentIndex(self._sector.findData(place.sector))
        self._views[place.view].setChecked(True)
        self._differences.setVisible(place.view is View.FACTS)
        self._clock.setVisible(place.view is View.TIMELINES)
        self._sector.setVisible(place.view is View.THEMES)

    def offer_pairs(self, pairs: Sequence[tuple[str, int, int]]) -> None:
        """Offer pairs for teaching, the best first, in words."""
        with QSignalBlocker(self._pairs):
            self._pairs.clear()
            self._pairs.addItem("Pairs that teach…")
            for words, one, other in pairs:
                self._pairs.addItem(words, (one, other))
        self._pairs.setVisible(bool(pairs))

    # What it is made of

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT_PX, UNIT_PX, 2 * UNIT_PX, 0)
        column.setSpacing(UNIT_PX)
        column.addWidget(self._chips_room)
        column.addLayout(self._build_second_line())
        self.box.setPlaceholderText("Add a site")
        self.box.setAccessibleName("Add a site to compare, by its number or words of its name")
        self.box.setMinimumWidth(_ADD_PX // 2)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.box.setCompleter(completer)
        completer.activated.connect(self._add)
        self.box.returnPressed.connect(lambda: self._add(self.box.text()))
        self._clock.addItem("By the calendar", "")
        for kind in EventKind:
            self._clock.addItem(f"Months from: {clock.named(kind)}", kind.value)
        self._clock.activated.connect(self._align)
        self._sector.addItem("All sectors", None)
        for sector in Sector:
            self._sector.addItem(sector.label, sector.value)
        self._sector.addItem("No sector told", themes.NO_SECTOR)
        self._sector.activated.connect(lambda: self._want(sector=self._sector.currentData()))
        self._pairs.activated.connect(self._take_pair)
        self._differences.toggled.connect(lambda on: self._want(only_differences=on))

    def _build_second_line(self) -> FlowLayout:
        line = FlowLayout(UNIT_PX)
        views = QButtonGroup(self)
        for view, (name, tip) in VIEW_NAMES.items():
            button = self._views[view] = switch(name, tip)
            views.addButton(button)
            button.clicked.connect(lambda _=False, view=view: self._want(view=view))
            line.addWidget(button)
        for part in (self._differences, self._clock, self._sector, self._pairs):
            line.addWidget(part)
        return line

    def _show_chips(self) -> None:
        """Show a button a site, and the three that move or take away the one chosen."""
        numbers = self._place.numbers
        if self._chosen not in numbers:
            self._chosen = numbers[0] if numbers else 0
        focused = QApplication.focusWidget()
        name = (
            focused.accessibleName() if focused and self._chips_room.isAncestorOf(focused) else ""
        )
        while (item := self._chips.takeAt(0)) is not None:
            chip = item.widget()
            if isinstance(chip, QToolButton):
                chip.hide()
                chip.deleteLater()
        made = [self._chip(number, is_short=len(numbers) > _FEW) for number in numbers]
        made += self._movers(self._chosen, numbers) if numbers else []
        for button in made:
            self._chips.addWidget(button)
        self._chips.addWidget(self.box)
        again = next((one for one in made if name and one.accessibleName() == name), None)
        if again is not None and again.isEnabled():
            again.setFocus()

    def _chip(self, number: int, *, is_short: bool) -> QToolButton:
        site = next((one for one in self._everyone if one.number == number), None)
        chip = switch(str(number) if is_short else f"Site {number}", site.title if site else "")
        chip.setAccessibleName(f"Site {number}")
        chip.setChecked(number == self._chosen)
        chip.clicked.connect(partial(self._choose, number))
        return chip

    def _movers(self, number: int, numbers: tuple[int, ...]) -> list[QToolButton]:
        at, last, place = numbers.index(number), len(numbers) - 1, self._place
        wanted = (
            ("chevron-left", "Move {} to the left", place.moved(number, -1), at > 0),
            ("chevron-right", "Move {} to the right", place.moved(number, 1), at < last),
            ("x", "Take {} away", place.without(number), len(numbers) > _FEWEST),
        )
        made = []
        for icon, words, there, can in wanted:
            button = QToolButton()
            colours, size = self._look.colours, self._look.px(_ICON_PX)
            button.setIcon(icons.icon(icon, colours.ink, size, faint=colours.faint))
            button.setIconSize(QSize(size, size))
            button.setToolTip(words.format(f"Site {number}"))
            button.setAccessibleName(words.format("the site chosen"))
            button.setAccessibleDescription(words.format(f"Site {number}"))
            button.setEnabled(can)
            button.clicked.connect(partial(self.wanted.emit, there))
            made.append(button)
        return made

    def _choose(self, number: int) -> None:
        self._chosen = number
        self._show_chips()

    # What the person wants

    def _want(self, **changes: object) -> None:
        fields = {name: getattr(self._place, name) for name in self._place.__struct_fields__}
        self.wanted.emit(Place(**fields | changes))

    def _align(self) -> None:
        value = self._clock.currentData()
        # A moment of one clock is none of another.
        self._want(align=EventKind(value) if value else None, moment=None)

    def _add(self, words: str) -> None:
        self.box.clear()
        if words.strip():
            self.typed.emit(words)

    def _take_pair(self) -> None:
        pair = self._pairs.currentData()
        self._pairs.setCurrentIndex(0)
        if pair:
            self.pair_wanted.emit(*pair)
