"""What `make bench` asks of drawings and decks: the layout of one site and of twelve, and a deck of all, in seconds."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from casebook import resources
from casebook.content import folder
from casebook.export.parcel import SIZES, TimelineParcel
from casebook.progress import UNWATCHED
from casebook.timeline import layout, look
from casebook.timeline.choice import TimelineChoice
from casebook.timeline.page import Page

RUNS = 7


def _median_s(work: Callable[[], object]) -> float:
    """Give the median of several runs; the first, which fills what is remembered of words, does not count."""
    took = []
    for _ in range(RUNS + 1):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return statistics.median(took[1:])


def main() -> None:
    """Measure on the casebook in a folder; print what was found as JSON."""
    snapshot = folder.read(Path(sys.argv[1]))

    def parcel(*numbers: int) -> TimelineParcel:
        return TimelineParcel(
            snapshot=snapshot,
            choice=TimelineChoice(numbers=numbers),
            look=look.parse(resources.look("light")),
            size=SIZES["slide"],
        )

    one, all_sites = parcel(11).shown, parcel().shown
    page = Page(width=1200, gutter=92)
    seen = {
        "layout_one": _median_s(lambda: layout.lay_out(one.lanes, one.days, page)),
        "layout_all": _median_s(lambda: layout.lay_out(all_sites.lanes, all_sites.days, page)),
    }
    from casebook.export import timeline_slides

    seen["deck"] = _median_s(lambda: timeline_slides.write(parcel(), UNWATCHED))
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
