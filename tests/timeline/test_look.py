"""The looks that ship: everything can be read in each, and nothing is told by colour alone."""

import pytest

from casebook import resources
from casebook.domain.model import EventKind, OutcomeKind, Sector
from casebook.timeline import look as looks
from casebook.ui import icons

LOOKS = [looks.parse(resources.look(name)) for name in resources.looks()]
SURFACES = ("paper", "surface", "raised", "hover")
READABLE, LARGE = 4.5, 3.0

each_look = pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)


def test_there_is_a_light_a_dark_and_a_high_contrast_look():
    assert {look.name for look in LOOKS} == {"light", "dark", "contrast"}
    assert [look.dark for look in LOOKS if look.name != "contrast"].count(True) == 1


@each_look
@pytest.mark.parametrize(
    "words", ["ink", "ink_soft", "accent", "warning", "gain", "setback", "open"]
)
def test_words_can_be_read_on_every_surface(look, words):
    colours = look.colours
    contrasts = [looks.contrast(getattr(colours, words), getattr(colours, s)) for s in SURFACES]
    assert min(contrasts) >= READABLE


@each_look
@pytest.mark.parametrize(
    ("words", "ground"), [("accent_ink", "accent"), ("selection_ink", "selection")]
)
def test_words_can_be_read_on_what_is_chosen(look, words, ground):
    colours = look.colours
    assert looks.contrast(getattr(colours, words), getattr(colours, ground)) >= READABLE


@each_look
@pytest.mark.parametrize("surface", SURFACES)
def test_kinds_and_sectors_can_be_read_on_every_surface(look, surface):
    ground = getattr(look.colours, surface)
    coloured = [*map(look.kind, EventKind), *map(look.sector, Sector)]
    assert min(looks.contrast(colour, ground) for colour in coloured) >= READABLE


@each_look
def test_what_the_keyboard_is_on_stands_out_from_every_surface(look):
    colours = look.colours
    contrasts = [looks.contrast(colours.focus, getattr(colours, s)) for s in SURFACES]
    assert min(contrasts) >= LARGE


def test_the_high_contrast_look_has_more_than_the_others():
    ink = {look.name: looks.contrast(look.colours.ink, look.colours.paper) for look in LOOKS}
    assert ink["contrast"] == max(ink.values())
    assert ink["contrast"] >= 15


@pytest.mark.parametrize(
    ("words", "shapes"),
    [(EventKind, icons.KIND), (OutcomeKind, icons.OUTCOME)],
    ids=["kinds", "outcomes"],
)
def test_each_has_a_shape_of_its_own_besides_its_colour(words, shapes):
    assert set(shapes) == set(words)
    assert len(set(shapes.values())) == len(shapes)


def test_text_sizes_scale_every_length_that_holds_words():
    look = LOOKS[0].sized(200)
    assert (look.body_px, look.small_px, look.title_px) == (30, 26, 48)
    assert look.px(18) == 36


def test_black_on_white_has_the_contrast_that_the_standard_gives_it():
    assert looks.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert looks.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("written", "instead"),
    [('ink = "#', 'ink = "'), ('paper = "#', 'paper_colour = "#'), ('again = "#', 'agan = "#')],
)
def test_a_slip_in_a_look_file_is_refused(written, instead):
    text = resources.look("light")
    assert written in text
    with pytest.raises(ValueError, match=r"."):
        looks.parse(text.replace(written, instead, 1))
