"""What is set side by side: one row a fact, a sector, a kind of event or of outcome, one cell a site.

Rules. A row is the same only when every site reports it and all say the same; as soon as one cell is not reported
nobody can know. Bodies that started or signed are compared by name in one row and by sector in another. Kinds of event
are compared by how often they are told of, texts (outcomes, lessons) by their words, themes by which there are. A
sector or kind that no site has is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from casebook.compare import evidence
from casebook.compare.themes import Tally
from casebook.domain import dates, sentences
from casebook.domain.model import (
    Basis,
    Event,
    EventKind,
    Evidence,
    Fact,
    OutcomeKind,
    Sector,
    Site,
)


class Standing(StrEnum):
    """Whether what a cell says is told by the report, reasoned by us, or some of each."""

    STATED = "stated"
    INFERRED = "inferred"
    MIXED = "mixed"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One of several things that a cell says, and what is behind it."""

    text: str
    evidence: tuple[str, ...]
    inferred: bool = False


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one site says in a row; no `value` is "not reported", never "no".

    `lines` hold it in pieces where there are several; `is_count` says that the value only counts them.
    """

    value: str = ""
    lines: tuple[Line, ...] = ()
    evidence: tuple[str, ...] = ()
    standing: Standing | None = None
    conflict: str = ""
    is_count: bool = False

    @property
    def reported(self) -> bool:
        """Say whether the report tells it."""
        return bool(self.value)

    @property
    def words(self) -> str:
        """Give all of it on as many lines as it has; "not reported" where nothing is."""
        if not self.reported:
            return sentences.NOT_REPORTED
        texts = [f"{line.text} (inferred)" if line.inferred else line.text for line in self.lines]
        if texts:
            return "\n".join([self.value, *texts] if self.is_count else texts)
        return f"{self.value} (inferred)" if self.standing is Standing.INFERRED else self.value


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of every site; `same` says that all report it and agree."""

    field: str
    label: str
    group: str
    cells: tuple[Cell, ...]
    same: bool

    @property
    def verdict(self) -> str:
        """Say in a word or two whether the sites agree."""
        if self.same:
            return "same"
        reported = {cell.value for cell in self.cells if cell.reported}
        if not reported:
            return sentences.NOT_REPORTED
        all_reported = all(cell.reported for cell in self.cells)
        return "differs" if all_reported or len(reported) > 1 else "not all reported"


def rows(sites: Sequence[Site], tallies: Sequence[Tally]) -> tuple[Row, ...]:
    """Give every row for these sites, in their order, with the themes as counted for them."""
    return (
        *_facts(sites),
        *_actors(sites),
        *_events(sites),
        *_outcomes(sites),
        _themes(sites, tallies),
        _lessons(sites),
    )


def _row(field: str, label: str, group: str, cells: Sequence[Cell], keys: Sequence[object]) -> Row:
    """Make a row; `keys` say which cells agree."""
    same = all(cell.reported for cell in cells) and all(key == keys[0] for key in keys)
    return Row(field=field, label=label, group=group, cells=tuple(cells), same=same)


def _standing(records: Iterable[Evidence]) -> Standing | None:
    bases = {record.basis for record in records}
    if len(bases) > 1:
        return Standing.MIXED
    return Standing(bases.pop().value) if bases else None


def _conflict(records: Iterable[Evidence]) -> str:
    return " ".join(dict.fromkeys(record.conflict for record in records if record.conflict))


# Facts


def _facts(sites: Sequence[Site]) -> Iterator[Row]:
    by_field = zip(*(sentences.facts(site) for site in sites), strict=True)
    told = {facts[0].field: facts for facts in by_field}
    yield _status(sites)
    for field, facts in told.items():
        cells = [
            _fact_cell(site, field, fact.value) for site, fact in zip(sites, facts, strict=True)
        ]
        yield _row(field, facts[0].label, "Facts", cells, [_value_key(cell) for cell in cells])
        if field in {"started_by", "signed_by"}:
            yield _sectors(sites, field, facts[0].label)


def _value_key(cell: Cell) -> str:
    return cell.value.casefold()


def _status(sites: Sequence[Site]) -> Row:
    cells = [
        Cell(
            value=site.status.value.label,
            evidence=(evidence.of_status(site),),
            standing=_standing([site.status]),
            conflict=site.status.conflict,
        )
        for site in sites
    ]
    return _row("status", "Where it stood", "Facts", cells, [cell.value for cell in cells])


def _fact_cell(site: Site, field: str, value: str) -> Cell:
    if not value:
        return Cell()
    known = site.fact(field) or Fact(field=field)
    behind = [evidence.of_fact(site, field)]
    if field in {"started_by", "signed_by"}:
        actors = [actor for actor in site.actors if actor.id in getattr(site, field)]
        behind += [evidence.of_actor(site, actor) for actor in actors]
    return Cell(
        value=value,
        evidence=tuple(behind),
        standing=_standing([known]),
        conflict=known.conflict,
    )


