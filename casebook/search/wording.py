"""A query's line changed by a click: a field word put into it, or taken out, all else left as typed.

Pure. So that the line and the facets beside it always say the same, a facet is chosen by writing its field word.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from casebook.search import query
from casebook.search.facets import key


class Choice(StrEnum):
    """What is wanted of a value."""

    FREE = "free"
    INCLUDED = "included"
    EXCLUDED = "excluded"

    @property
    def next(self) -> "Choice":
        """Give what another click asks for: included, left out, free again."""
        ring = list(Choice)
        return ring[(ring.index(self) + 1) % len(ring)]


def turned(text: str, field: str, names: Sequence[str], choice: Choice) -> str:
    """Give the line with a value of a field included, left out or not named at all.

    Args:
        text: The line as typed.
        field: One of `query.FIELDS`.
        names: The value, and other names under which the line may have it.
        choice: What is wanted.
    """
    kept = _without(text, field, frozenset(map(key, names)))
    if choice is Choice.FREE:
        return kept
    value = names[0]
    typed = value if value.isalnum() or value.replace("-", "").isalnum() else f'"{value}"'
    minus = "-" if choice is Choice.EXCLUDED else ""
    # In front, where no quotation mark without a partner can swallow it.
    return f"{minus}{field}:{typed} {kept}"


def _without(text: str, field: str, keys: frozenset[str]) -> str:
    while (change := _first_named(text, field, keys)) is not None:
        start, end, instead = change
        parts = text[:start].rstrip(), instead, text[end:].lstrip()
        text = " ".join(part for part in parts if part)
    return text


def _first_named(text: str, field: str, keys: frozenset[str]) -> tuple[int, int, str] | None:
    """Give where the value is named first, and what stays there of a list of values."""
    pieces = list(query.PIECE.finditer(query.tidied(text)))
    for at, piece in enumerate(pieces):
        is_negated = at > 0 and pieces[at - 1][0] == "NOT"
        if (piece["field"] or "").casefold() == field:
            quoted = piece["quoted_value"]
            typed = quoted if quoted is not None else piece["value"]
            values = [value.strip() for value in typed.split(",")]
            rest = [value for value in values if key(value) not in keys]
            if len(rest) < len(values):
                start = pieces[at - 1].start() if is_negated and not rest else piece.start()
                return start, piece.end(), _written(piece["minus"] or "", field, rest)
        elif field == "site" and not is_negated:
            for length in (2, 1):
                several = pieces[at : at + length]
                if len(several) == length and _is_site(several, keys):
                    return piece.start(), several[-1].end(), ""
    return None


def _is_site(pieces: Iterable[re.Match[str]], keys: frozenset[str]) -> bool:
    typed = " ".join(piece["word"] or "" for piece in pieces)
    found = query.SITE.fullmatch(typed.casefold().rstrip(",.;"))
    return found is not None and found[1] in keys


def _written(minus: str, field: str, values: Sequence[str]) -> str:
    if not values:
        return ""
    listed = ",".join(values)
    return f'{minus}{field}:"{listed}"' if " " in listed else f"{minus}{field}:{listed}"
