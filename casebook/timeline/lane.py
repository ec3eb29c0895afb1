"""One lane of a timeline: its rows, the marks and labels in them, and the counts of what is folded or out of sight.

Called by `timeline.layout`, which stacks the lanes. A lane is placed twice: `LanePlan` says how high it is, `marks` and
`hits` put it at a height.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cached_property

from casebook.timeline import label, measure, rows
from casebook.timeline.drawing import (
    SHAPES,
    Anchor,
    Bar,
    Box,
    Dot,
    Hit,
    Line,
    Mark,
    Role,
    Shape,
    Text,
    TextLine,
)
from casebook.timeline.items import Drawn, Extent, Item, Lane
from casebook.timeline.label import Label
from casebook.timeline.measure import Face
from casebook.timeline.page import Page
from casebook.timeline.rows import Stretch
from casebook.timeline.scale import Scale

_STEADY_STEPS = 2
"""How many times rows are made anew while the scale doubles."""
_FEWEST_NOTE_LINES = 3
"""Fewer would show no more than the first word or two of a site's title."""
_SOFT = 0.35
"""The part of a doubtful bar over which each of its ends fades, up to `_SOFTEST` heights of the bar."""
_SOFTEST = 6.0


class LanePlan:
    """A lane on a scale and a page: which row each event has, and how high the rows are."""

    def __init__(self, lane: Lane, number: int, scale: Scale, page: Page) -> None:
        self.lane, self.number, self.scale, self.page = lane, number, scale, page
        self.inside = [item for item in lane.items if self._is_in_view(item)]
        self.earlier = [item for item in lane.items if item.extent.last <= scale.first]
        self.later = [item for item in lane.items if item.extent.first >= scale.last]
        self.level = page.level.below if lane.national else page.level
        self.bars = [_bar(item.extent, scale) for item in self.inside]
        self.labels = self._labels(self.bars)
        self.lefts = self._lefts(self.labels, self.bars, scale)
        self.rows = self._filled()

    @cached_property
    def row_tops(self) -> list[float]:
        """Give the top of each row below the lane's own top, and the end of the last."""
        heights: dict[int, float] = {}
        for row, its_label in zip(self.rows, self.labels, strict=True):
            if row is not None:
                heights[row] = max(heights.get(row, 0), its_label.height)
        tops = [self.page.gap]
        for row in range(len(heights)):
            tops.append(tops[-1] + self.page.track + heights[row] + self.page.gap)
        return tops

    @property
    def height(self) -> float:
        """Give how high the lane is."""
        high = self.row_tops[-1]
        if self.counts:
            counts = self._count_height + self.page.gap
            # A dense lane has its count beside its rows, any other below them.
            high = max(high, counts) if self.page.is_dense else high + counts
        return max(high, self._name_height + 2 * self.page.gap)

    @cached_property
    def counts(self) -> list[tuple[str, str, float, list[Item]]]:
        """Give the counts of the lane: key, words, the middle of the count, and what it stands for."""
        if self.page.is_dense:
            return self._one_count()
        found = []
        for words, edge, items in (
            ("{} earlier", self.scale.left, self.earlier),
            ("{} later", self.scale.right, self.later),
        ):
            if items:
                name = f"{self.lane.id}/{words[3:]}"
                found.append((name, words.format(len(items)), self._held(edge, words), items))
        folded = [at for at, row in enumerate(self.rows) if row is None]
        middles = [(at, self._held(self._middle(self.inside[at].extent), "+99")) for at in folded]
        edges = [(-1 - at, one[2]) for at, one in enumerate(found)]
        wide = self._count_width("+99") + self.page.gap
        if edges:
            wide = max(wide, self._count_width("99 earlier") + self.page.gap)
        return self._gathered(found, rows.clusters([*middles, *edges], wide))

    def _one_count(self) -> list[tuple[str, str, float, list[Item]]]:
        """Give one count at the end of the lane for all that it does not draw."""
        rows_and_items = zip(self.rows, self.inside, strict=True)
        folded = [item for row, item in rows_and_items if row is None]
        items = [*self.earlier, *folded, *self.later]
        middle = self.scale.right + self.page.end / 2
        return [(f"{self.lane.id}/more", f"+{len(items)}", middle, items)] if items else []

    def _gathered(
        self, edges: list[tuple[str, str, float, list[Item]]], clusters: Sequence[rows.Cluster]
    ) -> list[tuple[str, str, float, list[Item]]]:
        """Turn clusters into counts; folded events beside the count of an edge join it."""
        found = []
        for cluster in clusters:
            items = [self.inside[at] for at in cluster.members if at >= 0]
            at_edge = [edges[-1 - at] for at in cluster.members if at < 0]
            items += [item for edge in at_edge for item in edge[3]]
            if at_edge and len(at_edge[0][3]) == len(items):
                found.append(at_edge[0])
            else:
                middle = at_edge[0][2] if at_edge else cluster.middle
                found.append((f"{self.lane.id}/{items[0].key}+", f"+{len(items)}", middle, items))
        return found

    # Where things are

    def _is_in_view(self, item: Item) -> bool:
        return item.extent.last > self.scale.first and item.extent.first < self.scale.last

    def _middle(self, extent: Extent) -> float:
        first, last = _bar(extent, self.scale)
        return (first + last) / 2

    def _x(self, day: float) -> float:
        """Give the place of a day, on the page whatever it is."""
        return min(max(self.scale.x(day), self.scale.left), self.scale.right)

    def _held(self, middle: float, words: str) -> float:
        """Give the middle of a count so that all of it is on the page."""
        half = self._count_width(words.format(99)) / 2
        return min(max(middle, self.scale.left + half), self.scale.right - half)

    def _count_width(self, words: str) -> float:
        words_width = measure.width_pt(words, self.page.text, Face.BOLD, self.page.room)
        return words_width + self.page.text * 0.8

    @property
    def _count_height(self) -> float:
        return self.page.line + self.page.text * 0.2

    def _count_top(self, top: float) -> float:
        """Give where counts stand: below the rows, or in the middle of a dense lane."""
        if self.page.is_dense:
            return top + (self.height - self._count_height) / 2
        return top + self.row_tops[-1]

    @property
    def _name_height(self) -> float:
        return len(self.name_lines) * self.page.line if self.page.gutter else 0

    @cached_property
    def name_lines(self) -> tuple[tuple[Role, str], ...]:
        """Give the lines of the lane's name, and of what stands below it, as they fit the gutter."""
        page, room = self.page, self.page.gutter - self.page.gap
        if room <= 0:
            return ()
        name = measure.lines(self.lane.name, page.text, room, face=Face.BOLD, room=page.room)
        # Below the name there is room for as much as the rows are high.
        most = int((self.row_tops[-1] - 2 * page.gap) / page.line) - len(name)
        note: tuple[str, ...] = ()
        if self.lane.note and most >= _FEWEST_NOTE_LINES:
            note = measure.lines(self.lane.note, page.text, room, room=page.room, most=most)
        return (
            *((Role.LANE_NAME, line) for line in name),
            *((Role.LANE_NOTE, line) for line in note),
        )

    # Rows

    def _filled(self) -> list[int | None]:
        scale, bars, labels, lefts = self.scale, self.bars, self.labels, self.lefts
        if self.page.is_steady:
            scale = _steadied(scale)
            bars = [_bar(item.extent, scale) for item in self.inside]
            labels = self._labels(bars)
            lefts = self._lefts(labels, bars, scale)
        gap, dot = self.page.gap, self.page.dot
        stretches = [
            Stretch(min(left, first), max(left + its.width, last, first + dot) + gap, item.weight)
            for item, (first, last), its, left in zip(self.inside, bars, labels, lefts, strict=True)
        ]
        if self.page.most_rows:
            return rows.fill_at_most(stretches, self.page.most_rows)
        return list(rows.fill(stretches))

    def _labels(self, bars: Sequence[tuple[float, float]]) -> list[Label]:
        """Give the labels of the events, each no narrower than its bar asks for."""
        return [
            label.label(item, self.page, self.level, last - first)
            for item, (first, last) in zip(self.inside, bars, strict=True)
        ]

    def _lefts(
        self, labels: Sequence[Label], bars: Sequence[tuple[float, float]], scale: Scale
    ) -> list[float]:
        """Give where each label begins: below the beginning of its mark, moved left where the page ends.

        Labels of events that their dates cannot part move as far as the widest of them, so that their rows can follow
        the order of the story.
        """
        widest: dict[tuple[float, float], float] = {}
        for bar, its_label in zip(bars, labels, strict=True):
            widest[bar] = max(widest.get(bar, 0), its_label.width)
        return [max(min(bar[0], scale.right - widest[bar]), scale.left) for bar in bars]

    # Marks

    def marks(self, top: float) -> Iterator[Mark]:
        """Give the marks of the lane with its top at a height, an event's together, in reading order."""
        for at, (item, its_label) in enumerate(zip(self.inside, self.labels, strict=True)):
            row = self.rows[at]
            if row is not None:
                place = self.lefts[at], top + self.row_tops[row]
                yield from self._event(item, its_label, place)
        for key, words, middle, _ in self.counts:
            yield from self._count(key, words, middle, self._count_top(top))

    def hits(self, top: float) -> Iterator[Hit]:
        """Give what can be chosen, in the same order."""
        for at, (item, its_label) in enumerate(zip(self.inside, self.labels, strict=True)):
            row = self.rows[at]
            if row is None:
                continue
            first, last = self.bars[at]
            left = self.lefts[at]
            right = max(left + its_label.width, last)
            y = top + self.row_tops[row]
            height = self.page.track + its_label.height
            yield Hit(
                key=item.key,
                x=min(left, first),
                y=y,
                width=right - min(left, first),
                height=height,
                lane=self.number,
                spoken=item.spoken,
            )
        for key, words, middle, items in self.counts:
            width = self._count_width(words)
            yield Hit(
                key=key,
                x=middle - width / 2,
                y=self._count_top(top),
                width=width,
                height=self._count_height,
                lane=self.number,
                spoken=_folded(self.lane, items),
                folded=tuple(item.key for item in items),
            )

    def _event(self, item: Item, its_label: Label, place: tuple[float, float]) -> Iterator[Mark]:
        left, y = place
        below = y + self.page.track
        if its_label.boxed:
            yield Box(
                role=Role.INFERRED,
                key=item.key,
                tone=item.group,
                x=left,
                y=below,
                width=its_label.width,
                height=its_label.height,
                radius=self.page.text * 0.25,
            )
        pole = self._pole(item.extent)
        yield Line(
            role=Role.LEADER,
            key=item.key,
            tone=item.group,
            x1=pole,
            y1=y + self.page.track / 2,
            x2=pole,
            y2=below,
        )
        yield self._date_mark(item, y + self.page.track / 2)
        yield from self._words(item, its_label, left, below)

    def _pole(self, extent: Extent) -> float:
        """Give where the leader stands: in the middle of a dot, near the beginning of a bar."""
        first, last = _bar(extent, self.scale)
        if extent.drawn is Drawn.DOT:
            return self._dot_x(extent)
        return min(first + self.page.text, (first + last) / 2)

    def _dot_x(self, extent: Extent) -> float:
        half = self.page.dot / 2
        middle = self._middle(extent)
        return min(max(middle, self.scale.left + half), self.scale.right - half)

    def _date_mark(self, item: Item, y: float) -> Mark:
        extent, page = item.extent, self.page
        if extent.drawn is Drawn.DOT:
            return Dot(
                role=Role.DOT,
                key=item.key,
                tone=item.group,
                x=self._dot_x(extent),
                y=y,
                size=page.dot,
                shape=Shape.CIRCLE,
                outline=extent.outline,
            )
        first, last = _bar(extent, self.scale)
        width = max(last - first, page.bar)
        first = min(first, self.scale.right - width)
        fade_start, fade_end = self._fades(extent, first, width)
        return Bar(
            role=Role.LASTED if extent.drawn is Drawn.LASTED else Role.DOUBT,
            key=item.key,
            tone=item.group,
            x=first,
            y=y - page.bar / 2,
            width=width,
            height=page.bar,
            fade_start=fade_start,
            fade_end=fade_end,
            open_start=extent.open_start,
            open_end=extent.open_end,
            outline=extent.outline,
        )

    def _fades(self, extent: Extent, first: float, width: float) -> tuple[float, float]:
        """Give over how many points a bar fades at its ends; an end cut off by the page does not."""
        if extent.drawn is Drawn.LASTED:
            start = max(self._x(extent.core_first) - first, 0)
            end = 0 if extent.open_end else max(first + width - self._x(extent.core_last), 0)
        else:
            soft = min(width * _SOFT, self.page.bar * _SOFTEST)
            start = width * 0.8 if extent.open_start else soft
            end = width * 0.8 if extent.open_end else soft
        is_cut_before = extent.first < self.scale.first
        is_cut_after = extent.last > self.scale.last
        start = 0 if is_cut_before else start
        end = 0 if is_cut_after else end
        excess = max(start + end - width, 0)
        return start - excess / 2, end - excess / 2

    def _words(self, item: Item, its_label: Label, left: float, top: float) -> Iterator[Mark]:
        yield Dot(
            role=Role.SIGN,
            key=item.key,
            tone=item.group,
            x=left + its_label.sign_x,
            y=top + its_label.sign_y,
            size=self.page.sign,
            shape=SHAPES[item.group],
        )
        by_role: dict[Role, list[label.Piece]] = {}
        for piece in its_label.pieces:
            by_role.setdefault(piece.role, []).append(piece)
        for role, pieces in by_role.items():
            yield Text(
                role=role,
                key=item.key,
                tone=item.group,
                size=self.page.text,
                width=max(piece.width for piece in pieces),
                face=pieces[0].face,
                full=pieces[0].full,
                lines=tuple(
                    TextLine(x=left + piece.x, y=top + piece.y, words=piece.words)
                    for piece in pieces
                ),
            )

    def _count(self, key: str, words: str, middle: float, y: float) -> Iterator[Mark]:
        width = self._count_width(words)
        yield Box(
            role=Role.FOLD,
            key=key,
            x=middle - width / 2,
            y=y,
            width=width,
            height=self._count_height,
            radius=self._count_height / 2,
        )
        yield Text(
            role=Role.FOLD_COUNT,
            key=key,
            size=self.page.text,
            face=Face.BOLD,
            width=width,
            anchor=Anchor.MIDDLE,
            full=words,
            lines=(TextLine(x=middle, y=y + self.page.text * 1.05, words=words),),
        )


def _bar(extent: Extent, scale: Scale) -> tuple[float, float]:
    """Give from where to where an event is drawn; what still goes on goes as far as the page."""
    goes_on = extent.drawn is Drawn.LASTED and extent.open_end
    first = min(max(scale.x(extent.first), scale.left), scale.right)
    last = scale.right if goes_on else min(scale.x(extent.last), scale.right)
    return first, max(first, last)


def _steadied(scale: Scale) -> Scale:
    """Give the largest of a few fixed scales that is not larger: rows that hold there hold here."""
    steps = math.floor(math.log2(scale.per_day) * _STEADY_STEPS)
    per_day = 2 ** (steps / _STEADY_STEPS)
    days = scale.last - scale.first
    return Scale(
        first=scale.first, last=scale.last, left=scale.left, width=per_day * days, clock=scale.clock
    )


def _folded(lane: Lane, items: Sequence[Item]) -> str:
    """Say what a count stands for."""
    events = "event" if len(items) == 1 else "events"
    named = "; ".join(f"{item.date}: {item.title}" for item in items)
    return f"{lane.name}: {len(items)} more {events}. {named}."
