"""Copies of a report as files: each kind is read in order, and what cannot be read is refused kindly."""

import contextlib
import io
import os

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from casebook.content import report_finder, report_text
from casebook.content.report_kinds import READERS
from casebook.errors import CasebookError, PlaceError, UsageError
from casebook.progress import UNWATCHED
from tests.content import orchard, pdfs

WORD_XML = f'{nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


@pytest.fixture
def copy(tmp_path):
    """Write a copy of the report under a name; give its file."""

    def write(name, data):
        file = tmp_path / name
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
        return file

    return write


def _proved(file):
    text = report_text.read(file)
    linked = report_finder.find(orchard.QUOTES, text, name=file.name, linked_on="2026-11-26")
    return {found.quote_id: found.words for found in linked.found if found.word_for_word}


def _web_page():
    blocks = [
        f"<h2>{block}</h2>" if block in orchard.HEADINGS else f"<p>{block}</p>"
        for block in orchard.BLOCKS
    ]
    return f"<html><head><title>x</title><style>p {{}}</style></head><body>{''.join(blocks)}</body></html>"


def _document():
    document = docx.Document()
    for block in orchard.BLOCKS:
        add = document.add_heading if block in orchard.HEADINGS else document.add_paragraph
        add(block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pages(lines_a_page=14):
    lines = [line for line in orchard.wrapped(orchard.TEXT, 56) if line]
    pages = [lines[at : at + lines_a_page] for at in range(0, len(lines), lines_a_page)]
    return [[orchard.TITLE, *page, str(n)] for n, page in enumerate(pages, 1)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_text_of_any_likely_encoding_is_read(copy, encoding):
    curly = orchard.TEXT.replace("It's", "It’s")
    said = _proved(copy("copy.txt", curly.encode(encoding)))
    assert said == orchard.SAID | {"q04": orchard.PRESSING.replace("It's", "It’s")}


def test_markdown_is_read_without_its_marks(copy):
    text = orchard.TEXT.replace("Beginnings", "## **Beginnings**").replace(
        "wild stock", "*wild* stock"
    )
    assert _proved(copy("copy.md", text)) == orchard.SAID


@pytest.mark.parametrize("name", ["copy.html", "copy.HTM"])
def test_a_web_page_is_read(copy, name):
    assert _proved(copy(name, _web_page())) == orchard.SAID


def test_a_web_page_says_itself_how_it_is_encoded(copy):
    page = _web_page().replace("<head>", '<head><meta charset="cp1252">').replace("It's", "It’s")
    assert "It’s noisy" in _proved(copy("copy.html", page.encode("cp1252")))["q04"]


def test_a_word_document_is_read(copy):
    assert _proved(copy("copy.docx", _document())) == orchard.SAID


def test_what_a_browser_does_not_show_is_not_read(copy):
    page = (
        "<body><script>let hidden = 1</script><p>Apples<!-- hidden --></p><p>and pears</p></body>"
    )
    assert report_text.read(copy("copy.html", page)).split() == ["Apples", "and", "pears"]


def test_a_box_that_a_word_document_holds_twice_is_read_once(copy):
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Apples</w:t></w:r></w:p></w:txbxContent>"
    twice = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    run = parse_xml(f"<w:r {WORD_XML}><mc:AlternateContent>{twice}</mc:AlternateContent></w:r>")
    document.add_paragraph()._p.append(run)
    out = io.BytesIO()
    document.save(out)
    assert report_text.read(copy("copy.docx", out.getvalue())).split() == ["Apples"]


def test_a_pdf_is_read_over_its_page_turns(copy):
    assert _proved(copy("copy.pdf", pdfs.written(_pages()))) == orchard.SAID


def test_a_pdf_in_two_columns_is_read_column_after_column(copy):
    lines = [line for line in orchard.wrapped(orchard.TEXT, 40) if line]
    half = len(lines) // 2
    assert (
        _proved(copy("copy.pdf", pdfs.written([lines[:half]], beside=[lines[half:]])))
        == orchard.SAID
    )


def test_being_watched_counts_a_pdf_s_pages(copy):
    class Watcher(list):
        def step(self, done, total, what):
            self.append((done, total, what))

    watcher = Watcher()
    report_text.read(copy("copy.pdf", pdfs.written(_pages())), watcher)
    assert watcher[0] == (0, len(_pages()), "page 1")


REFUSED = {
    "empty.txt": (b" \n\n", "is empty"),
    "report.odt": (b"PK", "not a kind of file that can be read"),
    "report": (b"words", "not a kind of file that can be read"),
    "numbers.txt": (b"1 2 3 4", "no words"),
    "broken.docx": (b"PK\x03\x04 not one", "cannot be read as a Word document"),
    "broken.pdf": (b"%PDF-1.4 not one", "cannot be read as a PDF"),
    "scan.pdf": (pdfs.written([[]]), "recognises text"),
    "locked.pdf": (pdfs.locked(pdfs.written([["Apples"]])), "This PDF is locked"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_sentence(copy, name):
    data, why = REFUSED[name]
    with pytest.raises(UsageError) as refused:
        report_text.read(copy(name, data))
    assert why in str(refused.value)
    assert refused.value.advice


def test_a_file_that_is_not_there_is_told_by_its_path(tmp_path):
    with pytest.raises(PlaceError, match="There is no file"):
        report_text.read(tmp_path / "copy.txt")


def test_a_folder_is_no_copy(tmp_path):
    (tmp_path / "copy.txt").mkdir()
    with pytest.raises(UsageError, match="is a folder"):
        report_text.read(tmp_path / "copy.txt")


def test_a_file_far_larger_than_a_report_is_not_read(tmp_path):
    file = tmp_path / "film.pdf"
    with file.open("wb") as stream:
        os.truncate(stream.fileno(), report_text.LARGEST_BYTES + 1)
    with pytest.raises(UsageError, match="far larger than the report"):
        report_text.read(file)


@pytest.mark.parametrize("kind", READERS)
@given(data=st.binary(max_size=300))
def test_no_bytes_make_a_reader_fail_without_a_sentence(kind, data):
    with contextlib.suppress(CasebookError):
        assert isinstance(READERS[kind](data, UNWATCHED), str)
