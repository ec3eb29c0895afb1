"""What was understood of a query, in one line of plain words. Pure; called by `engine`."""

from collections.abc import Iterable, Sequence

from casebook.domain import sentences
from casebook.domain.dates import FuzzyDate
from casebook.search.columns import Columns
from casebook.search.query import Alias, AnyOf, Near, Part, Phrase, Query, Wish, Word

NOTHING_ASKED = "Type what you half remember: a word, a name, a year."


def understood(query: Query, columns: Columns) -> str:
    """Give the line: "Looking for trust and funding, in any form; only in site 6; not cuts."."""
    clauses = list(_clauses(query, columns))
    if query.is_empty:
        return " ".join((NOTHING_ASKED, *map(_noted, query.notes)))
    told = sentences.as_sentence(f"Looking for {'; '.join(clauses)}")
    return " ".join((told, *map(_noted, query.notes)))


def _clauses(query: Query, columns: Columns) -> Iterable[str]:
    plain = [
        part for part in query.wanted if isinstance(part, Word) and not (part.exact or part.begins)
    ]
    others = [part for part in query.wanted if part not in plain]
    if plain:
        several = ", all of them" if len(plain) > 1 else ""
        yield f"{sentences.listed([_quoted(_typed(word)) for word in plain])} in any form{several}"
    yield from map(_told, others)
    if not query.wanted:
        yield "everything"
    yield from _only(query.wishes, columns)
    yield from map(_dated, query.periods)
    if query.unwanted:
        yield f"without {_either(query.unwanted)}"
    if query.common:
        yield f"{sentences.listed([_quoted(word) for word in query.common])} left aside as too common"


def _only(wishes: Sequence[Wish], columns: Columns) -> Iterable[str]:
    for excluded in (False, True):
        by_field: dict[str, list[str]] = {}
        for wish in wishes:
            value = columns.meant(wish.field, wish.value)
            if wish.excluded is excluded and value is not None:
                by_field.setdefault(wish.field, []).append(columns.label(wish.field, value))
        for field, labels in by_field.items():
            name = "" if field == "site" else f"{field} "
            yield f"{'not' if excluded else 'only'} {name}{' or '.join(labels)}"


def _told(part: Part) -> str:  # noqa: PLR0911 - one line a kind of part
    match part:
        case Word(exact=True):
            return f"exactly {_quoted(_typed(part))}"
        case Word(begins=True):
            return f"words that begin with {_quoted(part.word)}"
        case Word():
            return _quoted(_typed(part))
        case Phrase(words=spoken):
            return f"exactly {_quoted(' '.join(spoken))}"
        case Near(left=left, right=right):
            return f"{_quoted(_typed(left))} near {_quoted(_typed(right))}"
        case Alias(words=named):
            return f"{_quoted(' '.join(map(_typed, named)))} or its other names"
        case AnyOf(parts=parts):
            return _either(parts)


def _either(parts: Iterable[Part]) -> str:
    return " or ".join(_told(part) for part in parts)


def _typed(word: Word) -> str:
    return "-".join(word.parts) if word.parts else word.word


def _quoted(text: str) -> str:
    return f"“{text}”"


def _dated(period: FuzzyDate) -> str:
    return f"what falls in {_quoted(period.label)}, or may"


def _noted(note: str) -> str:
    return sentences.as_sentence(sentences.capital(note))
