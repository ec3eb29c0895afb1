"""Timelines as drawings, web pages, pictures and documents: whole, readable, and with nothing from elsewhere."""

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont
from lxml import etree, html
from pypdf import PdfReader
from PySide6.QtGui import QImage

from casebook import resources
from casebook.errors import UsageError
from casebook.export import svg, timeline_drawings, timeline_html, timeline_qt, timeline_svg
from casebook.export.parcel import SIZES
from casebook.progress import UNWATCHED
from casebook.timeline import look
from tests import make

SVG = "{http://www.w3.org/2000/svg}"

# SVG


@pytest.fixture
def drawn(parcel):
    """Write a parcel as SVG and read it back."""
    return lambda *numbers, **options: etree.fromstring(
        timeline_svg.write(parcel(*numbers, **options), UNWATCHED)
    )


def test_each_event_is_a_group_with_its_sentence(drawn, parcel):
    groups = drawn(6).findall(f"{SVG}g[@class='event']")
    hits = timeline_drawings.whole(parcel(6)).hits
    assert [group.get("id") for group in groups] == [svg.group_id(hit.key) for hit in hits]
    assert [group.findtext(f"{SVG}title") for group in groups] == [hit.spoken for hit in hits]


def test_words_are_words_in_a_font_that_goes_with_them(drawn):
    root = drawn(6)
    words = "".join(root.itertext(f"{SVG}text"))
    (regular, _) = re.findall(
        r"data:font/woff;base64,([A-Za-z0-9+/=]+)", root.findtext(f"{SVG}style")
    )
    letters = TTFont(io.BytesIO(base64.b64decode(regular))).getBestCmap()
    assert {ord(letter) for letter in words} <= set(letters)
    assert len(letters) < 120


def test_a_drawing_says_what_it_shows(drawn):
    root = drawn(6)
    assert root.findtext(f"{SVG}title").startswith("Site 6")
    assert "14 events" in root.findtext(f"{SVG}desc")


@pytest.mark.parametrize("name", resources.looks())
def test_a_drawing_is_on_the_paper_of_its_look(drawn, name):
    ground = drawn(6, name=name).find(f"{SVG}rect")
    assert ground.get("fill") == look.parse(resources.look(name)).colours.paper


def test_the_same_parcel_gives_the_same_drawing(parcel):
    assert timeline_svg.write(parcel(6), UNWATCHED) == timeline_svg.write(parcel(6), UNWATCHED)


# Web page


@pytest.fixture
def page(parcel):
    """Write a parcel as a web page and read it back."""
    return lambda *numbers, **options: html.fromstring(
        timeline_html.write(parcel(*numbers, **options), UNWATCHED)
    )


def test_every_event_of_the_picture_leads_to_its_entry(page, shipped):
    root = page(6)
    entries = {entry.get("id") for entry in root.xpath("//ol[@class='events']/li")}
    targets = {link.get("href")[1:] for link in root.xpath("//a[@class='event']")}
    assert targets == entries
    assert len(entries) == len(shipped.site("site-06").events)


def test_what_lies_outside_the_years_leads_to_an_entry_as_well(page):
    root = page(6, national=True)
    targets = [link.get("href")[1:] for link in root.xpath("//a[@class='event']")]
    assert all(root.get_element_by_id(target) is not None for target in targets)


def test_a_page_asks_the_network_for_nothing(page):
    root = page(6)
    addresses = root.xpath("//@src | //link/@href | //*[local-name()='image']/@*")
    assert addresses == []
    assert not re.findall(r"https?://(?!www\.w3\.org)", html.tostring(root, encoding="unicode"))


def test_a_page_has_a_title_a_language_and_a_way_past_the_picture(page):
    root = page(6)
    assert root.findtext("head/title").startswith("Site 6")
    assert root.get("lang") == "en-GB"
    assert root.find("body")[0].get("href") == "#events"


def test_a_light_page_is_dark_for_those_who_wish_it_and_another_look_stays(page):
    assert "prefers-color-scheme: dark" in page(6).findtext("head/style")
    assert "prefers-color-scheme" not in page(6, name="contrast").findtext("head/style")


def test_markup_in_content_is_shown_as_letters(page):
    event = make.event(title="<script>alert(1)</script>", text="<img src=x>")
    root = page(snapshot=make.snapshot(make.site(events=(event,))))
    assert len(root.xpath("//script")) == 1
    assert root.xpath("//img") == []


# PNG


@pytest.mark.parametrize("scale", [1, 2, 3.5])
def test_a_picture_has_as_many_pixels_as_its_scale_asks_for(parcel, scale):
    wanted = parcel(3, scale=scale)
    drawing = timeline_drawings.whole(wanted)
    picture = QImage.fromData(timeline_qt.write_png(wanted, UNWATCHED))
    assert picture.width() == round(drawing.width * scale)
    assert picture.height() == round(drawing.height * scale)


def test_a_picture_that_would_be_too_large_says_what_to_do(parcel):
    with pytest.raises(UsageError, match="cannot be made") as refusal:
        timeline_qt.write_png(parcel(scale=8), UNWATCHED)
    assert "smaller scale" in refusal.value.advice


# PDF


def test_a_document_has_a_title_and_every_word_of_every_event(parcel, shipped):
    document = PdfReader(io.BytesIO(timeline_qt.write_pdf(parcel(6), UNWATCHED)))
    words = "".join("".join(page.extract_text() for page in document.pages).split())
    assert document.metadata.title.startswith("Site 6")
    for event in shipped.site("site-06").events:
        assert "".join(event.title.split()) in words


def test_a_document_goes_on_to_as_many_pages_as_it_needs(parcel):
    document = PdfReader(io.BytesIO(timeline_qt.write_pdf(parcel(11, size=SIZES["a4"]), UNWATCHED)))
    assert len(document.pages) > 1
    assert {tuple(map(round, page.mediabox[2:])) for page in document.pages} == {(842, 595)}
