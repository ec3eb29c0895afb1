"""How long it took: months from the first approach to draft, agreement, launch and review, and their medians.

Steps are found as `clock.step` says. The median of ranges is a range: between the median of all their lower ends and
the median of all their upper ends lies every median that the true months could have, and nothing else.
"""

import math
import statistics
from collections.abc import Iterable, Sequence

import msgspec

from casebook.compare import clock
from casebook.domain import sentences
from casebook.domain.dates import MonthRange
from casebook.domain.model import EventKind, Site

START = EventKind.INITIATION
STEPS = (EventKind.DRAFT, EventKind.AGREEMENT, EventKind.LAUNCH, EventKind.REVIEW)


class Duration(msgspec.Struct, frozen=True, kw_only=True):
    """The months from a site's first approach to a step; None, with the reason, where one is not reported."""

    site_id: str
    months: MonthRange | None
    evidence: tuple[str, ...] = ()
    reason: str = ""
    only_planned: bool = False

    @property
    def words(self) -> str:
        """Give the months in words, or why there are none."""
        if self.months is None:
            return "only planned" if self.only_planned else sentences.NOT_REPORTED
        return clock.label(self.months)


class Median(msgspec.Struct, frozen=True, kw_only=True):
    """Between which months the median lies; None is an end that is not known. `of` is how many sites it is of."""

    least: float | None
    most: float | None
    of: int

    @property
    def label(self) -> str:
        """Give it in words: "5 to 23.5 months, of 9 sites"."""
        sites = f"of {self.of} {'site' if self.of == 1 else 'sites'}"
        least, most = (None if end is None else f"{end:g}" for end in (self.least, self.most))
        if least is None:
            return f"at most {most} months, {sites}" if most else f"not known, {sites}"
        if most is None:
            return f"at least {least} months, {sites}"
        return f"{least} months, {sites}" if least == most else f"{least} to {most} months, {sites}"


class Durations(msgspec.Struct, frozen=True, kw_only=True):
    """One step at every site, and the median of those that are known; None where none is."""

    kind: EventKind
    of_sites: tuple[Duration, ...]
    median: Median | None


def durations(sites: Sequence[Site]) -> tuple[Durations, ...]:
    """Give the months to each of the four steps, at these sites in their order."""
    found = []
    for kind in STEPS:
        of_sites = tuple(duration(site, START, kind) for site in sites)
        known = [one.months for one in of_sites if one.months is not None]
        found.append(Durations(kind=kind, of_sites=of_sites, median=median(known)))
    return tuple(found)


def duration(site: Site, start: EventKind, end: EventKind) -> Duration:
    """Give the months from one step of a site to another."""
    first, last = clock.step(site, start), clock.step(site, end)
    if first.event is None or last.event is None:
        return Duration(
            site_id=site.id,
            months=None,
            reason=first.reason or last.reason,
            only_planned=first.only_planned or last.only_planned,
        )
    return Duration(
        site_id=site.id,
        months=clock.months_from(site, first.event, last.event),
        evidence=(first.event.key, last.event.key),
    )


def median(ranges: Iterable[MonthRange]) -> Median | None:
    """Give the range of every median that months within these ranges can have; None of none."""
    known = list(ranges)
    if not known:
        return None
    least = statistics.median(-math.inf if one.least is None else one.least for one in known)
    most = statistics.median(math.inf if one.most is None else one.most for one in known)
    return Median(
        least=least if math.isfinite(least) else None,
        most=most if math.isfinite(most) else None,
        of=len(known),
    )
