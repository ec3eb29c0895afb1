"""A timeline as a PowerPoint deck that needs no touching up.

One site: its events on as many slides as they need, all at one scale, nothing folded. Several: an opening slide, an
overview of all, then each site. The national story, where it is wanted, comes last, and then how to read it all. Every
slide cites the report; its notes hold the sources, the bounds of the dates, the reasoning and, once, the story.
"""

from collections.abc import Iterator, Sequence

import msgspec
from pptx.slide import Slide

from casebook.content import story
from casebook.domain import dates, sentences
from casebook.domain.model import Basis, Event, History
from casebook.export import deck, slide_shapes
from casebook.export.parcel import TimelineParcel
from casebook.progress import Progress
from casebook.timeline import layout, legend, pages
from casebook.timeline.drawing import Drawing, Role, Text, TextLine, Zone
from casebook.timeline.items import Lane
from casebook.timeline.layout import Span
from casebook.timeline.measure import Room, lines, width_pt
from casebook.timeline.page import LINE, Level, Page

_SIZES = (16, 15, 14, 13, deck.SMALLEST_PT)
"""The sizes of words tried, the largest first: the fewest slides win, then the largest words."""
_LEGEND_PT = 18
_FOOT_PT = 12


def write(parcel: TimelineParcel, progress: Progress) -> bytes:
    """Give the deck.

    Raises:
        PlaceError: the template cannot be read, or has no layout to draw in.
    """
    slides = deck.SlideDeck(parcel.look, parcel.template)
    planned = plans(parcel, slides.room, progress)
    foot = foot_lines(parcel, slides.room)
    for at, plan in enumerate(planned):
        progress.step(at, len(planned), f"drawing slide {at + 1}")
        is_opening = plan.drawing is None
        slide = slides.opening(plan.title, plan.below) if is_opening else slides.add(plan.title)
        for drawing in (plan.drawing, foot):
            if drawing is not None:
                slide_shapes.draw(slide, drawing, slides.room.x, slides.room.y, slides.tones)
        if plan.notes:
            _write_notes(slide, plan.notes)
    return slides.content(parcel.title)


def foot_lines(parcel: TimelineParcel, room: deck.Room) -> Drawing:
    """Give the foot of every slide: the report cited, at the bottom of the room."""
    said = _foot(parcel, room)
    top = room.height - len(said) * _FOOT_PT * LINE
    text = Text(
        role=Role.FOOTER,
        zone=Zone.PAGE,
        key="source",
        size=_FOOT_PT,
        width=max(width_pt(words, _FOOT_PT, room=Room.SLIDE) for words in said),
        lines=tuple(
            TextLine(x=0, y=top + (at + 0.8) * _FOOT_PT * LINE, words=words)
            for at, words in enumerate(said)
        ),
    )
    return Drawing(width=room.width, height=room.height, marks=(text,), hits=())


def _foot(parcel: TimelineParcel, room: deck.Room) -> tuple[str, ...]:
    return lines(f"Source: {parcel.snapshot.about.cite}", _FOOT_PT, room.width, room=Room.SLIDE)


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """One slide before it is made: its title, what is drawn below it, and its notes. An opening draws nothing."""

    title: str
    notes: str = ""
    drawing: Drawing | None = None
    below: str = ""


def plans(parcel: TimelineParcel, room: deck.Room, progress: Progress) -> tuple[Plan, ...]:
    """Give the slides of a deck, in order, for slides with this room to draw in."""
    return tuple(_Planner(parcel, room, progress).plans())


