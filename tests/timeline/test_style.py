"""What tells marks apart, whatever their colour."""

import pytest

from casebook import resources
from casebook.timeline import look as looks
from casebook.timeline.drawing import SHAPES, Bar, Box, Dot, Role, Shape, fade_stops
from casebook.timeline.items import Drawn
from casebook.timeline.look import KindGroup
from casebook.timeline.style import style
from tests.timeline.lanes import when

WORDS = {
    Role.DATE,
    Role.TITLE,
    Role.NOTE,
    Role.YEAR,
    Role.MONTH,
    Role.LANE_NAME,
    Role.LANE_NOTE,
    Role.FOLD_COUNT,
}


def _box(role: Role) -> Box:
    return Box(role=role, x=0, y=0, width=1, height=1)


@pytest.mark.parametrize("name", resources.looks())
def test_words_have_contrast_on_every_ground_of_a_timeline(name):
    look = looks.parse(resources.look(name))
    grounds = [
        look.colours.raised,
        look.colours.paper,
        style(look, _box(Role.BAND)).fill,
        style(look, _box(Role.NATIONAL)).fill,
    ]
    for role in WORDS:
        for ground in grounds:
            assert looks.contrast(style(look, _box(role)).fill, ground) >= 4.5, (role, ground)


@pytest.mark.parametrize("name", resources.looks())
@pytest.mark.parametrize("group", list(KindGroup))
def test_signs_stand_out_from_every_ground(name, group):
    look = looks.parse(resources.look(name))
    sign = Dot(role=Role.SIGN, tone=group, x=0, y=0, size=1, shape=Shape.CIRCLE)
    for ground in (
        look.colours.raised,
        look.colours.paper,
        look.colours.surface,
        look.colours.hover,
    ):
        assert looks.contrast(style(look, sign).fill, ground) >= 3


def test_every_kind_has_a_shape_of_its_own():
    assert len(set(SHAPES.values())) == len(KindGroup)


def test_doubt_is_paler_than_what_lasted_and_soft_where_that_is_not():
    look = looks.parse(resources.look("light"))
    doubt, lasted = style(look, _box(Role.DOUBT)), style(look, _box(Role.LASTED))
    assert doubt.strength < lasted.strength / 2
    assert when("1999").drawn is not Drawn.LASTED


def test_a_soft_end_fades_to_nothing_and_each_place_is_given_once():
    soft = Bar(role=Role.DOUBT, x=0, y=0, width=100, height=8, fade_start=30, fade_end=20)
    assert fade_stops(soft) == ((0.0, 0.0), (0.3, 1.0), (0.8, 1.0), (1.0, 0.0))
    plain = Bar(role=Role.LASTED, x=0, y=0, width=100, height=8)
    assert fade_stops(plain) == ((0.0, 1.0), (1.0, 1.0))
