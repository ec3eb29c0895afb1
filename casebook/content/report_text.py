"""The trainer's own copy of the report: a file to its text, page furniture and column order seen to.

One table says which reader knows which ending. Whatever keeps a file from being read is told in a
sentence for its owner. Knows nothing of quotations, SQL or Qt; `library` hands the text to
`content.report_finder`.
"""

import stat
from collections.abc import Callable
from pathlib import Path

from casebook.content import report_furniture
from casebook.errors import PlaceError, UsageError
from casebook.progress import UNWATCHED, Progress

# A scan of a book of 300 pages, pictures and all, is below half of this.
LARGEST_BYTES = 200_000_000
# Ten times the words of a thick report; the finder keeps all of them in memory.
LARGEST_TEXT = 5_000_000

PAGE = "\f"

_Reader = Callable[[bytes, Progress], str]


def read(file: Path, progress: Progress = UNWATCHED) -> str:
    """Give the text of a copy of the report in reading order, one line feed at each line's end.

    Raises:
        PlaceError: there is no such file, or it cannot be opened.
        UsageError: it is of a kind, a size or a state that cannot be read.
        Cancelled: whoever watches wants no more of it.
    """
    reader = _readers().get(file.suffix.lower())
    data = _bytes(file)
    if reader is None:
        raise UsageError(
            f"“{file.name}” is not a kind of file that can be read.",
            advice="Choose the report as PDF, Word (.docx), web page (.html), .txt or .md.",
        )
    if not data.strip():
        raise UsageError(
            f"“{file.name}” is empty.", advice="Choose the file that holds the whole report."
        )
    text = report_furniture.in_reading_order(reader(data, progress))
    if len(text) > LARGEST_TEXT:
        raise _too_large(file)
    if not any(letter.isalpha() for letter in text):
        raise UsageError(
            f"There are no words in “{file.name}”.",
            advice="If its pages are pictures, have them read by a program that recognises text "
            "(OCR), and choose what that makes.",
        )
    return text


def _readers() -> dict[str, _Reader]:
    from casebook.content import report_kinds  # noqa: PLC0415 - only a copy that is read needs it

    return report_kinds.READERS


def _bytes(file: Path) -> bytes:
    try:
        # Asked first, because opening a pipe would wait for ever.
        found = file.stat()
        if stat.S_ISDIR(found.st_mode):
            raise UsageError(
                f"“{file.name}” is a folder.", advice="Choose the file with the report in it."
            )
        if not stat.S_ISREG(found.st_mode):
            raise UsageError(f"“{file.name}” is not a file.", advice="Choose the report's file.")
        if found.st_size > LARGEST_BYTES:
            raise _too_large(file)
        return file.read_bytes()
    except FileNotFoundError as error:
        raise PlaceError(
            f"There is no file {file}.", advice="Check its name and folder.", detail=str(error)
        ) from error
    except (OSError, ValueError) as error:
        raise PlaceError(
            f"The file {file} cannot be opened.",
            advice="Check that you may read it and that no other program holds it.",
            detail=str(error),
        ) from error


def _too_large(file: Path) -> UsageError:
    return UsageError(
        f"“{file.name}” is far larger than the report.",
        advice="Choose a file that holds the report alone.",
    )
