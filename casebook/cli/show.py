"""`casebook show`: one site whole, or all of them."""

from argparse import Namespace

from casebook.cli import answers, terminal
from casebook.cli.arguments import Parser
from casebook.cli.session import Session
from casebook.errors import UsageError


def add_arguments(parser: Parser) -> None:
    """Add the words that `show` knows."""
    parser.about.add_argument(
        "site", metavar="SITE", nargs="?", help="a number (6), an id (site-06) or all"
    )


def run(session: Session, asked: Namespace) -> int:
    """Show the site that was named."""
    if asked.site is None:
        raise UsageError("Name the site to show.", advice="For example: casebook show 6")
    sites = session.sites([asked.site])
    everything = session.means_all([asked.site])
    if session.as_json:
        shapes = [answers.site(site, session.snapshot) for site in sites]
        terminal.say_json(shapes if everything else shapes[0])
    else:
        from casebook.cli import site_sheet  # noqa: PLC0415 - brings rich, which JSON does not need

        width = terminal.prose_width()
        for site in sites:
            terminal.show(site_sheet.of(site, session.snapshot, width=width), width=width)
    if everything:
        session.tell_broken()
    return 0
