"""Sites as lanes for `timeline.layout`: on the calendar, or counted in days from the step that they share.

An event is drawn as far from the step as the dates of both allow: from its first day counted from the step's last, to
its last day counted from the step's first. What `after` says holds here as in `clock`; the step itself is a dot at 0.
"""

from collections.abc import Sequence

import msgspec

from casebook.compare import clock, durations
from casebook.domain import sentences
from casebook.domain.dates import FuzzyDate
from casebook.domain.model import Event, EventKind, History, Site
from casebook.timeline import items
from casebook.timeline.items import Drawn, Extent, Item, Lane
from casebook.timeline.scale import DAYS_A_MONTH

MONTHS = "months/"
"""What the keys of months taken begin with, so that they are no event's."""

_A_STEP, _THE_STEP = 4, 5
"""Where there is little room the shared step stays to the last, then the steps, then the turning points."""


def lanes(sites: Sequence[Site], kind: EventKind | None) -> tuple[Lane, ...]:
    """Give a lane a site: by the calendar where `kind` is None; a site without the step has no lane then."""
    if kind is None:
        return tuple(_flow(site) for site in sites)
    steps = ((site, clock.step(site, kind).event) for site in sites)
    return tuple(_aligned(site, start) for site, start in steps if start is not None)


def _flow(site: Site) -> Lane:
    """Give a site as one lane, the steps that a comparison is about made heavier than all else."""
    lane = items.flow(site, site.events)
    steps = {
        event.key
        for kind in (durations.START, *durations.STEPS)
        if (event := clock.step(site, kind).event) is not None
    }
    heavier = (
        msgspec.structs.replace(item, weight=_A_STEP) if item.key in steps else item
        for item in lane.items
    )
    return msgspec.structs.replace(lane, items=tuple(heavier))


def _aligned(site: Site, start: Event) -> Lane:
    lane = _flow(site)
    moved = [
        _moved(site, start, event, item)
        for event, item in zip(site.events, lane.items, strict=True)
    ]
    return msgspec.structs.replace(
        lane, items=tuple(sorted(moved, key=lambda item: item.extent.first))
    )


def _moved(site: Site, start: Event, event: Event, item: Item) -> Item:
    is_step = event.id == start.id
    offset = "the step" if is_step else clock.label(clock.months_from(site, start, event))
    return msgspec.structs.replace(
        item,
        extent=_at_zero(item.extent) if is_step else _offset(site, start, event, item.extent),
        date=f"{item.date} ({offset})",
        short_date=sentences.capital(offset),
        spoken=f"{sentences.capital(offset)}. {item.spoken}",
        weight=_THE_STEP if is_step else item.weight,
    )


def _at_zero(extent: Extent) -> Extent:
    """Give the place of the step; one that lasted is as long as it lasted at the least, from 0."""
    length = max(extent.core_last - extent.core_first, 1.0) if extent.drawn is Drawn.LASTED else 1.0
    drawn = extent.drawn if extent.drawn is Drawn.LASTED else Drawn.DOT
    return Extent(first=0, last=length, core_first=0, core_last=length, drawn=drawn)


def _offset(site: History, start: Event, event: Event, extent: Extent) -> Extent:
    early, late = _days(start.when)
    first, last = extent.first - late, extent.last - early
    if clock.follows(site, event, start):
        first = min(max(first, 0.0), last)
    if clock.follows(site, start, event):
        last = max(min(last, 0.0), first)
    is_dot = extent.drawn is Drawn.DOT and last - first <= 2 * DAYS_A_MONTH
    drawn = extent.drawn if extent.drawn is Drawn.LASTED or is_dot else Drawn.DOUBT
    core_first = min(max(extent.core_first - early, first), last)
    core_last = min(max(extent.core_last - late, first), last)
    return Extent(
        first=first,
        last=last,
        core_first=min(core_first, core_last),
        core_last=max(core_first, core_last),
        drawn=drawn,
        open_start=extent.open_start or start.when.latest is None,
        open_end=extent.open_end or start.when.earliest is None,
        outline=extent.outline,
    )


def _days(when: FuzzyDate) -> tuple[float, float]:
    """Give the first and the last day on which a step can have begun; an open side reaches a little beyond."""
    extent = items.extent(when)
    latest = when.latest_start
    late = float(latest.toordinal()) if latest else extent.last - 1
    return extent.first, max(late, extent.first)
