"""Our decks and documents as LibreOffice and poppler show them: every event, no word on another, none small or lost."""

import re
import subprocess
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from lxml import html
from pptx import Presentation

from casebook import resources
from casebook.domain import dates, sentences
from casebook.export import timeline_qt, timeline_slides
from casebook.export.parcel import SIZES, TimelineParcel
from casebook.progress import UNWATCHED
from casebook.timeline import look
from casebook.timeline.choice import TimelineChoice

pytestmark = pytest.mark.peers

SMALLEST_HIGH_PT = 12 * 1.2
"""How high poppler takes a word of 12 points to be: ascent and descent of Carlito and of Inter are 1.22 of the size."""
HOW_READ = ("our slides", "a template's slides", "our document")


class Word(msgspec.Struct, frozen=True):
    """A word where it stands on a page."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Word") -> bool:
        """Say whether the letters of two words touch; the room above and below letters may."""
        spare = 0.3 * min(self.bottom - self.top, other.bottom - other.top)
        return (
            self.left < other.right - 0.5
            and other.left < self.right - 0.5
            and self.top + spare < other.bottom - spare
            and other.top + spare < self.bottom - spare
        )


class Sheet(msgspec.Struct, frozen=True):
    """A page: its size, its words, and its text in the order in which it was written."""

    width: float
    height: float
    words: list[Word]
    text: str


@pytest.fixture(scope="module")
def sheets(shipped, tmp_path_factory, qapp):
    """Show all twelve sites in each of the three ways, once."""
    found = {}

    def shown(how):
        if how not in found:
            found[how] = _sheets(_document(how, shipped, tmp_path_factory.mktemp("shown")))
        return found[how]

    return shown


def _document(how: str, shipped, place: Path) -> Path:
    parcel = TimelineParcel(
        snapshot=shipped,
        choice=TimelineChoice(national=False),
        look=look.parse(resources.look("light")),
        size=SIZES["a4"],
        template=_template(place) if how == "a template's slides" else None,
    )
    if how == "our document":
        (place / "all.pdf").write_bytes(timeline_qt.write_pdf(parcel, UNWATCHED))
    else:
        (place / "all.pptx").write_bytes(timeline_slides.write(parcel, UNWATCHED))
        home = f"-env:UserInstallation={(place / 'office').as_uri()}"
        _run(
            "soffice",
            home,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            place,
            place / "all.pptx",
        )
    return place / "all.pdf"


def _template(place: Path) -> Path:
    Presentation().save(place / "template.pptx")
    return place / "template.pptx"


def _run(program, *arguments) -> str:
    try:
        done = subprocess.run(
            [program, *arguments], capture_output=True, text=True, timeout=300, check=True
        )
    except FileNotFoundError:
        pytest.skip(f"`{program}` is not here; `make peers` installs it")
    return done.stdout


def _sheets(document: Path) -> list[Sheet]:
    pages = html.fromstring(_run("pdftotext", "-bbox", document, "-").encode()).iter("page")
    texts = _run("pdftotext", "-raw", document, "-").split("\f")
    return [
        Sheet(float(page.get("width")), float(page.get("height")), list(map(_word, page)), text)
        for page, text in zip(pages, texts, strict=False)
    ]


def _word(element) -> Word:
    return Word(
        element.text, *(float(element.get(side)) for side in ("xmin", "ymin", "xmax", "ymax"))
    )


def _close(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("how", HOW_READ)
def test_no_word_stands_on_another(sheets, how):
    for sheet in sheets(how):
        touching = [
            (one.words, other.words)
            for one, other in combinations(sheet.words, 2)
            if one.meets(other)
        ]
        assert touching == [], sheet.text[:40]


@pytest.mark.parametrize("how", HOW_READ)
def test_no_word_leaves_its_page(sheets, how):
    for sheet in sheets(how):
        for word in sheet.words:
            assert 0 <= word.left < word.right <= sheet.width, word
            assert 0 <= word.top < word.bottom <= sheet.height, word


@pytest.mark.parametrize("how", HOW_READ)
def test_no_word_is_smaller_than_twelve_points(sheets, how):
    small = {
        word.words
        for sheet in sheets(how)
        for word in sheet.words
        if word.bottom - word.top < SMALLEST_HIGH_PT
    }
    assert small == set()


@pytest.mark.parametrize("how", HOW_READ)
@pytest.mark.parametrize("number", range(1, 13))
def test_every_event_of_a_site_is_there_with_its_date_and_title(sheets, shipped, how, number):
    site = shipped.sites[number - 1]
    heading = _close(sentences.heading(site))
    texts = [_close(sheet.text) for sheet in sheets(how)]
    own = "".join(text for text in texts if heading in text)
    for event in site.events:
        label = sentences.capital(dates.label(event.when, event.wording))
        assert _close(label) in own
        assert _close(event.title) in own


@pytest.mark.parametrize("how", HOW_READ)
def test_the_overview_names_every_site(sheets, shipped, how):
    overviews = [sheet.text for sheet in sheets(how) if sheet.text.count("Site ") >= 6]
    assert all(f"Site {site.number}" in "".join(overviews) for site in shipped.sites)
