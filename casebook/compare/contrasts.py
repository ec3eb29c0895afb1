"""Pairs for teaching: sites that were alike at the start and ended differently, with the facts that make them so.

Rules. What is known of both sites is compared, one point a feature; what is not known of one says nothing. At the
start: country, authority, kind of place (a word in common), sectors that started it, the time of the first approach
(within a year of one another, if their dates allow), a reorganisation told of both. At the end: where it stood, how far
it got, sectors that signed, whether gains or setbacks outnumber, whether a standstill is told of, the months from first
approach to launch (different when no months would suit both). The likeness is (alike + 1) / (known + 2), Laplace's rule
of succession, so that a likeness of few facts counts less; the same with difference. A pair's score is the product.
A contrast is the same from either side.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from casebook.compare import clock, durations, evidence, rows
from casebook.domain import dates, sentences
from casebook.domain.model import Event, EventKind, OutcomeKind, Site

_A_YEAR = 12


class Feature(msgspec.Struct, frozen=True, kw_only=True):
    """Something known of both sites: what each says, whether they are alike in it, and what is behind it."""

    label: str
    values: tuple[str, str]
    alike: bool
    evidence: tuple[tuple[str, ...], tuple[str, ...]]


class Contrast(msgspec.Struct, frozen=True, kw_only=True):
    """Two sites, what is known of both at the start and at the end, and how good a pair that makes, 0 to 1."""

    sites: tuple[Site, Site]
    start: tuple[Feature, ...]
    end: tuple[Feature, ...]

    @property
    def likeness(self) -> float:
        """Say how alike they were at the start, 0 to 1."""
        return _share(sum(one.alike for one in self.start), len(self.start))

    @property
    def difference(self) -> float:
        """Say how different they were at the end, 0 to 1."""
        return _share(sum(not one.alike for one in self.end), len(self.end))

    @property
    def score(self) -> float:
        """Say how good a pair they are."""
        return self.likeness * self.difference


def contrasts(site: Site, others: Sequence[Site]) -> tuple[Contrast, ...]:
    """Give the contrasts of a site with each of the others, the best pair first; of equals, by number."""
    found = [contrast(site, other) for other in others if other.id != site.id]
    return tuple(sorted(found, key=lambda one: (-one.score, one.sites[1].number)))


def contrast(site: Site, other: Site) -> Contrast:
    """Compare two sites at the start and at the end."""
    return Contrast(
        sites=(site, other),
        start=tuple(_features(_START, site, other)),
        end=tuple(_features(_END, site, other)),
    )


def _share(count: int, of: int) -> float:
    return (count + 1) / (of + 2)


class _Side(msgspec.Struct, frozen=True):
    """What one site says of a feature: in words, by what it is compared, and what is behind it."""

    words: str
    key: object
    evidence: tuple[str, ...]


class _Kind(msgspec.Struct, frozen=True):
    label: str
    told: Callable[[Site], _Side | None]
    alike: Callable[[_Side, _Side], bool]


def _features(kinds: Sequence[_Kind], site: Site, other: Site) -> Iterator[Feature]:
    for kind in kinds:
        one, two = kind.told(site), kind.told(other)
        if one is not None and two is not None:
            yield Feature(
                label=kind.label,
                values=(one.words, two.words),
                alike=kind.alike(one, two),
                evidence=(one.evidence, two.evidence),
            )


def _equal(one: _Side, two: _Side) -> bool:
    return one.key == two.key


def _meet(one: _Side, two: _Side) -> bool:
    return (
        isinstance(one.key, frozenset)
        and isinstance(two.key, frozenset)
        and bool(one.key & two.key)
    )


def _fact(field: str) -> Callable[[Site], _Side | None]:
    def told(site: Site) -> _Side | None:
        value = next(fact.value for fact in sentences.facts(site) if fact.field == field)
        return _Side(value, value.casefold(), (evidence.of_fact(site, field),)) if value else None

    return told


def _setting(site: Site) -> _Side | None:
    words = frozenset(word for setting in site.setting for word in setting.casefold().split())
    behind = (evidence.of_fact(site, "setting"),)
    return (
        _Side(", ".join(site.setting), words - {"and", "area", "two", "main"}, behind)
        if words
        else None
    )


def _sectors(field: str) -> Callable[[Site], _Side | None]:
    def told(site: Site) -> _Side | None:
        sectors = rows.sectors_of(site, field)
        words = sentences.listed([sector.label for sector in sectors])
        return (
            _Side(words, frozenset(sectors), (evidence.of_fact(site, field),)) if sectors else None
        )

    return told


def _first_approach(site: Site) -> _Side | None:
    start = clock.step(site, EventKind.INITIATION).event
    return _of_event(start) if start else None


def _of_event(event: Event) -> _Side:
    return _Side(
        sentences.capital(dates.label(event.when, event.wording)), event.when, (event.key,)
    )


def _may_be_within_a_year(one: _Side, two: _Side) -> bool:
    if not isinstance(one.key, dates.FuzzyDate) or not isinstance(two.key, dates.FuzzyDate):
        return False
    between = dates.months_between(one.key, two.key)
    least = -_A_YEAR if between.least is None else between.least
    most = _A_YEAR if between.most is None else between.most
    return least <= _A_YEAR and most >= -_A_YEAR


def _reorganisation(site: Site) -> _Side | None:
    """Tell a reorganisation; that none is told does not say that there was none."""
    told = clock.step(site, EventKind.REORGANISATION).event
    return _of_event(told) if told else None


def _always(_: _Side, __: _Side) -> bool:
    return True


def _status(site: Site) -> _Side:
    return _Side(site.status.value.label, site.status.value, (evidence.of_status(site),))


def _furthest(site: Site) -> _Side | None:
    for kind in (EventKind.LAUNCH, EventKind.AGREEMENT, EventKind.DRAFT):
        reached = clock.step(site, kind).event
        if reached:
            return _Side(f"{kind.label}: {reached.title}", kind, (reached.key,))
    return None


def _balance(site: Site) -> _Side | None:
    gains = [one for one in site.outcomes if one.kind is OutcomeKind.GAIN]
    setbacks = [one for one in site.outcomes if one.kind is OutcomeKind.SETBACK]
    if not gains and not setbacks:
        return None
    words = (
        f"{sentences.counted(len(gains), 'gain')}, {sentences.counted(len(setbacks), 'setback')}"
    )
    sign = (len(gains) > len(setbacks)) - (len(gains) < len(setbacks))
    return _Side(words, sign, tuple(evidence.of_outcome(site, one) for one in (*gains, *setbacks)))


def _standstills(site: Site) -> _Side:
    told = [event for event in site.events if event.kind is EventKind.STALL]
    words = f"{sentences.counted(len(told), 'standstill') if told else 'no standstill'} told of"
    return _Side(words, min(len(told), 1), tuple(event.key for event in told))


def _to_launch(site: Site) -> _Side | None:
    found = durations.duration(site, EventKind.INITIATION, EventKind.LAUNCH)
    if found.months is None or found.months.least is None or found.months.most is None:
        return None
    return _Side(clock.label(found.months), found.months, found.evidence)


def _may_be_as_long(one: _Side, two: _Side) -> bool:
    if not isinstance(one.key, dates.MonthRange) or not isinstance(two.key, dates.MonthRange):
        return False
    (a, b), (c, d) = ((key.least or 0, key.most or 0) for key in (one.key, two.key))
    return a <= d and c <= b


_START = (
    _Kind("Country", _fact("country"), _equal),
    _Kind("Authority", _fact("authority"), _equal),
    _Kind("Setting", _setting, _meet),
    _Kind("Started by", _sectors("started_by"), _equal),
    _Kind("First approach", _first_approach, _may_be_within_a_year),
    _Kind("Reorganisation", _reorganisation, _always),
)
_END = (
    _Kind("Where it stood", _status, _equal),
    _Kind("How far it got", _furthest, _equal),
    _Kind("Signed by", _sectors("signed_by"), _equal),
    _Kind("Gains and setbacks", _balance, _equal),
    _Kind("Standstills", _standstills, _equal),
    _Kind("From first approach to launch", _to_launch, _may_be_as_long),
)
