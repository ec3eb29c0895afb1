"""The options that narrow quotations, the same for every command that deals with them: `quotes`, `export quotes`."""

from argparse import Namespace

from casebook.cli import event_filters, words
from casebook.cli.arguments import Parser, one_of
from casebook.cli.session import Session
from casebook.domain.quotations import QuoteSector, Voice
from casebook.domain.quote_selection import FITS, QuoteChoice, QuoteOrder


def add_arguments(parser: Parser, *, with_themes: bool = True) -> None:
    """Add the options; `with_themes` adds `--theme`, which other filters may have added already."""
    if with_themes:
        parser.options.add_argument(
            "--theme",
            metavar="T",
            action="append",
            default=[],
            help="only with this theme or one below it, by its id or name; several mean all of them",
        )
    _add_themes(parser)
    _add_speakers(parser)
    _add_places(parser)


def _add_themes(parser: Parser) -> None:
    add = parser.options.add_argument
    add("--any", action="store_true", help="any of the themes will do")
    add(
        "--without",
        metavar="T",
        action="append",
        default=[],
        help="none with this theme or one below it",
    )


def _add_speakers(parser: Parser) -> None:
    add = parser.options.add_argument
    add(
        "--sector",
        metavar="S",
        action="append",
        default=[],
        type=one_of(QuoteSector, "sector"),
        help=f"only from this side: {words.listed([one.value for one in QuoteSector], last='or')}",
    )
    add(
        "--voice",
        metavar="V",
        action="append",
        default=[],
        type=one_of(Voice, "kind of speaker"),
        help=f"only this kind of speaker: {words.listed([one.value for one in Voice], last='or')}",
    )


def _add_places(parser: Parser) -> None:
    add = parser.options.add_argument
    add("--chapter", metavar="N", action="append", default=[], help="only from this chapter")
    add(
        "--site",
        metavar="SITE",
        action="append",
        default=[],
        help="only those tied to this site, however surely",
    )
    add("--fits-a-slide", action="store_true", help="only those short enough for a slide")
    add(
        "--text",
        metavar="WORDS",
        nargs="+",
        action="extend",
        default=[],
        help="only with all these words, or words that begin so",
    )
    add(
        "--sort",
        metavar="BY",
        default=QuoteOrder.PLACE.value,
        type=one_of(QuoteOrder, "order"),
        help=f"by {words.listed([one.value for one in QuoteOrder], last='or')}",
    )


def choice(session: Session, asked: Namespace) -> QuoteChoice:
    """Give the choice that the options come to.

    Raises:
        UsageError: a theme or a site is named that there is not.
        BrokenSiteError: a site's file cannot be read.
    """
    themes = session.snapshot.themes
    sites = session.sites(asked.site) if asked.site else ()
    return QuoteChoice(
        themes=frozenset(event_filters.theme_id(themes, name) for name in asked.theme),
        without=frozenset(event_filters.theme_id(themes, name) for name in asked.without),
        any_theme=asked.any,
        sectors=frozenset(asked.sector),
        voices=frozenset(asked.voice),
        chapters=frozenset(asked.chapter),
        sites=frozenset(str(site.number) for site in sites),
        lengths=frozenset({FITS} if asked.fits_a_slide else ()),
        words=" ".join(asked.text),
        order=QuoteOrder(asked.sort),
    )
