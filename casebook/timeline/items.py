"""What a timeline draws: events as stretches of days with the words that stand beside them, in lanes.

The one place that says how a date is drawn (`Extent`) and which lane an event stands in (`Strand`). Pure, over records
and dates; `compare` makes items of its own for an aligned clock.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from casebook.domain import dates, sentences
from casebook.domain.dates import FuzzyDate, Precision
from casebook.domain.model import Basis, Event, History, Sector, Site
from casebook.timeline.drawing import Outline
from casebook.timeline.look import KIND_GROUPS, KindGroup

OPEN_REACH = 183.0
"""Days over which a date with an open side fades away: half a year, whatever the scale."""


class Drawn(StrEnum):
    """The three ways to draw a date."""

    DOT = "dot"
    """Known to the day or the month."""
    DOUBT = "doubt"
    """Some time within."""
    LASTED = "lasted"


class Extent(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event lies in days: from `first` up to, not including, `last`.

    What lasted has certainly begun by `core_first` and not ended before `core_last`. An open side reaches `OPEN_REACH`
    days beyond what is known, or, where something still goes on, as far as the page.
    """

    first: float
    last: float
    core_first: float
    core_last: float
    drawn: Drawn
    open_start: bool = False
    open_end: bool = False
    outline: Outline = Outline.PLAIN


class Strand(StrEnum):
    """Whose doing an event was: the lanes of one site."""

    VCS = "vcs"
    LOCAL_AUTHORITY = "local-authority"
    PUBLIC = "public"
    JOINT = "joint"


STRAND_NAMES = {
    Strand.VCS: "Voluntary sector",
    Strand.LOCAL_AUTHORITY: "Local authority",
    Strand.PUBLIC: "Other public bodies",
    Strand.JOINT: "Joint, or not told",
}

_STRANDS = {
    Sector.VCS: Strand.VCS,
    Sector.LOCAL_AUTHORITY: Strand.LOCAL_AUTHORITY,
    Sector.POLITICAL: Strand.LOCAL_AUTHORITY,
    Sector.HEALTH: Strand.PUBLIC,
    Sector.CENTRAL_GOVERNMENT: Strand.PUBLIC,
    Sector.REGIONAL_GOVERNMENT: Strand.PUBLIC,
    Sector.OTHER_PUBLIC: Strand.PUBLIC,
    Sector.PARTNERSHIP: Strand.JOINT,
    Sector.CONSULTANT: Strand.PUBLIC,
}


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it is drawn: `date` and `title` are its label, `note` what else is said beside it.

    `short_date` stands where there is little room: "Sep 1999–Nov 2000" for some time between the two.
    """

    key: str
    extent: Extent
    date: str
    short_date: str
    title: str
    group: KindGroup
    weight: int
    spoken: str
    note: str = ""
    inferred: bool = False


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a timeline: a site, a strand of one, or the national story. Items are in the order of the story."""

    id: str
    name: str
    items: tuple[Item, ...]
    note: str = ""
    national: bool = False


def extent(when: FuzzyDate) -> Extent:
    """Give where a date lies and how it is drawn.

    A day or a month that is neither approximate nor open is a dot; "lasted" is a solid stretch; all else is as long
    as its doubt.
    """
    if when.lasted:
        return _lasted(when)
    first, last = _ends(when)
    return Extent(
        first=first,
        last=last,
        core_first=first,
        core_last=last,
        drawn=Drawn.DOT if _is_known(when) else Drawn.DOUBT,
        open_start=when.earliest is None,
        open_end=when.latest is None,
        outline=_outline(when),
    )


def _is_known(when: FuzzyDate) -> bool:
    exact = when.precision in {Precision.DAY, Precision.MONTH}
    return exact and not when.approximate and not when.open


def _outline(when: FuzzyDate) -> Outline:
    if when.uncertain:
        return Outline.HOLLOW
    return Outline.DOTTED if when.approximate else Outline.PLAIN


def _ends(when: FuzzyDate) -> tuple[float, float]:
    """Give the first day and the day after the last; an open side reaches a little beyond the other."""
    first = float(when.earliest.toordinal()) if when.earliest else None
    last = float(when.latest.toordinal() + 1) if when.latest else None
    if first is None:
        known = last if last is not None else 1.0
        return max(known - OPEN_REACH, 1.0), known
    return first, last if last is not None else first + OPEN_REACH


def _lasted(when: FuzzyDate) -> Extent:
    first, last = _ends(when)
    begun, ending = when.latest_start, when.earliest_end
    core_first = float(begun.toordinal()) if begun and when.earliest else first
    core_last = float(ending.toordinal() + 1) if ending and when.latest else last
    return Extent(
        first=first,
        last=last,
        core_first=min(core_first, core_last),
        core_last=max(core_first, core_last),
        drawn=Drawn.LASTED,
        open_start=when.earliest is None,
        open_end=when.latest is None,
        outline=_outline(when),
    )


def item(event: Event, *, worded: bool = True) -> Item:
    """Give an event as it is drawn on the calendar, without words where none are shown or spoken.

    To see whether a date's own wording says the same as its EDTF takes 8 ms of a start, for the wall of cards.
    """
    notes = ["inferred"] if event.basis is Basis.INFERRED else []
    notes += ["report disagrees"] if event.conflict else []
    label = dates.label(event.when, event.wording) if worded else ""
    return Item(
        key=event.key,
        extent=extent(event.when),
        date=sentences.capital(label),
        short_date=sentences.capital(dates.shortened(label)),
        title=event.title,
        group=KIND_GROUPS[event.kind],
        weight=event.weight,
        spoken=sentences.of_event(event) if worded else "",
        note=" · ".join(notes),
        inferred=event.basis is Basis.INFERRED,
    )


def strand(history: History, event: Event) -> Strand:
    """Give whose doing an event was: of one side where all its actors are of that side, else joint."""
    actors = (history.actor(actor_id) for actor_id in event.actors)
    strands = {_STRANDS[actor.sector] for actor in actors if actor is not None}
    return strands.pop() if len(strands) == 1 else Strand.JOINT


def flow(history: History, events: Iterable[Event], *, worded: bool = True) -> Lane:
    """Give a history as one lane, its events with or without words."""
    return Lane(
        id=history.id,
        name=f"Site {history.number}" if isinstance(history, Site) else "National",
        note=history.title if isinstance(history, Site) else "",
        items=tuple(item(event, worded=worded) for event in events),
        national=not isinstance(history, Site),
    )


def strands(history: History, events: Sequence[Event]) -> tuple[Lane, ...]:
    """Give a history as a lane for each strand in which something happened."""
    found = [(strand(history, event), event) for event in events]
    return tuple(
        Lane(
            id=one,
            name=STRAND_NAMES[one],
            items=tuple(item(event) for its, event in found if its is one),
        )
        for one in Strand
        if any(its is one for its, _ in found)
    )
