"""A PowerPoint deck to draw in: our own, or the trainer's template with its size, colours, fonts and layouts.

Ours is 16 : 9; its theme carries our colours of kinds as accents, so that a change of theme changes every slide. Of a
template the first layout with a title and nothing else is drawn in; slides it came with are taken out. Knows no
timeline.
"""

import io
import zipfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import cast

import msgspec
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import Slide, SlideLayout
from pptx.util import Pt

from casebook.errors import PlaceError
from casebook.export import slide_tones
from casebook.export.slide_tones import PLACES, Tone
from casebook.timeline import measure
from casebook.timeline.look import KindGroup, Look
from casebook.timeline.measure import Face
from casebook.timeline.page import LINE

SMALLEST_PT = 12
"""Nothing on a slide is smaller."""

WIDTH_PT, HEIGHT_PT = 960, 540
_MARGIN_PT = 28
_TITLE_PT = 26
_SMALLEST_TITLE_PT = 18
_TITLE_INSETS_PT = (14.4, 7.2)
"""What PowerPoint leaves free within a title's place, across and down."""
_BESIDE = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """The part of a slide below its title that may be drawn on, in points."""

    x: float
    y: float
    width: float
    height: float


class SlideDeck:
    """A deck under way."""

    def __init__(self, look: Look, template: Path | None = None) -> None:
        """Open a deck.

        Raises:
            PlaceError: the template cannot be read, or has no layout to draw in.
        """
        self._deck = _opened(template) if template else _own(look)
        self._plain = _plain_layout(self._deck, template)
        self._opening = self._deck.slide_layouts[0]
        self._titles: set[str] = set()

    @property
    def size(self) -> tuple[float, float]:
        """Give the width and height of a slide in points."""
        return _points(self._deck.slide_width), _points(self._deck.slide_height)

    @property
    def room(self) -> Room:
        """Give where a slide may be drawn on: between its title and its foot."""
        width, height = self.size
        title = next(_placeholders(self._plain, _TITLES))
        left = max(min(_points(title.left), width * 0.08), _MARGIN_PT * 0.5)
        top = _points(title.top) + _points(title.height) + 4
        feet = [
            _points(shape.top)
            for shape in _placeholders(self._plain, _BESIDE)
            if _points(shape.top) > height / 2
        ]
        bottom = min([*feet, height - 12])
        return Room(x=left, y=top, width=width - 2 * left, height=bottom - top)

    @cached_property
    def tones(self) -> dict[KindGroup, Tone]:
        """Give the colour of each kind of event on a slide."""
        return slide_tones.tones(self._plain)

    def opening(self, title: str, below: str) -> Slide:
        """Add the slide that opens the deck."""
        slide: Slide = self._deck.slides.add_slide(self._opening)
        self._title(slide, title)
        for shape in slide.placeholders:
            if shape.placeholder_format.type in _TITLES:
                continue
            if shape.has_text_frame and below:
                shape.text_frame.text = below
                below = ""
            else:
                shape.element.getparent().remove(shape.element)
        return slide

    def add(self, title: str) -> Slide:
        """Add a slide with a title and nothing else."""
        slide: Slide = self._deck.slides.add_slide(self._plain)
        self._title(slide, title)
        for shape in list(slide.placeholders):
            if shape.placeholder_format.type not in _TITLES:
                shape.element.getparent().remove(shape.element)
        return slide

    def content(self, title: str) -> bytes:
        """Give the deck as a file."""
        self._deck.core_properties.title = title
        self._deck.core_properties.author = "Casebook"
        content = io.BytesIO()
        self._deck.save(content)
        return content.getvalue()

    def _title(self, slide: Slide, title: str) -> None:
        """Name a slide; no two have the same title, so that a screen reader's list tells them apart."""
        unique, number = title, 2
        while unique in self._titles:
            unique, number = f"{title} ({number})", number + 1
        self._titles.add(unique)
        if slide.shapes.title is not None:
            slide.shapes.title.text_frame.text = unique
            _fit(slide, unique)


def _fit(slide: Slide, title: str) -> None:
    """Make a title smaller where it needs more lines than its place has: PowerPoint fits only what is edited."""
    place = slide.shapes.title
    if place is None:
        return
    width, height = _points(place.width) - _TITLE_INSETS_PT[0], _points(place.height)
    usual = _title_size(slide)
    for size in range(usual, _SMALLEST_TITLE_PT - 1, -1):
        needed = (
            len(measure.lines(title, size, width, face=Face.BOLD, room=measure.Room.SLIDE))
            * size
            * LINE
        )
        if needed <= height - _TITLE_INSETS_PT[1] or size == _SMALLEST_TITLE_PT:
            if size < usual:
                place.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
            return


def _title_size(slide: Slide) -> int:
    """Give the size that the layout, or else its master, has for titles, in points."""
    layout = slide.slide_layout
    own = layout.element.xpath(
        ".//p:sp[.//p:ph[@type='title' or @type='ctrTitle']]//a:lvl1pPr/a:defRPr/@sz"
    )
    of_master = layout.slide_master.element.xpath(".//p:titleStyle/a:lvl1pPr/a:defRPr/@sz")
    return int([*own, *of_master, "4400"][0]) // 100


