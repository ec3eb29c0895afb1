"""A comparison as a PowerPoint deck: native tables and timelines that can be edited, within the rules of slides.

An opening, the facts as tables on as many slides as they need, the timelines on one clock, the months taken, the
themes. A table goes on to a further slide at the same size of words, never below the smallest; with more sites than fit
across a slide it goes on for the rest of the sites. Every slide cites the report, and its notes hold the sources.
"""

from collections.abc import Iterator, Sequence

import msgspec
from pptx.slide import Slide
from pptx.table import Table as SlideTable
from pptx.util import Pt

from casebook.compare import evidence
from casebook.domain import sentences
from casebook.export import compare_parcel, deck, slide_foot, slide_shapes
from casebook.export.compare_parcel import ComparisonParcel, Table
from casebook.progress import Progress
from casebook.timeline.drawing import Drawing
from casebook.timeline.measure import Face, Room, lines
from casebook.timeline.page import LINE, Level, Page

_WORDS_PT = 12
_INSET_PT = 4.0
_MOST_SITES = 4
_COUNTS = "A count such as +2 stands for lighter events that are not shown here."
_NAME_PART = 0.17
_VERDICT_PART = 0.12


def write(parcel: ComparisonParcel, progress: Progress) -> bytes:
    """Give the deck.

    Raises:
        PlaceError: the template cannot be read, or has no layout to draw in.
    """
    slides = deck.SlideDeck(parcel.look, parcel.template)
    found = parcel.found
    named = "\n".join(sentences.heading(site) for site in found.sites[:_MOST_SITES])
    slides.opening(parcel.title, named if len(found.sites) <= _MOST_SITES else parcel.cite)
    progress.step(0, 4, "setting the facts")
    _add_tables(slides, parcel, compare_parcel.facts(found))
    progress.step(1, 4, "drawing the timelines")
    _add_timelines(slides, parcel)
    progress.step(2, 4, "setting the months and themes")
    _add_months(slides, parcel)
    _add_tables(slides, parcel, compare_parcel.months(found))
    _add_tables(slides, parcel, compare_parcel.themes(found))
    progress.step(3, 4, "writing the deck")
    return slides.content(parcel.title)


# Timelines


def _add_timelines(slides: deck.SlideDeck, parcel: ComparisonParcel) -> None:
    found, room = parcel.found, slides.room
    said = (*compare_parcel.apart(found), _COUNTS, f"Source: {parcel.cite}")
    title = f"Timelines, {found.clock_name}"
    made, _ = compare_parcel.drawn(found)
    if not made:
        slide_foot.write(slides.add(title), said, room)
        return
    slide = slides.add(title)
    foot = slide_foot.write(slide, said, room)
    page = Page(
        width=room.width,
        height=room.height - foot - _INSET_PT,
        margin=0,
        gutter=64,
        text=_WORDS_PT,
        room=Room.SLIDE,
        level=Level.SHORT,
    )
    for number, drawing in enumerate(compare_parcel.overviews(found, page)):
        if number:
            slide = slides.add(title)
            slide_foot.write(slide, said, room)
        _draw_timelines(slides, slide, drawing, said)


def _draw_timelines(
    slides: deck.SlideDeck, slide: Slide, drawing: Drawing, said: Sequence[str]
) -> None:
    """Draw one page of timelines, and tell its notes what it shows and folds."""
    slide_shapes.draw(slide, drawing, slides.room.x, slides.room.y, slides.tones)
    folded = len(drawing.folded)
    notes = (
        [f"{folded} lighter events stand in counts on this slide; the program shows each."]
        if folded
        else []
    )
    slide_foot.write_notes(
        slide, [*said, *notes, *(hit.spoken for hit in drawing.hits if not hit.folded)]
    )


def _add_months(slides: deck.SlideDeck, parcel: ComparisonParcel) -> None:
    """Draw the months taken."""
    room, said = slides.room, (compare_parcel.BARS, f"Source: {parcel.cite}")
    page = Page(
        width=room.width,
        height=room.height - slide_foot.height(said, room) - _INSET_PT,
        margin=0,
        text=_WORDS_PT,
        room=Room.SLIDE,
    )
    for drawing in compare_parcel.months_chart_on(parcel.found, page):
        slide = slides.add("Months taken, as a chart")
        slide_foot.write(slide, said, room)
        _draw_timelines(slides, slide, drawing, said)


# Tables


def _add_tables(slides: deck.SlideDeck, parcel: ComparisonParcel, table: Table) -> None:
    """Put a table on as many slides as hold its columns and rows whole."""
    for columns in _across(table):
        part = _whole_rows(columns, slides.room, parcel.cite)
        for rows in _down(part, slides.room, parcel.cite):
            slide = slides.add(
                f"{part.title}, {_sites_of(part)}" if _is_split(table) else part.title
            )
            said = (part.note, f"Source: {parcel.cite}")
            slide_foot.write(slide, said, slides.room)
            _put(slide, part, rows, slides.room)
            slide_foot.write_notes(slide, [*said, *_sources(parcel)])


def _is_split(table: Table) -> bool:
    return len(table.headings) - 1 > _MOST_SITES + 1 and not table.is_counts


def _sites_of(part: Table) -> str:
    return ", ".join(heading.partition(" · ")[0] for heading in part.headings[1:-1])


