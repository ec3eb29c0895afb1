"""The same moment elsewhere: what each site was doing on a day, in a month, in any stretch of time.

Certain is what one of the days surely was in, possible what only might be; then between which events the moment lies,
of those that certainly were over and those that certainly were still to come.
"""

from collections.abc import Sequence
from datetime import date

import msgspec

from casebook.domain import selection
from casebook.domain.dates import FuzzyDate
from casebook.domain.model import Event, Site


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One site at a moment; `before` and `after` are the nearest events certainly on either side of it."""

    site_id: str
    certain: tuple[Event, ...]
    possible: tuple[Event, ...]
    before: Event | None
    after: Event | None


def at(sites: Sequence[Site], when: FuzzyDate) -> tuple[Moment, ...]:
    """Say what each site was doing some time within a date; an open end reaches as far as the calendar."""
    first, last = when.earliest or date.min, when.latest or date.max
    return tuple(_moment(site, first, last) for site in sites)


def _moment(site: Site, first: date, last: date) -> Moment:
    certain, possible, before, after = [], [], [], []
    for event in site.events:
        if selection.certainly_falls(event.when, first, last):
            certain.append(event)
        elif selection.might_fall(event.when, first, last):
            possible.append(event)
        elif event.when.latest is not None and event.when.latest < first:
            before.append(event)
        else:
            after.append(event)
    return Moment(
        site_id=site.id,
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
