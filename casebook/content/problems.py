"""Gathering the problems of one file, and the phrases they are told in.

Knows nothing of YAML, dates or sites. Every reader in `content` puts what it finds into a
`Collector`.
"""

from collections.abc import Iterable

from casebook.errors import Problem, Severity

_LONGEST_QUOTED = 60
_MOST_LISTED = 20
# difflib compares every letter with every letter: a word this long is no slip of the pen.
_LONGEST_COMPARED = 80


class Collector:
    """The problems of one file, each pinned to a line that the file has."""

    def __init__(self, file: str, *, lines: int = 1) -> None:
        self.file = file
        self.errors = 0
        self._lines = max(lines, 1)
        self._problems: list[Problem] = []

    def error(self, line: int, field: str, message: str) -> None:
        """Note a mistake that keeps the file's record from being used."""
        self.errors += 1
        self._add(line, field, message, Severity.ERROR)

    def warn(self, line: int, field: str, message: str) -> None:
        """Note something that looks wrong and stops nothing."""
        self._add(line, field, message, Severity.WARNING)

    def problems(self) -> tuple[Problem, ...]:
        """Give all that was noted, in order of line, each once."""
        return tuple(sorted(set(self._problems)))

    def copy(self) -> "Collector":
        """Give another that starts with what is noted here."""
        other = Collector(self.file, lines=self._lines)
        other.errors, other._problems = self.errors, list(self._problems)
        return other

    def _add(self, line: int, field: str, message: str, severity: Severity) -> None:
        self._problems.append(
            Problem(
                file=self.file,
                line=min(max(line, 1), self._lines),
                field=field,
                message=message,
                severity=severity,
            )
        )


def shortened(text: str) -> str:
    """Give a text on one line, cut where it is too long to be read in a message."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTED else line[: _LONGEST_QUOTED - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """Give a person's own text as a message quotes it."""
    return f"“{shortened(text)}”"


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word that was probably meant, or nothing."""
    if len(word) > _LONGEST_COMPARED:
        return ""
    folded = {_folded(candidate): candidate for candidate in known}
    import difflib  # noqa: PLC0415 - 2 ms that only a slip need cost

    close = difflib.get_close_matches(_folded(word), folded, n=1)
    return folded[close[0]] if close else ""


def instead(word: str, known: Iterable[str]) -> str:
    """Say what to write instead of an unknown word: the nearest one, else all there are."""
    words = tuple(known)
    if meant := nearest(word, words):
        return f"did you mean {quoted(meant)}?"
    if not words:
        return "there are none in this file yet"
    more = ", …" if len(words) > _MOST_LISTED else ""
    return f"write one of: {', '.join(words[:_MOST_LISTED])}{more}"


def _folded(word: str) -> str:
    return word.strip().casefold().replace("_", "-").replace(" ", "-")
