"""Marks of a drawing as native shapes on a slide: editable, in the theme's own colours and fonts.

Each event is one group, named by its key, with its sentence as alternative text; what is furniture stands behind them
in one group of its own that screen readers pass over. Text boxes hold lines already broken, without insets and without
fitting, since PowerPoint fits words only after somebody has edited them.
"""

import itertools
from collections.abc import Iterable, Sequence
from typing import assert_never

from lxml import etree
from pptx.dml.color import ColorFormat
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape as AutoShape
from pptx.shapes.base import BaseShape
from pptx.shapes.connector import Connector
from pptx.shapes.group import GroupShape
from pptx.shapes.shapetree import SlideShapes
from pptx.slide import Slide
from pptx.text.text import _Paragraph as Paragraph
from pptx.util import Emu, Pt

from casebook.export.slide_tones import Tone
from casebook.timeline.drawing import (
    Anchor,
    Bar,
    Box,
    Dot,
    Drawing,
    Line,
    Mark,
    Outline,
    Role,
    Shape,
    Text,
    fade_stops,
)
from casebook.timeline.look import KindGroup
from casebook.timeline.measure import Face, Room, width_pt
from casebook.timeline.page import ASCENT, LINE
from casebook.timeline.style import DOUBT_STRENGTH

_SHAPES = {
    Shape.CIRCLE: (MSO_SHAPE.OVAL, 0),
    Shape.SQUARE: (MSO_SHAPE.RECTANGLE, 0),
    Shape.DIAMOND: (MSO_SHAPE.DIAMOND, 0),
    Shape.TRIANGLE: (MSO_SHAPE.ISOSCELES_TRIANGLE, 0),
    Shape.TRIANGLE_DOWN: (MSO_SHAPE.ISOSCELES_TRIANGLE, 180),
    Shape.TRIANGLE_RIGHT: (MSO_SHAPE.ISOSCELES_TRIANGLE, 90),
    Shape.STAR: (MSO_SHAPE.STAR_4_POINT, 0),
    Shape.CROSS: (MSO_SHAPE.CROSS, 0),
}
_LARGER = {Shape.STAR: 1.3, Shape.DIAMOND: 1.15}
"""Shapes whose ink fills less of their frame."""
_GREYS = {
    Role.BAND: -0.05,
    Role.NATIONAL: -0.1,
    Role.YEAR_LINE: -0.25,
    Role.LANE_LINE: -0.25,
}
"""Parts of the ground's own colour taken away: they hold on a light ground and on a dark one."""
_LEFT_OUT = {Role.MONTH_LINE}
"""What a slide is calmer without."""
_SPARE_PT = 3.0
_HUNDREDTH_MM = 360
_STYLE = qn("p:style")
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"


Tones = dict[KindGroup, Tone]


def draw(slide: Slide, drawing: Drawing, x: float, y: float, tones: Tones) -> None:
    """Put a drawing on a slide with its top left corner at a place, in points, kinds in these tones."""
    spoken = {hit.key: hit.spoken for hit in drawing.hits}
    # Shape ids are counted up instead of looked for: over a whole deck, a tenth of the time.
    slide.shapes.turbo_add_enabled = True
    furniture = [mark for mark in drawing.marks if not mark.key and mark.role not in _LEFT_OUT]
    if furniture:
        group = _grouped(_Painter(slide.shapes, x, y, tones), furniture)
        group.name = "Axis and lanes"
        _pass_over(group)
    for key, marks in _by_event(drawing):
        group = _grouped(_Painter(slide.shapes, x, y, tones), marks)
        group.name = key
        describe(group, spoken.get(key, ""))
    slide.shapes.turbo_add_enabled = False


def _grouped(painter: "_Painter", marks: Iterable[Mark]) -> GroupShape:
    """Paint marks and put them into a group, all at once: a group measures itself anew for each that is added."""
    painter.paint(marks)
    return painter.shapes.add_group_shape(painter.made)


def _by_event(drawing: Drawing) -> Iterable[tuple[str, Sequence[Mark]]]:
    return [(key, marks) for key, marks in drawing.groups() if key]


def describe(shape: BaseShape, words: str) -> None:
    """Give a shape its alternative text."""
    _properties(shape).set("descr", words)


