"""A timeline on the screen: painted from a `Drawing`, walked by keys, moved and zoomed by mouse, wheel and pinch.

Names of lanes and the years stay in view while the rest scrolls. For somebody who cannot see it the canvas says what
the whole shows and each event's sentence; a list beside it is equal to it. The site page and the timeline page show it;
what lanes there are they decide.
"""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QSizePolicy, QToolTip

from casebook.timeline.drawing import Drawing, Hit
from casebook.timeline.items import Lane
from casebook.timeline.layout import Span
from casebook.timeline.look import Look
from casebook.timeline.page import Page
from casebook.timeline.scale import Clock
from casebook.ui.timeline_keys import Step, next_hit
from casebook.ui.timeline_painting import Glance, TimelinePainting
from casebook.ui.timeline_view import TimelineView, Wishes

_STEP = 1.25
"""How much one notch of the wheel, or one key, zooms."""
_NOTCH = 120.0
_LINE = 48
_STEPS = {
    Qt.Key.Key_Left: Step.EARLIER,
    Qt.Key.Key_Right: Step.LATER,
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Home: Step.FIRST,
    Qt.Key.Key_End: Step.LAST,
}
_FACTORS = {Qt.Key.Key_Plus: _STEP, Qt.Key.Key_Equal: _STEP, Qt.Key.Key_Minus: 1 / _STEP}


