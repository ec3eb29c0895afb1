"""The options that narrow events, the same for every command that deals with events: `events`, `export timeline`."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence

from casebook.cli import words
from casebook.cli.arguments import Parser, one_of
from casebook.cli.session import Session
from casebook.domain import dates
from casebook.domain.model import EventKind, Sector, Site, Theme
from casebook.domain.selection import EventChoice
from casebook.errors import UsageError


def add_arguments(parser: Parser, *, until: str = "--to") -> None:
    """Add the options; `until` names the one for the period's end, where `--to` is a file."""
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
        "--weight",
        metavar="W",
        action="append",
        default=[],
        choices=("3", "2", "1"),
        help="only this weight: 3 turning points, 2 steps, 1 details",
    )
    add(
        "--certain",
        action="store_true",
        help="without those that only might fall in the period, for their dates are vague",
    )
    _add_period(add, until)


def _add_period(add: Callable[..., object], until: str) -> None:
    add(
        "--from",
        metavar="DATE",
        dest="start",
        type=dates.read,
        help="not before: 1999-09, “autumn 1999”",
    )
    add(
        until,
        metavar="DATE",
        dest="end",
        type=dates.read,
        help="not after: 2000, “by summer 2000”",
    )


def choice(
    session: Session, asked: Namespace, *, sites: Iterable[Site], national: bool
) -> EventChoice:
    """Give the choice that the options come to, of these sites' events.

    Raises:
        UsageError: a theme is named that there is not.
    """
    return EventChoice(
        site_ids=frozenset(site.id for site in sites),
        kinds=frozenset(asked.kind),
        themes=frozenset(theme_id(session.snapshot.themes, name) for name in asked.theme),
        sectors=frozenset(asked.actor_sector),
        weights=frozenset(asked.weight),
        start=asked.start,
        end=asked.end,
        certain_only=asked.certain,
        national=national,
    )


def theme_id(themes: Sequence[Theme], typed: str) -> str:
    """Give the id of the theme that was named, by its id or its name.

    Raises:
        UsageError: there is no such theme.
    """
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
