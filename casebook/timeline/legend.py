"""The legend: which shape is which kind of event, and how doubt is drawn. Only what the drawing uses is explained."""

from collections.abc import Iterator, Sequence

import msgspec

from casebook.timeline import measure
from casebook.timeline.drawing import (
    SHAPES,
    Bar,
    Box,
    Dot,
    Mark,
    Outline,
    Role,
    Shape,
    Text,
    TextLine,
    Zone,
)
from casebook.timeline.items import Drawn, Item
from casebook.timeline.look import KindGroup
from casebook.timeline.page import Page

GROUP_NAMES = {
    KindGroup.BEGINNING: "first steps, partnership",
    KindGroup.TEXT: "consultation, draft, codes",
    KindGroup.AGREED: "agreement, launch",
    KindGroup.MONEY: "funding, cuts",
    KindGroup.UPHEAVAL: "election, reorganisation, people",
    KindGroup.STANDSTILL: "standstill",
    KindGroup.AGAIN: "review, revival",
    KindGroup.OTHER: "other",
}

_SAMPLE_EMS = 2.2
_SIGN_EMS = 1.0


class _Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One explanation: a sample mark, made at a place, and its words."""

    words: str
    room: float
    group: KindGroup | None = None
    drawn: Drawn | None = None
    outline: Outline = Outline.PLAIN
    open_end: bool = False
    boxed: bool = False


def height(items: Sequence[Item], page: Page) -> float:
    """Give how high the legend is on a page."""
    placed = list(_placed(items, page))
    return (placed[-1][2] + 1.35 * page.line) if placed else 0


def marks(items: Sequence[Item], page: Page, top: float) -> Iterator[Mark]:
    """Give the legend with its top at a height."""
    for entry, x, y in _placed(items, page):
        yield from _sample(entry, x, top + y, page)
        yield Text(
            role=Role.KEY,
            zone=Zone.PAGE,
            lines=(TextLine(x=x + entry.room, y=top + y + page.text * 0.97, words=entry.words),),
            size=page.text,
            width=measure.width_pt(entry.words, page.text, room=page.room),
            full=entry.words,
        )


def _placed(items: Sequence[Item], page: Page) -> Iterator[tuple[_Entry, float, float]]:
    """Set the explanations beside one another, on as many lines as they need."""
    x, y = page.margin, 0.0
    for full in _entries(items, page.text):
        room = page.width - 2 * page.margin - full.room
        words = measure.shortened(full.words, page.text, room, room=page.room)
        entry = msgspec.structs.replace(full, words=words)
        width = entry.room + measure.width_pt(words, page.text, room=page.room) + page.text * 1.4
        if x > page.margin and x + width > page.width - page.margin:
            x, y = page.margin, y + 1.35 * page.line
        yield entry, x, y
        x += width


def _entries(items: Sequence[Item], text: float) -> Iterator[_Entry]:
    sample, sign = text * _SAMPLE_EMS + text * 0.5, text * _SIGN_EMS
    extents = [item.extent for item in items]
    drawn = {extent.drawn for extent in extents}
    if Drawn.DOT in drawn:
        yield _Entry(words="known to the month", room=sign, drawn=Drawn.DOT)
    if Drawn.DOUBT in drawn:
        yield _Entry(words="some time within", room=sample, drawn=Drawn.DOUBT)
    if Drawn.LASTED in drawn:
        yield _Entry(words="lasted", room=sample, drawn=Drawn.LASTED)
    if any(extent.open_start or extent.open_end for extent in extents):
        yield _Entry(words="no end known", room=sample, drawn=Drawn.DOUBT, open_end=True)
    if any(extent.outline is Outline.DOTTED for extent in extents):
        yield _Entry(words="about", room=sample, drawn=Drawn.DOUBT, outline=Outline.DOTTED)
    if any(extent.outline is Outline.HOLLOW for extent in extents):
        yield _Entry(
            words="the source is doubted", room=sample, drawn=Drawn.DOUBT, outline=Outline.HOLLOW
        )
    if any(item.inferred for item in items):
        yield _Entry(words="inferred", room=sample, boxed=True)
    for group in KindGroup:
        if any(item.group is group for item in items):
            yield _Entry(words=GROUP_NAMES[group], room=sign, group=group)


def _sample(entry: _Entry, x: float, top: float, page: Page) -> Iterator[Mark]:
    middle, length = top + page.text * 0.62, page.text * _SAMPLE_EMS
    if entry.boxed:
        yield Box(
            role=Role.INFERRED,
            zone=Zone.PAGE,
            x=x,
            y=top + page.text * 0.15,
            width=length,
            height=page.text * 0.95,
            radius=page.text * 0.25,
        )
    elif entry.group is not None:
        yield Dot(
            role=Role.SIGN,
            zone=Zone.PAGE,
            tone=entry.group,
            x=x + page.sign / 2,
            y=middle,
            size=page.sign,
            shape=SHAPES[entry.group],
        )
    elif entry.drawn is Drawn.DOT:
        yield Dot(
            role=Role.DOT,
            zone=Zone.PAGE,
            tone=KindGroup.OTHER,
            x=x + page.dot / 2,
            y=middle,
            size=page.dot,
            shape=Shape.CIRCLE,
        )
    else:
        yield _bar(entry, x, middle, page)


def _bar(entry: _Entry, x: float, middle: float, page: Page) -> Bar:
    length = page.text * _SAMPLE_EMS
    soft = 0 if entry.drawn is Drawn.LASTED else length * 0.35
    return Bar(
        role=Role.LASTED if entry.drawn is Drawn.LASTED else Role.DOUBT,
        zone=Zone.PAGE,
        tone=KindGroup.OTHER,
        x=x,
        y=middle - page.bar / 2,
        width=length,
        height=page.bar,
        fade_start=0 if entry.open_end else soft,
        fade_end=length * 0.8 if entry.open_end else soft,
        open_end=entry.open_end,
        outline=entry.outline,
    )
