"""Icons tinted from the look: Lucide's one-colour drawings, crisp on every screen, each made once.

Also the one table of which icon stands for which kind, sector and outcome: shape carries the
meaning, colour only repeats it. Asks `resources` for SVG text. Called by every part of the window
on the main thread.
"""

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QImageReader, QPixmap

from casebook import resources
from casebook.domain.model import EventKind, OutcomeKind, Sector, StatusValue

KIND = {
    EventKind.REORGANISATION: "git-merge",
    EventKind.INITIATION: "sprout",
    EventKind.WORKING_GROUP: "users",
    EventKind.CONSULTATION: "messages-square",
    EventKind.DRAFT: "pen-line",
    EventKind.AGREEMENT: "handshake",
    EventKind.LAUNCH: "rocket",
    EventKind.REVIEW: "text-search",
    EventKind.FUNDING: "banknote",
    EventKind.CUTS: "scissors",
    EventKind.ELECTION: "vote",
    EventKind.PERSONNEL: "user-round",
    EventKind.RESTRUCTURING: "shapes",
    EventKind.STALL: "pause",
    EventKind.REVIVAL: "rotate-ccw",
    EventKind.CODES_OF_PRACTICE: "scroll-text",
    EventKind.PARTNERSHIP: "network",
    EventKind.OTHER: "circle-dot",
}

SECTOR = {
    Sector.VCS: "users",
    Sector.LOCAL_AUTHORITY: "building-2",
    Sector.HEALTH: "heart-pulse",
    Sector.CENTRAL_GOVERNMENT: "landmark",
    Sector.REGIONAL_GOVERNMENT: "map-pin",
    Sector.OTHER_PUBLIC: "layers",
    Sector.PARTNERSHIP: "network",
    Sector.POLITICAL: "vote",
    Sector.CONSULTANT: "graduation-cap",
}

OUTCOME = {
    OutcomeKind.GAIN: "trending-up",
    OutcomeKind.SETBACK: "trending-down",
    OutcomeKind.OPEN: "hourglass",
}

STATUS = {
    StatusValue.IN_PLACE: "circle-check",
    StatusValue.AGREEMENT_SEEKING_COMPACT: "handshake",
    StatusValue.NEAR_FINAL_DRAFT: "scroll-text",
    StatusValue.DRAFT: "pen-line",
    StatusValue.STALLED: "pause",
    StatusValue.UNCERTAIN: "circle-help",
}


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size_px: int, ratio: float = 1.0) -> QPixmap:
    """Draw an icon in a colour (`#1b1a18`), `size_px` wide on a screen of this device pixel ratio.

    Raises:
        FileNotFoundError: there is no icon of this name.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(resources.icon(name).replace("currentColor", colour).encode()))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(1, 1) * round(size_px * ratio))
    drawn = QPixmap.fromImage(reader.read())
    drawn.setDevicePixelRatio(ratio)
    return drawn


@lru_cache(maxsize=512)
def icon(name: str, colour: str, size_px: int = 20, *, faint: str = "", chosen: str = "") -> QIcon:
    """Give an icon in a colour, sharp on every screen.

    It is in `faint` where it cannot be used now, and in `chosen` on a button that is down or in
    a row that is selected.

    Raises:
        FileNotFoundError: there is no icon of this name.
    """
    made = QIcon()
    for ratio in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}):
        made.addPixmap(pixmap(name, colour, size_px, ratio))
        if faint:
            made.addPixmap(pixmap(name, faint, size_px, ratio), QIcon.Mode.Disabled)
        if chosen:
            drawn = pixmap(name, chosen, size_px, ratio)
            made.addPixmap(drawn, QIcon.Mode.Normal, QIcon.State.On)
            made.addPixmap(drawn, QIcon.Mode.Selected)
    return made
