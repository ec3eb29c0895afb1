"""A timeline as a PNG picture and as a PDF document, by the painter of the screen.

Works on any thread. On the command line a QGuiApplication without a screen is made first, since Qt cannot lay out words
without one.
"""

from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPainter,
)

from casebook import resources
from casebook.errors import UsageError
from casebook.export import qt, timeline_drawings
from casebook.export.parcel import TimelineParcel
from casebook.progress import Progress
from casebook.timeline import look as looks
from casebook.timeline.drawing import Drawing
from casebook.timeline.look import Look

_LARGEST_PX = 30_000
"""Qt makes no picture wider or higher than 32,767 pixels."""

_kept: list[QGuiApplication] = []
"""Qt's application lives as long as somebody holds it."""


def prepare() -> None:
    """Make sure that Qt can lay out words in our font, with a window or without.

    Only the first thread may call it where no application runs yet.
    """
    if QGuiApplication.instance() is None:
        _kept.append(QGuiApplication(["casebook", "-platform", "offscreen"]))
    if qt.FAMILY not in QFontDatabase.families():
        for file in resources.fonts():
            QFontDatabase.addApplicationFont(str(file))


def write_png(parcel: TimelineParcel, progress: Progress) -> bytes:
    """Give the picture, `parcel.scale` pixels a point.

    Raises:
        UsageError: it would have more pixels than a picture can have.
    """
    prepare()
    progress.step(0, 2, "drawing")
    picture = image(timeline_drawings.whole(parcel), parcel.look, parcel.scale)
    progress.step(1, 2, "packing the picture")
    return qt.png(picture)


def image(drawing: Drawing, look: Look, scale: float) -> QImage:
    """Give a drawing as a picture on the look's paper, `scale` pixels a point.

    Raises:
        UsageError: it would have more pixels than a picture can have.
    """
    width, height = round(drawing.width * scale), round(drawing.height * scale)
    if max(width, height) > _LARGEST_PX:
        raise UsageError(
            f"A picture of {width:,} by {height:,} pixels cannot be made.",
            advice="Choose a smaller scale, fewer sites, or a PDF.",
        )
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.setDotsPerMeterX(round(qt.POINTS_PER_INCH * scale / 0.0254))
    made.setDotsPerMeterY(round(qt.POINTS_PER_INCH * scale / 0.0254))
    made.fill(QColor(look.colours.paper))
    painter = QPainter(made)
    painter.scale(scale, scale)
    qt.paint(painter, drawing.marks, look)
    painter.end()
    return made


def write_pdf(parcel: TimelineParcel, progress: Progress) -> bytes:
    """Give the document: vectors, words that can be selected, a title; ink on white paper.

    A dark look would drown paper in ink, so a document is always in the light one.
    """
    prepare()
    drawings = timeline_drawings.on_pages(parcel)
    file = qt.PdfFile(parcel.title, qt.page_layout(drawings[0].width, drawings[0].height))
    look = paper_look(parcel.look)
    painter = QPainter(file.writer)
    try:
        for at, drawing in enumerate(drawings):
            progress.step(at, len(drawings), "drawing pages")
            if at:
                file.writer.setPageLayout(qt.page_layout(drawing.width, drawing.height))
                file.writer.newPage()
            qt.paint(painter, drawing.marks, look, in_slices=True)
    finally:
        # A painter that outlives what it paints on brings the whole program down.
        painter.end()
    return file.content


def paper_look(look: Look) -> Look:
    """Give the look that paper has: the one chosen, unless it is dark."""
    return looks.parse(resources.look("light")) if look.dark else look


def print_pages(parcel: TimelineParcel, device: QPagedPaintDevice, progress: Progress) -> None:
    """Paint the pages on a printer, each as large as its sheet allows."""
    drawings = timeline_drawings.on_pages(parcel)
    look = paper_look(parcel.look)
    painter = QPainter(device)
    sheet = painter.viewport()
    for at, drawing in enumerate(drawings):
        progress.step(at, len(drawings), "printing")
        if at:
            device.newPage()
        painter.save()
        scale = min(sheet.width() / drawing.width, sheet.height() / drawing.height)
        painter.scale(scale, scale)
        qt.paint(painter, drawing.marks, look, in_slices=True)
        painter.restore()
    painter.end()
