"""The same moment elsewhere: what each site was doing on a day, in a month, in any stretch of time.

Certain is what one of the days surely was in, possible what only might be; then between which events the moment lies,
of those that certainly were over and those that certainly were still to come.
"""

import math
from collections.abc import Sequence
from datetime import date

import msgspec

from casebook.domain import selection
from casebook.domain.dates import FuzzyDate, MonthRange
from casebook.domain.model import Event, History, Site


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One site, or the national story, at a moment.

    `before` and `after` are the nearest events certainly on either side of it.
    """

    history_id: str
    certain: tuple[Event, ...]
    possible: tuple[Event, ...]
    before: Event | None
    after: Event | None


def at(histories: Sequence[History], when: FuzzyDate) -> tuple[Moment, ...]:
    """Say what each of them was doing some time within a date; an open end reaches as far as the calendar."""
    first, last = when.earliest or date.min, when.latest or date.max
    return tuple(_moment(history, first, last) for history in histories)


def at_offset(
    sites: Sequence[Site], offsets: Sequence[Sequence[MonthRange | None]], when: MonthRange
) -> tuple[Moment, ...]:
    """Say what each site was doing some time within so many months from its own step, negative for before it.

    An end of `when` that is None is not known, and reaches as far as there are events. `offsets` holds, for each site,
    the months of each of its events from the step; None where it has none.
    """
    return tuple(
        _moment_from_step(
            site,
            [
                (event, months)
                for event, months in zip(site.events, of_site, strict=True)
                if months is not None
            ],
            when,
        )
        for site, of_site in zip(sites, offsets, strict=True)
    )


def _moment_from_step(
    site: Site, told: Sequence[tuple[Event, MonthRange]], when: MonthRange
) -> Moment:
    first = -math.inf if when.least is None else when.least
    last = math.inf if when.most is None else when.most
    certain, possible, before, after = [], [], [], []
    for event, months in told:
        least = -math.inf if months.least is None else months.least
        most = math.inf if months.most is None else months.most
        if most < first:
            before.append((most, event))
        elif least > last:
            after.append((least, event))
        elif first <= least and most <= last:
            certain.append(event)
        else:
            possible.append(event)
    return Moment(
        history_id=site.id,
        certain=tuple(certain),
        possible=tuple(possible),
        before=max(before, key=lambda pair: pair[0])[1] if before else None,
        after=min(after, key=lambda pair: pair[0])[1] if after else None,
    )


def _moment(history: History, first: date, last: date) -> Moment:
    certain, possible, before, after = [], [], [], []
    for event in history.events:
        if selection.certainly_falls(event.when, first, last):
            certain.append(event)
        elif selection.might_fall(event.when, first, last):
            possible.append(event)
        elif event.when.latest is not None and event.when.latest < first:
            before.append(event)
        else:
            after.append(event)
    return Moment(
        history_id=history.id,
        certain=tuple(certain),
        possible=tuple(possible),
        before=max(before, key=_end, default=None),
        after=min(after, key=_start, default=None),
    )


def _end(event: Event) -> tuple[date, date]:
    """Order events by how late they can have been, then by how late they must have been."""
    return event.when.latest or date.max, event.when.earliest or date.min


def _start(event: Event) -> tuple[date, date]:
    return event.when.earliest or date.min, event.when.latest or date.max
