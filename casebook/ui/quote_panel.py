"""The left of the Quotes page: a box that narrows as one types, the theme tree, and the facets, each with its count.

A click on a theme wants it, a second refuses it, a third asks for neither. Holds what the person asks and tells when
that changes; what is counted it is given. Knows no quotation.
"""

import msgspec
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout

from casebook.domain import quote_selection
from casebook.domain.quote_selection import QuoteChoice
from casebook.domain.selection import Facet
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import appearance, labels
from casebook.ui.appearance import Role
from casebook.ui.facet_panel import FacetList
from casebook.ui.models import FacetsModel

_WIDTH = 264
_HINT = "Themes: a click includes, a second leaves out, a third lets go."


class QuotePanel(QFrame):
    """The box, the switch and the lists.

    Signals:
        changed(): the person asks for something else; `choice` is what.
        left(): the person is done with typing and wants to go to the quotations.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.choice = QuoteChoice()
        self.box = QLineEdit()
        self.box.setClearButtonEnabled(True)
        self.box.setPlaceholderText("Narrow by words")
        self.box.setAccessibleName("Narrow the quotations by words")
        self.any_switch = QCheckBox("Any of the themes will do")
        self._model = FacetsModel("quotation")
        self._list = FacetList(self._model, look, "Themes, and other ways to narrow the quotations")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT_PX, 2 * UNIT_PX, UNIT_PX, UNIT_PX)
        layout.setSpacing(UNIT_PX)
        for part in (self.box, labels.label(_HINT, Role.SMALL), self.any_switch, self._list):
            layout.addWidget(part)
        layout.setStretchFactor(self._list, 1)
        self.box.textChanged.connect(lambda words: self._change(words=words))
        self.box.returnPressed.connect(self.left)
        self.any_switch.toggled.connect(lambda is_any: self._change(any_theme=is_any))
        self._model.ticked.connect(self._tick)
        appearance.give_role(self, Role.PANEL)
        self.wear(look)

    @property
    def is_narrowing(self) -> bool:
        """Say whether anything is chosen or typed."""
        words = self.choice.words.strip()
        asked = msgspec.structs.replace(self.choice, words=words, any_theme=False)
        return asked != QuoteChoice(order=self.choice.order)

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        self._list.wear(look)
        self.setMinimumWidth(look.px(_WIDTH))

    def show_choice(self, choice: QuoteChoice) -> None:
        """Take over what is asked from elsewhere, without telling of it."""
        self.choice = choice
        with QSignalBlocker(self.box), QSignalBlocker(self.any_switch):
            if self.box.text().strip() != choice.words.strip():
                self.box.setText(choice.words)
            self.any_switch.setChecked(choice.any_theme)

    def show_facets(self, facets: tuple[Facet, ...]) -> None:
        """Show the theme tree and these facets with their counts."""
        self._model.show(facets)

    def clear(self) -> None:
        """Ask for all quotations again, in the same order."""
        self.show_choice(QuoteChoice(order=self.choice.order))
        self.changed.emit()

    def _change(self, **changes: object) -> None:
        self.choice = msgspec.structs.replace(self.choice, **changes)
        self.changed.emit()

    def _tick(self, facet_id: str, value_id: str, ticked: bool) -> None:  # noqa: FBT001 - a Qt slot
        if facet_id == "themes":
            self.choice = quote_selection.with_theme_turned(self.choice, value_id)
            self.changed.emit()
            return
        chosen: frozenset[str] = getattr(self.choice, facet_id)
        self._change(**{facet_id: chosen | {value_id} if ticked else chosen - {value_id}})
