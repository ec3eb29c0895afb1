"""What a timeline is asked to show: which sites, and which of their events.

Pure, over a snapshot: the timeline page and `casebook export timeline` make a choice; canvas, list and files are made
from it.
"""

from collections.abc import Iterable

import msgspec

from casebook.domain import selection
from casebook.domain.model import History, Site
from casebook.domain.selection import EventChoice, FoundEvent
from casebook.domain.snapshot import Snapshot
from casebook.timeline import items, layout
from casebook.timeline.items import Lane
from casebook.timeline.layout import Span

ALL = "all"
_JOIN = "+"
_TURNING_POINT = 3


class TimelineChoice(msgspec.Struct, frozen=True, kw_only=True):
    """Which sites, by number, in the order wanted (all where there is none); how; and which events of them."""

    numbers: tuple[int, ...] = ()
    by_strand: bool = False
    national: bool = True
    events: EventChoice = EventChoice()


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What a choice comes to: the lanes and the days to draw, and the same events as a list."""

    sites: tuple[Site, ...]
    lanes: tuple[Lane, ...]
    days: Span
    events: tuple[FoundEvent, ...]

    @property
    def histories(self) -> tuple[History, ...]:
        """Give the histories that have events in the list, the national story first."""
        of_events = {found.history.id: found.history for found in self.events}
        national = [one for one in of_events.values() if not isinstance(one, Site)]
        return (*national, *self.sites)


def numbers_of(part: str) -> tuple[int, ...] | None:
    """Read the sites of an address: "6+8", "all"; None where it is neither."""
    if part in ("", ALL):
        return ()
    words = part.split(_JOIN)
    if not all(word.isdigit() for word in words):
        return None
    return tuple(dict.fromkeys(map(int, words)))


def part_of(numbers: Iterable[int]) -> str:
    """Write sites for an address."""
    return _JOIN.join(map(str, numbers)) or ALL


def shown(snapshot: Snapshot, choice: TimelineChoice) -> Shown:
    """Give what a choice comes to.

    Of the national story, its turning points unless other weights are asked for.

    Raises:
        DateError: the period ends before it begins.
    """
    by_number = {site.number: site for site in snapshot.sites}
    known = [by_number[number] for number in choice.numbers if number in by_number]
    sites = tuple(known or snapshot.sites)
    wanted = msgspec.structs.replace(
        choice.events, site_ids=frozenset(site.id for site in sites), national=choice.national
    )
    found = tuple(
        one
        for one in selection.events(snapshot, wanted)
        if isinstance(one.history, Site) or wanted.weights or one.event.weight == _TURNING_POINT
    )
    own = _own_lanes(sites, found, by_strand=choice.by_strand)
    days = layout.span(own, details=len(sites) == 1)
    return Shown(sites=sites, lanes=(*_national(snapshot, found), *own), days=days, events=found)


def _own_lanes(
    sites: tuple[Site, ...], found: tuple[FoundEvent, ...], *, by_strand: bool
) -> tuple[Lane, ...]:
    by_site = {site.id: [one.event for one in found if one.history is site] for site in sites}
    if by_strand and len(sites) == 1:
        return items.strands(sites[0], by_site[sites[0].id])
    return tuple(items.flow(site, by_site[site.id]) for site in sites)


def _national(snapshot: Snapshot, found: tuple[FoundEvent, ...]) -> tuple[Lane, ...]:
    context = snapshot.context
    events = [one.event for one in found if one.history is context]
    return (items.flow(context, events),) if context is not None and events else ()
