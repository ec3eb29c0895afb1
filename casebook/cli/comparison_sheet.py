"""A comparison for people on a terminal: up to four sites in columns, more of them one under the other.

A sign stands before each row, never a colour alone: = all say the same, ≠ they differ, ? not reported of all. Lays out
by `rich`.
"""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from casebook.cli import terminal, words
from casebook.compare import clock
from casebook.compare.comparison import Comparison, title
from casebook.compare.contrasts import Contrast, Feature
from casebook.compare.moment import Moment
from casebook.compare.rows import Row
from casebook.domain import dates, sentences
from casebook.domain.dates import FuzzyDate
from casebook.domain.model import Event, Site

_SIDE_BY_SIDE = 4
_LEGEND = "= the same   ≠ different   ? not reported of every site   (inferred) our reasoning"


def show(found: Comparison) -> None:
    """Write a comparison."""
    width = terminal.prose_width()
    pieces: list[RenderableType] = [
        Text(f"{title(found.sites)}, {found.clock_name}", style="bold"),
        *(Text(sentences.heading(site)) for site in found.sites),
        Text(),
        _in_columns(found) if len(found.sites) <= _SIDE_BY_SIDE else _one_under_another(found),
        Text(_LEGEND),
    ]
    if found.align:
        pieces += [Text(), _clock(found)]
    pieces += [Text(), _durations(found), Text(), _themes(found)]
    terminal.show(Group(*pieces), width=width)


def _sign(row: Row) -> str:
    if row.same:
        return "="
    return "≠" if row.verdict == "differs" else "?"


def _in_columns(found: Comparison) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("")
    table.add_column("", max_width=18)
    for site in found.sites:
        table.add_column(f"Site {site.number}", ratio=1)
    for row in found.rows:
        table.add_row(_sign(row), row.label, *(cell.words for cell in row.cells))
        table.add_row()
    return table


def _one_under_another(found: Comparison) -> Group:
    pieces: list[RenderableType] = []
    for row in found.rows:
        pieces.append(Text(f"{_sign(row)} {row.label}", style="bold"))
        table = Table(box=None, show_header=False, padding=(0, 0, 0, 2))
        table.add_column("", no_wrap=True)
        table.add_column("")
        for site, cell in zip(found.sites, row.cells, strict=True):
            table.add_row(f"Site {site.number}", cell.words.replace("\n", "; "))
        pieces += [table, Text()]
    return Group(*pieces)


def _clock(found: Comparison) -> Group:
    pieces: list[RenderableType] = [Text(sentences.capital(found.clock_name), style="bold")]
    for site, step, offsets in zip(found.sites, found.steps, found.offsets, strict=True):
        if step.event is None:
            pieces.append(Text(f"Site {site.number} stands apart. {step.reason}"))
            continue
        pieces.append(Text(f"Site {site.number}, from “{step.event.title}”"))
        table = Table(box=None, show_header=False, padding=(0, 0, 0, 2))
        for event, offset in zip(site.events, offsets, strict=True):
            if offset is not None:
                said = "the step" if event is step.event else clock.label(offset)
                table.add_row(said, event.title)
        pieces.append(table)
    return Group(*pieces)


def _durations(found: Comparison) -> Group:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("")
    for one in found.durations:
        table.add_column(f"to {clock.named(one.kind)}")
    for place, site in enumerate(found.sites):
        said = [one.of_sites[place].words for one in found.durations]
        table.add_row(f"Site {site.number}", *said)
    medians = [one.median.label if one.median else "" for one in found.durations]
    table.add_row("median", *medians)
    return Group(Text("Months from the first approach", style="bold"), table)


def _themes(found: Comparison) -> Group:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("", no_wrap=True)
    for site in found.sites:
        table.add_column(str(site.number), justify="right")
    for tally in found.themes:
        table.add_row("  " * tally.depth + tally.theme.name, *map(str, tally.counts))
    return Group(Text("How much of each site's record is about each theme", style="bold"), table)


def show_moment(sites: Sequence[Site], when: FuzzyDate, moments: Sequence[Moment]) -> None:
    """Write what each site was doing at a moment."""
    pieces: list[RenderableType] = [Text(), Text(sentences.capital(when.label), style="bold")]
    for site, found in zip(sites, moments, strict=True):
        pieces.append(Text(sentences.heading(site)))
        for said, events in (
            ("going on", found.certain),
            ("perhaps", found.possible),
            ("after", (found.before,)),
            ("before", (found.after,)),
        ):
            pieces += [Text(f"  {said}: {_told(event)}") for event in events if event]
    terminal.show(Group(*pieces), width=terminal.prose_width())


def _told(event: Event) -> str:
    return f"{event.title} ({dates.label(event.when, event.wording)})"


def show_pairs(found: Sequence[Contrast]) -> None:
    """Write pairs for teaching, the best first, with the facts that make them so."""
    pieces: list[RenderableType] = []
    for one in found:
        numbers = words.listed([str(site.number) for site in one.sites])
        pieces.append(Text(f"Sites {numbers}", style="bold"))
        pieces += [Text(f"  {line}") for line in lines_of(one)]
        pieces.append(Text())
    terminal.show(Group(*pieces), width=terminal.prose_width())


def lines_of(found: Contrast) -> list[str]:
    """Say what makes a pair, a fact a line."""
    return [
        *(f"alike at the start: {_said(one)}" for one in found.start if one.alike),
        *(f"different at the start: {_said(one)}" for one in found.start if not one.alike),
        *(f"different at the end: {_said(one)}" for one in found.end if not one.alike),
        *(f"alike at the end: {_said(one)}" for one in found.end if one.alike),
    ]


def _said(feature: Feature) -> str:
    one, two = feature.values
    return f"{feature.label}: {one}" if one == two else f"{feature.label}: {one} / {two}"
