"""Colours of a deck's own theme for kinds of event, each as light or dark as its ground asks for.

Six accents and the second colour of text carry the kinds; a theme's accent that can hardly be seen on the slide is
darkened, or lightened on a dark slide, until it is (WCAG 2.2, "non-text contrast": 3 : 1). Reads a slide layout, draws
nothing.
"""

import colorsys

import msgspec
from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.slide import SlideLayout

from casebook.timeline.look import KindGroup, contrast

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"

PLACES = {
    KindGroup.BEGINNING: "accent1",
    KindGroup.TEXT: "accent2",
    KindGroup.AGREED: "accent3",
    KindGroup.MONEY: "accent4",
    KindGroup.STANDSTILL: "accent5",
    KindGroup.AGAIN: "accent6",
    KindGroup.UPHEAVAL: "tx2",
    KindGroup.OTHER: "tx1",
}
"""What each kind is coloured with, by the names that shapes have for the theme's places."""

_SEEN = 3.0
_STEPS = (0.0, 0.15, 0.3, 0.45, 0.6, 0.75)
_PALER_INK = 0.35


class Tone(msgspec.Struct, frozen=True):
    """A place of the theme, and how much darker (below 0) or lighter (above) than it, as python-pptx counts."""

    place: str
    brightness: float = 0.0


def tones(layout: SlideLayout) -> dict[KindGroup, Tone]:
    """Give the colour of each kind on slides of a layout."""
    master = layout.slide_master
    theme = etree.fromstring(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    places = _places(theme, master.element)
    ground = _ground(layout.element, places) or _ground(master.element, places) or places["bg1"]
    found = {group: _seen(place, places[place], ground) for group, place in PLACES.items()}
    if not _is_dark(ground):
        # Black would be louder than any colour.
        found[KindGroup.OTHER] = Tone("tx1", _PALER_INK)
    return found


def _places(theme: etree._Element, master: etree._Element) -> dict[str, str]:
    """Give the theme's colours by the names that shapes use, which the master maps to the theme's own."""
    slots = {
        etree.QName(slot).localname: _rgb(slot[0])
        for scheme in theme.iter(f"{{{A}}}clrScheme")
        for slot in scheme
    }
    mapped = next(master.iter(f"{{{P}}}clrMap")).items()
    return slots | {str(name): slots[str(slot)] for name, slot in mapped}


def _rgb(colour: etree._Element) -> str:
    """Give a colour of the theme, which is written out or is one of the system's."""
    return f"#{(colour.get('lastClr') or colour.get('val') or '000000').lower()}"


def _ground(element: etree._Element, places: dict[str, str]) -> str | None:
    """Give the colour behind a layout or a master, where it is one colour of its own."""
    ground = element.find(f".//{{{P}}}bg")
    if ground is None:
        return None
    of_theme = ground.find(f".//{{{A}}}schemeClr")
    written = ground.find(f".//{{{A}}}srgbClr")
    if of_theme is not None:
        return places.get(of_theme.get("val", ""))
    return f"#{written.get('val', '').lower()}" if written is not None else None


def _seen(place: str, colour: str, ground: str) -> Tone:
    """Give a place as bright or dark as it takes to be seen on the ground."""
    towards = 1 if _is_dark(ground) else -1
    for step in _STEPS:
        if contrast(_shaded(colour, towards * step), ground) >= _SEEN:
            return Tone(place, towards * step)
    return Tone("tx1")


def _is_dark(ground: str) -> bool:
    return contrast(ground, "#ffffff") > contrast(ground, "#000000")


def _shaded(colour: str, brightness: float) -> str:
    """Give a colour lightened or darkened as Office does: by its luminance in HLS (ECMA-376, lumMod and lumOff)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, luminance, saturation = colorsys.rgb_to_hls(red, green, blue)
    luminance = luminance * (1 - abs(brightness)) + max(brightness, 0)
    parts = colorsys.hls_to_rgb(hue, min(luminance, 1.0), saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
