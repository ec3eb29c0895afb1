"""What is to be exported, whole and ready: no writer asks the library for anything more.

A parcel is made by the window or the command line and given to a writer of `export.formats`.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from casebook.domain import sentences
from casebook.domain.model import Event, History, Site
from casebook.domain.snapshot import Snapshot
from casebook.errors import UsageError
from casebook.timeline import choice
from casebook.timeline.choice import Shown, TimelineChoice
from casebook.timeline.look import Look


class Size(msgspec.Struct, frozen=True):
    """The width and height of a page in points; a height of 0 is as high as needed."""

    width: float
    height: float


SIZES = {
    "slide": Size(960, 540),
    "a4": Size(842, 595),
    "a3": Size(1191, 842),
    "tall": Size(960, 0),
}
"""Pages by name: a slide is 13⅓ by 7½ inches, paper lies on its side (ISO 216)."""

_NARROWEST, _WIDEST = 320, 10_000


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """How a person wants an export to look: what the export panel asks for, whatever is exported."""

    look: Look
    size: Size
    scale: float = 2.0
    template: Path | None = None
    include_words: bool = False


class Exportable(msgspec.Struct, frozen=True, kw_only=True):
    """What a page has to export: a kind of `export.formats`, its name, and how a parcel of it is made.

    `has_words` says that words of the trainer's own copy of the report could go along, if the person wants.
    """

    what: str
    title: str
    pack: Callable[[Wanted], object]
    has_words: bool = False


class TimelineParcel(msgspec.Struct, frozen=True, kw_only=True):
    """A timeline to be exported: what it shows, and how it is to look."""

    snapshot: Snapshot
    choice: TimelineChoice
    look: Look
    size: Size = SIZES["tall"]
    scale: float = 2.0
    template: Path | None = None

    @property
    def shown(self) -> Shown:
        """Give the lanes, the days and the events."""
        return choice.shown(self.snapshot, self.choice)

    @property
    def event_count(self) -> int:
        """Give how many events it shows."""
        return len(self.shown.events)

    @property
    def title(self) -> str:
        """Give what it is called: the site, or which sites."""
        return _title(self.snapshot, self.shown)


def _title(snapshot: Snapshot, shown: Shown) -> str:
    sites = shown.sites
    if len(sites) == 1:
        return sentences.heading(sites[0])
    if len(sites) == len(snapshot.sites):
        return snapshot.about.title
    return f"Sites {sentences.listed([str(site.number) for site in sites])}"


def exportable_timeline(snapshot: Snapshot, chosen: TimelineChoice) -> Exportable:
    """Give a timeline as something to export."""

    def pack(wanted: Wanted) -> TimelineParcel:
        return TimelineParcel(
            snapshot=snapshot,
            choice=chosen,
            look=wanted.look,
            size=wanted.size,
            scale=wanted.scale,
            template=wanted.template,
        )

    shown = choice.shown(snapshot, chosen)
    title = _title(snapshot, shown)
    return Exportable(what="timeline", title=title, pack=pack)


def size(text: str) -> Size:
    """Read a size: a name of `SIZES`, or points such as "1200x800".

    Raises:
        UsageError: it is neither, or no page is so large or so small.
    """
    if text.casefold() in SIZES:
        return SIZES[text.casefold()]
    width, cross, height = text.casefold().partition("x")
    if cross and width.isdigit() and height.isdigit():
        asked = Size(int(width), int(height))
        is_possible = asked.height == 0 or _NARROWEST <= asked.height <= _WIDEST
        if _NARROWEST <= asked.width <= _WIDEST and is_possible:
            return asked
        raise UsageError(
            f"A page of {text} points cannot be made.",
            advice=f"Give a width and a height from {_NARROWEST} to {_WIDEST:,}.",
        )
    raise UsageError(
        f"“{text}” is no size of a page.",
        advice=f"Write one of {sentences.listed(list(SIZES))}, or points such as 1200x800.",
    )


def site_name(history: History) -> str:
    """Give the short name of a history: "Site 6", "National story"."""
    return f"Site {history.number}" if isinstance(history, Site) else "National story"


def place_of(event: Event, cite: str) -> str:
    """Give where an event stands in the report, with the report."""
    return f"{event.source}. In: {cite}" if event.source else cite
