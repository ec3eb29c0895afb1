"""Lanes of events to a `Drawing`: the one layout that every screen, slide, picture and page is painted from.

Pure: no Qt, no files; the same input gives the same drawing. Crowding is answered in this order: more rows, then, where
the page says so, shorter words (the whole is in the hit's sentence), then folding the lightest into a count. Nothing is
left out in silence: every event of every lane is drawn once or counted. Called by the canvas and the exporters.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from casebook.timeline import axis, legend, measure
from casebook.timeline.drawing import Box, Drawing, Hit, Line, Mark, Role, Text, TextLine, Zone
from casebook.timeline.items import Lane
from casebook.timeline.lane import LanePlan
from casebook.timeline.measure import Face
from casebook.timeline.page import Level, Page
from casebook.timeline.scale import DAYS_A_MONTH, Clock, Scale

_LIGHTEST_THAT_STRETCHES = 2
_HEADING_EMS = 1.5
"""The size of a heading, in heights of the words."""


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """The days that a timeline covers: from `first` up to, not including, `last`."""

    first: float
    last: float
    clock: Clock = Clock.CALENDAR


def span(lanes: Iterable[Lane], *, details: bool = False, clock: Clock = Clock.CALENDAR) -> Span:
    """Give the days that lanes cover, in whole quarters; of the national story only where nothing else is.

    Details (weight 1) do not stretch it unless asked for: some are only expected, years after all else. What lies
    outside is counted at the edge.
    """
    lanes = list(lanes)
    own = [item for lane in lanes if not lane.national for item in lane.items]
    items = own or [item for lane in lanes for item in lane.items]
    weighty = [item for item in items if details or item.weight >= _LIGHTEST_THAT_STRETCHES]
    extents = [item.extent for item in weighty or items]
    quarter = 3 * DAYS_A_MONTH
    first = min((extent.first for extent in extents), default=0.0)
    last = max((extent.last for extent in extents), default=first + 4 * quarter)
    space = max((last - first) * 0.015, quarter / 6)
    return Span(first=first - space, last=last + space, clock=clock)


def lay_out(
    lanes: Sequence[Lane],
    days: Span,
    page: Page,
    *,
    title: str = "",
    unfolded: frozenset[str] = frozenset(),
) -> Drawing:
    """Give the drawing of lanes over a span of days on a page.

    Args:
        lanes: From the top down; the national story is put on top whatever its place.
        days: What the axis covers; events outside it are counted at its edge.
        page: The page; with a `height`, the drawing is at least that high.
        title: What the whole is called; `page.heading` shows it.
        unfolded: Lanes, by id, that have as many rows as they need whatever the page says.
    """
    scale = _scale(days, page)
    plans = _plans(lanes, scale, page, unfolded)
    top = page.margin + _heading_height(page)
    head = top + axis.height(page)
    tops = list(itertools.accumulate((plan.height for plan in plans), initial=head))
    items = [item for plan in plans for item in plan.inside]
    foot = tops[-1]
    explained = legend.height(items, page) + page.gap if page.has_legend else 0
    bottom = _bottom(plans, page)
    marks = [
        *_heading(page),
        *_grounds(plans, tops, page),
        *axis.marks(scale, page, top, bottom=foot, first=days.first, last=days.last),
        *_names(plans, tops, page),
        *(mark for plan, its_top in zip(plans, tops, strict=False) for mark in plan.marks(its_top)),
        *(legend.marks(items, page, foot + page.gap) if page.has_legend else ()),
        *_footer(page, foot + explained),
    ]
    hits = [hit for plan, its_top in zip(plans, tops, strict=False) for hit in plan.hits(its_top)]
    return Drawing(
        width=page.width,
        height=max(bottom, page.height),
        marks=tuple(marks),
        hits=tuple(hits),
        title=title or page.heading,
        spoken=_spoken(title or page.heading, plans, hits),
        gutter=page.left if page.gutter else 0,
        head=head,
        lanes=tuple(tops),
    )


def height_of(lanes: Sequence[Lane], days: Span, page: Page) -> float:
    """Give how high `lay_out` would make the drawing, whatever the page's own height; a tenth of the work."""
    return _bottom(_plans(lanes, _scale(days, page), page, frozenset()), page)


def _plans(
    lanes: Sequence[Lane], scale: Scale, page: Page, unfolded: frozenset[str]
) -> list[LanePlan]:
    ordered = sorted(lanes, key=lambda lane: not lane.national)
    return [
        LanePlan(lane, number, scale, _free(page) if lane.id in unfolded else page)
        for number, lane in enumerate(ordered)
    ]