class _Planner:
    """Plans one deck."""

    def __init__(self, parcel: TimelineParcel, room: deck.Room, progress: Progress) -> None:
        self._parcel, self._room, self._progress = parcel, room, progress
        self._shown = parcel.shown
        self._events = {one.event.key: one for one in self._shown.events}

    def plans(self) -> Iterator[Plan]:
        own = [lane for lane in self._shown.lanes if not lane.national]
        national = [lane for lane in self._shown.lanes if lane.national]
        is_one = len(self._shown.sites) == 1
        if not is_one:
            yield self._opening()
            yield from self._overviews()
        for at, site in enumerate(self._shown.sites):
            self._progress.step(at, len(self._shown.sites) + 1, f"laying out site {site.number}")
            lanes = own if is_one else [lane for lane in own if lane.id == site.id]
            yield from self._history(site, lanes, sentences.heading(site))
        context = self._parcel.snapshot.context
        for lane in national:
            if context is not None:
                plain = msgspec.structs.replace(lane, national=False)
                yield from self._history(context, [plain], context.title)
        yield self._how_to_read()

    # Slides

    def _opening(self) -> Plan:
        sites = sentences.counted(len(self._shown.sites), "site")
        below = f"{sites} on one line of time"
        return Plan(title=self._parcel.title, below=below)

    def _overviews(self) -> Iterator[Plan]:
        page = self._page(deck.SMALLEST_PT, gutter=64)
        shown = self._shown
        drawings = pages.overviews(shown.lanes, shown.days, page, title="Overview")
        for number, drawing in enumerate(drawings, 1):
            folded = len(drawing.folded)
            said = (
                f"This overview names the turning points and counts {folded} more events at the ends of the "
                "lanes; the slides that follow show every one of them."
                if folded
                else "Every event is on this overview."
            )
            folds = " (+ counts events not shown here)" if drawing.folded else ""
            title = f"{self._parcel.title}: overview{folds}{_counted(number, len(drawings))}"
            yield Plan(title=title, drawing=drawing, notes=said)

    def _history(self, history: History, lanes: Sequence[Lane], title: str) -> Iterator[Plan]:
        """Give the slides of one history; what it tells as a whole is in the notes of the first."""
        if not any(lane.items for lane in lanes):
            return
        drawings = self._paged(lanes, layout.span(lanes, details=True), title)
        for number, drawing in enumerate(drawings, 1):
            events = [self._events[key].event for key in drawing.shown]
            told = story.as_text(history.story) if number == 1 and history.story else ""
            notes = [title, *map(_note, events), told, self._parcel.snapshot.about.cite]
            yield Plan(
                title=f"{title}{_counted(number, len(drawings))}",
                drawing=drawing,
                notes="\n\n".join(filter(None, notes)),
            )

    def _paged(self, lanes: Sequence[Lane], days: Span, title: str) -> tuple[Drawing, ...]:
        gutter = 96 if len(lanes) > 1 else 0
        tried = [self._page(size, gutter=gutter) for size in _SIZES]
        page = min(tried, key=lambda page: pages.fewest(lanes, days, page))
        return pages.paged(lanes, days, page, title=title)

    def _how_to_read(self) -> Plan:
        shown = [item for lane in self._shown.lanes for item in lane.items]
        room = self._room
        page = Page(width=room.width, margin=0, text=_LEGEND_PT, room=Room.SLIDE)
        marks = tuple(legend.marks(shown, page, 0))
        words = (
            "A dot is a date known to the month. A pale bar with soft ends is as long as the doubt: it happened "
            "some time within it. A full bar lasted from one end to the other. Late 1999 means September to December, "
            "early 1999 January to April, mid-1999 May to August."
        )
        top = legend.height(shown, page) + _LEGEND_PT
        said = lines(words, _LEGEND_PT, room.width, room=Room.SLIDE)
        text = Text(
            role=Role.KEY,
            zone=Zone.PAGE,
            size=_LEGEND_PT,
            width=max(width_pt(line, _LEGEND_PT, room=Room.SLIDE) for line in said),
            full=words,
            lines=tuple(
                TextLine(x=0, y=top + (at + 1) * _LEGEND_PT * LINE, words=line)
                for at, line in enumerate(said)
            ),
        )
        drawing = Drawing(width=room.width, height=room.height, marks=(*marks, text), hits=())
        return Plan(title="How to read these timelines", drawing=drawing, notes=words)

    # Parts of a slide

    def _page(self, text: float, *, gutter: float) -> Page:
        room = self._room
        return Page(
            width=room.width,
            height=room.height - len(_foot(self._parcel, room)) * _FOOT_PT * LINE - 4,
            margin=0,
            gutter=gutter,
            text=text,
            room=Room.SLIDE,
            level=Level.FULL,
        )


def _counted(number: int, total: int) -> str:
    return f" ({number} of {total})" if total > 1 else ""


def _write_notes(slide: Slide, words: str) -> None:
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = words


def _note(event: Event) -> str:
    """Give what the notes say of an event: date, bounds, text, reasoning, source."""
    return " ".join(_said(event))


def _said(event: Event) -> Iterator[str]:
    when = sentences.capital(dates.label(event.when, event.wording))
    yield f"{when}: {sentences.as_sentence(event.title)}"
    yield f"{sentences.capital(dates.bounds_label(event.when))}."
    if event.text:
        yield story.as_text(event.text)
    if event.basis is Basis.INFERRED:
        yield f"{sentences.basis(event)}: {sentences.as_sentence(sentences.reasoning(event))}"
    if event.conflict:
        yield f"{sentences.DISAGREES}: {sentences.as_sentence(event.conflict)}"
    if event.source:
        yield f"({event.source})"
