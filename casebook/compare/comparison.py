"""The whole comparison of some sites: rows, one clock, themes. The one call of window, commands and exports."""

from collections.abc import Sequence

import msgspec

from casebook.compare import clock, durations, rows, themes
from casebook.compare.clock import Step
from casebook.compare.durations import Durations
from casebook.compare.rows import Row
from casebook.compare.themes import Tally
from casebook.domain import sentences
from casebook.domain.dates import MonthRange
from casebook.domain.model import Event, EventKind, Site
from casebook.domain.snapshot import Snapshot

_NAMED_AT_MOST = 6


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Sites in the order asked for. `align` is None for the calendar; `steps` then hold nothing.

    `offsets` holds, site by site and event by event, the months from the site's step; None where it has none.
    """

    sites: tuple[Site, ...]
    align: EventKind | None
    rows: tuple[Row, ...]
    steps: tuple[Step, ...]
    offsets: tuple[tuple[MonthRange | None, ...], ...]
    durations: tuple[Durations, ...]
    themes: tuple[Tally, ...]

    @property
    def clock_name(self) -> str:
        """Say what the clock counts: "by the calendar", "in months from the launch"."""
        return clock_name(self.align)


def clock_name(align: EventKind | None) -> str:
    """Say what a clock counts."""
    return "by the calendar" if align is None else f"in months from: {clock.named(align)}"


def title(sites: Sequence[Site]) -> str:
    """Name a comparison: "Sites 8 and 11 side by side"; of many sites only their number."""
    if len(sites) > _NAMED_AT_MOST:
        return f"{sentences.counted(len(sites), 'site')} side by side"
    return f"Sites {sentences.listed([str(site.number) for site in sites])} side by side"


def comparison(snapshot: Snapshot, sites: Sequence[Site], align: EventKind | None) -> Comparison:
    """Compare sites, in their order, on the calendar or from a shared step."""
    steps = tuple(Step() if align is None else clock.step(site, align) for site in sites)
    tallies = themes.by_site(snapshot, sites)
    return Comparison(
        sites=tuple(sites),
        align=align,
        rows=rows.rows(sites, tallies),
        steps=steps,
        offsets=tuple(_offsets(site, step.event) for site, step in zip(sites, steps, strict=True)),
        durations=durations.durations(sites),
        themes=tallies,
    )


def _offsets(site: Site, start: Event | None) -> tuple[MonthRange | None, ...]:
    return tuple(
        None if start is None else clock.months_from(site, start, event) for event in site.events
    )