def _bottom(plans: Sequence[LanePlan], page: Page) -> float:
    """Give where the page ends below its lanes, legend and footer."""
    head = page.margin + _heading_height(page) + axis.height(page)
    items = [item for plan in plans for item in plan.inside]
    explained = legend.height(items, page) + page.gap if page.has_legend else 0
    lanes = sum(plan.height for plan in plans)
    return head + lanes + explained + _footer_height(page) + page.margin


def _free(page: Page) -> Page:
    return msgspec.structs.replace(page, most_rows=0, level=max(page.level, Level.SHORT))


def scale_of(days: Span, page: Page) -> Scale:
    """Give the scale that `lay_out` draws with."""
    return _scale(days, page)


def _scale(days: Span, page: Page) -> Scale:
    width = max(page.right - page.left, 1.0)
    return Scale(first=days.first, last=days.last, left=page.left, width=width, clock=days.clock)


# The parts of a page


def _heading_height(page: Page) -> float:
    return page.line * _HEADING_EMS + page.gap if page.heading else 0


def _heading(page: Page) -> Iterator[Mark]:
    if not page.heading:
        return
    size = page.text * _HEADING_EMS
    room = page.width - 2 * page.margin
    words = measure.shortened(page.heading, size, room, face=Face.BOLD, room=page.room)
    yield Text(
        role=Role.HEADING,
        zone=Zone.PAGE,
        lines=(TextLine(x=page.margin, y=page.margin + size * 0.97, words=words),),
        size=size,
        width=measure.width_pt(words, size, Face.BOLD, page.room),
        face=Face.BOLD,
        full=page.heading,
    )


def _footer_lines(page: Page) -> tuple[str, ...]:
    room = page.width - 2 * page.margin
    return measure.lines(page.footer, page.text, room, room=page.room) if page.footer else ()


def _footer_height(page: Page) -> float:
    return len(_footer_lines(page)) * page.line + (page.gap if page.footer else 0)


def _footer(page: Page, top: float) -> Iterator[Mark]:
    lines = _footer_lines(page)
    if lines:
        yield Text(
            role=Role.FOOTER,
            zone=Zone.PAGE,
            lines=tuple(
                TextLine(
                    x=page.margin,
                    y=top + page.gap + at * page.line + page.text * 0.97,
                    words=words,
                )
                for at, words in enumerate(lines)
            ),
            size=page.text,
            width=max(measure.width_pt(words, page.text, room=page.room) for words in lines),
            full=page.footer,
        )


def _grounds(plans: Sequence[LanePlan], tops: Sequence[float], page: Page) -> Iterator[Mark]:
    """Give the ground of the national story and of every second lane, and a line below each."""
    for number, (plan, top) in enumerate(zip(plans, tops, strict=False)):
        if plan.lane.national or (len(plans) > 1 and number % 2):
            yield Box(
                role=Role.NATIONAL if plan.lane.national else Role.BAND,
                x=page.margin,
                y=top,
                width=page.right + page.end - page.margin,
                height=plan.height,
            )
        bottom = top + plan.height
        yield Line(
            role=Role.LANE_LINE, x1=page.margin, y1=bottom, x2=page.right + page.end, y2=bottom
        )


def _names(plans: Sequence[LanePlan], tops: Sequence[float], page: Page) -> Iterator[Mark]:
    for plan, top in zip(plans, tops, strict=False):
        for role in (Role.LANE_NAME, Role.LANE_NOTE):
            lines = [
                TextLine(
                    x=page.margin + page.gap,
                    y=top + page.gap + at * page.line + page.text * 0.97,
                    words=words,
                )
                for at, (its_role, words) in enumerate(plan.name_lines)
                if its_role is role
            ]
            if lines:
                face = Face.BOLD if role is Role.LANE_NAME else Face.REGULAR
                yield Text(
                    role=role,
                    zone=Zone.GUTTER,
                    lines=tuple(lines),
                    size=page.text,
                    width=page.gutter - page.gap,
                    face=face,
                    full=plan.lane.name if role is Role.LANE_NAME else plan.lane.note,
                )


def _spoken(title: str, plans: Sequence[LanePlan], hits: Sequence[Hit]) -> str:
    """Say what the whole shows, for somebody who cannot see it."""
    shown = sum(not hit.folded for hit in hits)
    counted = sum(len(hit.folded) for hit in hits)
    lanes = f"{len(plans)} {'lane' if len(plans) == 1 else 'lanes'}"
    folded = f", and {counted} more in counts" if counted else ""
    return f"Timeline: {title or 'untitled'}. {lanes}, {shown} events{folded}."
