"""A comparison's timelines and months taken as one SVG drawing."""

from casebook.export import compare_parcel, svg
from casebook.export.compare_parcel import ComparisonParcel
from casebook.progress import Progress


def write(parcel: ComparisonParcel, progress: Progress) -> bytes:
    """Give the drawing, its font within it."""
    progress.step(0, 1, "drawing")
    return svg.svg(compare_parcel.picture(parcel), parcel.look, identity="timelines").encode()
