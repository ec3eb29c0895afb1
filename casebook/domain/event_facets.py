"""The ways to narrow events, each value with the number of events that choosing it would list.

Beside `selection`, whose rules it counts by. Pure, over a snapshot; the timeline page shows it.
"""

from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from casebook.domain import selection
from casebook.domain.model import EventKind, Named, Sector
from casebook.domain.selection import EventChoice, Facet, FacetValue, FoundEvent
from casebook.domain.snapshot import Snapshot

WEIGHTS = {"3": "Turning points", "2": "Steps", "1": "Details"}


class _Kind(msgspec.Struct, frozen=True):
    """A facet: the field of the choice, its heading, and the values an event has in it."""

    id: str
    label: str
    values_of: Callable[[FoundEvent], Iterable[str]]


def _sectors(found: FoundEvent) -> set[str]:
    return {actor.sector.value for actor in found.history.actors if actor.id in found.event.actors}


_FACETS = (
    _Kind("weights", "Weight", lambda found: (str(found.event.weight),)),
    _Kind("kinds", "Kind", lambda found: (found.event.kind.value,)),
    _Kind("sectors", "Who took part", _sectors),
    _Kind("themes", "Theme", lambda found: found.event.themes),
)


def event_facets(snapshot: Snapshot, choice: EventChoice) -> tuple[Facet, ...]:
    """Give every facet with all values that events have, however few are listed now.

    Raises:
        DateError: the period ends before it begins.
    """
    return tuple(_facet(snapshot, choice, kind) for kind in _FACETS)


def _facet(snapshot: Snapshot, choice: EventChoice, kind: _Kind) -> Facet:
    but_for = msgspec.structs.replace(choice, **{kind.id: frozenset()})
    found = selection.events(snapshot, but_for)
    counts = Counter(value for one in found for value in _with_parents(snapshot, kind, one))
    chosen: frozenset[str] = getattr(choice, kind.id)
    return Facet(
        id=kind.id,
        label=kind.label,
        values=tuple(
            FacetValue(id=value, label=label, count=counts[value], chosen=value in chosen)
            for value, label in _values(snapshot, kind)
            if counts[value] or value in chosen
        ),
    )


def _with_parents(snapshot: Snapshot, kind: _Kind, found: FoundEvent) -> set[str]:
    """Give the values of an event; of themes, those they lie under as well."""
    values = set(kind.values_of(found))
    if kind.id == "themes":
        values |= {theme.parent for theme in snapshot.themes if theme.id in values and theme.parent}
    return values


def _values(snapshot: Snapshot, kind: _Kind) -> Iterable[tuple[str, str]]:
    """Give every value that a facet can have, and its label, in their own order."""
    words: dict[str, type[Named]] = {"kinds": EventKind, "sectors": Sector}
    if kind.id in words:
        return [(word.value, word.label) for word in words[kind.id]]
    if kind.id == "themes":
        return [(theme.id, theme.name) for theme in snapshot.themes]
    return WEIGHTS.items()
