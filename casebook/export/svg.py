"""A drawing as SVG: text stays text, the font goes with it, roles are classes, each event is a group with its sentence.

Writes text and knows no parcel; the SVG and the web page are made with it.
"""

import base64
import io
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import assert_never

from fontTools import subset
from fontTools.ttLib import TTFont

from casebook import resources
from casebook.export.shapes import CORNERS
from casebook.timeline.drawing import (
    Anchor,
    Bar,
    Box,
    Dot,
    Drawing,
    Hit,
    Line,
    Mark,
    Outline,
    Role,
    Shape,
    Text,
    fade_stops,
)
from casebook.timeline.look import Look
from casebook.timeline.measure import Face
from casebook.timeline.style import DOUBT_STRENGTH, Dash, Style, style

FAMILY = "Inter"
_FILES = {Face.REGULAR: ("Inter-Regular.ttf", 400), Face.BOLD: ("Inter-SemiBold.ttf", 600)}
_DASHES = {Dash.SOLID: "", Dash.DASHED: "5 3", Dash.DOTTED: "1.5 2.5"}
_TONED = {Role.DOT, Role.SIGN, Role.DOUBT, Role.LASTED}
_RING = 2.0
_ANCHORS = {Anchor.START: "", Anchor.MIDDLE: "middle", Anchor.END: "end"}


def svg(drawing: Drawing, look: Look, *, identity: str = "timeline") -> str:
    """Give a whole SVG document with its font; `identity` begins the ids of its parts."""
    words = "".join(line.words for text in _texts(drawing) for line in text.lines)
    styles = f"{font_faces(words)}{rules(drawing, look)}"
    ground = f'<rect width="100%" height="100%" fill="{look.colours.paper}"/>'
    return element(drawing, identity=identity, inside=f"<style>{styles}</style>{ground}")


def element(
    drawing: Drawing,
    *,
    identity: str = "timeline",
    inside: str = "",
    href: Callable[[Hit], str] | None = None,
) -> str:
    """Give the SVG element alone: classes, no colours.

    Args:
        drawing: What to write.
        identity: How the ids of its parts begin.
        inside: What stands before the marks.
        href: Gives the address that an event, by its hit, leads to; then each event is a link with a ring to show
            where the keyboard is, and without one the whole is a picture.
    """
    width, height = _number(drawing.width), _number(drawing.height)
    hits = {hit.key: hit for hit in drawing.hits}
    role = "group" if href else "img"
    named = f'role="{role}" aria-labelledby="{identity}-title {identity}-desc"'
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {named} font-family="{FAMILY}, sans-serif">',
        f'<title id="{identity}-title">{escape(drawing.title)}</title>',
        f'<desc id="{identity}-desc">{escape(drawing.spoken)}</desc>',
        inside,
        f"<defs>{''.join(_gradients(drawing, identity))}</defs>",
    ]
    bars = iter(range(len(drawing.marks)))
    for key, marks in drawing.groups():
        body = "".join(_mark(mark, bars, identity) for mark in marks)
        if not key:
            parts.append(body)
        elif href is None:
            name = f'<g id="{group_id(key, identity)}" class="event">'
            parts.append(f"{name}<title>{escape(hits[key].spoken)}</title>{body}</g>")
        else:
            parts.append(_link(hits[key], href(hits[key]), group_id(key, identity), body))
    return "".join([*parts, "</svg>\n"])


def _link(hit: Hit, href: str, name: str, body: str) -> str:
    """Give an event as a link, with the ring round it that its focus shows."""
    area = " ".join(
        f'{what}="{_number(value)}"'
        for what, value in (
            ("x", hit.x - _RING),
            ("y", hit.y - _RING),
            ("width", hit.width + 2 * _RING),
            ("height", hit.height + 2 * _RING),
        )
    )
    return (
        f'<a id="{name}" class="event" href="{escape(href)}" aria-label="{escape(hit.spoken)}" '
        f'data-lane="{hit.lane}" data-x="{_number(hit.x)}">'
        f'<rect class="ring" {area} rx="4"/>{body}</a>'
    )


def group_id(key: str, identity: str = "timeline") -> str:
    """Give the id of an event's group."""
    return f"{identity}-{key.replace('/', '-').replace('+', '-more')}"


def rules(drawing: Drawing, look: Look) -> str:
    """Give the style sheet of the roles that a drawing uses, in a look."""
    found = {}
    for mark in drawing.marks:
        selector = _class(mark)
        if selector not in found:
            found[selector] = style(look, mark)
    stops = {mark.tone for mark in drawing.marks if isinstance(mark, Bar) and mark.tone}
    lines = [f".{name.replace(' ', '.')}{{{_css(its)}}}" for name, its in sorted(found.items())]
    lines += [f".stop-{tone}{{stop-color:{look.kinds[tone]}}}" for tone in sorted(stops)]
    return "".join(lines)


def font_faces(words: str) -> str:
    """Give the font as part of a style sheet: only the letters of these words, as WOFF."""
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};src:url(data:font/woff;base64,'
        f'{_subset(file, words)}) format("woff")}}'
        for file, weight in _FILES.values()
    )


