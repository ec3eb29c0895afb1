"""A comparison as a Word document and as an Excel workbook: real tables with headings that repeat and stay in view."""

import io

import xlsxwriter
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Pt
from docx.table import Table as WordTable

from casebook.export import compare_parcel
from casebook.export.compare_parcel import ComparisonParcel, Table
from casebook.progress import Progress

_FIRST_COLUMN = 26
_COLUMN = 38
_COUNT_COLUMN = 9
_WORDS_PT = 9


def write_docx(parcel: ComparisonParcel, progress: Progress) -> bytes:
    """Give the document: the tables on pages that lie on their side, then the sites apart and the report cited."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Pt(42))
    document.core_properties.title = parcel.title
    document.core_properties.author = "Casebook"
    document.add_heading(parcel.title, 0)
    found = compare_parcel.tables(parcel)
    for at, table in enumerate(found):
        progress.step(at, len(found), "writing the document")
        document.add_heading(table.title, 1)
        made = document.add_table(
            rows=len(table.rows) + 1, cols=len(table.headings), style="Table Grid"
        )
        _fill(made, table)
        document.add_paragraph(table.note)
    document.add_paragraph(f"Source: {parcel.cite}")
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _fill(made: WordTable, table: Table) -> None:
    repeated = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no other way
    for number, row in enumerate((table.headings, *table.rows)):
        # A row's cells at once: one by one, the library walks the whole table for each.
        for place, (cell, words) in enumerate(zip(made.rows[number].cells, row, strict=True)):
            cell.text = words
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(_WORDS_PT)
                    run.font.bold = number == 0 or place == 0


def write_xlsx(parcel: ComparisonParcel, progress: Progress) -> bytes:
    """Give the workbook, a sheet a table; no cell runs as a formula."""
    content = io.BytesIO()
    # Formulas and links are never made of text that begins like one.
    options: dict[str, object] = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"title": parcel.title, "author": "Casebook"})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        found = compare_parcel.tables(parcel)
        for at, table in enumerate(found):
            progress.step(at, len(found), "writing the workbook")
            sheet = book.add_worksheet(table.title)
            width = _COUNT_COLUMN if table.is_counts else _COLUMN
            sheet.set_column(0, 0, _FIRST_COLUMN)
            sheet.set_column(1, len(table.headings) - 1, width)
            for column, words in enumerate(table.headings):
                sheet.write_string(0, column, words, bold)
            for number, row in enumerate(table.rows, 1):
                for column, words in enumerate(row):
                    if table.is_counts and column:
                        sheet.write_number(number, column, int(words), plain)
                    else:
                        sheet.write_string(number, column, words, bold if not column else plain)
            sheet.write_string(len(table.rows) + 2, 0, table.note)
            sheet.write_string(len(table.rows) + 3, 0, f"Source: {parcel.cite}")
            sheet.freeze_panes(1, 1)
    return content.getvalue()
