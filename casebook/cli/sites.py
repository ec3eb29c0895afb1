"""`casebook sites`: the sites, one a line, as many as a choice keeps."""

from argparse import Namespace
from collections.abc import Sequence

from casebook.cli import answers, terminal, words
from casebook.cli.arguments import Parser, one_of
from casebook.cli.session import Session
from casebook.domain.model import Country, Site, StatusValue
from casebook.domain.selection import SiteChoice

_NOT_REPORTED = "not reported"


def add_arguments(parser: Parser) -> None:
    """Add the words that `sites` knows."""
    parser.options.add_argument(
        "--country",
        metavar="C",
        action="append",
        default=[],
        type=one_of(Country, "country"),
        help=f"only sites in {words.listed([one.value for one in Country], last='or')}",
    )
    parser.options.add_argument(
        "--status",
        metavar="S",
        action="append",
        default=[],
        type=one_of(StatusValue, "status"),
        help="only where the compact stood so: "
        + words.listed([one.value for one in StatusValue], last="or"),
    )
    parser.options.add_argument(
        "--text",
        metavar="WORDS",
        nargs="+",
        action="extend",
        default=[],
        help="only sites with all these words somewhere, or words that begin so",
    )


def run(session: Session, asked: Namespace) -> int:
    """List the sites that the choice keeps."""
    choice = SiteChoice(
        countries=frozenset(asked.country),
        statuses=frozenset(asked.status),
        words=" ".join(asked.text),
    )
    found = session.library.find_sites(choice)
    if session.as_json:
        terminal.say_json([answers.site(site, session.snapshot) for site in found])
    elif found:
        _show(found)
    else:
        terminal.say("No site fits that.")
    session.tell_broken()
    return 0


def _show(found: Sequence[Site]) -> None:
    from casebook.cli import tables  # noqa: PLC0415 - brings rich, which JSON does not need

    headings = ("Site", "Title", "Country", "Authority", "Status")
    rows = [
        (
            str(site.number),
            site.title,
            site.country.label if site.country else _NOT_REPORTED,
            site.authority or _NOT_REPORTED,
            site.status.value.label,
        )
        for site in found
    ]
    tables.show(headings, rows, flexible="Title")