def _properties(shape: BaseShape) -> etree._Element:
    """Give the element that holds a shape's name and alternative text; python-pptx has no other way to it."""
    found: etree._Element = shape.element.xpath(".//p:cNvPr")[0]
    return found


def _pass_over(shape: BaseShape) -> None:
    """Mark a shape as decoration (Office 2019 and later; others take an empty text for the same)."""
    properties = _properties(shape)
    properties.set("descr", "")
    extensions = etree.SubElement(properties, qn("a:extLst"))
    extension = etree.SubElement(extensions, qn("a:ext"), uri=_DECORATIVE)
    etree.SubElement(extension, f"{{{_ADEC}}}decorative", nsmap={"adec": _ADEC}, val="1")


class _Painter:
    """Paints marks as shapes, moved by `x` and `y` points; `made` holds them in order."""

    def __init__(self, shapes: SlideShapes, x: float, y: float, tones: Tones) -> None:
        self.shapes = shapes
        self._x, self._y, self._tones = x, y, tones
        self.made: list[BaseShape] = []

    def paint(self, marks: Iterable[Mark]) -> None:
        """Paint marks in their order; the words of one event go into one text box, so that they are edited together."""
        words: list[Text] = []
        for mark in marks:
            match mark:
                case Box():
                    self._box(mark)
                case Line():
                    self._line(mark)
                case Bar():
                    self._bar(mark)
                case Dot():
                    self._dot(mark)
                case Text() if mark.role in _OF_EVENT:
                    words.append(mark)
                case Text():
                    self._lines(mark)
                case _:
                    assert_never(mark)
        if words:
            self._words(words)

    def _shape(self, kind: MSO_SHAPE, x: float, y: float, width: float, height: float) -> AutoShape:
        made = self.shapes.add_shape(
            kind, Pt(self._x + x), Pt(self._y + y), Pt(max(width, 0.1)), Pt(max(height, 0.1))
        )
        self._keep(made)
        return made

    def _keep(self, made: AutoShape | Connector) -> None:
        """Remember a shape, and free it of the theme's own style, which may throw shadows."""
        for its_style in made.element.findall(_STYLE):
            made.element.remove(its_style)
        self.made.append(made)

    def _box(self, mark: Box) -> None:
        kind = MSO_SHAPE.ROUNDED_RECTANGLE if mark.radius else MSO_SHAPE.RECTANGLE
        made = self._shape(kind, mark.x, mark.y, mark.width, mark.height)
        if mark.radius:
            made.adjustments[0] = min(mark.radius / min(mark.width, mark.height), 0.5)
        if mark.role is Role.INFERRED:
            made.fill.background()
            _theme(made.line.color, MSO_THEME_COLOR.TEXT_1)
            made.line.width = Pt(0.75)
            made.line.dash_style = MSO_LINE.DASH
        elif mark.role is Role.FOLD:
            made.fill.solid()
            _theme(made.fill.fore_color, MSO_THEME_COLOR.BACKGROUND_1)
            _theme(made.line.color, MSO_THEME_COLOR.TEXT_1)
            made.line.width = Pt(0.75)
        else:
            made.fill.solid()
            _theme(made.fill.fore_color, MSO_THEME_COLOR.BACKGROUND_1, _GREYS[mark.role])
            made.line.fill.background()

    def _line(self, mark: Line) -> None:
        made = self.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT,
            Pt(self._x + mark.x1),
            Pt(self._y + mark.y1),
            Pt(self._x + mark.x2),
            Pt(self._y + mark.y2),
        )
        self._keep(made)
        grey = _GREYS.get(mark.role)
        ground = MSO_THEME_COLOR.TEXT_1 if grey is None else MSO_THEME_COLOR.BACKGROUND_1
        _theme(made.line.color, ground, grey or 0)
        made.line.width = Pt(2 if mark.role is Role.STEP else 0.75)

    def _bar(self, mark: Bar) -> None:
        """Paint a bar as one shape for each of its stretches.

        LibreOffice before 7.6 knows two colours of a gradient: of one shape it would draw no bar that fades away.
        """
        strength = DOUBT_STRENGTH if mark.role is Role.DOUBT else 1.0
        if mark.outline is Outline.HOLLOW:
            strength = 0.0
        for (first, part), (last, following) in itertools.pairwise(fade_stops(mark)):
            if last > first:
                made = self._stretch(mark, first, last)
                made.line.fill.background()
                fill = _fade(part * strength, following * strength, self._tone_of(mark.tone))
                # The schema asks for this order: place, shape, fill, outline.
                made.element.spPr.insert(2, fill)
        if mark.outline is not Outline.PLAIN:
            frame = self._shape(MSO_SHAPE.RECTANGLE, mark.x, mark.y, mark.width, mark.height)
            frame.fill.background()
            self._tone(frame.line.color, mark.tone)
            frame.line.width = Pt(1)
            if mark.outline is Outline.DOTTED:
                frame.line.dash_style = MSO_LINE.ROUND_DOT
        if mark.role is Role.LASTED:
            self._ends(mark)

    def _stretch(self, mark: Bar, first: float, last: float) -> AutoShape:
        """Add a part of a bar, its ends on whole hundredths of a millimetre, where two parts then meet exactly."""
        made = self._shape(MSO_SHAPE.RECTANGLE, mark.x, mark.y, mark.width, mark.height)
        left, right = (
            Emu(round(Pt(self._x + mark.x + mark.width * at) / _HUNDREDTH_MM) * _HUNDREDTH_MM)
            for at in (first, last)
        )
        made.left, made.width = left, Emu(max(right - left, _HUNDREDTH_MM))
        return made

    def _ends(self, mark: Bar) -> None:
        """Cap a known end of what lasted, and point where it still goes on."""
        tall = mark.height * 1.6
        top = mark.y + mark.height / 2 - tall / 2
        for x, fade, is_open, turn in (
            (mark.x, mark.fade_start, mark.open_start, 270),
            (mark.x + mark.width, mark.fade_end, mark.open_end, 90),
        ):
            if is_open:
                inwards = 0 if turn == 270 else -tall
                made = self._shape(MSO_SHAPE.ISOSCELES_TRIANGLE, x + inwards, top, tall, tall)
                made.rotation = turn
            elif fade == 0:
                made = self._shape(MSO_SHAPE.RECTANGLE, x - 0.75, top, 1.5, tall)
            else:
                continue
            made.fill.solid()
            self._tone(made.fill.fore_color, mark.tone)
            made.line.fill.background()

    def _dot(self, mark: Dot) -> None:
        kind, turn = _SHAPES[mark.shape]
        size = mark.size * _LARGER.get(mark.shape, 1.0)
        made = self._shape(kind, mark.x - size / 2, mark.y - size / 2, size, size)
        made.rotation = turn
        if mark.outline is Outline.HOLLOW:
            made.fill.background()
        else:
            made.fill.solid()
            self._tone(made.fill.fore_color, mark.tone)
        self._tone(made.line.color, mark.tone)
        made.line.width = Pt(1)

    def _tone_of(self, tone: KindGroup | None) -> Tone:
        return self._tones[tone or KindGroup.OTHER]

    def _tone(self, colour: ColorFormat, tone: KindGroup | None) -> None:
        found = self._tone_of(tone)
        _theme(colour, _THEME[found.place], found.brightness)

    # Words

    def _lines(self, mark: Text) -> None:
        """Paint lines that nobody will want to break anew."""
        width = mark.width + _SPARE_PT
        back = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[mark.anchor]
        left, top = mark.lines[0].x - back, mark.lines[0].y - mark.size * ASCENT
        frame = self._textbox(left, top, width, mark.size * LINE * len(mark.lines)).text_frame
        for at, one in enumerate(mark.lines):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.alignment = _ALIGNED[mark.anchor]
            paragraph.line_spacing = Pt(mark.size * LINE)
            _run(paragraph, one.words, mark)

    def _words(self, texts: Sequence[Text]) -> None:
        """Paint an event's date, title and note as paragraphs of one box that break where they must."""
        size = texts[0].size
        lines = [(text, line) for text in texts for line in text.lines]
        left = min(line.x for _, line in lines)
        top = min(line.y for _, line in lines) - size * ASCENT
        right = max(
            line.x + width_pt(line.words, text.size, text.face, Room.SLIDE) for text, line in lines
        )
        height = max(line.y for _, line in lines) - size * ASCENT + size * LINE - top
        frame = self._textbox(left, top, right - left + _SPARE_PT, height).text_frame
        frame.word_wrap = any(len(text.lines) > 1 for text in texts)
        paragraph, last = frame.paragraphs[0], 0.0
        for at, text in enumerate(texts):
            if at and text.lines[0].y == last:
                _run(paragraph, f"{' ' if text.role is Role.NOTE else '  '}{_joined(text)}", text)
            else:
                paragraph = frame.add_paragraph() if at else paragraph
                paragraph.line_spacing = Pt(size * LINE)
                indent = Pt(text.lines[0].x - left)
                paragraph._p.get_or_add_pPr().set("marL", str(int(indent)))  # noqa: SLF001 - no other way
                _run(paragraph, _joined(text), text)
            last = text.lines[-1].y

    def _textbox(self, left: float, top: float, width: float, height: float) -> AutoShape:
        """Add a text box without insets and without fitting."""
        made = self.shapes.add_textbox(Pt(self._x + left), Pt(self._y + top), Pt(width), Pt(height))
        self.made.append(made)
        frame = made.text_frame
        frame.word_wrap = False
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        return made


