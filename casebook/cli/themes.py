"""`casebook themes`: the theme tree, with the number of events, outcomes and quotations of each."""

from argparse import Namespace
from collections.abc import Iterable

from casebook.cli import answers, terminal
from casebook.cli.session import Session
from casebook.domain import quote_selection, selection
from casebook.domain.snapshot import Snapshot


def run(session: Session, asked: Namespace) -> int:
    """List the themes; a theme's counts include those of the themes below it."""
    snapshot = session.snapshot
    counted = [
        (theme, depth, _counts(snapshot, theme.id))
        for theme, depth in quote_selection.tree(snapshot)
    ]
    if session.as_json:
        terminal.say_json([answers.theme(theme, counts) for theme, _, counts in counted])
        return 0
    from casebook.cli import tables  # noqa: PLC0415 - brings rich, which JSON does not need

    headings = ("Theme", "Id", "Events", "Outcomes", "Quotations", "What belongs here")
    rows = [
        (f"{'  ' * depth}{theme.name}", theme.id, *map(str, counts.values()), theme.definition)
        for theme, depth, counts in counted
    ]
    tables.show(headings, rows, flexible="What belongs here")
    return 0


def _counts(snapshot: Snapshot, theme_id: str) -> dict[str, int]:
    ids = selection.with_children(snapshot, frozenset({theme_id}))

    def having(coded: Iterable[tuple[str, ...]]) -> int:
        return sum(not ids.isdisjoint(themes) for themes in coded)

    return {
        "events": having(event.themes for told in snapshot.histories for event in told.events),
        "outcomes": having(one.themes for site in snapshot.sites for one in site.outcomes),
        "quotes": having(quote.themes for quote in snapshot.quotes),
    }
