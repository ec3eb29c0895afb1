"""Which sites and events a choice keeps: the rules of every list and filter, written once.

Rules. Within one facet any of the chosen values will do, between facets all must hold; an empty
choice keeps all. Every word typed must begin a word of the site's text; case and accents do not
count. The count beside a facet's value is the number of sites that choosing it, alone in its facet,
would list. A theme includes the themes below it.

Pure, over a `Snapshot`: knows no files, no SQL and no Qt; `library` calls it for the window and the
command line. A set of sites is a whole number with one bit a site, so that a keystroke over a
thousand sites costs a few sums of bits; what is prepared is kept for the newest two snapshots.
"""

import heapq
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from casebook.domain.dates import FuzzyDate
from casebook.domain.model import Country, Event, History, Named, Sector, Site, StatusValue
from casebook.domain.snapshot import Snapshot
from casebook.errors import DateError

# One for what the window shows and one for what a refresh has just made.
_REMEMBERED = 2
_NOT_REPORTED = ""
_LAST_CHARACTER = "\U0010ffff"

_word = re.compile(r"\w+")
_link_target = re.compile(r"\]\([^)]*\)")


class SiteChoice(msgspec.Struct, frozen=True, kw_only=True):
    """What a person asks of the list of sites; empty means all.

    The fields, save `words`, are the ids of the facets; the empty string among their values means
    "not reported". `sectors_of_start` holds the sectors of the actors who started it.
    """

    countries: frozenset[str] = frozenset()
    authorities: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()
    sectors_of_start: frozenset[str] = frozenset()
    words: str = ""


class FacetValue(msgspec.Struct, frozen=True, kw_only=True):
    """One value that sites have in a facet; `count` is how many sites choosing it would list.

    `excluded` says that what has it is left out, where a facet can do that; `depth` how deep it lies in a tree, from 0.
    """

    id: str
    label: str
    count: int
    chosen: bool
    excluded: bool = False
    depth: int = 0


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """One way to narrow the sites; `id` names the field of `SiteChoice`."""

    id: str
    label: str
    values: tuple[FacetValue, ...]


class EventChoice(msgspec.Struct, frozen=True, kw_only=True):
    """What a person asks of the events; empty means all.

    The period goes from the first day that `start` can mean to the last day that `end` can mean.
    What lasted falls in it when it was going on then. `certain_only` leaves out what only might
    fall in it. `weights` holds weights as digits ("3" a turning point). `national` says whether the national story's
    events are wanted, whatever `site_ids`.
    """

    site_ids: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    weights: frozenset[str] = frozenset()
    start: FuzzyDate | None = None
    end: FuzzyDate | None = None
    certain_only: bool = False
    national: bool = True


class FoundEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event, the history it belongs to, and whether it certainly falls in the period."""

    event: Event
    history: History
    certain: bool


def sites(snapshot: Snapshot, choice: SiteChoice) -> tuple[Site, ...]:
    """Give the sites that a choice keeps, in order of number."""
    kept = _with_words(snapshot, choice.words)
    for members in _members_of_choice(snapshot, choice).values():
        kept &= members
    return tuple(site for place, site in enumerate(snapshot.sites) if kept >> place & 1)


def site_facets(snapshot: Snapshot, choice: SiteChoice) -> tuple[Facet, ...]:
    """Give every facet with the values that sites have, and chosen ones that none has any more."""
    words = _with_words(snapshot, choice.words)
    chosen = _members_of_choice(snapshot, choice)
    return tuple(
        _facet(snapshot, kind, choice, _but_for(kind.id, chosen, words)) for kind in _FACETS
    )


def events(snapshot: Snapshot, choice: EventChoice) -> tuple[FoundEvent, ...]:
    """Give the events that a choice keeps, in date order across sites.

    Raises:
        DateError: the period ends before it begins.
    """
    themes = with_children(snapshot, choice.themes)
    first, last = period(choice)
    found = []
    for history, event in _chronicle(_Same(snapshot)):
        if _is_wanted(choice, themes, history, event) and might_fall(event.when, first, last):
            certain = certainly_falls(event.when, first, last)
            if certain or not choice.certain_only:
                found.append(FoundEvent(event=event, history=history, certain=certain))
    return tuple(found)


class _Same:
    """A snapshot compared by identity: comparing whole casebooks would cost more than it saves."""

    __slots__ = ("snapshot",)

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.snapshot is self.snapshot

    def __hash__(self) -> int:
        return id(self.snapshot)


class _FacetKind(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    label: str
    values_of: Callable[[Site], Iterable[str]]
    words: type[Named] | None = None


def _sectors_of_start(site: Site) -> Iterator[str]:
    for actor_id in site.started_by:
        actor = site.actor(actor_id)
        if actor is not None:
            yield actor.sector


_FACETS = (
    _FacetKind(
        id="countries",
        label="Country",
        values_of=lambda site: (site.country or _NOT_REPORTED,),
        words=Country,
    ),
    _FacetKind(id="authorities", label="Authority", values_of=lambda site: (site.authority,)),
    _FacetKind(
        id="statuses",
        label="Status",
        values_of=lambda site: (site.status.value,),
        words=StatusValue,
    ),
    _FacetKind(id="settings", label="Setting", values_of=lambda site: site.setting),
    _FacetKind(
        id="sectors_of_start", label="Started by", values_of=_sectors_of_start, words=Sector
    ),
)


def _members_of_choice(snapshot: Snapshot, choice: SiteChoice) -> dict[str, int]:
    """Give the sites that each facet of a choice keeps by itself, without facets left unset."""
    members = {}
    for kind in _FACETS:
        chosen: frozenset[str] = getattr(choice, kind.id)
        if chosen:
            by_value = _members(_Same(snapshot))[kind.id]
            members[kind.id] = _any_of(by_value.get(value, 0) for value in chosen)
    return members


def _but_for(facet_id: str, chosen: dict[str, int], kept: int) -> int:
    for other_id, members in chosen.items():
        if other_id != facet_id:
            kept &= members
    return kept


def _facet(snapshot: Snapshot, kind: _FacetKind, choice: SiteChoice, kept: int) -> Facet:
    by_value = _members(_Same(snapshot))[kind.id]
    chosen: frozenset[str] = getattr(choice, kind.id)
    return Facet(
        id=kind.id,
        label=kind.label,
        values=tuple(
            FacetValue(
                id=value,
                label=_value_label(kind, value),
                count=(by_value.get(value, 0) & kept).bit_count(),
                chosen=value in chosen,
            )
            for value in sorted({*by_value, *chosen}, key=lambda value: _rank(kind, value))
        ),
    )


def _known(kind: _FacetKind, value: str) -> Named | None:
    return next((word for word in kind.words or () if word == value), None)


def _value_label(kind: _FacetKind, value: str) -> str:
    if value == _NOT_REPORTED:
        return "Not reported"
    word = _known(kind, value)
    return word.label if word is not None else value[:1].upper() + value[1:]


def _rank(kind: _FacetKind, value: str) -> tuple[bool, int, str]:
    """Order values as their closed list does, else by alphabet, with what is not reported last."""
    word = _known(kind, value)
    place = list(type(word)).index(word) if word is not None else 0
    return value == _NOT_REPORTED, place, value.casefold()


def _any_of(sets: Iterable[int]) -> int:
    together = 0
    for members in sets:
        together |= members
    return together


@lru_cache(_REMEMBERED)
def _members(same: _Same) -> dict[str, dict[str, int]]:
    """Give, by facet and value, the sites that have the value: bit n stands for the n-th site."""
    return {
        kind.id: _gathered(
            [tuple(kind.values_of(site)) or (_NOT_REPORTED,) for site in same.snapshot.sites]
        )
        for kind in _FACETS
    }


def _gathered(values_by_site: Sequence[Iterable[str]]) -> dict[str, int]:
    """Give by value the sites that have it."""
    # Adding a bit to a whole number copies it: for all words of 1,000 sites, twice the time.
    size = len(values_by_site) // 8 + 1
    members: defaultdict[str, bytearray] = defaultdict(lambda: bytearray(size))
    for place, values in enumerate(values_by_site):
        for value in set(values):
            members[value][place // 8] |= 1 << place % 8
    return {value: int.from_bytes(bits, "little") for value, bits in members.items()}


def _with_words(snapshot: Snapshot, words: str) -> int:
    """Give the sites in whose text every word of `words` begins a word."""
    kept = (1 << len(snapshot.sites)) - 1
    typed = folded_words(words)
    if not typed:
        return kept
    vocabulary, members = _vocabulary(_Same(snapshot))
    for word in typed:
        first = bisect_left(vocabulary, word)
        after = bisect_left(vocabulary, word + _LAST_CHARACTER)
        kept &= _any_of(members[found] for found in vocabulary[first:after])
    return kept


@lru_cache(_REMEMBERED)
def _vocabulary(same: _Same) -> tuple[list[str], dict[str, int]]:
    """Give all words of all sites in alphabetical order, and by word the sites that have it."""
    members = _gathered([folded_words(_text(site)) for site in same.snapshot.sites])
    return sorted(members), members


def _folded(text: str) -> str:
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _text(site: Site) -> str:
    """Give all the words that a person can read of a site, without the targets of links."""
    pieces = [site.id, str(site.number), site.title, site.country or "", site.authority]
    pieces += [*site.setting, site.status.value.label, site.status.text, site.story]
    for actor in site.actors:
        pieces += [actor.name, actor.role]
    for event in site.events:
        pieces += [event.title, event.text, event.wording, event.kind.label]
    pieces += [outcome.text for outcome in site.outcomes]
    pieces += [*site.lessons, *site.questions]
    return _link_target.sub("]", "\n".join(pieces))


@lru_cache(_REMEMBERED)
def _chronicle(same: _Same) -> tuple[tuple[History, Event], ...]:
    """Give every event of the casebook in order; among equals the national story, then by number.

    A history's own order, `after` included, stands: histories are merged, not sorted again.
    """
    histories = same.snapshot.histories
    rows = ([(history, event) for event in history.events] for history in histories)
    return tuple(heapq.merge(*rows, key=lambda row: row[1].when.sort_key))


def _is_wanted(choice: EventChoice, themes: frozenset[str], history: History, event: Event) -> bool:
    """Say whether all but the period is as chosen; `themes` holds the themes below as well."""
    if not isinstance(history, Site):
        if not choice.national:
            return False
    elif choice.site_ids and history.id not in choice.site_ids:
        return False
    if choice.kinds and event.kind not in choice.kinds:
        return False
    if choice.weights and str(event.weight) not in choice.weights:
        return False
    if choice.themes and themes.isdisjoint(event.themes):
        return False
    return not choice.sectors or any(
        actor.id in event.actors and actor.sector in choice.sectors for actor in history.actors
    )


def period(choice: EventChoice) -> tuple[date, date]:
    """Give the first and the last day asked for; as far as the calendar goes where none is.

    Raises:
        DateError: the period ends before it begins.
    """
    first = choice.start and choice.start.earliest
    last = choice.end and choice.end.latest
    if first and last and last < first:
        raise DateError("The period ends before it begins.", advice="Give the earlier date first.")
    return first or date.min, last or date.max


def might_fall(when: FuzzyDate, first: date, last: date) -> bool:
    """Say whether some day that a date can mean is in the period."""
    return (when.earliest or date.min) <= last and first <= (when.latest or date.max)


def certainly_falls(when: FuzzyDate, first: date, last: date) -> bool:
    """Say whether, whichever days a date means, one of them is in the period.

    So what lasted from 1997 to 1999 certainly falls in 1998, and what happened some time within
    those years only might. What is still going has no end.
    """
    still_going = when.lasted and when.latest is None
    ended = date.max if still_going else when.earliest_end or date.min
    return (when.latest_start or date.max) <= last and first <= ended


def folded_words(text: str) -> list[str]:
    """Give the words of a text as they are compared: without case and accents."""
    return _word.findall(_folded(text))


def with_children(snapshot: Snapshot, theme_ids: frozenset[str]) -> frozenset[str]:
    """Give these themes and all below them, however the tree is tied."""
    found = set(theme_ids)
    found_before = 0
    while len(found) > found_before:
        found_before = len(found)
        found |= {theme.id for theme in snapshot.themes if theme.parent in found}
    return frozenset(found)
