"""A comparison to be exported, and the plain tables and drawings that it comes to: what every writer starts from.

Pure; the same parcel gives the same tables and drawings.
"""

from pathlib import Path

import msgspec

from casebook.compare import clock, durations, lanes
from casebook.compare import months_chart as months_chart_of
from casebook.compare.comparison import Comparison, title
from casebook.domain import sentences
from casebook.domain.snapshot import Snapshot
from casebook.export.formats import COMPARE
from casebook.export.parcel import SIZES, Exportable, Size
from casebook.timeline import drawing, layout, pages
from casebook.timeline.drawing import Drawing
from casebook.timeline.items import Lane
from casebook.timeline.layout import Span
from casebook.timeline.look import Look
from casebook.timeline.page import Level, Page
from casebook.timeline.scale import Clock

_TEXT = 13
_GUTTER = 64
_FEW = 4
_UNSURE = (
    " Some quotations are tied to their site with low confidence only; the program says which."
)
BARS = "A bar is as long as the dates of both steps leave open; the median honours them."
SIGNS = {"same": "=", "differs": "≠"}


class ComparisonParcel(msgspec.Struct, frozen=True, kw_only=True):
    """A comparison to be exported: what it shows, and how it is to look."""

    snapshot: Snapshot
    found: Comparison
    look: Look
    size: Size = SIZES["tall"]
    scale: float = 2.0
    template: Path | None = None

    @property
    def event_count(self) -> int:
        """Give how many events its sites have."""
        return sum(len(site.events) for site in self.found.sites)

    @property
    def title(self) -> str:
        """Give what it is called."""
        return title(self.found.sites)

    @property
    def cite(self) -> str:
        """Give the report as it is to be cited."""
        return self.snapshot.about.cite


def exportable(snapshot: Snapshot, found: Comparison) -> Exportable:
    """Give a comparison as what the export panel can write."""
    return Exportable(
        what=COMPARE,
        title=title(found.sites),
        pack=lambda wanted: ComparisonParcel(
            snapshot=snapshot,
            found=found,
            look=wanted.look,
            size=wanted.size if wanted.size != SIZES["slide"] else SIZES["tall"],
            scale=wanted.scale,
            template=wanted.template,
        ),
    )


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table: the first column names the rows, a cell may have several lines; with `is_counts` the others count."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    is_counts: bool = False


def tables(parcel: ComparisonParcel) -> tuple[Table, ...]:
    """Give the three tables: facts, months taken, themes."""
    return facts(parcel.found), months(parcel.found), themes(parcel.found)


def facts(found: Comparison) -> Table:
    """Give what the sites say, row by row, with a sign and a word for whether they agree."""
    return Table(
        title="Side by side",
        headings=("", *map(sentences.heading, found.sites), "Do they agree?"),
        rows=tuple(
            (
                row.label,
                *(sentences.capital(cell.words) for cell in row.cells),
                f"{SIGNS.get(row.verdict, '?')} {row.verdict}",
            )
            for row in found.rows
        ),
        note="“Not reported” is not “no”: the report does not say. What is inferred says so.",
    )


def months(found: Comparison) -> Table:
    """Give the months from the first approach to each step, and their medians."""
    rows = [
        (f"Site {site.number}", *(one.of_sites[place].words for one in found.durations))
        for place, site in enumerate(found.sites)
    ]
    medians = (one.median.label if one.median else "" for one in found.durations)
    start = clock.named(durations.START)
    return Table(
        title="Months taken",
        headings=(f"From {start} to", *(one.kind.label for one in found.durations)),
        rows=(*rows, ("Median", *medians)),
        note="Each is a range: as many months as the dates of both steps leave open.",
    )


def themes(found: Comparison) -> Table:
    """Give how many events, outcomes and quotations of each site are about each theme."""
    return Table(
        title="Themes",
        headings=("Theme", *(f"Site {site.number}" for site in found.sites)),
        rows=tuple(
            (f"{'– ' * tally.depth}{tally.theme.name}", *map(str, tally.counts))
            for tally in found.themes
        ),
        note="A theme includes those below it. Zeros are shown: nothing here is about it."
        + (_UNSURE if any(any(tally.unsure) for tally in found.themes) else ""),
        is_counts=True,
    )


def apart(found: Comparison) -> tuple[str, ...]:
    """Say which sites have no place on the clock, and why."""
    return tuple(
        f"Site {site.number} stands apart. {step.reason}"
        for site, step in zip(found.sites, found.steps, strict=True)
        if step.reason
    )


def drawn(found: Comparison) -> tuple[tuple[Lane, ...], Span]:
    """Give the lanes of the timelines and the days they cover."""
    made = lanes.lanes(found.sites, found.align)
    return made, layout.span(made, clock=Clock.CALENDAR if found.align is None else Clock.STEP)


def timelines(parcel: ComparisonParcel) -> Drawing:
    """Give the timelines beneath one another on one page that stands alone, nothing folded."""
    made, days = drawn(parcel.found)
    is_few = len(parcel.found.sites) <= _FEW
    page = Page(
        width=parcel.size.width,
        height=parcel.size.height,
        margin=24,
        gutter=_GUTTER,
        text=_TEXT,
        level=Level.SHORT if is_few else Level.LINE,
        heading=f"{parcel.title}, {parcel.found.clock_name}",
        footer=" ".join((*apart(parcel.found), parcel.cite)),
        has_legend=True,
    )
    return layout.lay_out(made, days, page, title=parcel.title)


def months_chart(parcel: ComparisonParcel) -> Drawing:
    """Give the months taken on a page that stands alone."""
    page = Page(
        width=parcel.size.width,
        margin=24,
        text=_TEXT,
        heading=f"Months taken from the {clock.named(durations.START)}",
        footer=BARS,
    )
    return months_chart_on(parcel.found, page)[0]


def months_chart_on(found: Comparison, page: Page) -> tuple[Drawing, ...]:
    """Give the months taken on a page of one height, or more where they must be."""
    return months_chart_of.charts(found.sites, found.durations, page)


def picture(parcel: ComparisonParcel) -> Drawing:
    """Give the timelines, and beneath them the months taken, as one drawing."""
    return drawing.beneath(timelines(parcel), months_chart(parcel), 0)


def overviews(found: Comparison, page: Page) -> tuple[Drawing, ...]:
    """Give the timelines on a page of one height, or more where they must be, folding what there is no room for."""
    made, days = drawn(found)
    return pages.overviews(made, days, page, title=f"{title(found.sites)}, {found.clock_name}")
