"""The only place that writes: answers to stdout, all else to stderr, on any terminal or none.

A terminal that cannot show a character gets the nearest plain one, never an error. Colour, bold and
the like go to terminals only: `rich` sees to that and to `NO_COLOR`, and is imported only when an
answer for people needs it. Knows nothing of casebooks; every command calls it.
"""

import codecs
import contextlib
import io
import json
import os
import shutil
import sys
import unicodedata
from typing import IO, TYPE_CHECKING

from casebook.cli import words
from casebook.errors import PlaceError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

# Longer lines are hard to read.
_PROSE_WIDTH = 100
_NARROWEST = 40
# A line of a table that is piped is never cut: a search through it must find everything.
_NO_LIMIT = 10_000
# Nothing here depends on it, but without it rich makes a simple terminal 80 columns wide.
_HEIGHT = 24

_PLAIN = {
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "–": "-",
    "—": "-",
    "−": "-",
    "…": "...",
    "•": "*",
    "●": "*",
    "○": "o",
    "·": ".",
    "─": "-",
    "━": "=",
    "│": "|",
    "▌": "|",
    "→": "->",
    "×": "x",
    "\N{NO-BREAK SPACE}": " ",
}


def _in_plain(error: UnicodeError) -> tuple[str, int]:
    """Replace what an encoding lacks by its nearest ASCII, a letter by the one without accent."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    replaced = (
        _PLAIN.get(letter)
        or unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
        or ("" if unicodedata.combining(letter) else "?")
        for letter in error.object[error.start : error.end]
    )
    return "".join(replaced), error.end


codecs.register_error("casebook-plain", _in_plain)


def prepare() -> None:
    """Make stdout and stderr take any text, whatever their encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="casebook-plain")


def say(text: str) -> None:
    """Write lines of an answer to stdout.

    Raises:
        PlaceError: it cannot be written, because a disk is full for instance.
        BrokenPipeError: whoever read the answer has had enough.
    """
    _write(sys.stdout, text + "\n")


def tell(text: str) -> None:
    """Write one line that is not the answer to stderr, if there is still somebody there."""
    with contextlib.suppress(PlaceError, BrokenPipeError):
        _write(sys.stderr, words.on_one_line(text) + "\n")


def say_json(answer: object) -> None:
    """Write an answer as JSON, with escapes only where the encoding needs them."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    only_ascii = not codecs.lookup(encoding).name.startswith("utf")
    say(json.dumps(answer, ensure_ascii=only_ascii, indent=2))


def show(piece: "RenderableType", *, width: int) -> None:
    """Write what `rich` lays out in so many columns."""
    # Writing is left to `say`: rich ends the whole program when nobody reads a pipe any more.
    laid_out = io.StringIO()
    console = _console(laid_out, width=width, is_terminal=is_terminal(sys.stdout))
    console.print(piece)
    lines = laid_out.getvalue().rstrip().split("\n")
    say("\n".join(line.rstrip() for line in lines))


def prose_width() -> int:
    """Give the number of columns for text that is read as a page."""
    return max(_NARROWEST, min(_PROSE_WIDTH, _columns()))


def table_width() -> int:
    """Give the number of columns for tables: the whole terminal, or no end of them in a pipe."""
    return max(_NARROWEST, _columns()) if is_terminal(sys.stdout) else _NO_LIMIT


def _columns() -> int:
    return shutil.get_terminal_size(fallback=(_PROSE_WIDTH, _HEIGHT)).columns


def is_terminal(stream: IO[str] | None) -> bool:
    """Say whether a person is looking at what is written there."""
    return stream is not None and not stream.closed and stream.isatty()


def progress_console() -> "Console":
    """Give the console for a bar that moves, on stderr, which must be a terminal."""
    return _console(sys.stderr, width=prose_width(), is_terminal=True)


def _console(stream: IO[str], *, width: int, is_terminal: bool) -> "Console":
    from rich.console import Console  # noqa: PLC0415 - 60 ms that scripts need not pay

    return Console(
        file=stream,
        force_terminal=is_terminal,
        width=width,
        height=_HEIGHT,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _write(stream: IO[str] | None, text: str) -> None:
    """Write at once, so that what goes wrong is seen here; a program without a console has None."""
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        _let_go(stream)
        if isinstance(error, BrokenPipeError):
            raise
        raise PlaceError(
            "The answer could not be written.", advice="Is the disk full?", detail=str(error)
        ) from error


def _let_go(stream: IO[str]) -> None:
    """Send the rest of a stream nowhere, lest Python complain of it once more on its way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
