"""A comparison as a drawing, a picture and a document on paper: the timelines beneath one another on one clock."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPainter,
    QTextDocument,
)

from casebook.export import compare_parcel, compare_text, qt, timeline_qt
from casebook.export.compare_parcel import ComparisonParcel, Table
from casebook.export.timeline_preview import Preview
from casebook.progress import Progress
from casebook.timeline.drawing import Drawing
from casebook.timeline.look import Look

_SHEET = QSizeF(842, 595)
_MARGIN = 36.0
_WORDS_PX = 9
_TABLES = {".csv", ".md", ".docx", ".xlsx"}
_FIRST_LINES = 40
_WIDTH_PX, _TALLEST_PX, _INSIDE_PX = 640, 1600, 16


def write_png(parcel: ComparisonParcel, progress: Progress) -> bytes:
    """Give the timelines and the months taken as a picture, `parcel.scale` pixels a point.

    Raises:
        UsageError: it would have more pixels than a picture can have.
    """
    timeline_qt.prepare()
    progress.step(0, 1, "drawing")
    picture = timeline_qt.image(compare_parcel.picture(parcel), parcel.look, parcel.scale)
    return qt.png(picture)


def write_pdf(parcel: ComparisonParcel, progress: Progress) -> bytes:
    """Give the document: the timelines on a page of their own size, then the tables on A4 that lies on its side.

    A dark look would drown paper in ink, so a document is always in the light one.
    """
    timeline_qt.prepare()
    look = timeline_qt.paper_look(parcel.look)
    drawing = compare_parcel.picture(parcel)
    file = qt.PdfFile(parcel.title, qt.page_layout(drawing.width, drawing.height))
    progress.step(0, 2, "setting the tables")
    size = QSizeF(_SHEET.width() - 2 * _MARGIN, _SHEET.height() - 2 * _MARGIN)
    document = _document(compare_parcel.tables(parcel), size)
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
    drawing, look = compare_parcel.picture(parcel), timeline_qt.paper_look(parcel.look)
    room = QSizeF(device.pageLayout().paintRectPoints().size())
    document = _document(compare_parcel.tables(parcel), room)
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
    look = timeline_qt.paper_look(parcel.look) if ending in {".pdf", ".pptx"} else parcel.look
    if ending == ".pptx":
        return _slides(parcel, look)
    drawing = compare_parcel.picture(parcel)
    return Preview(pages=(_fitted(drawing, look),), titles=(parcel.title,))


def _slides(parcel: ComparisonParcel, look: Look) -> Preview:
    """Give the kinds of slide in their order: facts, timelines, months taken, themes."""
    facts, _, themes = compare_parcel.tables(parcel)
    drawings = compare_parcel.timelines(parcel), compare_parcel.months_chart(parcel)
    pages = [_table_page(facts, look), *(_fitted(one, look) for one in drawings)]
    titles = [facts.title, *(one.title for one in drawings)]
    return Preview(pages=(*pages, _table_page(themes, look)), titles=(*titles, themes.title))


def _fitted(drawing: Drawing, look: Look) -> QImage:
    scale = min(_WIDTH_PX / drawing.width, _TALLEST_PX / drawing.height)
    return timeline_qt.image(drawing, look, scale)


def _table_page(table: Table, look: Look) -> QImage:
    """Paint the beginning of a table as on a slide."""
    height = _WIDTH_PX * 9 // 16
    document = _document((table,), QSizeF(_WIDTH_PX - 2 * _INSIDE_PX, 1 << 16))
    made = QImage(_WIDTH_PX, height, QImage.Format.Format_RGB32)
    made.fill(QColor(look.colours.paper))
    painter = QPainter(made)
    painter.translate(_INSIDE_PX, _INSIDE_PX)
    room = QRectF(0, 0, _WIDTH_PX - 2 * _INSIDE_PX, height - 2 * _INSIDE_PX)
    document.drawContents(painter, room)
    painter.end()
    return made


def _document(tables: Sequence[Table], size: QSizeF) -> QTextDocument:
    """Give the tables as a document broken into pages."""
    document = QTextDocument()
    font = QFont(qt.FAMILY)
    font.setPixelSize(_WORDS_PX)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(
        "th, td { padding: 3px; text-align: left; vertical-align: top; border-bottom: 1px solid #bbb; }"
        "table { border-collapse: collapse; }"
    )
    body = "".join(compare_text.html_of(table) for table in tables)
    document.setHtml(body.replace("<table>", '<table width="100%" cellspacing="0">'))
    document.setPageSize(size)
    return document
