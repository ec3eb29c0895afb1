"""A timeline as one SVG drawing."""

from casebook.export import svg, timeline_drawings
from casebook.export.parcel import TimelineParcel
from casebook.progress import Progress


def write(parcel: TimelineParcel, progress: Progress) -> bytes:
    """Give the drawing, its font within it."""
    progress.step(0, 1, "drawing")
    return svg.svg(timeline_drawings.whole(parcel), parcel.look).encode("utf-8")