def _joined(text: Text) -> str:
    """Give a text in one piece; what is said beside an event stands in brackets, wherever its line breaks."""
    words = " ".join(line.words for line in text.lines)
    return f"({words})" if text.role is Role.NOTE else words


def _run(paragraph: Paragraph, words: str, text: Text) -> None:
    run = paragraph.add_run()
    run.text = words
    run.font.size = Pt(text.size)
    run.font.bold = text.face is Face.BOLD
    _theme(run.font.color, MSO_THEME_COLOR.TEXT_1)


_OF_EVENT = {Role.DATE, Role.TITLE, Role.NOTE}
_ALIGNED = {Anchor.START: PP_ALIGN.LEFT, Anchor.MIDDLE: PP_ALIGN.CENTER, Anchor.END: PP_ALIGN.RIGHT}
_THEME = {
    "accent1": MSO_THEME_COLOR.ACCENT_1,
    "accent2": MSO_THEME_COLOR.ACCENT_2,
    "accent3": MSO_THEME_COLOR.ACCENT_3,
    "accent4": MSO_THEME_COLOR.ACCENT_4,
    "accent5": MSO_THEME_COLOR.ACCENT_5,
    "accent6": MSO_THEME_COLOR.ACCENT_6,
    "tx2": MSO_THEME_COLOR.TEXT_2,
    "tx1": MSO_THEME_COLOR.TEXT_1,
}


