"""`casebook link-report` and `unlink-report`: the quotations' words, from the trainer's own copy of the report.

The library reads the copy and keeps the words; here is only what is said of it.
"""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from casebook.cli import terminal, watching, words
from casebook.cli.arguments import Parser
from casebook.cli.session import Session
from casebook.domain.quotations import LinkedReport, Quote
from casebook.errors import UsageError


def add_arguments(parser: Parser) -> None:
    """Add the words that `link-report` knows."""
    parser.about.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        type=_file,
        help="your copy: .pdf, .docx, .html, .txt or .md",
    )


def run(session: Session, asked: Namespace) -> int:
    """Find the quotations in a copy of the report and say how many of how many were found."""
    if asked.file is None:
        raise UsageError(
            "A copy of the report is needed.", advice="For example: casebook link-report report.pdf"
        )
    with watching.watched() as progress:
        linked = session.library.link_report(asked.file, progress)
    quotes = session.snapshot.quotes
    apart = [quote for quote in quotes if not quote.inline]
    inline = [quote for quote in quotes if quote.inline]
    if session.as_json:
        terminal.say_json({
            "name": linked.name,
            "linked_on": linked.linked_on,
            "set_apart": _counts(linked, apart),
            "inline": _counts(linked, inline),
            "missing": [{"id": each.quote_id, "why": each.why} for each in linked.missing],
        })  # fmt: skip
        return 0
    terminal.say(f"{linked.name} is linked.")
    terminal.say(_told("Quotations set apart from the text", _counts(linked, apart)))
    terminal.say(_told("Words quoted within a sentence", _counts(linked, inline)))
    _tell_what_to_look_at(linked)
    terminal.say("The words stay on this computer. To forget them: casebook unlink-report")
    return 0


def unlink(session: Session, asked: Namespace) -> int:
    """Forget the words of the linked copy."""
    linked = session.snapshot.linked
    session.library.unlink_report()
    if session.as_json:
        terminal.say_json({"name": linked.name if linked else None, "unlinked": linked is not None})
    elif linked:
        terminal.say(f"The words from {linked.name} are forgotten; the file itself is untouched.")
    else:
        terminal.say("No copy of the report is linked.")
    return 0


def _file(text: str) -> Path:
    if not text.strip() or "\0" in text:
        raise UsageError("No file has such a name.", advice="Give the name of a file.")
    return Path(text)


def _counts(linked: LinkedReport, quotes: Sequence[Quote]) -> dict[str, int]:
    found = [words for quote in quotes if (words := linked.words_of(quote.id))]
    return {
        "found": len(found),
        "of": len(quotes),
        "word_for_word": sum(words.word_for_word for words in found),
    }


def _told(what: str, counts: dict[str, int]) -> str:
    return f"{what}: {counts['found']} of {counts['of']} found, {counts['word_for_word']} of them word for word."


def _tell_what_to_look_at(linked: LinkedReport) -> None:
    misread = [found.quote_id for found in linked.found if not found.word_for_word]
    if misread:
        terminal.say(f"Letters may be misread in {words.listed(misread)}.")
    if linked.missing:
        terminal.say("Missing:")
        for missing in linked.missing:
            terminal.say(f"  {missing.quote_id}  {missing.why}")
