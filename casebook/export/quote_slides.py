"""Quotations as a PowerPoint deck: one a slide, large, or gathered a theme a slide.

Words are never below 14 pt. A quotation too long for one slide at that size goes on to the next. Every slide says
whether it quotes or paraphrases and cites the report; its notes hold the full citation, the themes and why a site is
named.
"""

from collections.abc import Iterator, Sequence

from pptx.shapes.autoshape import Shape as AutoShape
from pptx.slide import Slide
from pptx.util import Pt

from casebook.export import deck, quote_parcel, slide_foot, slide_shapes
from casebook.export.deck import Room as SlideRoom
from casebook.export.quote_parcel import Entry, QuoteParcel
from casebook.progress import Progress
from casebook.timeline.measure import Room, lines
from casebook.timeline.page import LINE

_SIZES_PT = (36, 32, 28, 24, 20, 18, 16, 14)
_SPEAKER_PT = 16
_GATHERED_PT = 16
_GAP_PT = 12.0


def write(parcel: QuoteParcel, progress: Progress) -> bytes:
    """Give the deck.

    Raises:
        PlaceError: the template cannot be read, or has no layout to draw in.
    """
    slides = deck.SlideDeck(parcel.look, parcel.template)
    slides.opening(parcel.title, parcel.cite)
    if parcel.by_theme:
        for theme, entries in quote_parcel.grouped(parcel):
            _gather(slides, theme.name, entries, parcel.cite)
    else:
        entries = parcel.entries
        for number, entry in enumerate(entries):
            progress.step(number, len(entries), "setting the quotations")
            _set_alone(slides, entry, parcel.cite)
    progress.step(1, 1, "writing the deck")
    return slides.content(parcel.title)


def _set_alone(slides: deck.SlideDeck, entry: Entry, cite: str) -> None:
    room = slides.room
    foot = (f"{entry.how} {entry.place[:1].upper()}{entry.place[1:]}. Source: {cite}",)
    below = _height([entry.speaker], _SPEAKER_PT, room) + _GAP_PT
    free = room.height - slide_foot.height(foot, room) - below - 2 * _GAP_PT
    size = next(
        (one for one in _SIZES_PT if _height([entry.said], one, room) <= free), _SIZES_PT[-1]
    )
    for part in _parts(entry.said, size, room, free):
        slide = slides.add(entry.themes[0].name if entry.themes else entry.speaker)
        slide_foot.write(slide, foot, room)
        high = _height([part], size, room)
        top = room.y + max((free - high) / 2, 0)
        said = _put(slide, entry.quote.id, [part], (size,), room, top)
        spoken = _put(slide, "Speaker", [entry.speaker], (_SPEAKER_PT,), room, top + high + _GAP_PT)
        slide_shapes.describe(said, f"{entry.how} {entry.said}")
        slide_shapes.describe(spoken, f"Speaker: {entry.speaker}")
        slide_foot.write_notes(slide, tuple(_notes(entry)))


def _gather(slides: deck.SlideDeck, title: str, entries: Sequence[Entry], cite: str) -> None:
    room, foot = slides.room, (f"Source: {cite}",)
    free = room.height - slide_foot.height(foot, room) - _GAP_PT
    left = list(entries)
    while left:
        slide = slides.add(title)
        slide_foot.write(slide, foot, room)
        top = room.y
        notes: list[str] = []
        while left:
            entry = left[0]
            words = [entry.said, f"{entry.speaker}. {entry.how}"]
            high = _height(words, _GATHERED_PT, room) + _GAP_PT
            if notes and top - room.y + high > free:
                break
            box = _put(slide, entry.quote.id, words, (_GATHERED_PT, 14), room, top)
            slide_shapes.describe(box, f"{entry.how} {entry.said} {entry.speaker}")
            notes += _notes(entry)
            top += high
            left.pop(0)
        slide_foot.write_notes(slide, notes)


def _parts(said: str, size: int, room: SlideRoom, free: float) -> Iterator[str]:
    """Give the words in as many pieces as slides they take at this size."""
    broken = _lines(said, size, room)
    most = max(int(free // (size * LINE)), 1)
    for first in range(0, len(broken), most):
        yield " ".join(broken[first : first + most])


def _put(
    slide: Slide,
    name: str,
    words: Sequence[str],
    sizes: Sequence[int],
    room: SlideRoom,
    top: float,
) -> AutoShape:
    box = slide.shapes.add_textbox(
        Pt(room.x), Pt(top), Pt(room.width), Pt(_height(words, sizes[0], room))
    )
    box.name = name
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.text = "\n".join(words)
    for number, paragraph in enumerate(frame.paragraphs):
        paragraph.font.size = Pt(sizes[min(number, len(sizes) - 1)])
        paragraph.font.italic = bool(number)
    return box


def _lines(words: str, size: int, room: SlideRoom) -> tuple[str, ...]:
    return lines(words, size, room.width - 4, room=Room.SLIDE)


def _height(words: Sequence[str], size: int, room: SlideRoom) -> float:
    return sum(len(_lines(one, size, room)) for one in words) * size * LINE


def _notes(entry: Entry) -> Iterator[str]:
    yield entry.said
    yield entry.citation
    yield f"Themes: {'; '.join(entry.paths)}."
    if entry.site:
        yield entry.site
    if entry.quote.conflict:
        yield f"The report disagrees with itself: {entry.quote.conflict}"
