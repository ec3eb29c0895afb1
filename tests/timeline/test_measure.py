"""Widths without Qt: the table is that of the fonts that ship, and no line is wider in Qt than it says."""

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontDatabase, QFontMetricsF

from casebook import resources
from casebook.export import qt
from casebook.timeline import advances, measure
from casebook.timeline.measure import Face, Room

SENTENCES = (
    "The council and the forum agree a draft",
    "AVAToWTyYo “quoted” – 1996–2001, £4,500",
    "Llanŵy, Ŷr Wyddgrug: cyngor gwirfoddol",
    "ffi fl iiiiiiii WWWWWWWW",
)


@pytest.fixture
def _fonts(qapp):
    for file in resources.fonts():
        QFontDatabase.addApplicationFont(str(file))


def _font(name: str) -> TTFont:
    return TTFont(next(file for file in resources.fonts() if file.name == name))


@pytest.mark.parametrize(
    ("name", "row"),
    [("Inter-Regular.ttf", advances.REGULAR), ("Inter-SemiBold.ttf", advances.BOLD)],
)
def test_the_table_is_that_of_the_font(name, row):
    font = _font(name)
    em, names, widths = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
    for character, width in zip(advances.CHARACTERS, row, strict=True):
        if ord(character) in names:
            own = 1000 * widths[names[ord(character)]][0] / em
            assert width >= own - 0.001
            assert width <= own + 1 or character.isdigit() or row is advances.BOLD


@pytest.mark.usefixtures("_fonts")
@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("size", [12, 13, 26, 40])
@pytest.mark.parametrize("face", list(Face))
def test_no_line_is_wider_in_qt_than_the_table_says(text, size, face):
    shown = QFontMetricsF(qt.font(size, face)).horizontalAdvance(text)
    assert shown <= measure.width_pt(text, size, face) + 0.5


def test_a_slide_has_room_for_another_font():
    for text in SENTENCES:
        assert measure.width_pt(text, 12, room=Room.SLIDE) > measure.width_pt(text, 12)


@given(st.text("abcdefgh ŵW-", max_size=80), st.integers(40, 300))
def test_no_line_is_wider_than_its_room_and_no_word_is_lost(text, room):
    lines = measure.lines(text, 12, room)
    assert all(measure.width_pt(line, 12) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text("abcdefgh ", max_size=80), st.integers(60, 300), st.integers(1, 3))
def test_with_a_limit_the_last_line_says_that_there_is_more(text, room, most):
    lines = measure.lines(text, 12, room, most=most)
    assert len(lines) <= most
    is_whole = len(measure.lines(text, 12, room)) <= most
    assert is_whole or lines[-1].endswith("…")


def test_an_unknown_character_counts_as_the_widest():
    assert measure.width_pt("漢", 10) >= measure.width_pt("W", 10)
