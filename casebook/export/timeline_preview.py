"""What an export of a timeline will look like, page by page, before there is a file.

Pictures are painted from the very drawings that the writers paint; of formats that are text, their first lines are
shown. Works on any thread of a program whose Qt application runs.
"""

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from casebook import resources
from casebook.export import deck, formats, qt, timeline_drawings, timeline_qt, timeline_slides
from casebook.export.parcel import TimelineParcel
from casebook.progress import Progress
from casebook.timeline import look as looks
from casebook.timeline.drawing import Drawing
from casebook.timeline.look import Look
from casebook.timeline.measure import Face

_TEXT = {".csv", ".json", ".md"}
_FIRST_LINES = 40
_WIDTH_PX = 640
_TALLEST_PX = 1400
_PAPER = QColor("#ffffff")


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """Pages as pictures, each with its title; or the first lines of a text."""

    pages: tuple[QImage, ...] = ()
    titles: tuple[str, ...] = ()
    text: str = ""


def preview(parcel: TimelineParcel, ending: str, progress: Progress) -> Preview:
    """Give what a file with this ending would show.

    Raises:
        CasebookError: it cannot be made, with the reason.
        Cancelled: whoever watches wants no more of it.
    """
    if ending in _TEXT:
        found = next(one for one in formats.FORMATS if one.ending == ending)
        content = found.writer(formats.TIMELINE)(parcel, progress).decode("utf-8-sig")
        return Preview(text="\n".join(content.splitlines()[:_FIRST_LINES]))
    if ending == ".pptx":
        return _slides(parcel, progress)
    if ending == ".pdf":
        drawings = timeline_drawings.on_pages(parcel)
        look = timeline_qt.paper_look(parcel.look)
    else:
        drawings = (timeline_drawings.whole(parcel),)
        look = parcel.look
    pages = tuple(_page(drawing, look) for drawing in drawings)
    return Preview(pages=pages, titles=tuple(drawing.title for drawing in drawings))


def _page(drawing: Drawing, look: Look) -> QImage:
    scale = min(_WIDTH_PX / drawing.width, _TALLEST_PX / drawing.height)
    return timeline_qt.image(drawing, look, scale)


def _slides(parcel: TimelineParcel, progress: Progress) -> Preview:
    slides = deck.SlideDeck(parcel.look, parcel.template)
    look = looks.parse(resources.look("light"))
    plans = timeline_slides.plans(parcel, slides.room, progress)
    foot = timeline_slides.foot_lines(parcel, slides.room)
    pages = []
    for at, plan in enumerate(plans):
        progress.step(at, len(plans), "painting the preview")
        pages.append(_slide(slides, plan, foot, look))
    return Preview(pages=tuple(pages), titles=tuple(plan.title for plan in plans))


def _slide(slides: deck.SlideDeck, plan: timeline_slides.Plan, foot: Drawing, look: Look) -> QImage:
    """Paint a slide as our own deck shows it: a template's colours and fonts are seen in PowerPoint only."""
    width, height = slides.size
    scale = _WIDTH_PX / width
    picture = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    picture.fill(_PAPER)
    painter = QPainter(picture)
    painter.scale(scale, scale)
    painter.setPen(QColor(look.colours.ink))
    room = slides.room
    is_opening = plan.drawing is None
    painter.setFont(qt.font(36 if is_opening else 24, Face.BOLD))
    title = QRectF(
        room.x, height * 0.25 if is_opening else 14, room.width, 100 if is_opening else 44
    )
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(title, flags, plan.title)
    if is_opening:
        painter.setFont(qt.font(18, Face.REGULAR))
        painter.drawText(title.translated(0, 110), flags, plan.below)
    painter.translate(room.x, room.y)
    for drawing in (plan.drawing, foot):
        if drawing is not None:
            qt.paint(painter, drawing.marks, look)
    painter.end()
    return picture
