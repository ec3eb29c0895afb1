"""`casebook digest`: what `quotes.yaml` says of a quotation's words, worked out from a transcription.

For whoever writes a casebook of their own: the transcription stays where it is, and only anchors, count and digest go
into the record.
"""

from argparse import Namespace
from pathlib import Path

from casebook.cli import terminal
from casebook.cli.arguments import Parser
from casebook.cli.session import Session
from casebook.domain import quotations
from casebook.errors import PlaceError, UsageError

_ANCHOR_WORDS = 4


def add_arguments(parser: Parser) -> None:
    """Add the words that `digest` knows."""
    parser.about.add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help="a text file that holds one quotation"
    )


def run(session: Session, asked: Namespace) -> int:
    """Say anchors, count and digest of the words in a file."""
    if asked.file is None:
        raise UsageError("Name the file to read.", advice="For example: casebook digest words.txt")
    try:
        text = asked.file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise PlaceError(
            f"{asked.file} cannot be read as text.",
            advice="Save the quotation alone in a plain text file, as UTF-8.",
            detail=str(error),
        ) from error
    words = text.split()
    if not quotations.spoken_words(text):
        raise UsageError(f"There are no words in {asked.file}.", advice="Put the quotation in it.")
    answer = {
        "starts": " ".join(words[:_ANCHOR_WORDS]),
        "ends": " ".join(words[-_ANCHOR_WORDS:]),
        "count": len(quotations.spoken_words(text)),
        "digest": quotations.digest(text),
    }
    if session.as_json:
        terminal.say_json(answer)
    else:
        for name, value in answer.items():
            terminal.say(f"{name}: {value}")
    return 0
