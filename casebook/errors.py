"""What can go wrong, in words for people. Every room may import this; it imports nothing of the house.

    CasebookError                 something a person can do something about
    ├── UsageError                the command or the request makes no sense as given
    ├── DateError                 a date that is neither EDTF nor words we know
    └── PlaceError                a file or folder cannot be used (missing, unreadable, full)

Anything else that is raised is a bug of ours and goes to the report window or the log. A mistake in a
casebook's own text files is never raised: it is a `Problem`, gathered and shown with all the others.
"""

from enum import StrEnum

import msgspec


class CasebookError(Exception):
    """Something went wrong that a person can act on.

    Args:
        title: One sentence: what happened.
        advice: What to do about it; may be empty.
        detail: The technical cause, for the report and the log; may be empty.
    """

    def __init__(self, title: str, *, advice: str = "", detail: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.advice = advice
        self.detail = detail

    def __str__(self) -> str:
        """Say what happened and what to do, in one line."""
        return " ".join(part for part in (self.title, self.advice) if part)


class UsageError(CasebookError):
    """The command or the request makes no sense as given."""


class DateError(CasebookError):
    """A date that is neither EDTF nor words we know; the advice shows the nearest right form."""


class PlaceError(CasebookError):
    """A file or a folder that cannot be used: missing, unreadable, not writable, full."""


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something to tell a person that stops nothing: what happened, and what to do about it."""

    text: str
    advice: str = ""


class Severity(StrEnum):
    """How bad a problem is: an error keeps its site from being read, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Problem(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """A mistake in a casebook's text files, with its address.

    `file` is relative to the casebook folder, with forward slashes; `line` counts from 1; `field` names the
    front-matter field as a path (`events[2].when`) or is empty; `message` says what is wrong and what to
    write instead.
    """

    file: str
    line: int
    field: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Give the line that `casebook check` prints: `file:line: field: message`."""
        field = f"{self.field}: " if self.field else ""
        return f"{self.file}:{self.line}: {field}{self.message}"
