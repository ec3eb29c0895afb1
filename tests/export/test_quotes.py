"""Quotations and themes as files, opened again: gist unless the words were asked for, and always saying which."""

import csv
import io
import itertools
import json
import re

import msgspec
import openpyxl
import pytest
from docx import Document
from pptx import Presentation

from casebook import paths, resources
from casebook.content import folder
from casebook.domain import quotations
from casebook.domain.quotations import FoundWords, LinkedReport
from casebook.export import formats, quote_text, theme_table
from casebook.export.quote_parcel import QuoteParcel
from casebook.progress import UNWATCHED
from casebook.timeline import look as looks

LOOK = looks.parse(resources.look("light"))
SPOKEN = "Whatever was said, it was said in a barn, by a goat, twice."


@pytest.fixture(scope="module")
def linked():
    """Give the shipped casebook with invented words to every quotation."""
    snapshot = folder.read(paths.shipped_content())
    found = tuple(
        FoundWords(quote_id=quote.id, words=f"{SPOKEN} {quote.id}", word_for_word=quote.id != "q02")
        for quote in snapshot.quotes
    )
    report = LinkedReport(name="copy.txt", linked_on="2026-11-26", found=found)
    return msgspec.structs.replace(snapshot, linked=report)


@pytest.fixture
def write(linked, tmp_path):
    def written(ending, **options):
        parcel = QuoteParcel(snapshot=linked, quotes=linked.quotes, look=LOOK, **options)
        file = tmp_path / f"made{ending}"
        formats.export(parcel, formats.QUOTES, file, force=True)
        return io.BytesIO(file.read_bytes())

    return written


def _texts(slide):
    return " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


@pytest.mark.parametrize("ending", [one.ending for one in formats.formats_for(formats.QUOTES)])
def test_words_stay_at_home_unless_they_are_asked_for(write, ending):
    opened = {".docx": _docx, ".xlsx": _xlsx, ".pptx": _pptx}.get(
        ending, lambda content: content.read().decode("utf-8-sig")
    )
    assert "in a barn" not in opened(write(ending))
    assert "Paraphrase" in opened(write(ending))
    assert "in a barn" in opened(write(ending, include_words=True))


def _docx(content):
    return "\n".join(paragraph.text for paragraph in Document(content).paragraphs)


def _xlsx(content):
    sheet = openpyxl.load_workbook(content)["Quotations"]
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)


def _pptx(content):
    deck = Presentation(content)
    notes = (slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    return "\n".join([*map(_texts, deck.slides), *notes])


def test_misread_words_say_so(write):
    rows = list(
        csv.DictReader(io.StringIO(write(".csv", include_words=True).read().decode("utf-8-sig")))
    )
    how = {row["id"]: row["how"] for row in rows}
    assert how["q02"] == "Quoted; letters may be misread."
    assert how["q03"] == "Quoted word for word."


def test_a_table_has_one_row_a_quotation_with_its_theme_paths(write, linked):
    rows = list(csv.DictReader(io.StringIO(write(".csv").read().decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [quote.id for quote in linked.quotes]
    assert any("Trust > Power" in row["theme paths"] for row in rows)
    assert tuple(rows[0]) == quote_text.HEADINGS


@pytest.mark.parametrize("by_theme", [False, True])
def test_slides_keep_their_rules(write, linked, by_theme):
    deck = Presentation(write(".pptx", include_words=True, by_theme=by_theme))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert len(set(titles)) == len(titles)
    for slide in list(deck.slides)[1:]:
        boxes = sorted((s for s in slide.shapes if s != slide.shapes.title), key=lambda s: s.top)
        assert all(s.top >= 0 and s.top + s.height <= deck.slide_height for s in boxes)
        assert all(a.top + a.height <= b.top + 12700 for a, b in itertools.pairwise(boxes))
        sizes = [p.font.size.pt for s in boxes for p in s.text_frame.paragraphs]
        assert min(sizes) >= 12


def test_every_quotation_has_its_slide_with_notes_and_alternative_text(write, linked):
    slides = list(Presentation(write(".pptx")).slides)[1:]
    named = {shape.name: (shape, slide) for slide in slides for shape in slide.shapes}
    for quote in linked.quotes:
        shape, slide = named[quote.id]
        assert "Paraphrase" in shape._element.nvSpPr.cNvPr.get("descr")
        assert "Craig, G." in slide.notes_slide.notes_text_frame.text


def test_a_very_long_quotation_goes_on_to_further_slides(linked, tmp_path):
    words = " ".join(f"word{number}" for number in range(900))
    found = FoundWords(quote_id="q02", words=words, word_for_word=False)
    report = LinkedReport(name="copy.txt", linked_on="2026-11-26", found=(found,))
    snapshot = msgspec.structs.replace(linked, linked=report)
    quote = snapshot.quote("q02")
    parcel = QuoteParcel(snapshot=snapshot, quotes=(quote,), look=LOOK, include_words=True)
    formats.export(parcel, formats.QUOTES, tmp_path / "long.pptx")
    slides = list(Presentation(tmp_path / "long.pptx").slides)[1:]
    assert len(slides) > 1
    said = " ".join(s.text_frame.text for slide in slides for s in slide.shapes if s.name == "q02")
    assert quotations.spoken_words(said) == quotations.spoken_words(words)


def test_what_is_cut_is_marked_and_told(write):
    page = write(".md", include_words=True, most_words=9).read().decode()
    assert "[…]" in page
    assert "Cuts of ours are marked […]." in page
    assert "by a goat, twice" not in page


def test_a_web_page_asks_no_network_and_runs_nothing(write):
    page = write(".html", include_words=True).read().decode()
    assert not re.search(r"<script|https?://|src=", page)
    assert page.count("<blockquote>") == 68


def test_themes_are_a_table_with_counts(linked, tmp_path):
    for ending in (".csv", ".xlsx", ".md", ".json"):
        parcel = theme_table.ThemeParcel(snapshot=linked)
        formats.export(parcel, formats.THEMES, tmp_path / f"themes{ending}")
    told = {one["id"]: one for one in json.loads((tmp_path / "themes.json").read_text("utf-8"))}
    assert set(told) == {theme.id for theme in linked.themes}
    assert told["trust"]["quotations"] >= told["power"]["quotations"] > 0
    sheet = openpyxl.load_workbook(tmp_path / "themes.xlsx")["Themes"]
    assert sheet.max_row == len(linked.themes) + 1


def test_a_cell_never_runs_as_a_formula(linked):
    found = FoundWords(quote_id="q02", words="x", word_for_word=False)
    quote = msgspec.structs.replace(linked.quote("q02"), gist="=1+1")
    report = LinkedReport(name="c", linked_on="2026-11-26", found=(found,))
    snapshot = msgspec.structs.replace(linked, quotes=(quote,), linked=report)
    parcel = QuoteParcel(snapshot=snapshot, quotes=(quote,), look=LOOK)
    assert ",'=1+1," in quote_text.write_csv(parcel, UNWATCHED).decode("utf-8-sig")
