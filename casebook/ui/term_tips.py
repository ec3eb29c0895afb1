"""The glossary's words explain themselves: rest the pointer on one, wherever text is shown.

Nothing is marked beforehand, so it costs nothing until the pointer rests. Qt hands the question up from the widget
under the pointer; this answers it for labels and reading views, looks up the letter that is there, and shows the
term's meaning. Knows no page; the main window owns it. By keyboard: the glossary of the About page.
"""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QToolTip, QWidget

from casebook.domain.framework import Term
from casebook.domain.terms import Terms

Spot = tuple[QTextDocument, int]


class TermTips(QObject):
    """Watches a widget for the question that nothing within it has answered."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._glossary: tuple[Term, ...] = ()
        self._terms: Terms | None = None
        watched.installEventFilter(self)

    def explain(self, glossary: Iterable[Term]) -> None:
        """Explain these terms from now on."""
        self._glossary, self._terms = tuple(glossary), None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show what the term under the pointer means."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            widget = QApplication.widgetAt(event.globalPos())
            if widget is not None and self._show(widget, event.globalPos()):
                return True
        return super().eventFilter(watched, event)

    def _show(self, widget: QWidget, where: QPoint) -> bool:
        term = self.term_at(widget, widget.mapFromGlobal(where))
        if term is not None:
            words = f"<p><b>{escape(term.term)}</b><br>{escape(term.explained)}</p>"
            QToolTip.showText(where, words, widget, QRect(), 60_000)
        return term is not None

    def term_at(self, widget: QWidget, at: QPoint) -> Term | None:
        """Find the term at a point of a widget, if it shows text and one is there."""
        if self._terms is None:
            self._terms = Terms(self._glossary)
        spot = _spot(widget, at)
        if spot is None:
            return None
        block = spot[0].findBlock(spot[1])
        met = self._terms.at(block.text(), spot[1] - block.position())
        return met.term if met else None


def _spot(widget: QWidget, at: QPoint) -> Spot | None:
    """Find the document that a widget shows, and the letter at a point; none on a link, which leads elsewhere."""
    if isinstance(widget, QLabel):
        document = _document(widget)
        inside = QPointF(at - _top_left(widget, document))
    elif isinstance(view := widget.parentWidget(), QTextEdit):
        document = view.document()
        scrolled = QPoint(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
        inside = QPointF(at + scrolled)
    else:
        return None
    layout = document.documentLayout()
    letter = layout.hitTest(inside, Qt.HitTestAccuracy.ExactHit)
    return None if letter < 0 or layout.anchorAt(inside) else (document, letter)


def _document(label: QLabel) -> QTextDocument:
    """Set a label's text as the label does; Qt keeps its own setting of it to itself."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(label.font())
    wraps = QTextOption.WrapMode.WordWrap if label.wordWrap() else QTextOption.WrapMode.NoWrap
    option = QTextOption()
    option.setWrapMode(wraps)
    document.setDefaultTextOption(option)
    if label.textFormat() == Qt.TextFormat.RichText:
        document.setHtml(label.text())
    else:
        document.setPlainText(label.text())
    document.setTextWidth(label.contentsRect().width())
    return document


def _top_left(label: QLabel, document: QTextDocument) -> QPoint:
    """Give where a label's text begins: it stands in the middle of a label that is higher."""
    room = label.contentsRect()
    spare = max(0, room.height() - round(document.size().height()))
    is_in_middle = bool(label.alignment() & Qt.AlignmentFlag.AlignVCenter)
    return room.topLeft() + QPoint(0, spare // 2 if is_in_middle else 0)