def _theme(colour: ColorFormat, place: MSO_THEME_COLOR, brightness: float = 0) -> None:
    colour.theme_color = place
    if brightness:
        colour.brightness = brightness


def _fade(first: float, last: float, tone: Tone) -> etree._Element:
    """Give a fill in a kind's colour, from one strength, 0 to 1, at its left to another at its right."""
    if first == last:
        fill = etree.Element(qn("a:solidFill"))
        _see_through(fill, tone, first)
        return fill
    fill = etree.Element(qn("a:gradFill"), rotWithShape="1")
    stops = etree.SubElement(fill, qn("a:gsLst"))
    for at, strength in ((0, first), (100_000, last)):
        _see_through(etree.SubElement(stops, qn("a:gs"), pos=str(at)), tone, strength)
    etree.SubElement(fill, qn("a:lin"), ang="0", scaled="0")
    return fill


def _see_through(parent: etree._Element, tone: Tone, strength: float) -> None:
    colour = etree.SubElement(parent, qn("a:schemeClr"), val=tone.place)
    if tone.brightness:
        part = round((1 - abs(tone.brightness)) * 100_000)
        etree.SubElement(colour, qn("a:lumMod"), val=str(part))
    if tone.brightness > 0:
        etree.SubElement(colour, qn("a:lumOff"), val=str(round(tone.brightness * 100_000)))
    if strength < 1:
        etree.SubElement(colour, qn("a:alpha"), val=str(round(strength * 100_000)))
