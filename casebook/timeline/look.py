"""What a look is: colours by role and text sizes, read from a look file's TOML text.

The window, and later every drawing and export, names roles (`ink`, `accent`, a kind of event) and
never a colour. Knows no files and no Qt: `resources` hands it the text, `ui.appearance` dresses the
window. The colours of kinds and sectors start from the Okabe–Ito palette, moved in lightness until
each can carry words on every surface of its look.
"""

import tomllib
from enum import StrEnum
from typing import Annotated

import msgspec

from casebook.domain.model import EventKind, OutcomeKind, Sector

Colour = Annotated[str, msgspec.Meta(pattern="^#[0-9a-f]{6}$")]

UNIT_PX = 8
"""The grid: every distance between things is a multiple or a half of it."""

_SMALL_PX, _BODY_PX, _TITLE_PX = 13, 15, 24


class Colours(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The colours of a look by role.

    Surfaces: `paper` lies behind everything, `surface` behind side panels and bars, `raised` behind
    cards and fields, `hover` under the pointer. Words: `ink`, `ink_soft` (what is said quietly),
    `faint` (what cannot be used now). `line` parts things. `accent` marks what can be acted on,
    `accent_ink` stands on it; `selection_ink` stands on `selection`; `focus` rings what the
    keyboard is on. `warning`, `gain`, `setback` and `open` can carry words.
    """

    paper: Colour
    surface: Colour
    raised: Colour
    hover: Colour
    ink: Colour
    ink_soft: Colour
    faint: Colour
    line: Colour
    accent: Colour
    accent_ink: Colour
    focus: Colour
    selection: Colour
    selection_ink: Colour
    warning: Colour
    gain: Colour
    setback: Colour
    open: Colour


class KindGroup(StrEnum):
    """Kinds of event that share a colour; the icon and the word tell them apart."""

    BEGINNING = "beginning"
    TEXT = "text"
    AGREED = "agreed"
    MONEY = "money"
    UPHEAVAL = "upheaval"
    STANDSTILL = "standstill"
    AGAIN = "again"
    OTHER = "other"


class SectorGroup(StrEnum):
    """Sectors that share a colour; the icon and the word tell them apart."""

    VCS = "vcs"
    LOCAL = "local"
    HEALTH = "health"
    GOVERNMENT = "government"
    PUBLIC = "public"
    PARTNERSHIP = "partnership"
    POLITICAL = "political"
    CONSULTANT = "consultant"


KIND_GROUPS = {
    EventKind.REORGANISATION: KindGroup.UPHEAVAL,
    EventKind.INITIATION: KindGroup.BEGINNING,
    EventKind.WORKING_GROUP: KindGroup.BEGINNING,
    EventKind.CONSULTATION: KindGroup.TEXT,
    EventKind.DRAFT: KindGroup.TEXT,
    EventKind.AGREEMENT: KindGroup.AGREED,
    EventKind.LAUNCH: KindGroup.AGREED,
    EventKind.REVIEW: KindGroup.AGAIN,
    EventKind.FUNDING: KindGroup.MONEY,
    EventKind.CUTS: KindGroup.MONEY,
    EventKind.ELECTION: KindGroup.UPHEAVAL,
    EventKind.PERSONNEL: KindGroup.UPHEAVAL,
    EventKind.RESTRUCTURING: KindGroup.UPHEAVAL,
    EventKind.STALL: KindGroup.STANDSTILL,
    EventKind.REVIVAL: KindGroup.AGAIN,
    EventKind.CODES_OF_PRACTICE: KindGroup.TEXT,
    EventKind.PARTNERSHIP: KindGroup.BEGINNING,
    EventKind.OTHER: KindGroup.OTHER,
}

SECTOR_GROUPS = {
    Sector.VCS: SectorGroup.VCS,
    Sector.LOCAL_AUTHORITY: SectorGroup.LOCAL,
    Sector.HEALTH: SectorGroup.HEALTH,
    Sector.CENTRAL_GOVERNMENT: SectorGroup.GOVERNMENT,
    Sector.REGIONAL_GOVERNMENT: SectorGroup.GOVERNMENT,
    Sector.OTHER_PUBLIC: SectorGroup.PUBLIC,
    Sector.PARTNERSHIP: SectorGroup.PARTNERSHIP,
    Sector.POLITICAL: SectorGroup.POLITICAL,
    Sector.CONSULTANT: SectorGroup.CONSULTANT,
}


class Look(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A look at one text size (a percentage of its usual sizes)."""

    name: str
    title: str
    dark: bool
    colours: Colours
    kinds: dict[KindGroup, Colour]
    sectors: dict[SectorGroup, Colour]
    text_size: int = 100

    def sized(self, text_size: int) -> "Look":
        """Give this look at another text size, in per cent."""
        return msgspec.structs.replace(self, text_size=text_size)

    def px(self, usual_px: float) -> int:
        """Scale a length that must grow with the text: fonts, icons, widths that hold words."""
        return round(usual_px * self.text_size / 100)

    @property
    def small_px(self) -> int:
        """Give the height of what is said quietly: chips, sources, status."""
        return self.px(_SMALL_PX)

    @property
    def body_px(self) -> int:
        """Give the height of most text."""
        return self.px(_BODY_PX)

    @property
    def title_px(self) -> int:
        """Give the height of a page's title."""
        return self.px(_TITLE_PX)

    def kind(self, kind: EventKind) -> str:
        """Give the colour of a kind of event."""
        return self.kinds[KIND_GROUPS[kind]]

    def sector(self, sector: Sector) -> str:
        """Give the colour of a sector."""
        return self.sectors[SECTOR_GROUPS[sector]]

    def outcome(self, kind: OutcomeKind) -> str:
        """Give the colour of a kind of outcome."""
        match kind:
            case OutcomeKind.GAIN:
                return self.colours.gain
            case OutcomeKind.SETBACK:
                return self.colours.setback
            case OutcomeKind.OPEN:
                return self.colours.open


def parse(text: str) -> Look:
    """Read a look file's TOML text.

    Raises:
        ValueError: it is no TOML, or a role is missing, unknown or no colour such as `#1b1a18`.
    """
    look = msgspec.convert(tomllib.loads(text), Look)
    absent = (set(KindGroup) - set(look.kinds)) | (set(SectorGroup) - set(look.sectors))
    if absent:
        raise ValueError(f"the look {look.name!r} has no colour for {', '.join(sorted(absent))}")
    return look


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Give the relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
