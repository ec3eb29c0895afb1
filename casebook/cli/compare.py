"""`casebook compare`: sites side by side, at one moment, or which pairs teach most."""

from argparse import Namespace

from casebook.cli import comparing, terminal, words
from casebook.cli.arguments import Parser
from casebook.cli.session import Session
from casebook.compare import clock, contrasts, moment, themes
from casebook.compare.comparison import comparison
from casebook.domain import dates
from casebook.domain.model import EventKind, Site
from casebook.errors import UsageError

_PAIRS_SHOWN = 3


def add_arguments(parser: Parser) -> None:
    """Add the words that `compare` knows."""
    parser.about.add_argument(
        "sites", metavar="SITE", nargs="*", help="a number (6), an id (site-06) or all"
    )
    add_align(parser)
    add = parser.options.add_argument
    add(
        "--at",
        metavar="DATE",
        type=dates.read,
        help="also what each was doing then: 1999-11, “autumn 1999”",
    )
    add(
        "--pairs",
        action="store_true",
        help="instead: for each site, who was alike at the start and different at the end",
    )


def add_align(parser: Parser) -> None:
    """Add the option that chooses the clock."""
    known = [clock.CALENDAR, *(kind.value for kind in EventKind)]
    parser.options.add_argument(
        "--align",
        metavar="KIND",
        type=read_align,
        default=None,
        help=f"count months from a shared step: {words.listed(known, last='or')}",
    )


def read_align(text: str) -> EventKind | None:
    """Read a clock: None is the calendar.

    Raises:
        UsageError: there is no such clock.
    """
    plain = text.strip().casefold().replace(" ", "-")
    for kind in EventKind:
        if plain in (kind.value, kind.label.casefold().replace(" ", "-")):
            return kind
    if plain == clock.CALENDAR:
        return None
    known = [clock.CALENDAR, *(kind.value for kind in EventKind)]
    raise UsageError(
        f"There is no step {words.quoted(text)}.", advice=words.did_you_mean(text, known)
    )


def run(session: Session, asked: Namespace) -> int:
    """Compare the sites that were named."""
    if asked.pairs:
        return _pairs(session, asked)
    sites = compared(session, asked.sites)
    found = comparison(session.snapshot, sites, asked.align)
    moments = moment.at(sites, asked.at) if asked.at else ()
    if session.as_json:
        answer = comparing.comparison(found, themes.by_sector(session.snapshot, sites))
        if asked.at:
            answer["moment"] = [
                comparing.moment(site, one) for site, one in zip(sites, moments, strict=True)
            ]
        terminal.say_json(answer)
    else:
        from casebook.cli import comparison_sheet  # noqa: PLC0415 - brings rich

        comparison_sheet.show(found)
        if asked.at:
            comparison_sheet.show_moment(sites, asked.at, moments)
    if asked.sites and session.means_all(asked.sites):
        session.tell_broken()
    return 0


def compared(session: Session, names: list[str]) -> tuple[Site, ...]:
    """Give the sites to compare, in the order in which they were named.

    Raises:
        UsageError: they are fewer than two.
        BrokenSiteError: a site's file cannot be read.
    """
    sites = session.sites_as_named(names) if names else ()
    if len(sites) < 2:
        raise UsageError(
            "It takes two sites to compare." if names else "Name the sites to compare.",
            advice="For example: casebook compare 8 11, or casebook compare all",
        )
    return sites


def _pairs(session: Session, asked: Namespace) -> int:
    if not asked.sites:
        raise UsageError("Name the site to find pairs for.", advice="casebook compare 8 --pairs")
    everyone = session.snapshot.sites
    found = [
        one
        for site in session.sites_as_named(asked.sites)
        for one in contrasts.contrasts(site, everyone)[: None if session.as_json else _PAIRS_SHOWN]
    ]
    if session.as_json:
        terminal.say_json([comparing.contrast(one) for one in found])
    else:
        from casebook.cli import comparison_sheet  # noqa: PLC0415 - brings rich

        comparison_sheet.show_pairs(found)
    return 0
