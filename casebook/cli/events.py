"""`casebook events`: events in order, of some sites or of all with the national story."""

from argparse import Namespace
from collections.abc import Sequence

from casebook.cli import answers, event_filters, marks, terminal, words
from casebook.cli.arguments import Parser
from casebook.cli.session import Session
from casebook.domain import dates
from casebook.domain.model import Basis, Site
from casebook.domain.selection import FoundEvent

_MIGHT = "?"
_MIGHT_LEGEND = "? might fall in the period, as far as its date is known"


def add_arguments(parser: Parser) -> None:
    """Add the words that `events` knows."""
    parser.about.add_argument(
        "sites", metavar="SITE", nargs="*", help="a number (6), an id (site-06) or all"
    )
    event_filters.add_arguments(parser)


def run(session: Session, asked: Namespace) -> int:
    """List the events that the choice keeps."""
    everywhere = session.means_all(asked.sites)
    choice = event_filters.choice(
        session, asked, sites=session.sites(asked.sites), national=everywhere
    )
    found = session.library.find_events(choice)
    in_period = bool(asked.start or asked.end)
    if session.as_json:
        terminal.say_json([answers.found_event(one, in_period=in_period) for one in found])
    elif found:
        _show(found, in_period=in_period)
    else:
        terminal.say("No event fits that.")
    if everywhere:
        session.tell_broken()
    return 0


def _show(found: Sequence[FoundEvent], *, in_period: bool) -> None:
    from casebook.cli import tables  # noqa: PLC0415 - brings rich, which JSON does not need

    headings = ("", "When", "Site", "", "What")
    tables.show(headings, [_row(one) for one in found], flexible="What")
    terminal.say(f"\n{_summary(found)}\n{marks.LEGEND}")
    if in_period and not all(one.certain for one in found):
        terminal.say(_MIGHT_LEGEND)


def _row(one: FoundEvent) -> tuple[str, ...]:
    event, history = one.event, one.history
    inferred = " (inferred)" if event.basis is Basis.INFERRED else ""
    return (
        "" if one.certain else _MIGHT,
        dates.label(event.when, event.wording),
        str(history.number) if isinstance(history, Site) else "national",
        marks.of_weight(event.weight),
        event.title + inferred,
    )


def _summary(found: Sequence[FoundEvent]) -> str:
    total = words.counted(len(found), "event")
    perhaps = sum(not one.certain for one in found)
    return f"{total}, {perhaps} of which only might fall in the period." if perhaps else f"{total}."
