"""The one style sheet: a template in roles and sizes, filled from a look.

Every distance is on the 8-point grid or half of it; three text sizes; a ring wherever the keyboard
is. Knows only the look; `appearance` sets it on the application.
"""

from string import Template

import msgspec

from casebook.timeline.look import UNIT_PX, Look

_TEMPLATE = Template("""
* { outline: none; }
QWidget { color: $ink; font-size: ${body}px; }
QMainWindow, QStackedWidget, QAbstractScrollArea, QScrollArea > QWidget > QWidget {
    background: $paper;
}
QToolTip {
    background: $raised; color: $ink; border: 1px solid $line; padding: ${half}px;
    font-size: ${small}px;
}

QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="soft"] { color: $ink_soft; }
QLabel[role="small"] { color: $ink_soft; font-size: ${small}px; }
QLabel[role="inferred"] {
    color: $ink_soft; font-size: ${small}px;
    border: 1px dashed $ink_soft; border-radius: ${half}px; padding: 1px ${half}px;
}

QFrame[role="bar"] { background: $paper; border: none; border-bottom: 1px solid $line; }
QFrame[role="status"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[role="piece"] { background: transparent; border: 2px solid transparent; border-radius: ${half}px; }
QFrame[role="piece"]:hover { background: $hover; }
QFrame[role="piece"]:focus { border-color: $focus; }
QPushButton[role="chip"], QPushButton[role="inferred"] {
    color: $ink_soft; background: transparent; font-size: ${small}px; min-height: 0;
    border: 1px solid $line; border-radius: ${half}px; padding: 1px ${unit}px;
}
QPushButton[role="inferred"] { border-style: dashed; border-color: $ink_soft; }
QPushButton[role="chip"]:hover, QPushButton[role="inferred"]:hover { background: $hover; color: $ink; }
QPushButton[role="chip"]:checked, QPushButton[role="inferred"]:checked { background: $hover; color: $ink; }
QFrame[role="panel"] { background: $surface; border: none; }
QFrame[role="notice"] { background: $surface; border: none; border-bottom: 1px solid $line; }

QPushButton, QToolButton, QComboBox, QLineEdit, QSpinBox {
    background: $raised; color: $ink; border: 1px solid $line; border-radius: ${half}px;
    padding: ${half}px ${unit}px; min-height: ${control}px;
}
QPushButton:hover, QToolButton:hover, QComboBox:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked, QPushButton:checked {
    background: $selection; color: $selection_ink;
}
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled, QLineEdit:disabled {
    color: $faint;
}
QPushButton[role="primary"] {
    background: $accent; color: $accent_ink; border-color: $accent; font-weight: 600;
}
QPushButton[role="quiet"], QToolButton { background: transparent; border: 1px solid transparent; }
QPushButton[role="link"] {
    background: transparent; color: $accent; border: 1px solid transparent; padding: 0;
    text-align: left; text-decoration: underline;
}
QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus, QSpinBox:focus {
    border: 2px solid $focus; padding: ${ring}px ${ringed}px;
}
QPushButton[role="link"]:focus { padding: 0; }
QLineEdit { selection-background-color: $selection; selection-color: $selection_ink; }
QToolButton::menu-indicator { image: none; }
QComboBox::drop-down { border: none; width: ${unit3}px; }

QCheckBox, QRadioButton {
    spacing: ${unit}px; padding: ${half}px; border: 2px solid transparent; border-radius: ${half}px;
}
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QRadioButton::indicator { width: ${mark}px; height: ${mark}px; }

QAbstractItemView {
    background: $paper; border: 2px solid transparent; border-radius: ${half}px;
    selection-background-color: $selection; selection-color: $selection_ink;
    alternate-background-color: $surface;
}
QFrame[role="panel"] QAbstractItemView { background: $surface; }
QAbstractItemView:focus { border-color: $line; } /* its row shows where the keyboard is */
QAbstractItemView::item { padding: ${half}px ${unit}px; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $selection; color: $selection_ink; }
QTextEdit, QTextBrowser, QPlainTextEdit {
    background: $paper; border: 2px solid transparent; border-radius: ${half}px;
    selection-background-color: $selection; selection-color: $selection_ink;
}
QTextEdit:focus, QTextBrowser:focus, QPlainTextEdit:focus { border-color: $focus; }
QScrollArea { border: none; }
QHeaderView::section {
    background: $surface; color: $ink_soft; font-size: ${small}px;
    border: none; border-bottom: 1px solid $line; padding: ${half}px ${unit}px;
}

QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $line; }
QSlider:focus { border: 2px solid $focus; border-radius: ${half}px; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $faint; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $ink_soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QMenuBar { background: $surface; color: $ink; border-bottom: 1px solid $line; }
QMenuBar::item { background: transparent; padding: ${half}px ${unit}px; }
QMenuBar::item:selected { background: $selection; color: $selection_ink; }
QMenu { background: $raised; color: $ink; border: 1px solid $line; padding: ${half}px; }
QMenu::item { padding: ${half}px ${unit3}px; border-radius: ${half}px; }
QMenu::item:selected { background: $selection; color: $selection_ink; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: ${half}px; }
QFrame[role="status"] QPushButton { font-size: ${small}px; min-height: 0; }
QProgressBar { background: $hover; border: none; border-radius: ${half}px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: ${half}px; }
""")


def of(look: Look) -> str:
    """Give the style sheet of a look at its text size."""
    sizes = {
        "small": look.small_px,
        "body": look.body_px,
        "title": look.title_px,
        "control": look.px(20),
        "mark": look.px(16),
        "half": UNIT_PX // 2,
        "ring": UNIT_PX // 2 - 1,
        "unit": UNIT_PX,
        "ringed": UNIT_PX - 1,
        "unit3": 3 * UNIT_PX,
    }
    return _TEMPLATE.substitute(msgspec.structs.asdict(look.colours), **sizes)
