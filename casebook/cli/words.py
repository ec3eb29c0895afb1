"""Small turns of phrase that several commands use: numbers with their noun, lists, near misses.

Pure text in, text out.
"""

import difflib
from collections.abc import Iterable, Sequence

# Long enough to recognise one's own mistake by, short enough for one line.
_QUOTED_LENGTH = 60


def counted(count: int, noun: str, plural: str = "") -> str:
    """Give a number with its noun: "1 site", "3 sites"."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def listed(words: Sequence[str], *, last: str = "and") -> str:
    """Give a list as in a sentence: "1, 6 and 11"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def on_one_line(text: str) -> str:
    """Give a text as one line that no terminal misreads, whatever somebody typed."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "?" for c in text)


def quoted(text: str) -> str:
    """Give what a person typed as it can stand in a sentence."""
    line = on_one_line(text)
    return f"“{line if len(line) <= _QUOTED_LENGTH else line[:_QUOTED_LENGTH] + '…'}”"


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word that was probably meant, or an empty text."""
    by_folded = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.casefold(), by_folded, n=1)
    return by_folded[close[0]] if close else ""


def did_you_mean(word: str, known: Sequence[str], *, else_say: str = "") -> str:
    """Ask whether the nearest known word was meant; where none is near, say what there is."""
    near = nearest(word, known)
    return f"Did you mean {near}?" if near else else_say or f"Choose {listed(known, last='or')}."