def _points(length: int | None) -> float:
    return (length or 0) / 12_700


def _placeholders(layout: SlideLayout, kinds: set[PP_PLACEHOLDER]) -> Iterator[LayoutPlaceholder]:
    for shape in _all_placeholders(layout):
        if shape.placeholder_format.type in kinds:
            yield shape


def _all_placeholders(layout: SlideLayout) -> list[LayoutPlaceholder]:
    # By index: the library's iterator has no usable type.
    found = layout.placeholders
    return [cast("LayoutPlaceholder", found[at]) for at in range(len(found))]


# Our own deck


def _own(look: Look) -> Deck:
    deck = Presentation()
    wider = WIDTH_PT / _points(deck.slide_width)
    lower = HEIGHT_PT / _points(deck.slide_height)
    deck.slide_width, deck.slide_height = Pt(WIDTH_PT), Pt(HEIGHT_PT)
    master = deck.slide_master
    placeholders = [shape for layout in deck.slide_layouts for shape in _all_placeholders(layout)]
    for shape in (*master.placeholders, *placeholders):
        # Without a place of its own a placeholder has that of the one it stands for.
        if shape.element.spPr.xfrm is not None:
            shape.left, shape.width = round(shape.left * wider), round(shape.width * wider)
            shape.top, shape.height = round(shape.top * lower), round(shape.height * lower)
    for shape in _placeholders(_plain_layout(deck, None), _TITLES):
        shape.left, shape.top = Pt(_MARGIN_PT), Pt(14)
        shape.width, shape.height = Pt(WIDTH_PT - 2 * _MARGIN_PT), Pt(44)
    _restyle_titles(deck)
    _restyle_opening(deck.slide_layouts[0])
    _colour(deck, look)
    return deck


def _restyle_opening(layout: SlideLayout) -> None:
    """Set the opening's title large and what is below it quietly, both at the left and as wide as other slides."""
    for shape in _all_placeholders(layout):
        is_title = shape.placeholder_format.type in _TITLES
        if shape.placeholder_format.type in _BESIDE:
            continue
        shape.left, shape.width = Pt(_MARGIN_PT), Pt(WIDTH_PT - 2 * _MARGIN_PT)
        shape.top, shape.height = (Pt(130), Pt(120)) if is_title else (Pt(262), Pt(150))
        style = shape.element.xpath(".//a:lstStyle")[0]
        for old in list(style):
            style.remove(old)
        level = etree.SubElement(
            style, f"{{{slide_tones.A}}}lvl1pPr", marL="0", indent="0", algn="l"
        )
        etree.SubElement(level, f"{{{slide_tones.A}}}buNone")
        etree.SubElement(
            level, f"{{{slide_tones.A}}}defRPr", sz=str((44 if is_title else 20) * 100)
        )


def _restyle_titles(deck: Deck) -> None:
    """Set titles at the left, in bold, of a size that holds the longest on one line."""
    styles = deck.slide_master.element.find(
        f".//{{{deck.slide_master.element.nsmap['p']}}}titleStyle"
    )
    level = styles.find(f"{{{slide_tones.A}}}lvl1pPr")
    level.set("algn", "l")
    words = level.find(f"{{{slide_tones.A}}}defRPr")
    words.set("sz", str(_TITLE_PT * 100))
    words.set("b", "1")


def _colour(deck: Deck, look: Look) -> None:
    """Put our colours of kinds into the theme."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    for group, place in PLACES.items():
        if place == "tx1":
            continue
        for slot in theme.iter(f"{{{slide_tones.A}}}{place.replace('tx', 'dk')}"):
            for old in list(slot):
                slot.remove(old)
            etree.SubElement(
                slot, f"{{{slide_tones.A}}}srgbClr", val=look.kinds[group].lstrip("#").upper()
            )
    written = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)
    part._blob = written  # noqa: SLF001 - python-pptx 1.0 has no other way to a theme


# The trainer's own template


def _opened(template: Path) -> Deck:
    try:
        deck = Presentation(str(template))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError) as failure:
        raise PlaceError(
            f"{template.name} cannot be read as a PowerPoint file.",
            advice="Choose a .pptx or .potx file that PowerPoint opens.",
            detail=str(failure),
        ) from failure
    for entry in list(deck.slides.element):
        deck.part.drop_rel(entry.rId)
        deck.slides.element.remove(entry)
    return deck


def _plain_layout(deck: Deck, template: Path | None) -> SlideLayout:
    """Find the layout with a title and nothing else to fill in."""
    for layout in deck.slide_layouts:
        kinds = {shape.placeholder_format.type for shape in _all_placeholders(layout)}
        if kinds & _TITLES and not kinds - _TITLES - _BESIDE:
            return layout
    name = template.name if template else "the deck"
    raise PlaceError(
        f"{name} has no layout with only a title, so there is nowhere to draw.",
        advice="Add a layout “Title only” to its slide master, or choose another template.",
    )