def sectors_of(site: Site, field: str) -> tuple[Sector, ...]:
    """Give the sectors of those who started (`started_by`) or signed (`signed_by`), in the order of their list."""
    named = {actor.sector for actor in site.actors if actor.id in getattr(site, field)}
    return tuple(sector for sector in Sector if sector in named)


def _sectors(sites: Sequence[Site], field: str, label: str) -> Row:
    cells = []
    for site in sites:
        value = ", ".join(sector.label for sector in sectors_of(site, field))
        cells.append(_fact_cell(site, field, value))
    label = f"{label}: sectors"
    return _row(f"{field}_sectors", label, "Facts", cells, [cell.value for cell in cells])


# Lists


def _actors(sites: Sequence[Site]) -> Iterator[Row]:
    for sector in Sector:
        cells = []
        for site in sites:
            actors = [actor for actor in site.actors if actor.sector is sector]
            lines = [(actor.name, evidence.of_actor(site, actor), actor) for actor in actors]
            cells.append(_list_cell(lines))
        if any(cell.reported for cell in cells):
            keys = [frozenset(line.text.casefold() for line in cell.lines) for cell in cells]
            yield _row(f"actors_{sector.value}", sector.label, "Who took part", cells, keys)


def _list_cell(told: Sequence[tuple[str, str, Evidence]], count: str = "") -> Cell:
    """Make a cell of several records: text, id and evidence of each; `count` is its value where it counts them."""
    records = [record for _, _, record in told]
    lines = tuple(
        Line(text=text, evidence=(own_id,), inferred=record.basis is Basis.INFERRED)
        for text, own_id, record in told
    )
    return Cell(
        value=count or "; ".join(line.text for line in lines),
        lines=lines,
        evidence=tuple(own_id for _, own_id, _ in told),
        standing=_standing(records),
        conflict=_conflict(records),
        is_count=bool(count),
    )


def _events(sites: Sequence[Site]) -> Iterator[Row]:
    for kind in EventKind:
        cells = []
        for site in sites:
            events = [event for event in site.events if event.kind is kind]
            lines = [
                (
                    f"{sentences.capital(dates.label(event.when, event.wording))}: {event.title}",
                    event.key,
                    event,
                )
                for event in events
            ]
            cells.append(_list_cell(lines, _counted(events)))
        if any(cell.reported for cell in cells):
            keys = [cell.value for cell in cells]
            yield _row(f"events_{kind.value}", kind.label, "What happened", cells, keys)


def _counted(events: Sequence[Event]) -> str:
    """Count events, those only planned apart: "2 events", "1 only planned"."""
    planned = sum(event.planned for event in events)
    held = len(events) - planned
    counts = [sentences.counted(held, "event")] if held else []
    counts += [f"{planned} only planned"] if planned else []
    return ", ".join(counts)


def _outcomes(sites: Sequence[Site]) -> Iterator[Row]:
    for kind in OutcomeKind:
        cells = []
        for site in sites:
            outcomes = [outcome for outcome in site.outcomes if outcome.kind is kind]
            lines = [(one.text, evidence.of_outcome(site, one), one) for one in outcomes]
            cells.append(_list_cell(lines))
        if any(cell.reported for cell in cells):
            label = sentences.OUTCOME_HEADINGS[kind]
            keys = [cell.value for cell in cells]
            yield _row(f"outcomes_{kind.value}", label, "What came of it", cells, keys)


def _themes(sites: Sequence[Site], tallies: Sequence[Tally]) -> Row:
    cells, keys = [], []
    for place in range(len(sites)):
        told = [tally for tally in tallies if tally.counts[place]]
        told.sort(key=lambda tally: -tally.counts[place])
        lines = tuple(
            Line(text=f"{tally.theme.name} ({tally.counts[place]})", evidence=tally.evidence[place])
            for tally in told
        )
        behind = dict.fromkeys(one for tally in told for one in tally.evidence[place])
        value = "; ".join(line.text for line in lines)
        cells.append(Cell(value=value, lines=lines, evidence=tuple(behind)))
        keys.append(frozenset(tally.theme.id for tally in told))
    return _row("themes", "Themes", "What it is about", cells, keys)


def _lessons(sites: Sequence[Site]) -> Row:
    cells = []
    for site in sites:
        lines = tuple(
            Line(text=text, evidence=(evidence.of_lesson(site, number),))
            for number, text in enumerate(site.lessons, 1)
        )
        cells.append(
            Cell(
                value="; ".join(site.lessons),
                lines=lines,
                evidence=tuple(line.evidence[0] for line in lines),
            )
        )
    keys = [cell.value for cell in cells]
    return _row("lessons", "Lessons", "What it is about", cells, keys)