def _across(table: Table) -> Iterator[Table]:
    """Split a table of words with many sites into some of so few that their words can be read."""
    if not _is_split(table):
        yield table
        return
    last = len(table.headings) - 1
    for first in range(1, last, _MOST_SITES):
        columns = [0, *range(first, min(first + _MOST_SITES, last)), last]
        yield Table(
            title=table.title,
            headings=tuple(table.headings[at] for at in columns),
            rows=tuple(tuple(row[at] for at in columns) for row in table.rows),
            note=table.note,
        )


def _widths(table: Table, room: deck.Room) -> list[float]:
    """Share the width among the columns: names first, then sites, then whether they agree."""
    others = len(table.headings) - 1
    if table.is_counts:
        name = room.width * (0.5 if others <= _MOST_SITES else 0.28)
        return [name, *[(room.width - name) / others] * others]
    name = room.width * _NAME_PART
    has_verdict = table.headings[-1].endswith("?")
    verdict = room.width * _VERDICT_PART if has_verdict else 0.0
    sites = others - has_verdict
    each = (room.width - name - verdict) / sites
    return [name, *[each] * sites, *([verdict] if has_verdict else [])]


def _heights(table: Table, room: deck.Room) -> list[float]:
    """Give the height of the head and of each row, from the widths of the words as a deck may set them."""
    widths = _widths(table, room)
    return [_height(row, widths) for row in (table.headings, *table.rows)]


def _height(row: Sequence[str], widths: Sequence[float]) -> float:
    counts = [len(_broken(words, width)) for words, width in zip(row, widths, strict=True)]
    return max(counts) * _WORDS_PT * LINE + 2 * _INSET_PT


def _down(table: Table, room: deck.Room, cite: str) -> Iterator[list[int]]:
    """Give the rows of each slide."""
    heights = _heights(table, room)[1:]
    space = _space(table, room, cite)
    rows: list[int] = []
    taken = 0.0
    for at, height in enumerate(heights):
        if rows and taken + height > space:
            yield rows
            rows, taken = [], 0.0
        rows.append(at)
        taken += height
    if rows:
        yield rows


def _space(table: Table, room: deck.Room, cite: str) -> float:
    """Give the height that the rows of one slide may take."""
    foot = slide_foot.height((table.note, f"Source: {cite}"), room)
    return room.height - foot - _heights(table, room)[0] - _INSET_PT


def _whole_rows(table: Table, room: deck.Room, cite: str) -> Table:
    """Split rows that are too high for any slide into several, each of so many lines as fit one."""
    widths, space = _widths(table, room), _space(table, room, cite)
    most = max(int((space - 2 * _INSET_PT) / (_WORDS_PT * LINE)), 1)
    rows: list[tuple[str, ...]] = []
    for row in table.rows:
        if _height(row, widths) <= space:
            rows.append(row)
            continue
        broken = [_broken(words, width) for words, width in zip(row[1:], widths[1:], strict=True)]
        for first in range(0, max(map(len, broken)), most):
            name = row[0] if not first else f"{row[0]} (continued)"
            rows.append((name, *("\n".join(cell[first : first + most]) for cell in broken)))
    return msgspec.structs.replace(table, rows=tuple(rows))


def _broken(words: str, width: float) -> list[str]:
    """Give a cell's words in the lines that they take."""
    room = width - 2 * _INSET_PT - 2
    pieces = (
        lines(piece, _WORDS_PT, room, face=Face.BOLD, room=Room.SLIDE) or ("",)
        for piece in words.split("\n")
    )
    return [line for piece in pieces for line in piece]


def _put(slide: Slide, table: Table, rows: Sequence[int], room: deck.Room) -> None:
    heights = _heights(table, room)
    widths = _widths(table, room)
    tall = [heights[0], *(heights[at + 1] for at in rows)]
    frame = slide.shapes.add_table(
        len(rows) + 1, len(table.headings), Pt(room.x), Pt(room.y), Pt(room.width), Pt(sum(tall))
    )
    frame.name = table.title
    slide_shapes.describe(frame, f"{table.title}: {len(rows)} rows, {len(table.headings)} columns.")
    made: SlideTable = frame.table
    made.first_col = True
    for column, width in enumerate(widths):
        made.columns[column].width = Pt(width)
    for number, (row, height) in enumerate(
        zip((table.headings, *(table.rows[at] for at in rows)), tall, strict=True)
    ):
        made.rows[number].height = Pt(height)
        for column, words in enumerate(row):
            cell = made.cell(number, column)
            cell.margin_left = cell.margin_right = Pt(_INSET_PT)
            cell.margin_top = cell.margin_bottom = Pt(_INSET_PT)
            cell.text_frame.text = words
            for paragraph in cell.text_frame.paragraphs:
                paragraph.font.size = Pt(_WORDS_PT)


def _sources(parcel: ComparisonParcel) -> Iterator[str]:
    """Give where the facts stand in the report, and on what those rest that are inferred."""
    for row in parcel.found.rows:
        if row.group != "Facts":
            continue
        for site, cell in zip(parcel.found.sites, row.cells, strict=True):
            found = [evidence.find(parcel.snapshot, one) for one in cell.evidence[:1]]
            for one in filter(None, found):
                why = (
                    f" {sentences.basis(one.evidence)}: {one.evidence.why}"
                    if sentences.basis(one.evidence)
                    else ""
                )
                yield f"{row.label}, Site {site.number}: {one.evidence.source or 'no place given'}.{why}"