class TimelineCanvas(QAbstractScrollArea):
    """The canvas.

    Signals:
        chosen(str): the event with this key was chosen, by mouse or by keys.
        opened(str): the person wants to see this event whole.
        pointed(object): the pointer is over this day (a `date`), or over none (None).
        moved(): another part of the timeline is in view.
    """

    chosen = Signal(str)
    opened = Signal(str)
    pointed = Signal(object)
    moved = Signal()

    def __init__(self, look: Look, *, grows: bool = False) -> None:
        """Make it.

        Args:
            look: The look to paint in.
            grows: Whether it is as high as all its lanes, within a page that scrolls; then the wheel scrolls that
                page, and zooms only with Ctrl.
        """
        super().__init__()
        self._look = look
        self._grows = grows
        self._view = TimelineView()
        self._chosen = self._current = ""
        self._painting = TimelinePainting(look)
        self._pressed_at: QPoint | None = None
        self._dragged = False
        self._pointer: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if grows:
            self.setVerticalScrollBarPolicy(never)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._scroll)
        self.wear(look)

    # What is shown

    @property
    def drawing(self) -> Drawing:
        """Give what is painted."""
        return self._view.drawing

    @property
    def view(self) -> TimelineView:
        """Give what of the timeline is in view."""
        return self._view

    @property
    def seen(self) -> tuple[float, float]:
        """Give the first and the last day in view."""
        scale, scrolled = self._view.scale, self.horizontalScrollBar().value()
        left = scale.day(scrolled + scale.left)
        right = scale.day(min(scrolled + self.viewport().width() - 8, scale.right))
        return max(left, scale.first), right

    def wear(self, look: Look) -> None:
        """Paint in this look from now on."""
        self._look = look
        self._painting.look = look
        self.ask(gutter=look.px(96))

    def ask(self, **wishes: int) -> None:
        """Change how the picture is made: `level`, `most_rows`, `gutter`."""
        asked = {"text": self._look.small_px} | wishes
        current = self._view.wishes
        fields = {name: getattr(current, name) for name in current.__struct_fields__} | asked
        self._view.wishes = Wishes(**fields)
        self._remade(laid_out=False)

    def show_lanes(self, lanes: Sequence[Lane], days: Span) -> None:
        """Show these lanes over these days, at the place where the person was if the days are the same."""
        self._view.show(lanes, days)
        self._remade(laid_out=True)

    def show_drawn(self, drawn: Callable[[Page], Drawing]) -> None:
        """Show another kind of chart: what this draws on a page."""
        self._view.show_drawn(drawn)
        self._remade(laid_out=True)

    def choose(self, key: str) -> None:
        """Mark an event as chosen and bring it into view, without telling anybody."""
        self._chosen = key
        hit = self._hit(key) or self._fold_of(key)
        if hit is not None:
            self._current = hit.key
            self._bring_into_view(hit)
        self._speak()
        self.viewport().update()

    def fit(self) -> None:
        """Show the whole again."""
        self._view.fit()
        self._remade(laid_out=True)
        self.horizontalScrollBar().setValue(0)

    def zoom(self, factor: float) -> None:
        """Zoom about the middle of what is in view, or about where the keyboard is."""
        hit = self._hit(self._current)
        middle = self.viewport().width() / 2
        scrolled = self.horizontalScrollBar().value()
        x = hit.x - scrolled if hit is not None else middle
        self._zoom_about(factor, x if 0 <= x <= self.viewport().width() else middle)

    def go_to(self, day: float) -> None:
        """Bring a day into the middle."""
        x = self._view.scale.x(day)
        self.horizontalScrollBar().setValue(round(x - self.viewport().width() / 2))

    # Layout

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(720, round(self.drawing.height) + 16)

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(240, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out for the new width."""
        super().resizeEvent(event)
        if self._view.resize(self.viewport().width()):
            self._remade(laid_out=True)
        else:
            self._set_bars()

    def _remade(self, *, laid_out: bool) -> None:
        if not laid_out:
            self._view.lay_out()
        self._painting.show(self.drawing)
        self._set_bars()
        if self._grows:
            bar = self.horizontalScrollBar()
            room = bar.sizeHint().height() if bar.maximum() else 0
            self.setFixedHeight(round(self.drawing.height) + room + 2)
        self.setAccessibleName(self.drawing.spoken)
        self._speak()
        self.viewport().update()
        self.moved.emit()

    def _set_bars(self) -> None:
        size = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(round(self.drawing.width) - size.width(), 0))
        across.setPageStep(size.width())
        across.setSingleStep(_LINE)
        down.setRange(0, 0 if self._grows else max(round(self.drawing.height) - size.height(), 0))
        down.setPageStep(size.height())
        down.setSingleStep(_LINE)

    def _scroll(self) -> None:
        self.viewport().update()
        self.moved.emit()

    def _zoom_about(self, factor: float, x: float) -> None:
        scrolled = self._view.zoom_by(factor, x, self.horizontalScrollBar().value())
        self._remade(laid_out=True)
        self.horizontalScrollBar().setValue(round(scrolled))

    # Where the person is

    def _hit(self, key: str) -> Hit | None:
        return next((hit for hit in self.drawing.hits if hit.key == key), None) if key else None

    def _fold_of(self, key: str) -> Hit | None:
        """Give the count that an event is folded into."""
        return next((hit for hit in self.drawing.hits if key in hit.folded), None)

    def _hit_at(self, place: QPointF) -> Hit | None:
        x = place.x() + self.horizontalScrollBar().value()
        y = place.y() + self.verticalScrollBar().value()
        if place.x() < self.drawing.gutter or place.y() < self.drawing.head:
            return None
        for hit in reversed(self.drawing.hits):
            if hit.x <= x <= hit.x + hit.width and hit.y <= y <= hit.y + hit.height:
                return hit
        return None

    def _go(self, hit: Hit) -> None:
        """Put the keyboard on a hit; an event is chosen by that."""
        self._current = hit.key
        self._bring_into_view(hit)
        self._speak()
        if not hit.folded and hit.key != self._chosen:
            self._chosen = hit.key
            self.chosen.emit(hit.key)
        self.viewport().update()

    def _open(self, hit: Hit) -> None:
        if hit.folded:
            self._view.unfold(hit.key)
            self._remade(laid_out=True)
            first = self._hit(hit.folded[0])
            if first is not None:
                self._go(first)
        else:
            self.opened.emit(hit.key)

    def _bring_into_view(self, hit: Hit) -> None:
        across, down, size = (
            self.horizontalScrollBar(),
            self.verticalScrollBar(),
            self.viewport().size(),
        )
        left = hit.x - self.drawing.gutter - 8
        right = min(hit.x + hit.width, hit.x + size.width() * 0.6) + 8 - size.width()
        across.setValue(round(min(max(across.value(), right), left)))
        top = hit.y - self.drawing.head - 8
        bottom = hit.y + hit.height + 8 - size.height()
        down.setValue(round(min(max(down.value(), bottom), top)))

    def _speak(self) -> None:
        hit = self._hit(self._current)
        self.setAccessibleDescription(hit.spoken if hit is not None else "")
        if self.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            )

    # Keys, mouse, wheel, pinch

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows, open by Enter, zoom by plus and minus, fit by 0, fold again by Escape."""
        key = Qt.Key(event.key())
        hit = self._hit(self._current)
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            super().keyPressEvent(event)
        elif key in _STEPS:
            found = next_hit(self.drawing.hits, self._current, _STEPS[key])
            if found is not None:
                self._go(found)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and hit is not None:
            self._open(hit)
        elif key in _FACTORS:
            self.zoom(_FACTORS[key])
        elif key == Qt.Key.Key_0 or (key == Qt.Key.Key_Escape and self._view.unfolded):
            self.fit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag, or to choose."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at, self._dragged = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show the day under the pointer."""
        place = event.position().toPoint()
        if self._pressed_at is not None:
            moved = place - self._pressed_at
            if self._dragged or moved.manhattanLength() >= QApplication.startDragDistance():
                self._dragged = True
                self._pressed_at = place
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
                for bar, by in (
                    (self.horizontalScrollBar(), moved.x()),
                    (self.verticalScrollBar(), moved.y()),
                ):
                    bar.setValue(bar.value() - by)
            return
        is_over = self._hit_at(event.position()) is not None
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand if is_over else arrow)
        self._point(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked; a count unfolds."""
        pressed, self._pressed_at = self._pressed_at, None
        self.viewport().unsetCursor()
        hit = self._hit_at(event.position())
        if pressed is None or self._dragged or hit is None:
            return
        if hit.folded:
            self._open(hit)
        else:
            self._go(hit)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked twice."""
        hit = self._hit_at(event.position())
        if hit is not None and not hit.folded:
            self._open(hit)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer; a touch pad moves; within a page that scrolls, only Ctrl zooms."""
        held = event.modifiers()
        is_shifted = bool(held & Qt.KeyboardModifier.ShiftModifier)
        turned, pushed = event.angleDelta(), event.pixelDelta()
        is_turned = not self._grows and pushed.isNull() and not is_shifted
        if held & Qt.KeyboardModifier.ControlModifier or is_turned:
            notches = (turned.y() or turned.x()) / _NOTCH
            self._zoom_about(_STEP**notches, event.position().x())
            event.accept()
        elif self._grows and abs(turned.y()) >= abs(turned.x()):
            event.ignore()  # the page's
        else:
            by = pushed if not pushed.isNull() else turned / 2
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() - by.x())
            down.setValue(down.value() - by.y())
            event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Take a pinch; show the whole of what is under the pointer; forget the pointer when it leaves."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom_about(1 + event.value(), event.position().x())
                return True
        elif isinstance(event, QHelpEvent):
            hit = self._hit_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), hit.spoken if hit else "", self.viewport())
            return True
        elif event.type() == QEvent.Type.Leave:
            self._point(None)
        return super().viewportEvent(event)

    def _point(self, place: QPoint | None) -> None:
        inside = place is not None and place.x() >= self._view.scale.left
        self._pointer = place if inside else None
        self.pointed.emit(self._day_at(place) if place is not None and inside else None)
        self.viewport().update()

    def _day_at(self, place: QPoint) -> date | None:
        scale = self._view.scale
        day = scale.day(place.x() + self.horizontalScrollBar().value())
        if scale.clock is not Clock.CALENDAR or not scale.first <= day <= scale.last:
            return None
        return date.fromordinal(int(day))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is in view."""
        place = self._pointer
        is_on_a_day = place is not None and self._day_at(place) is not None
        self._painting.paint(
            QPainter(self.viewport()),
            self._view,
            Glance(
                x=self.horizontalScrollBar().value(),
                y=self.verticalScrollBar().value(),
                width=self.viewport().width(),
                height=self.viewport().height(),
                seen=self.seen,
                chosen=self._chosen,
                current=self._current if self.hasFocus() else "",
                is_focused=self.hasFocus(),
                pointer=place.x() if place is not None and is_on_a_day else None,
            ),
        )
