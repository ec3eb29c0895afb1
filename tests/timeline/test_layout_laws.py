"""The laws of the layout, on invented events and on the real ones."""

import itertools
import math

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.domain.model import EventKind
from casebook.timeline import items, layout, rows
from casebook.timeline.drawing import Bar, Dot, Drawing, Role, Text, bounds
from casebook.timeline.items import Lane
from casebook.timeline.layout import Span
from casebook.timeline.page import Level, Page
from casebook.timeline.rows import Stretch
from tests import make
from tests.timeline import lanes as invented

ROUNDING = 0.01
# A drawing takes longer than most examples.
half = settings(max_examples=settings.default.max_examples // 2, deadline=None)


def _drawn(lanes: list[Lane], page: Page) -> Drawing:
    return layout.lay_out(lanes, layout.span(lanes), page)


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    apart_x = one[2] <= other[0] + ROUNDING or other[2] <= one[0] + ROUNDING
    apart_y = one[3] <= other[1] + ROUNDING or other[3] <= one[1] + ROUNDING
    return not (apart_x or apart_y)


def _labels(drawing: Drawing) -> list[tuple[str, tuple[float, ...]]]:
    """Give the words of each event, and where they stand."""
    return [
        (mark.key, bounds(mark)) for mark in drawing.marks if isinstance(mark, Text) and mark.key
    ]


def test_counts_of_dense_lanes_that_draw_nothing_lie_apart():
    sites = [
        make.site(number, events=(make.event(site_id=f"site-0{number}"),)) for number in (1, 2)
    ]
    lanes = [items.flow(site, site.events) for site in sites]
    shown = layout.span(lanes)
    later = Span(first=shown.last + 400, last=shown.last + 800)
    drawing = layout.lay_out(lanes, later, Page(width=320, margin=16, text=12, is_dense=True))
    (one, other) = _labels(drawing)
    assert not _overlap(one[1], other[1])


@half
@given(invented.lanes(), invented.pages())
def test_no_two_labels_overlap(lanes: list[Lane], page: Page):
    labels = _labels(_drawn(lanes, page))
    pairs = itertools.combinations(labels, 2)
    assert [
        pair for pair in pairs if pair[0][0] != pair[1][0] and _overlap(pair[0][1], pair[1][1])
    ] == []


@half
@given(invented.lanes(), invented.pages())
def test_every_event_is_shown_once_or_counted_once(lanes: list[Lane], page: Page):
    drawing = _drawn(lanes, page)
    every = sorted(item.key for lane in lanes for item in lane.items)
    assert sorted([*drawing.shown, *drawing.folded]) == every


@half
@given(invented.lanes(), invented.pages(), st.integers(-900, 900), st.integers(1, 900))
def test_what_lies_outside_the_days_is_counted(lanes, page, shift, length):
    first = layout.span(lanes).first + shift
    drawing = layout.lay_out(lanes, Span(first=first, last=first + length), page)
    every = sorted(item.key for lane in lanes for item in lane.items)
    assert sorted([*drawing.shown, *drawing.folded]) == every


@half
@given(invented.lanes(), invented.pages())
def test_all_ink_is_on_the_page(lanes: list[Lane], page: Page):
    drawing = _drawn(lanes, page)
    off = []
    for mark in drawing.marks:
        left, top, right, bottom = bounds(mark)
        is_on = left >= -ROUNDING and top >= -ROUNDING
        is_on = is_on and right <= drawing.width + ROUNDING and bottom <= drawing.height + ROUNDING
        off += [] if is_on else [mark]
    assert off == []


@half
@given(invented.lanes(), invented.pages())
def test_a_later_date_never_begins_further_left(lanes: list[Lane], page: Page):
    starts = {item.key: item.extent for lane in lanes for item in lane.items}
    drawing = _drawn(lanes, page)
    bars = [mark for mark in drawing.marks if isinstance(mark, Bar) and mark.key in starts]
    # At the right edge a bar keeps its least width.
    edge = page.right - page.bar
    placed = sorted((starts[bar.key].first, bar.x) for bar in bars if bar.x < edge)
    assert all(a[1] <= b[1] + ROUNDING for a, b in itertools.pairwise(placed))


@half
@given(invented.lanes(), invented.pages())
def test_the_same_input_gives_the_same_drawing(lanes: list[Lane], page: Page):
    assert _drawn(lanes, page).dump() == _drawn(lanes, page).dump()


@half
@given(invented.lanes(most_lanes=1), st.sampled_from([400, 700, 1100]), st.floats(1.05, 3))
def test_a_wider_page_never_needs_more_rows(lanes: list[Lane], width: float, wider: float):
    narrow = _rows(_drawn(lanes, Page(width=width, level=Level.LINE)))
    wide = _rows(_drawn(lanes, Page(width=width * wider, level=Level.LINE)))
    assert wide <= narrow


@half
@given(invented.lanes(most_lanes=1), st.floats(400, 1500), st.floats(1.0, 1.03))
def test_a_small_zoom_moves_no_label_to_another_row(lanes, width, zoom):
    page = Page(width=width, is_steady=True)
    before = layout.lay_out(lanes, layout.span(lanes), page)
    wider = msgspec.structs.replace(page, width=width * zoom)
    after = layout.lay_out(lanes, layout.span(lanes), wider)
    scales = [layout.scale_of(layout.span(lanes), one).per_day for one in (page, wider)]
    if rows_hold(*scales):
        assert _order(before) == _order(after)


def rows_hold(one: float, other: float) -> bool:
    """Say whether two scales lie between the same two steps at which rows are made anew."""
    return math.floor(math.log2(one) * 2) == math.floor(math.log2(other) * 2)


def _rows(drawing: Drawing) -> int:
    return len({round(hit.y) for hit in drawing.hits})


def _order(drawing: Drawing) -> list[list[str]]:
    """Give the keys of each row, from the top down."""
    by_row: dict[int, list[str]] = {}
    for hit in drawing.hits:
        by_row.setdefault(round(hit.y), []).append(hit.key)
    return [sorted(by_row[top]) for top in sorted(by_row)]


@half
@given(invented.lanes(most_lanes=1))
def test_events_that_their_dates_cannot_part_stand_in_the_order_of_the_story(lanes: list[Lane]):
    drawing = layout.lay_out(lanes, layout.span(lanes, details=True), Page(width=960))
    tops = {hit.key: hit.y for hit in drawing.hits}
    for one, other in itertools.combinations(lanes[0].items, 2):
        if one.extent == other.extent:
            assert tops[one.key] <= tops[other.key]


@half
@given(invented.lanes(), invented.pages())
def test_nothing_is_folded_without_a_limit(lanes: list[Lane], page: Page):
    free = msgspec.structs.replace(page, most_rows=0)
    days = layout.span(lanes, details=True)
    assert layout.lay_out(lanes, days, free).folded == ()


@half
@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30), st.integers(1, 3)), max_size=40),
    st.integers(1, 4),
)
def test_with_a_limit_the_lightest_are_folded_first(drawn, most):
    stretches = [Stretch(left, left + width, weight) for left, width, weight in drawn]
    placed = rows.fill_at_most(stretches, most)
    kept = [one for one, row in zip(stretches, placed, strict=True) if row is not None]
    for one, row in zip(stretches, placed, strict=True):
        if row is None:
            heavier = [other for other in kept if other.weight >= one.weight]
            assert _depth([*heavier, one], one) > most


