"""Months taken as a chart: every bar in its place, nothing folded, what is not reported said."""

from casebook.compare import durations, months_chart
from casebook.domain.model import EventKind
from casebook.timeline.drawing import Bar, Text, bounds
from casebook.timeline.page import Page

PAGE = Page(width=750, text=13)


def charts(sites, page=PAGE):
    return months_chart.charts(sites, durations.durations(sites), page)


def words_of(drawing, key):
    marks = (mark for mark in drawing.marks if isinstance(mark, Text) and mark.key == key)
    return [line.words for mark in marks for line in mark.lines]


def test_every_site_and_the_median_has_every_step_and_none_is_folded(shipped):
    (drawing,) = charts(shipped.sites)
    assert len(drawing.hits) == (len(shipped.sites) + 1) * len(durations.STEPS)
    assert drawing.folded == ()


def test_what_is_only_planned_or_not_reported_says_so_and_has_no_bar(shipped):
    (drawing,) = charts(shipped.sites)
    assert words_of(drawing, "months/site-08/launch") == ["only planned"]
    assert words_of(drawing, "months/site-08/review") == ["not reported"]
    barred = {mark.key for mark in drawing.marks if isinstance(mark, Bar)}
    assert barred.isdisjoint({"months/site-08/launch", "months/site-08/review"})


def test_a_bar_is_as_long_as_the_months_left_open(shipped):
    site = shipped.site("site-05")
    (drawing,) = charts([site, shipped.site("site-11")])
    found = durations.duration(site, durations.START, EventKind.LAUNCH).months
    bars = {mark.key: mark for mark in drawing.marks if isinstance(mark, Bar)}
    of_draft = durations.duration(site, durations.START, EventKind.DRAFT).months
    one, other = bars["months/site-05/launch"], bars["months/site-05/draft"]
    ratio = (of_draft.most + 1 - of_draft.least) / (found.most + 1 - found.least)
    assert abs(other.width / one.width - ratio) < 0.01


def test_twelve_sites_fit_a_window_of_1280_by_800(shipped):
    (drawing,) = charts(shipped.sites)
    assert drawing.width <= 750
    assert drawing.height <= 560


def test_no_words_leave_their_column(shipped):
    (drawing,) = charts(shipped.sites)
    columns = {hit.key: (hit.x, hit.x + hit.width) for hit in drawing.hits}
    for mark in drawing.marks:
        if isinstance(mark, Text) and mark.key:
            left, _, right, _ = bounds(mark)
            assert columns[mark.key][0] <= left
            assert right <= columns[mark.key][1]


def test_rows_that_have_no_height_go_on_to_the_next_page(shipped):
    pages = charts(shipped.sites, Page(width=750, height=300, text=13))
    assert all(page.height <= 300 for page in pages)
    rows = [hit.key for page in pages for hit in page.hits]
    assert len(rows) == len(set(rows)) == (len(shipped.sites) + 1) * 4
