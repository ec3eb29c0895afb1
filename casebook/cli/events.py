"""`casebook events`: events in order, of some sites or of all with the national story."""

from argparse import Namespace
from collections.abc import Sequence

from casebook.cli import answers, marks, terminal, words
from casebook.cli.arguments import Parser, one_of
from casebook.cli.session import Session
from casebook.domain import dates
from casebook.domain.model import Basis, EventKind, Sector, Site, Theme
from casebook.domain.selection import EventChoice, FoundEvent
from casebook.errors import UsageError

_MIGHT = "?"
_MIGHT_LEGEND = "? might fall in the period, as far as its date is known"


def add_arguments(parser: Parser) -> None:
    """Add the words that `events` knows."""
    parser.about.add_argument(
        "sites", metavar="SITE", nargs="*", help="a number (6), an id (site-06) or all"
    )
    add = parser.options.add_argument
    add(
        "--kind",
        metavar="K",
        action="append",
        default=[],
        type=one_of(EventKind, "kind"),
        help=f"only this kind: {words.listed([one.value for one in EventKind], last='or')}",
    )
    add(
        "--theme",
        metavar="T",
        action="append",
        default=[],
        help="only this theme or a theme below it, by its id or name",
    )
    add(
        "--actor-sector",
        metavar="S",
        action="append",
        default=[],
        type=one_of(Sector, "sector"),
        help="only with an actor from this sector: "
        + words.listed([one.value for one in Sector], last="or"),
    )
    add(
        "--from",
        metavar="DATE",
        dest="start",
        type=dates.read,
        help="not before: 1999-09, “autumn 1999”",
    )
    add(
        "--to",
        metavar="DATE",
        dest="end",
        type=dates.read,
        help="not after: 2000, “by summer 2000”",
    )
    add(
        "--certain",
        action="store_true",
        help="without those that only might fall in the period, for their dates are vague",
    )


def run(session: Session, asked: Namespace) -> int:
    """List the events that the choice keeps."""
    everywhere = session.means_all(asked.sites)
    choice = EventChoice(
        site_ids=frozenset(site.id for site in session.sites(asked.sites)),
        kinds=frozenset(asked.kind),
        themes=frozenset(_theme_id(session.snapshot.themes, name) for name in asked.theme),
        sectors=frozenset(asked.actor_sector),
        start=asked.start,
        end=asked.end,
        certain_only=asked.certain,
        national=everywhere,
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


def _theme_id(themes: Sequence[Theme], typed: str) -> str:
    for theme in themes:
        if typed.casefold() in (theme.id.casefold(), theme.name.casefold()):
            return theme.id
    if not themes:
        raise UsageError("This casebook has no themes.", advice="Ask without --theme.")
    known = [theme.id for theme in themes]
    near = words.nearest(typed, [theme.name for theme in themes] + known)
    raise UsageError(
        f"There is no theme {words.quoted(typed)}.",
        advice=f"Did you mean {near}?" if near else f"Choose {words.listed(known, last='or')}.",
    )


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
