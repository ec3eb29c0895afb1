"""`casebook quotes`: what respondents said, as many quotations as a choice keeps."""

from argparse import Namespace
from collections.abc import Sequence

from casebook.cli import answers, quote_filters, terminal, words
from casebook.cli.arguments import Parser
from casebook.cli.session import Session
from casebook.domain import quote_selection
from casebook.domain.quotations import Quote
from casebook.domain.snapshot import Snapshot

_HOW_TO_LINK = "The words are paraphrased. To see them, type casebook link-report FILE."


def add_arguments(parser: Parser) -> None:
    """Add the words that `quotes` knows."""
    quote_filters.add_arguments(parser)


def run(session: Session, asked: Namespace) -> int:
    """List the quotations that the choice keeps."""
    snapshot = session.snapshot
    found = quote_selection.quotes(snapshot, quote_filters.choice(session, asked))
    if session.as_json:
        terminal.say_json([answers.quote(one, snapshot) for one in found])
    elif found:
        _show(snapshot, found)
    else:
        terminal.say("No quotation fits that.")
    return 0


def _show(snapshot: Snapshot, found: Sequence[Quote]) -> None:
    from casebook.cli import quote_sheet  # noqa: PLC0415 - brings rich, which JSON does not need

    width = terminal.prose_width()
    terminal.show(quote_sheet.of(found, snapshot), width=width)
    terminal.say(f"{words.counted(len(found), 'quotation')}.")
    if any(snapshot.words_of(quote) is None for quote in found):
        terminal.say(_HOW_TO_LINK)
