"""A comparison as a drawing, a picture and a document on paper: the timelines beneath one another on one clock."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPainter,
    QTextDocument,
)

from casebook.export import compare_parcel, compare_text, qt, timeline_qt
from casebook.export.compare_parcel import ComparisonParcel
from casebook.export.timeline_preview import Preview
from casebook.progress import Progress

_SHEET = QSizeF(842, 595)
_MARGIN = 36.0
_WORDS_PX = 9
_TABLES = {".csv", ".md", ".docx", ".xlsx"}
_FIRST_LINES = 40
_WIDTH_PX, _TALLEST_PX = 640, 1600


def write_png(parcel: ComparisonParcel, progress: Progress) -> bytes:
    """Give the timelines as a picture, `parcel.scale` pixels a point.

    Raises:
        UsageError: it would have more pixels than a picture can have.
    """
    timeline_qt.prepare()
    progress.step(0, 1, "drawing")
    picture = timeline_qt.image(compare_parcel.timelines(parcel), parcel.look, parcel.scale)
    return qt.png(picture)


def write_pdf(parcel: ComparisonParcel, progress: Progress) -> bytes:
    """Give the document: the timelines on a page of their own size, then the tables on A4 that lies on its side.

    A dark look would drown paper in ink, so a document is always in the light one.
    """
    timeline_qt.prepare()
    look = timeline_qt.paper_look(parcel.look)
    drawing = compare_parcel.timelines(parcel)
    file = qt.PdfFile(parcel.title, qt.page_layout(drawing.width, drawing.height))
    progress.step(0, 2, "setting the tables")
    size = QSizeF(_SHEET.width() - 2 * _MARGIN, _SHEET.height() - 2 * _MARGIN)
    document = _document(parcel, size)
    progress.step(1, 2, "drawing")
    # From here on nobody may cancel: Qt ends the program over a painter that is left open.
    painter = QPainter(file.writer)
    qt.paint(painter, drawing.marks, look, in_slices=True)
    painter.translate(_MARGIN, _MARGIN)
    for page in range(document.pageCount()):
        file.writer.setPageLayout(qt.page_layout(_SHEET.width(), _SHEET.height()))
        file.writer.newPage()
        _paint_page(painter, document, page)
    painter.end()
    return file.content


def print_pages(parcel: ComparisonParcel, device: QPagedPaintDevice, progress: Progress) -> None:
    """Paint the timelines on one page, as large as it holds, and the tables on further ones; ink on white paper."""
    drawing, look = compare_parcel.timelines(parcel), timeline_qt.paper_look(parcel.look)
    room = QSizeF(device.pageLayout().paintRectPoints().size())
    document = _document(parcel, room)
    progress.step(0, 1, "printing")
    painter = QPainter(device)
    painter.scale(
        device.logicalDpiX() / qt.POINTS_PER_INCH, device.logicalDpiY() / qt.POINTS_PER_INCH
    )
    fit = min(room.width() / drawing.width, room.height() / drawing.height)
    painter.save()
    painter.scale(fit, fit)
    qt.paint(painter, drawing.marks, look, in_slices=True)
    painter.restore()
    for page in range(document.pageCount()):
        device.newPage()
        _paint_page(painter, document, page)
    painter.end()


def _paint_page(painter: QPainter, document: QTextDocument, page: int) -> None:
    size = document.pageSize()
    painter.save()
    painter.translate(0, -page * size.height())
    document.drawContents(painter, QRectF(0, page * size.height(), size.width(), size.height()))
    painter.restore()


def preview(parcel: ComparisonParcel, ending: str, progress: Progress) -> Preview:
    """Give what a file with this ending would show: the timelines, or the tables as text where it has only those.

    Raises:
        CasebookError: it cannot be made, with the reason.
    """
    if ending in _TABLES:
        text = compare_text.write_markdown(parcel, progress).decode()
        return Preview(text="\n".join(text.splitlines()[:_FIRST_LINES]))
    drawing = compare_parcel.timelines(parcel)
    scale = min(_WIDTH_PX / drawing.width, _TALLEST_PX / drawing.height)
    look = timeline_qt.paper_look(parcel.look) if ending in {".pdf", ".pptx"} else parcel.look
    return Preview(pages=(timeline_qt.image(drawing, look, scale),), titles=(parcel.title,))


def _document(parcel: ComparisonParcel, size: QSizeF) -> QTextDocument:
    """Give the tables as a document broken into pages."""
    document = QTextDocument()
    font = QFont(qt.FAMILY)
    font.setPixelSize(_WORDS_PX)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(
        "th, td { padding: 3px; text-align: left; vertical-align: top; border-bottom: 1px solid #bbb; }"
        "table { border-collapse: collapse; }"
    )
    body = "".join(compare_text.html_of(table) for table in compare_parcel.tables(parcel))
    document.setHtml(body.replace("<table>", '<table width="100%" cellspacing="0">'))
    document.setPageSize(size)
    return document