def _depth(stretches: list[Stretch], within: Stretch) -> int:
    points = [
        max(one.left, within.left)
        for one in stretches
        if one.left < within.right and one.right > within.left
    ]
    return max(sum(one.left <= point < one.right for one in stretches) for point in points)


# The real events


@pytest.mark.parametrize("width", [320, 640, 1100, 2400, 6000])
@pytest.mark.parametrize("level", list(Level))
def test_the_twelve_sites_are_drawn_without_overlap_at_any_width(width: int, level: Level):
    page = Page(width=width, gutter=80, level=level, most_rows=2 if level < Level.FULL else 0)
    drawing = layout.lay_out(invented.real(), layout.span(invented.real()), page)
    labels = _labels(drawing)
    pairs = itertools.combinations(labels, 2)
    assert [
        pair for pair in pairs if pair[0][0] != pair[1][0] and _overlap(pair[0][1], pair[1][1])
    ] == []
    assert len({*drawing.shown, *drawing.folded}) == sum(
        len(lane.items) for lane in invented.real()
    )


def test_five_hundred_events_are_laid_out():
    events = [
        invented.event(
            at,
            f"{1995 + at % 7}-{at % 12 + 1:02}",
            weight=at % 3 + 1,
            words=4,
            kind=EventKind.DRAFT,
        )
        for at in range(500)
    ]
    lane = items.flow(make.site(1, events=tuple(events)), events)
    drawing = _drawn([lane], Page(width=1200, level=Level.SHORT, most_rows=4))
    assert len(drawing.shown) + len(drawing.folded) == 500


def test_full_labels_carry_the_whole_date_and_title():
    lanes = [lane for lane in invented.real() if lane.id == "site-06"]
    drawing = layout.lay_out(lanes, layout.span(lanes, details=True), Page(width=960))
    written = {role: {} for role in (Role.DATE, Role.TITLE)}
    for mark in drawing.marks:
        if isinstance(mark, Text) and mark.role in written:
            written[mark.role][mark.key] = " ".join(line.words for line in mark.lines)
    for item in lanes[0].items:
        assert written[Role.DATE][item.key] == item.date
        assert written[Role.TITLE][item.key] == item.title


def test_every_label_of_a_page_is_within_its_own_hit():
    drawing = layout.lay_out(
        invented.real(), layout.span(invented.real()), Page(width=1100, gutter=80)
    )
    hits = {hit.key: hit for hit in drawing.hits}
    for mark in drawing.marks:
        if mark.key and not isinstance(mark, Dot):
            left, top, right, bottom = bounds(mark)
            hit = hits[mark.key]
            assert hit.x - 2 <= left
            assert right <= hit.x + hit.width + 2
            assert hit.y - 2 <= top
            assert bottom <= hit.y + hit.height + 3
