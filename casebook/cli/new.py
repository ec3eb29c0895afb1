"""`casebook new`: start a casebook of one's own, a folder with a commented example site."""

from argparse import Namespace

from casebook.cli import terminal
from casebook.cli.arguments import Parser, folder
from casebook.cli.session import Session
from casebook.errors import UsageError


def add_arguments(parser: Parser) -> None:
    """Add the words that `new` knows."""
    parser.about.add_argument(
        "dir",
        metavar="DIR",
        nargs="?",
        type=folder,
        help="the folder to make; it may not hold files",
    )


def run(session: Session, asked: Namespace) -> int:
    """Copy the example into the folder and say what to do next."""
    from casebook.content import example  # noqa: PLC0415 - only here is it needed

    if asked.dir is None:
        raise UsageError(
            "A casebook needs a folder to be in.", advice="For example: casebook new my-casebook"
        )
    written = example.start(asked.dir)
    if session.as_json:
        terminal.say_json(
            {"folder": str(asked.dir.absolute()), "files": [str(file) for file in written]}
        )
        return 0
    terminal.say(f"A new casebook is in {asked.dir}:")
    for file in written:
        terminal.say(f"  {file}")
    terminal.say("\nNext: change the example site in any text editor, then type")
    terminal.say(f"  casebook check {_typed(asked.dir)}")
    terminal.say(f"  casebook --content {_typed(asked.dir)}")
    terminal.say("The first lists what needs mending, the second opens the window on it.")
    return 0


def _typed(place: object) -> str:
    text = str(place)
    return f'"{text}"' if " " in text else text
