"""Quotations as a Word document and as an Excel workbook."""

import io

import xlsxwriter
from docx import Document
from docx.document import Document as WordDocument

from casebook.export import quote_parcel, quote_text
from casebook.export.quote_parcel import Entry, QuoteParcel
from casebook.progress import Progress

_WIDE = {"said": 70, "why this site": 40, "theme paths": 40, "citation": 60, "speaker": 40}
_COLUMN = 18


def write_docx(parcel: QuoteParcel, progress: Progress) -> bytes:
    """Give the document: each quotation in Word's own style for quotes, its speaker and place below."""
    progress.step(0, 1, "writing the document")
    document = Document()
    document.core_properties.title = parcel.title
    document.core_properties.author = "Casebook"
    document.add_heading(parcel.title, 0)
    if parcel.by_theme:
        for theme, entries in quote_parcel.grouped(parcel):
            document.add_heading(theme.name, 1)
            for entry in entries:
                _add(document, entry)
    else:
        for entry in parcel.entries:
            _add(document, entry)
    document.add_paragraph(f"Source: {parcel.cite}")
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _add(document: WordDocument, entry: Entry) -> None:
    said = document.add_paragraph(entry.said, style="Intense Quote")
    said.paragraph_format.keep_with_next = True
    below = document.add_paragraph(f"{entry.speaker}, {entry.place}. ")
    below.add_run(entry.how).italic = True
    themes = ", ".join(theme.name for theme in entry.themes)
    below.add_run(f"\n{themes}" + (f"\n{entry.site}" if entry.site else ""))


def write_xlsx(parcel: QuoteParcel, progress: Progress) -> bytes:
    """Give the workbook: one row a quotation; no cell runs as a formula."""
    progress.step(0, 1, "writing the workbook")
    content = io.BytesIO()
    options: dict[str, object] = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"title": parcel.title, "author": "Casebook"})
        bold = book.add_format({"bold": True})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Quotations")
        for column, name in enumerate(quote_text.HEADINGS):
            sheet.set_column(column, column, _WIDE.get(name, _COLUMN))
            sheet.write_string(0, column, name, bold)
        for number, entry in enumerate(parcel.entries, 1):
            for column, cell in enumerate(quote_text.row(entry)):
                if isinstance(cell, int):
                    sheet.write_number(number, column, cell, plain)
                else:
                    sheet.write_string(number, column, cell, plain)
        sheet.freeze_panes(1, 1)
    return content.getvalue()