def _subset(name: str, words: str) -> str:
    path = next(file for file in resources.fonts() if file.name == name)
    font = TTFont(path, recalcTimestamp=False)
    options = subset.Options(layout_features=["kern", "tnum"], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text=f"{words} 0123456789")
    cutter.subset(font)
    font.flavor = "woff"
    content = io.BytesIO()
    font.save(content)
    return base64.b64encode(content.getvalue()).decode("ascii")


def _texts(drawing: Drawing) -> Iterator[Text]:
    for mark in drawing.marks:
        if isinstance(mark, Text):
            yield mark


def _css(its: Style) -> str:
    parts = [f"fill:{its.fill or 'none'}"]
    if its.stroke:
        parts.append(f"stroke:{its.stroke};stroke-width:{_number(its.stroke_width)}")
        if dashes := _DASHES[its.dash]:
            parts.append(f"stroke-dasharray:{dashes}")
    return ";".join(parts)


def _class(mark: Mark) -> str:
    return f"{mark.role} {mark.tone}" if mark.tone and mark.role in _TONED else str(mark.role)


def _gradients(drawing: Drawing, identity: str) -> Iterator[str]:
    bars = (mark for mark in drawing.marks if isinstance(mark, Bar))
    for number, bar in enumerate(bars):
        strength = _strength(bar)
        stops = "".join(
            f'<stop class="stop-{bar.tone}" offset="{_number(at)}" '
            f'stop-opacity="{_number(part * strength)}"/>'
            for at, part in fade_stops(bar)
        )
        yield f'<linearGradient id="{identity}-bar{number}">{stops}</linearGradient>'


def _strength(bar: Bar) -> float:
    if bar.outline is Outline.HOLLOW:
        return 0.0
    return DOUBT_STRENGTH if bar.role is Role.DOUBT else 1.0


def _mark(mark: Mark, bars: Iterator[int], identity: str) -> str:
    name = _class(mark)
    match mark:
        case Box():
            radius = f' rx="{_number(mark.radius)}"' if mark.radius else ""
            return f'<rect class="{name}" {_rect(mark)}{radius}/>'
        case Line():
            x1, y1, x2, y2 = map(_number, (mark.x1, mark.y1, mark.x2, mark.y2))
            return f'<line class="{name}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'
        case Bar():
            return "".join(_bar(mark, name, f"{identity}-bar{next(bars)}"))
        case Dot():
            return _dot(mark, name)
        case Text():
            return "".join(_lines(mark, name))
        case _:
            assert_never(mark)


def _rect(mark: Box | Bar) -> str:
    x, y, width, height = map(_number, (mark.x, mark.y, mark.width, mark.height))
    return f'x="{x}" y="{y}" width="{width}" height="{height}"'


def _bar(mark: Bar, name: str, gradient: str) -> Iterator[str]:
    dashes = ' stroke-dasharray="1.5 2.5"' if mark.outline is Outline.DOTTED else ""
    stroke = ";stroke:none" if mark.outline is Outline.PLAIN else ""
    yield f'<rect class="{name}" {_rect(mark)} style="fill:url(#{gradient}){stroke}"{dashes}/>'
    if mark.role is not Role.LASTED:
        return
    middle = mark.y + mark.height / 2
    half = mark.height * 0.8
    for x, fade, is_open, inwards in (
        (mark.x, mark.fade_start, mark.open_start, 1),
        (mark.x + mark.width, mark.fade_end, mark.open_end, -1),
    ):
        if is_open:
            back = x + inwards * mark.height
            corners = ((x, middle), (back, middle - half), (back, middle + half))
            yield f'<polygon class="{name}" points="{_points(corners)}"/>'
        elif fade == 0:
            top, bottom = _number(middle - half), _number(middle + half)
            yield (
                f'<line class="{name}" x1="{_number(x)}" y1="{top}" x2="{_number(x)}" '
                f'y2="{bottom}" style="stroke-width:1.5"/>'
            )


def _dot(mark: Dot, name: str) -> str:
    hollow = ' style="fill:none"' if mark.outline is Outline.HOLLOW else ""
    if mark.shape is Shape.CIRCLE:
        x, y, radius = map(_number, (mark.x, mark.y, mark.size / 2))
        return f'<circle class="{name}" cx="{x}" cy="{y}" r="{radius}"{hollow}/>'
    corners = [(mark.x + x * mark.size, mark.y + y * mark.size) for x, y in CORNERS[mark.shape]]
    return f'<polygon class="{name}" points="{_points(corners)}"{hollow}/>'


def _points(corners: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in corners)


def _lines(mark: Text, name: str) -> Iterator[str]:
    weight = ' font-weight="600"' if mark.face is Face.BOLD else ""
    anchor = f' text-anchor="{_ANCHORS[mark.anchor]}"' if _ANCHORS[mark.anchor] else ""
    for line in mark.lines:
        yield (
            f'<text class="{name}" x="{_number(line.x)}" y="{_number(line.y)}" '
            f'font-size="{_number(mark.size)}"{weight}{anchor}>{escape(line.words)}</text>'
        )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
