"""How much is coded with each theme: events, outcomes and quotations. Pure, over a snapshot."""

from collections.abc import Iterable

import msgspec

from casebook.domain import quote_selection, selection
from casebook.domain.model import Theme
from casebook.domain.snapshot import Snapshot


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """A theme in the tree, `depth` from 0, with what has it or a theme below it."""

    theme: Theme
    depth: int
    events: int
    outcomes: int
    quotes: int


def coded(snapshot: Snapshot) -> tuple[Coded, ...]:
    """Give every theme in the order of the tree, with its counts."""
    return tuple(_coded(snapshot, theme, depth) for theme, depth in quote_selection.tree(snapshot))


def _coded(snapshot: Snapshot, theme: Theme, depth: int) -> Coded:
    ids = selection.with_children(snapshot, frozenset({theme.id}))

    def having(records: Iterable[tuple[str, ...]]) -> int:
        return sum(not ids.isdisjoint(themes) for themes in records)

    return Coded(
        theme=theme,
        depth=depth,
        events=having(event.themes for told in snapshot.histories for event in told.events),
        outcomes=having(one.themes for site in snapshot.sites for one in site.outcomes),
        quotes=having(quote.themes for quote in snapshot.quotes),
    )
