"""The drawings that a timeline parcel comes to: one tall page, or pages of one size. Writers paint them.

Pure; the same parcel gives the same drawings.
"""

import msgspec

from casebook.export.parcel import TimelineParcel
from casebook.timeline import layout, pages
from casebook.timeline.drawing import Drawing
from casebook.timeline.measure import Room
from casebook.timeline.page import Level, Page

_TEXT = 13
_GUTTER = 92
_FEW = 3
"""Up to so many sites every event has its whole words; more have them shortened, the whole in their description."""


def page_of(parcel: TimelineParcel, *, room: Room = Room.OWN) -> Page:
    """Give the page that a parcel is drawn on, with heading, legend and the report cited."""
    shown = parcel.shown
    return Page(
        width=parcel.size.width,
        height=parcel.size.height,
        margin=24,
        gutter=_GUTTER if len(shown.lanes) > 1 else 0,
        text=_TEXT,
        room=room,
        level=Level.FULL if len(shown.sites) <= _FEW else Level.SHORT,
        heading=parcel.title,
        footer=parcel.snapshot.about.cite,
        has_legend=True,
    )


def whole(parcel: TimelineParcel) -> Drawing:
    """Give everything on one page, higher than asked for where it must be. Nothing is folded."""
    shown = parcel.shown
    return layout.lay_out(shown.lanes, shown.days, page_of(parcel), title=parcel.title)


def alone(parcel: TimelineParcel) -> Drawing:
    """Give everything on one page without heading and footer, for a page that has its own."""
    shown = parcel.shown
    page = msgspec.structs.replace(page_of(parcel), heading="", footer="")
    return layout.lay_out(shown.lanes, shown.days, page, title=parcel.title)


def on_pages(parcel: TimelineParcel) -> tuple[Drawing, ...]:
    """Give everything on pages of the size asked for: a site after another, each on as many as it needs.

    Several sites begin with an overview of all of them; the national story, where it is wanted, goes before the first.
    """
    page = page_of(parcel)
    if not page.height:
        return (whole(parcel),)
    shown = parcel.shown
    own = [lane for lane in shown.lanes if not lane.national]
    national = [lane for lane in shown.lanes if lane.national]
    alone = msgspec.structs.replace(page, gutter=0, level=Level.FULL)
    if len(shown.sites) == 1:
        page = msgspec.structs.replace(page, level=Level.FULL, gutter=_GUTTER if own[1:] else 0)
        made = list(pages.paged(own, shown.days, page, title=parcel.title))
    else:
        plain = msgspec.structs.replace(page, has_legend=False)
        made = list(pages.overviews(shown.lanes, shown.days, plain, title=parcel.title))
        for lane in own:
            titled = msgspec.structs.replace(alone, heading=f"{lane.name} · {lane.note}")
            days = layout.span([lane], details=True)
            made += pages.paged([lane], days, titled, title=titled.heading)
    for lane in national:
        titled = msgspec.structs.replace(alone, heading="The national story")
        days = layout.span([lane], details=True)
        story = msgspec.structs.replace(lane, national=False)
        made += pages.paged([story], days, titled, title=titled.heading)
    return tuple(made)
