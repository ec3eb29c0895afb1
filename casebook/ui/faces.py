"""The faces that text is painted in, and how much room a text takes: for all that pages draw by hand.

One family, three sizes, two weights and an italic, from a look. Knows no page; the delegates and the reading view
paint with it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from casebook.timeline.look import Look
from casebook.ui import appearance

_WRAPPED = Qt.TextFlag.TextWordWrap
# English text of 70 characters with the usual mix of letters; Qt's own average counts capitals as often as e's.
_LINE_OF_70 = "the council agreed that both of them should say what each could offer x"[:70]


@dataclass(frozen=True)
class Faces:
    """The faces of a look at its text size."""

    body: QFont
    strong: QFont
    small: QFont
    small_strong: QFont
    small_italic: QFont
    title: QFont


def faces(look: Look) -> Faces:
    """Give the faces of a look."""
    body = appearance.body_font(look)
    small = _sized(body, look.small_px)
    italic = QFont(small)
    italic.setItalic(True)
    return Faces(
        body=body,
        strong=_strong(body),
        small=small,
        small_strong=_strong(small),
        small_italic=italic,
        title=_strong(_sized(body, look.title_px)),
    )


def _sized(font: QFont, height_px: int) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(height_px)
    return sized


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def height(text: str, font: QFont, width: int) -> int:
    """Give the height in pixels of a text wrapped at a width; of no text it is 0."""
    if not text:
        return 0
    room = QRect(0, 0, max(width, 1), 1 << 20)
    return QFontMetrics(font).boundingRect(room, _WRAPPED, text).height()


def shortened(text: str, font: QFont, width: int, *, lines: int) -> str:
    """Give as many words of a text as fit on so many lines, with an ellipsis where some are left out."""
    room = QFontMetrics(font).lineSpacing() * lines
    if height(text, font, width) <= room:
        return text
    words = text.split()
    while len(words) > 1 and height(" ".join(words) + "…", font, width) > room:
        words.pop()
    return " ".join(words) + "…"


def paint(painter: QPainter, rect: QRect, text: str, font: QFont, colour: str) -> None:
    """Paint a text, wrapped, from the top left of a rectangle."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, _WRAPPED | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)


def readable_width(font: QFont) -> int:
    """Give the width in pixels of a line of about 70 characters."""
    return QFontMetrics(font).horizontalAdvance(_LINE_OF_70)
