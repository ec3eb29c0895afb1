"""Timelines over several pages, and the overview on one."""

import pytest

from casebook.timeline import layout, pages
from casebook.timeline.drawing import Line, Role
from casebook.timeline.page import Page
from tests.timeline import lanes as invented

SLIDE = Page(width=904, height=430, margin=0, text=12)


def _lane(number: int):
    return next(lane for lane in invented.real() if lane.id == f"site-{number:02}")


def _years(drawing) -> list[float]:
    return [
        mark.x1 for mark in drawing.marks if isinstance(mark, Line) and mark.role is Role.YEAR_LINE
    ]


@pytest.mark.parametrize("number", range(1, 13))
def test_every_event_is_on_one_page_and_none_is_folded(number):
    lane = _lane(number)
    drawings = pages.paged([lane], layout.span([lane], details=True), SLIDE)
    assert [key for drawing in drawings for key in drawing.shown] == [
        item.key for item in lane.items
    ]
    assert all(drawing.folded == () for drawing in drawings)
    assert all(drawing.height <= SLIDE.height for drawing in drawings)


def test_pages_share_one_scale():
    lane = _lane(6)
    drawings = pages.paged([lane], layout.span([lane], details=True), SLIDE)
    assert len(drawings) > 1
    assert len({tuple(_years(drawing)) for drawing in drawings}) == 1


def test_the_overview_fits_one_page_and_counts_what_it_folds():
    page = Page(width=904, height=452, margin=0, gutter=64, text=12)
    lanes = invented.real()
    (drawing,) = pages.overviews(lanes, layout.span(lanes), page)
    assert drawing.height <= page.height
    assert len(drawing.shown) + len(drawing.folded) == sum(len(lane.items) for lane in lanes)


def test_a_short_story_takes_one_page():
    lane = _lane(3)
    assert len(pages.paged([lane], layout.span([lane], details=True), SLIDE)) == 1
