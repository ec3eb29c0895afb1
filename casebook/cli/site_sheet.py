"""One site as a page to read in a terminal: `casebook show 6`.

Lays out by `rich`; what is inferred says so and why, on a quiet line below. Made from records
alone: knows no library and does not write.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from markdown_it.token import Token
from rich.console import Group, RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from casebook.cli import marks, quote_sheet
from casebook.domain import dates
from casebook.domain.model import (
    Actor,
    Basis,
    Event,
    Evidence,
    Outcome,
    OutcomeKind,
    Sector,
    Site,
)
from casebook.domain.snapshot import Snapshot

_NOT_REPORTED = "not reported"
_INDENT = 2
# "between June 2000 and August 2000" is about as long as the label of a date gets.
_LONGEST_DATE = 32
_DATES_SHARE = 3  # of the width, on a narrow terminal
_OUTCOMES: dict[OutcomeKind, str] = {
    OutcomeKind.GAIN: "Gained",
    OutcomeKind.SETBACK: "Lost",
    OutcomeKind.OPEN: "Still open",
}


def of(site: Site, snapshot: Snapshot, *, width: int) -> RenderableType:
    """Lay out a site for so many columns."""
    return Group(
        Text(f"Site {site.number} · {site.title}", style="bold"),
        Rule(style="dim"),
        *_section(_as_of(site), _standing(site)),
        *_section("Facts", [_facts(site)]),
        *_section("What happened", _timeline(site.events, width)),
        *_section("Who took part", _people(site.actors)),
        *_section("What came of it", _outcomes(site.outcomes)),
        *_section("The story", [_prose(site.story)] if site.story else []),
        *_section("What people said", _quotes(site, snapshot)),
        *_section("Where the report disagrees with itself", _conflicts(site, snapshot)),
        *_section("Lessons", _listed(site.lessons, lambda place: "•")),
        *_section("Questions for a group", _listed(site.questions, lambda place: f"{place}.")),
        *_section("Sources", [Text(source) for source in _sources(site)]),
    )


def _section(heading: str, content: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """Give a heading and what stands below it, or nothing where nothing would."""
    below = list(content)
    if below:
        yield Text(f"\n{heading}", style="bold cyan")
        yield Padding(Group(*below), (0, 0, 0, _INDENT))


def _as_of(site: Site) -> str:
    return f"Where it stood, {dates.label(site.status.as_of)}"


def _standing(site: Site) -> Iterator[RenderableType]:
    yield Text(site.status.value.label, style="bold")
    yield _prose(site.status.text)
    yield from _reasons(site.status)


def _facts(site: Site) -> Table:
    rows = (
        ("country", "Country", site.country.label if site.country else ""),
        ("authority", "Authority", site.authority),
        ("setting", "Setting", ", ".join(site.setting)),
        ("study", "Part in the study", site.study.label if site.study else ""),
        ("started_by", "Started by", _names(site, site.started_by)),
        ("signed_by", "Signed by", _names(site, site.signed_by)),
    )
    grid = _grid(2)
    for field, label, value in rows:
        shown = Text(value) if value else Text(_NOT_REPORTED, style="dim")
        fact = site.fact(field)
        grid.add_row(Text(label), Group(shown, *(_reasons(fact) if fact else ())))
    return grid


def _names(site: Site, actor_ids: Sequence[str]) -> str:
    actors = [site.actor(actor_id) for actor_id in actor_ids]
    return "; ".join(actor.name for actor in actors if actor)


def _timeline(events: Sequence[Event], width: int) -> Iterator[RenderableType]:
    if not events:
        return
    grid = _grid(3)
    grid.columns[1].max_width = min(_LONGEST_DATE, width // _DATES_SHARE)
    for event in events:
        grid.add_row(
            Text(marks.of_weight(event.weight)),
            Text(dates.label(event.when, event.wording)),
            Group(*_told(event), *_wording(event), *_reasons(event), ""),
        )
    yield grid
    yield _quiet(marks.LEGEND)


def _told(event: Event) -> Iterator[RenderableType]:
    yield Text(event.title, style="bold")
    if event.text:
        yield _prose(event.text)


def _wording(event: Event) -> Iterator[Text]:
    label = dates.label(event.when, event.wording)
    if event.wording and event.wording.casefold() != label.casefold():
        yield _quiet(f"printed as “{event.wording}”")


def _people(actors: Sequence[Actor]) -> Iterator[RenderableType]:
    for sector in Sector:
        members = [actor for actor in actors if actor.sector is sector]
        if members:
            yield Text(sector.label, style="bold")
        for actor in members:
            role = f": {actor.role}" if actor.role else ""
            yield _beside("•", [Text(actor.name + role), *_reasons(actor)])


def _outcomes(outcomes: Sequence[Outcome]) -> Iterator[RenderableType]:
    for kind, heading in _OUTCOMES.items():
        members = [outcome for outcome in outcomes if outcome.kind is kind]
        if members:
            yield Text(heading, style="bold")
        for outcome in members:
            yield _beside("•", [_prose(outcome.text), *_reasons(outcome)])


def _quotes(site: Site, snapshot: Snapshot) -> Iterator[RenderableType]:
    if quotes := snapshot.quotes_of(site.number):
        yield quote_sheet.of(quotes, snapshot)


def _conflicts(site: Site, snapshot: Snapshot) -> Iterator[RenderableType]:
    for conflict in snapshot.framework.conflicts_of(site.number):
        yield Text(conflict.about, style="bold")
        for side in conflict.sides:
            yield _beside("•", [_prose(side.says), _quiet(side.source)])
        yield _prose(conflict.note)


def _listed(texts: Sequence[str], mark: Callable[[int], str]) -> Iterator[RenderableType]:
    for place, text in enumerate(texts, start=1):
        yield _beside(mark(place), [_prose(text)])


def _sources(site: Site) -> tuple[str, ...]:
    """Give every place of the report that a site rests on, once, in order of its numbers."""
    records = (*site.facts, site.status, *site.actors, *site.events, *site.outcomes)
    places = (place.strip() for record in records for place in record.source.split(";"))
    return tuple(sorted({place for place in places if place}, key=_in_counting_order))


def _in_counting_order(place: str) -> list[tuple[int, str]]:
    pieces = re.split(r"([0-9]+)", place)
    return [(int(piece), "") if piece.isdigit() else (0, piece) for piece in pieces]


def _reasons(record: Evidence) -> Iterator[Text]:
    """Say on quiet lines that a record is inferred, and why, and what contradicts it."""
    if record.basis is Basis.INFERRED:
        sure = f", {record.confidence.value} confidence" if record.confidence else ""
        yield _quiet(f"inferred{sure}: {record.why}")
    if record.conflict:
        yield _quiet(f"the report disagrees with itself: {record.conflict}")


def _quiet(text: str) -> Text:
    return Text(text, style="dim")


def _grid(columns: int) -> Table:
    """Make a table without lines whose last column takes what the others leave."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for _ in range(columns - 1):
        grid.add_column()
    grid.add_column(ratio=1)
    return grid


def _beside(mark: str, content: Sequence[RenderableType]) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column()
    grid.add_column(ratio=1)
    grid.add_row(Text(mark), Group(*content))
    return grid


def _prose(markdown: str) -> Markdown:
    """Lay out Markdown; links within the casebook keep their words, all a terminal can show."""
    prose = Markdown(markdown, hyperlinks=False)
    for token in prose.parsed:
        token.children = list(_without_inner_links(token.children or ()))
    return prose


def _without_inner_links(tokens: Iterable[Token]) -> Iterator[Token]:
    """Drop the beginnings and ends of links to events and sites; links never stand in links."""
    is_inner, after = False, ""
    for token in tokens:
        if token.type == "link_open":
            target = str(token.attrGet("href"))
            is_inner = target.startswith(("event:", "site-"))
            number = target.partition("-")[2].lstrip("0")
            after = f" (site {number})" if target.startswith("site-") else ""
        if not (is_inner and token.type in ("link_open", "link_close")):
            yield token
        elif token.type == "link_close" and after:
            yield Token("text", "", 0, content=after)
