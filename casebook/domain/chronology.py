"""The order in which a history is told, and what in it cannot be: the policy of events and dates.

Order: by first day, then last day (an open first day sorts by its last), then as in the file; then
every event is moved, as little as possible, behind those it names in `after`. The days shown never
change. An `after` that goes round in a ring tells no order: there it counts only where it agrees
with the file. Knows only domain records. `content` checks by it, and whatever lists events orders.
"""

import heapq
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from casebook.domain import dates
from casebook.domain.model import Event

# Per event, by its place in the file: the places of the events it comes after.
_Links = list[tuple[int, ...]]


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """An order that cannot be.

    `event_ids` begins with the event whose `after` to look at, and goes on with those it collides
    with; `sentence` says what is wrong and what to do.
    """

    event_ids: tuple[str, ...]
    sentence: str


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Put events, given as in their file, into the order in which they happened.

    `after` counts among the events given, so order a whole history first and choose from it then.
    """
    events = tuple(events)
    return tuple(events[place] for place in _order(events, _firm(_links(events))))


def contradictions(events: Iterable[Event]) -> tuple[Contradiction, ...]:
    """Find every `after` that goes in a ring, or that the dates exclude."""
    events = tuple(events)
    links = _links(events)
    rings = [_explain_ring(events, links, ring) for ring in _rings(links)]
    return (*rings, *_excluded(events, _firm(links)))


def _links(events: Sequence[Event]) -> _Links:
    """Find the events that each event names; names of no event given are left to `content`."""
    places: dict[str, int] = {}
    for place, event in enumerate(events):
        places.setdefault(event.key, place)
    named = ([f"{event.site_id}/{name}" for name in event.after] for event in events)
    return [tuple(places[key] for key in keys if key in places) for keys in named]


def _firm(links: _Links) -> _Links:
    """Drop, within each ring, the links against the order of the file, so that no ring is left."""
    ring_of = {place: number for number, ring in enumerate(_rings(links)) for place in ring}
    return [
        tuple(
            other
            for other in others
            if other < place or place not in ring_of or ring_of[place] != ring_of.get(other)
        )
        for place, others in enumerate(links)
    ]


def _order(events: Sequence[Event], firm: _Links) -> list[int]:
    """Take again and again the earliest event that waits for none, so that each moves least."""
    keys = [(event.when.sort_key, place) for place, event in enumerate(events)]
    waiting = [len(set(others)) for others in firm]
    followers = _turned(firm)
    ready = [key for key in keys if not waiting[key[1]]]
    heapq.heapify(ready)
    order = []
    while ready:
        _, place = heapq.heappop(ready)
        order.append(place)
        for follower in followers[place]:
            waiting[follower] -= 1
            if not waiting[follower]:
                heapq.heappush(ready, keys[follower])
    return order


def _turned(links: _Links) -> _Links:
    """Turn every link round: per event, the places of the events that come after it."""
    followers: list[list[int]] = [[] for _ in links]
    for place, others in enumerate(links):
        for other in set(others):
            followers[other].append(place)
    return [tuple(places) for places in followers]


def _rings(links: _Links) -> list[list[int]]:
    """Find the groups of events that come after each other (Kosaraju's strong components)."""
    seen: set[int] = set()
    finished = [
        place
        for start in range(len(links))
        if start not in seen
        for place in _reached(start, links, seen)
    ]
    turned = _turned(links)
    seen = set()
    groups = [_reached(start, turned, seen) for start in reversed(finished) if start not in seen]
    return sorted(
        sorted(group) for group in groups if len(group) > 1 or group[0] in links[group[0]]
    )


def _reached(start: int, links: _Links, seen: set[int]) -> list[int]:
    """List what links lead to and was not seen before, each place behind all it leads to."""
    seen.add(start)
    path = [(start, iter(links[start]))]
    finished = []
    while path:
        place, ahead = path[-1]
        following = next((other for other in ahead if other not in seen), None)
        if following is None:
            finished.append(place)
            path.pop()
        else:
            seen.add(following)
            path.append((following, iter(links[following])))
    return finished


def _explain_ring(events: Sequence[Event], links: _Links, ring: list[int]) -> Contradiction:
    ids = tuple(events[place].id for place in ring)
    path = [ring[0]]
    while (following := min(set(links[path[-1]]) & set(ring))) not in path:
        path.append(following)
    round_trip = [*path[path.index(following) :], following]
    told = ", which comes after ".join(f"“{events[place].title}”" for place in round_trip)
    remedy = f"take one of these out of “after”: {', '.join(ids)}."
    return Contradiction(event_ids=ids, sentence=f"{told}: that goes in a ring; {remedy}")


def _excluded(events: Sequence[Event], firm: _Links) -> list[Contradiction]:
    """Find events whose last day lies before the first day of one that they come after.

    `floor` holds per event the first day that it and all events before it allow, and the next event
    on the way to the one that sets it. Behind a contradiction it starts anew, so each is told once.
    """
    floor: dict[int, tuple[date, int]] = {}
    found: list[tuple[int, Contradiction]] = []
    for place in _order(events, firm):
        latest = events[place].when.latest or date.max
        own = (events[place].when.earliest or date.min, place)
        direct = [o for o in firm[place] if (events[o].when.earliest or date.min) > latest]
        highest = max(((floor[other][0], other) for other in firm[place]), default=own)
        if direct:
            found += [(place, _explain_dates(events, [place, other])) for other in direct]
        elif highest[0] > latest:
            found.append((place, _explain_dates(events, _way(place, highest[1], floor))))
        floor[place] = own if own[0] >= highest[0] or highest[0] > latest else highest
    return [contradiction for _, contradiction in sorted(found, key=lambda pair: pair[0])]


def _way(place: int, following: int, floor: dict[int, tuple[date, int]]) -> list[int]:
    """Follow the links from a place to the event that sets its floor."""
    way = [place, following]
    while (following := floor[way[-1]][1]) != way[-1]:
        way.append(following)
    return way


def _explain_dates(events: Sequence[Event], way: list[int]) -> Contradiction:
    event, *between, other = (events[place] for place in way)
    by_way = "".join(f", by way of “{one.title}”" for one in between)
    return Contradiction(
        event_ids=tuple(events[place].id for place in way),
        sentence=(
            f"{_named(event)} cannot come after {_named(other)}{by_way}:"
            " correct one of the dates or what stands in “after”."
        ),
    )


def _named(event: Event) -> str:
    return f"“{event.title}” ({dates.label(event.when, event.wording)})"
