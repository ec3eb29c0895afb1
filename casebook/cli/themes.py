"""`casebook themes`: the theme tree, with the number of events, outcomes and quotations of each."""

from argparse import Namespace

from casebook.cli import answers, terminal
from casebook.cli.session import Session
from casebook.domain import theme_counts


def run(session: Session, asked: Namespace) -> int:
    """List the themes; a theme's counts include those of the themes below it."""
    found = theme_counts.coded(session.snapshot)
    if session.as_json:
        terminal.say_json([answers.theme(one) for one in found])
        return 0
    from casebook.cli import tables  # noqa: PLC0415 - brings rich, which JSON does not need

    headings = ("Theme", "Id", "Events", "Outcomes", "Quotations", "What belongs here")
    rows = [
        (
            f"{'  ' * one.depth}{one.theme.name}",
            one.theme.id,
            *map(str, (one.events, one.outcomes, one.quotes)),
            one.theme.definition,
        )
        for one in found
    ]
    tables.show(headings, rows, flexible="What belongs here")
    return 0
