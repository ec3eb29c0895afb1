"""Reading a command line by argparse, with answers in plain words.

Every mistake is a `UsageError` that says what to do. Values from a closed list are read by
`one_of`, so that a near miss is met with "did you mean". Knows no command; `commands` builds its
parsers from this.
"""

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from casebook.cli import terminal, words
from casebook.domain.model import Named
from casebook.errors import UsageError

_SEPARATORS = re.compile(r"[\s_-]+")


class Parser(argparse.ArgumentParser):
    """A parser of one command's words that explains itself.

    `about` collects what the command acts on, `options` what changes its answer.
    """

    def __init__(self, name: str, summary: str, *, usage: str, examples: Sequence[str]) -> None:
        shown = "\n".join(f"  {example}" for example in examples)
        super().__init__(
            prog=name,
            usage=usage,
            description=summary,
            epilog=f"for example:\n{shown}",
            formatter_class=_formatter,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self.about = self.add_argument_group("what it acts on")
        self.options = self.add_argument_group("options")

    def add_common_options(self) -> None:
        """Add the options that stand before or after any command."""
        self.options.add_argument(
            "--content",
            metavar="DIR",
            type=folder,
            default=argparse.SUPPRESS,
            help="read the casebook in this folder instead of the one that ships",
        )
        self.options.add_argument(
            "--json",
            action="store_true",
            default=argparse.SUPPRESS,
            help="answer in JSON, for other programs",
        )
        self.options.add_argument("-h", "--help", action="help", help="show these lines")

    def read(
        self, typed: Sequence[str], into: argparse.Namespace, *, intermixed: bool = True
    ) -> None:
        """Read words into a namespace; `intermixed` ones may stand before and after options.

        Raises:
            UsageError: they make no sense; the error says what to type instead.
        """
        parse = self.parse_known_intermixed_args if intermixed else self.parse_known_args
        try:
            _, unknown = parse(typed, into)
        except argparse.ArgumentError as error:
            raise UsageError(_in_plain_words(error), advice=self.see_help()) from error
        if unknown:
            raise self.refusal(unknown)

    def refusal(self, unknown: Sequence[str]) -> UsageError:
        """Give the error for words that are not the command's, speaking of the first option."""
        option = next((word for word in unknown if word.startswith("-")), "")
        if not option:
            return UsageError(
                f"{words.quoted(unknown[0])} is more than {self.prog} can take.",
                advice=self.see_help(),
            )
        name = option.partition("=")[0]
        known = [known for known in self._option_string_actions if known.startswith("--")]
        return UsageError(
            f"{self.prog} has no option {words.quoted(name)}.",
            advice=words.did_you_mean(name, known, else_say=self.see_help()),
        )

    def see_help(self) -> str:
        """Give the advice that is always right."""
        return f"Type {self.prog} --help to see how it is used."

    def error(self, message: str) -> NoReturn:
        """Refuse in our own words what argparse refuses in its own."""
        raise UsageError(
            f"{self.prog} cannot be used like this.", advice=self.see_help(), detail=message
        )


def _formatter(prog: str) -> argparse.HelpFormatter:
    return argparse.RawDescriptionHelpFormatter(
        prog, max_help_position=28, width=terminal.prose_width()
    )


def _in_plain_words(error: argparse.ArgumentError) -> str:
    if "ignored explicit argument" in error.message:
        return f"{error.argument_name} stands alone and takes no value."
    return f"{error.argument_name} needs a value after it."


def folder(text: str) -> Path:
    """Read the name of a folder, which need not exist.

    Raises:
        UsageError: no folder can have this name.
    """
    if not text.strip() or "\0" in text:
        raise UsageError("No folder has such a name.", advice="Give the name of a folder.")
    return Path(text)


def one_of(kind: type[Named], noun: str) -> Callable[[str], str]:
    """Make the reader of a word from a closed list; its label will do as well, in any case.

    The reader raises UsageError for any other word, with the nearest right one.
    """
    by_word = {_plain(name): word.value for word in kind for name in (word.label, word.value)}

    def read(text: str) -> str:
        value = by_word.get(_plain(text))
        if value is not None:
            return value
        known = [word.value for word in kind]
        raise UsageError(
            f"There is no {noun} {words.quoted(text)}.", advice=words.did_you_mean(text, known)
        )

    return read


def _plain(name: str) -> str:
    return _SEPARATORS.sub("-", name.strip().casefold())
