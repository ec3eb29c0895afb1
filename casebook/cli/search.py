"""`casebook search`: ranked hits of what a person half remembers, with snippets and counts.

The options are field words of the same language that QUERY is in, so the answer's line says them too.
"""

from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from casebook.cli import answers, event_filters, terminal, watching, words
from casebook.cli.arguments import Parser
from casebook.cli.session import Session
from casebook.domain.model import EventKind, Named, OutcomeKind, Sector
from casebook.domain.quotations import QuoteSector
from casebook.errors import UsageError
from casebook.search.answer import Hit, Piece, SearchAnswer
from casebook.search.documents import NATIONAL, Kind

if TYPE_CHECKING:
    from rich.text import Text

_LIMIT = 20
_COUNTED = {"kind": "By kind", "site": "By site", "theme": "By theme"}
_COUNTS_AT_MOST = 6


def add_arguments(parser: Parser) -> None:
    """Add the words that `search` knows."""
    parser.about.add_argument(
        "query", metavar="QUERY", nargs="*", help='words, "phrases", dates, field words'
    )
    add = parser.options.add_argument
    add(
        "--kind",
        metavar="K",
        action="append",
        default=[],
        help="only this kind of hit, or of event: quote, event, launch, setback …",
    )
    add("--site", metavar="SITE", action="append", default=[], help="only this site, or national")
    add(
        "--theme",
        metavar="T",
        action="append",
        default=[],
        help="only this theme or a theme below it, by its id or name",
    )
    add(
        "--sector",
        metavar="S",
        action="append",
        default=[],
        help="only people and quotations of this sector: vcs, public, health …",
    )
    add(
        "--limit",
        metavar="N",
        type=_count,
        default=_LIMIT,
        help=f"at most so many hits; {_LIMIT} if you do not say",
    )


def run(session: Session, asked: Namespace) -> int:
    """Show the best hits."""
    line = " ".join((*asked.query, *_field_words(session, asked)))
    with watching.watched() as progress:
        session.library.prepare_search(progress)
    answer = session.library.search(line, limit=asked.limit)
    if session.as_json:
        terminal.say_json(answers.search(answer))
    else:
        _show(answer)
    session.tell_broken()
    return 0


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text[:9]) > 0:
        return int(text[:9])
    raise UsageError(f"{words.quoted(text)} is no number of hits.", advice="Write --limit 20.")


def _field_words(session: Session, asked: Namespace) -> Iterable[str]:
    for typed in asked.kind:
        yield f"kind:{_one_of((Kind, EventKind, OutcomeKind), typed, 'kind')}"
    for typed in asked.site:
        is_national = typed.casefold() == NATIONAL
        for site in () if is_national else session.sites([typed]):
            yield f"site:{site.number}"
        if is_national:
            yield f"site:{NATIONAL}"
    for typed in asked.theme:
        yield f"theme:{event_filters.theme_id(session.snapshot.themes, typed)}"
    for typed in asked.sector:
        yield f"sector:{_one_of((Sector, QuoteSector), typed, 'sector')}"


def _one_of(lists: Sequence[type[Named]], typed: str, noun: str) -> str:
    known = {
        name.casefold(): one.value
        for each in lists
        for one in each
        for name in (one.label, one.value)
    }
    if value := known.get(typed.strip().casefold()):
        return value
    raise UsageError(
        f"There is no {noun} {words.quoted(typed)}.",
        advice=words.did_you_mean(typed, list(dict.fromkeys(known.values()))),
    )


def _show(answer: SearchAnswer) -> None:
    """Show the hits for people: a line that says where, and the words below it."""
    from rich.text import Text  # noqa: PLC0415 - JSON does not need it

    shown = Text(f"{words.counted(answer.total, 'hit')}. {answer.explanation}\n")
    if answer.suggestion:
        shown.append(f"Did you mean: {answer.suggestion}\n")
    for hit in answer.hits:
        shown.append("\n")
        shown.append(_where(hit), style="dim")
        _append(shown, hit.title_pieces, style="bold")
        shown.append("\n    ")
        _append(shown, hit.pieces)
        shown.append("\n")
    counts = [
        _counted(name, answer.facets[facet])
        for facet, name in _COUNTED.items()
        if answer.facets[facet]
    ]
    shown.append("\n" + "\n".join(counts))
    terminal.show(shown, width=terminal.table_width())


def _append(shown: "Text", pieces: Iterable[Piece], *, style: str = "") -> None:
    for piece in pieces:
        shown.append(piece.text, style=f"{style} underline".strip() if piece.marked else style)


def _where(hit: Hit) -> str:
    place = "" if hit.site is None else f"Site {hit.site}, "
    perhaps = "" if hit.certain else " (may fall then)"
    return f"{place}{hit.kind.label.lower() if place else hit.kind.label}{perhaps}: "


def _counted(name: str, counts: Mapping[str, int]) -> str:
    most = list(counts.items())[:_COUNTS_AT_MOST]
    told = ", ".join(f"{value} ({count})" for value, count in most)
    return f"{name}: {told}{' …' if len(counts) > len(most) else ''}"
