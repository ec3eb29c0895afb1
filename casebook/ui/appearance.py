"""Dresses the program in a look at a text size, and follows the system's own.

A `Look` becomes a font, a palette and one style sheet for the whole application. Pages give their
widgets a `Role` and never a colour or a size; what they draw by hand they draw from the look they
`wear`. Made by `application`.
"""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from casebook import resources
from casebook.settings import Settings
from casebook.timeline import look as looks
from casebook.timeline.look import Look
from casebook.ui import style_sheet

FAMILY = "Inter"


class Role(StrEnum):
    """What a widget is to the eye; the style sheet knows each."""

    TITLE = "title"
    """A label: the page's title."""
    HEADING = "heading"
    """A label: the title of a part of a page, in body size and bold."""
    SOFT = "soft"
    """A label: said quietly, in body size."""
    SMALL = "small"
    """A label: said quietly and small (sources, counts)."""
    CHIP = "chip"
    """A button: a word in a rounded box that unfolds what is behind it."""
    INFERRED = "inferred"
    """A label, or a chip: the same with a dashed outline, for what we reasoned."""
    PIECE = "piece"
    """A frame: one thing that takes the keyboard, for copying."""
    PANEL = "panel"
    """A frame: a side of the page (facets, page list)."""
    BAR = "bar"
    """A frame: the bar above the page."""
    NOTICE = "notice"
    """A frame: the bar of notices."""
    STATUS = "status"
    """A frame: the line below the page."""
    PRIMARY = "primary"
    """A button: what most people will want to do here."""
    QUIET = "quiet"
    """A button: flat until the pointer or the keyboard is on it."""
    LINK = "link"
    """A button: reads like a link."""


def give_role(widget: QWidget, role: Role) -> None:
    """Say what a widget is to the eye; may be called again with another role."""
    widget.setProperty("role", role.value)
    if widget.testAttribute(
        Qt.WidgetAttribute.WA_WState_Polished
    ):  # else Qt will, when it is shown
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def register_fonts() -> None:
    """Make the shipped font known to Qt; where it cannot be read, the system's own is in use."""
    for file in resources.fonts():
        QFontDatabase.addApplicationFont(str(file))


@cache
def look_named(name: str) -> Look:
    """Read a shipped look at its usual text size."""
    return looks.parse(resources.look(name))


def body_font(look: Look) -> QFont:
    """Give the font of most text."""
    font = QFont(FAMILY)
    font.setPixelSize(look.body_px)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def palette(look: Look) -> QPalette:
    """Give the palette for what the style sheet does not reach: links, placeholders, dialogs."""
    colours = look.colours
    made = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, colours.paper),
        (QPalette.ColorRole.WindowText, colours.ink),
        (QPalette.ColorRole.Base, colours.raised),
        (QPalette.ColorRole.AlternateBase, colours.surface),
        (QPalette.ColorRole.Text, colours.ink),
        (QPalette.ColorRole.PlaceholderText, colours.ink_soft),
        (QPalette.ColorRole.Button, colours.surface),
        (QPalette.ColorRole.ButtonText, colours.ink),
        (QPalette.ColorRole.BrightText, colours.accent_ink),
        (QPalette.ColorRole.Highlight, colours.selection),
        (QPalette.ColorRole.HighlightedText, colours.selection_ink),
        (QPalette.ColorRole.Accent, colours.accent),
        (QPalette.ColorRole.Link, colours.accent),
        (QPalette.ColorRole.LinkVisited, colours.accent),
        (QPalette.ColorRole.ToolTipBase, colours.raised),
        (QPalette.ColorRole.ToolTipText, colours.ink),
        (QPalette.ColorRole.Light, colours.raised),
        (QPalette.ColorRole.Midlight, colours.hover),
        (QPalette.ColorRole.Mid, colours.line),
        (QPalette.ColorRole.Dark, colours.line),
        (QPalette.ColorRole.Shadow, colours.line),
    ):
        made.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return made


def dress(app: QApplication, look: Look) -> None:
    """Put the whole program into this look."""
    app.setFont(body_font(look))
    app.setPalette(palette(look))
    app.setStyleSheet(style_sheet.of(look))


class Appearance(QObject):
    """The look now worn: what the person chose, or what the system has.

    Signals:
        worn(Look): the program has just been dressed anew.
    """

    worn = Signal(object)

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self._follow)
        if hasattr(self._hints, "accessibility"):  # since Qt 6.10
            self._hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self.look = self._wanted()
        dress(app, self.look)

    def prefer(self, settings: Settings) -> None:
        """Take the person's preferences from now on."""
        self._settings = settings
        self._follow()

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted == self.look:
            return
        self.look = wanted
        dress(self._app, wanted)
        self.worn.emit(wanted)

    def _wanted(self) -> Look:
        chosen = self._settings.look
        name = self._system_look() if chosen == "system" else chosen
        return look_named(name).sized(self._settings.text_size)

    def _system_look(self) -> str:
        if self._wants_contrast():
            return "contrast"
        return "dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _wants_contrast(self) -> bool:
        if not hasattr(self._hints, "accessibility"):
            return False
        preference = self._hints.accessibility().contrastPreference()
        return preference == Qt.ContrastPreference.HighContrast
