"""Comparisons as files, opened again by what reads such files."""

import csv
import io
import itertools

import openpyxl
import pytest
from docx import Document
from lxml import etree
from pptx import Presentation
from pypdf import PdfReader
from PySide6.QtGui import QPdfWriter

from casebook import paths, resources
from casebook.compare.comparison import comparison
from casebook.content import folder
from casebook.domain.model import EventKind
from casebook.export import formats
from casebook.export.compare_parcel import ComparisonParcel
from casebook.progress import UNWATCHED
from casebook.timeline import look as looks


@pytest.fixture(scope="module")
def shipped():
    return folder.read(paths.shipped_content())


@pytest.fixture(scope="module")
def write(shipped, tmp_path_factory):
    """Give the bytes of a comparison in a format; each is made once."""
    look, made = looks.parse(resources.look("light")), {}

    def written(ending, numbers=(8, 11), align=None):
        if (ending, numbers, align) not in made:
            sites = [shipped.site(f"site-{number:02}") for number in numbers]
            found = comparison(shipped, sites, align)
            parcel = ComparisonParcel(snapshot=shipped, found=found, look=look)
            file = tmp_path_factory.mktemp("made") / f"made{ending}"
            formats.export(parcel, formats.COMPARE, file, progress=UNWATCHED)
            made[ending, numbers, align] = file.read_bytes()
        return io.BytesIO(made[ending, numbers, align])

    return written


TWELVE = tuple(range(1, 13))


def _slides(content):
    return list(Presentation(content).slides)


def _tables(slides):
    return [shape.table for slide in slides for shape in slide.shapes if shape.has_table]


@pytest.mark.parametrize("numbers", [(8, 11), (5, 11, 2, 6), TWELVE])
def test_nothing_lies_outside_a_slide_and_nothing_overlaps(write, numbers):
    deck = Presentation(write(".pptx", numbers))
    for slide in deck.slides:
        boxes = [(s.top, s.top + s.height) for s in slide.shapes if s.name != "Axis and lanes"]
        assert all(top >= 0 and bottom <= deck.slide_height for top, bottom in boxes)
        tables = [s for s in slide.shapes if s.has_table]
        feet = [s for s in slide.shapes if s.name == "Source"]
        for table, foot in itertools.product(tables, feet):
            assert table.top + table.height <= foot.top


def test_every_slide_has_a_title_of_its_own(write):
    titles = [slide.shapes.title.text_frame.text for slide in _slides(write(".pptx", TWELVE))]
    assert len(set(titles)) == len(titles)


def test_the_facts_are_a_native_table(write):
    table = _tables(_slides(write(".pptx")))[0]
    assert table.cell(1, 0).text_frame.text == "Where it stood"
    assert table.cell(1, 3).text_frame.text == "≠ differs"


def test_no_words_of_a_table_are_smaller_than_12_points(write):
    sizes = {
        paragraph.font.size.pt
        for table in _tables(_slides(write(".pptx", TWELVE)))
        for cell in table.iter_cells()
        for paragraph in cell.text_frame.paragraphs
    }
    assert min(sizes) >= 12


def test_every_site_of_twelve_stands_in_the_facts(write):
    heads = "\n".join(
        cell.text_frame.text
        for table in _tables(_slides(write(".pptx", TWELVE)))
        for cell in table.rows[0].cells
    )
    assert [n for n in TWELVE if f"Site {n} · " not in heads] == []


def test_the_timelines_are_groups_named_by_their_events(write):
    slide = next(s for s in _slides(write(".pptx")) if s.shapes.title.text_frame.text[:4] == "Time")
    assert "site-11/launch" in [shape.name for shape in slide.shapes]


def test_a_site_without_the_step_is_named_on_the_slide(write):
    slides = _slides(write(".pptx", (8, 11), EventKind.LAUNCH))
    words = [s.text_frame.text for slide in slides for s in slide.shapes if s.name == "Source"]
    assert any("Site 8 stands apart." in text for text in words)


def test_word_has_the_three_tables_with_heads_that_repeat(write):
    document = Document(write(".docx"))
    assert [len(table.columns) for table in document.tables] == [4, 5, 3]
    assert all(table.rows[0]._tr.xpath(".//w:tblHeader") for table in document.tables)


def test_excel_has_a_sheet_a_table_and_counts_that_are_numbers(write):
    book = openpyxl.load_workbook(write(".xlsx"))
    assert book.sheetnames == ["Side by side", "Months taken", "Themes"]
    assert isinstance(book["Themes"]["B2"].value, int)


def test_no_cell_of_a_table_runs_as_a_formula(write):
    rows = csv.reader(io.StringIO(write(".csv", (5, 11)).read().decode("utf-8-sig")))
    cells = [cell for row in rows for cell in row]
    assert any(cell.startswith(("'+", "'=")) for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_the_web_page_holds_the_tables_and_the_drawing_and_asks_no_network(write):
    page = write(".html").read().decode()
    assert page.count("<table>") == 3
    assert "<svg" in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


def test_markdown_keeps_each_row_on_a_line(write):
    text = write(".md").read().decode()
    assert "| Where it stood | Stalled | Compact in place | ≠ differs |" in text


def test_the_drawing_is_svg_with_a_group_an_event(write):
    root = etree.parse(write(".svg", (5, 11), EventKind.LAUNCH)).getroot()
    assert [g for g in root.iter("{*}g") if g.get("id") == "timelines-site-11-launch"]


def test_the_picture_is_a_png(write):
    assert write(".png").read(8) == b"\x89PNG\r\n\x1a\n"


def test_the_document_on_paper_has_words_that_can_be_found(write):
    pages = PdfReader(write(".pdf")).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Where it stood" in text
    assert "Months taken" in text


def test_the_tables_are_printed_after_the_timelines(shipped, tmp_path, qapp):
    sites = [shipped.site("site-08"), shipped.site("site-11")]
    parcel = ComparisonParcel(
        snapshot=shipped,
        found=comparison(shipped, sites, None),
        look=looks.parse(resources.look("dark")),
    )
    sheets = QPdfWriter(str(tmp_path / "printed.pdf"))
    formats.printer(formats.COMPARE)(parcel, sheets, UNWATCHED)
    texts = [page.extract_text() for page in PdfReader(tmp_path / "printed.pdf").pages]
    assert "1995" in texts[0]
    assert "stood" in texts[1]


def test_the_months_taken_are_drawn_as_shapes_on_a_slide(write):
    slides = [s for s in _slides(write(".pptx")) if "chart" in s.shapes.title.text_frame.text]
    names = [shape.name for slide in slides for shape in slide.shapes]
    assert "months/site-11/launch" in names


def test_the_months_taken_are_drawn_beneath_the_timelines(write):
    root = etree.parse(write(".svg")).getroot()
    assert [g for g in root.iter("{*}g") if g.get("id") == "timelines-months-site-11-launch"]


def test_slides_hold_every_row(write, shipped):
    tables = _tables(_slides(write(".pptx")))
    names = {row.cells[0].text_frame.text for table in tables for row in table.rows}
    sites = [shipped.site("site-08"), shipped.site("site-11")]
    assert {row.label for row in comparison(shipped, sites, None).rows} <= names
