"""Themes counted: theme by site, and theme by sector by site, from whatever carries themes.

Rules. A theme includes the themes below it, and a record counts once however many of them it carries. An event belongs
to every sector that one of its actors is of, and to none ("") where its actors are not told; an outcome has none. A
quotation counts only for the site that it is tied to. Of whoever speaks only the voluntary sector is one of our
sectors: what both sides say counts there too, and what is said for the public sector at large belongs to none.
What is tied with low confidence counts, and is counted apart as well. Zeros stay, of sectors too.
Another source of themes is one more function in `_SOURCES`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from casebook.compare import evidence
from casebook.domain import selection
from casebook.domain.model import Confidence, Sector, Site, Theme
from casebook.domain.quotations import QuoteSector
from casebook.domain.snapshot import Snapshot

NO_SECTOR = ""


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """A record that carries themes: its id, its themes, its sectors, and whether its site is unsure."""

    id: str
    themes: tuple[str, ...]
    sectors: frozenset[str] = frozenset((NO_SECTOR,))
    is_unsure: bool = False


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """A theme, and for each site how many records carry it, and which.

    `unsure` says of how many of them it is known with low confidence only that they are of the site. `depth` is 1 for a
    theme below another.
    """

    theme: Theme
    depth: int
    counts: tuple[int, ...]
    evidence: tuple[tuple[str, ...], ...]
    unsure: tuple[int, ...] = ()


def _events(_: Snapshot, site: Site) -> Iterator[Carrier]:
    for event in site.events:
        actors = (site.actor(actor_id) for actor_id in event.actors)
        sectors = frozenset(actor.sector.value for actor in actors if actor is not None)
        yield Carrier(id=event.key, themes=event.themes, sectors=sectors or frozenset((NO_SECTOR,)))


def _outcomes(_: Snapshot, site: Site) -> Iterator[Carrier]:
    for outcome in site.outcomes:
        yield Carrier(id=evidence.of_outcome(site, outcome), themes=outcome.themes)


_SPOKEN_FOR = {
    QuoteSector.VCS: frozenset((Sector.VCS.value,)),
    QuoteSector.JOINT: frozenset((Sector.VCS.value, NO_SECTOR)),
}


def _quotes(snapshot: Snapshot, site: Site) -> Iterator[Carrier]:
    for quote in snapshot.quotes_of(site.number):
        yield Carrier(
            id=evidence.of_quote(site, quote),
            themes=quote.themes,
            sectors=_SPOKEN_FOR.get(quote.sector, frozenset((NO_SECTOR,))),
            is_unsure=quote.site is not None and quote.site.confidence is Confidence.LOW,
        )


_SOURCES: tuple[Callable[[Snapshot, Site], Iterable[Carrier]], ...] = (_events, _outcomes, _quotes)


def by_site(
    snapshot: Snapshot, sites: Sequence[Site], sector: str | None = None
) -> tuple[Tally, ...]:
    """Count every theme of the casebook at these sites, each theme before those below it.

    Args:
        snapshot: The casebook.
        sites: The sites, in the order of the counts.
        sector: Only what belongs to this sector; `NO_SECTOR` is what belongs to none, None is all.
    """
    carriers = [_carriers(snapshot, site, sector) for site in sites]
    return tuple(
        _tally(theme, depth, selection.with_children(snapshot, frozenset((theme.id,))), carriers)
        for theme, depth in _in_order(snapshot.themes)
    )


def by_sector(
    snapshot: Snapshot, sites: Sequence[Site]
) -> tuple[tuple[str, tuple[Tally, ...]], ...]:
    """Count every theme at these sites for each sector, and at last for what belongs to none."""
    return tuple((str(sector), by_site(snapshot, sites, sector)) for sector in (*Sector, NO_SECTOR))


def _carriers(snapshot: Snapshot, site: Site, sector: str | None) -> list[Carrier]:
    carriers = (carrier for source in _SOURCES for carrier in source(snapshot, site))
    return [carrier for carrier in carriers if sector is None or sector in carrier.sectors]


def _tally(
    theme: Theme, depth: int, wanted: frozenset[str], carriers: Sequence[Sequence[Carrier]]
) -> Tally:
    found = [
        [carrier for carrier in of_site if not wanted.isdisjoint(carrier.themes)]
        for of_site in carriers
    ]
    return Tally(
        theme=theme,
        depth=depth,
        counts=tuple(map(len, found)),
        evidence=tuple(tuple(carrier.id for carrier in of_site) for of_site in found),
        unsure=tuple(sum(carrier.is_unsure for carrier in of_site) for of_site in found),
    )


def _in_order(themes: Sequence[Theme]) -> Iterator[tuple[Theme, int]]:
    """Give every theme once, those below one after it; one whose parent is not there stands at the top."""
    known = {theme.id for theme in themes}
    given: set[str] = set()

    def below(parent: str, depth: int) -> Iterator[tuple[Theme, int]]:
        for theme in themes:
            own_parent = theme.parent if theme.parent in known else ""
            if own_parent == parent and theme.id not in given:
                given.add(theme.id)
                yield theme, depth
                yield from below(theme.id, depth + 1)

    yield from below("", 0)
    # Themes tied in a ring hang from nothing.
    for theme in themes:
        if theme.id not in given:
            yield theme, 0
