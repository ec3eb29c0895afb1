"""A timeline as data for TimelineJS 3: one slide an event, honest about dates it cannot draw.

TimelineJS has no doubt in it: a slide begins at the first day the event can mean, at its true precision, has an end
only where something lasted, and shows the date in words; what is uncertain is said in its text. An empty end would show
nonsense, so there is none. Facts of the format: TimelineJS documentation, "JSON Data Format".
"""

import html
import json
from collections.abc import Iterator

from casebook.content import story
from casebook.domain import dates, sentences
from casebook.domain.dates import Precision
from casebook.domain.model import Basis, Event
from casebook.domain.selection import FoundEvent
from casebook.export.parcel import TimelineParcel, place_of, site_name
from casebook.progress import Progress

_COARSE = {Precision.YEAR, Precision.DECADE}


def write(parcel: TimelineParcel, progress: Progress) -> bytes:
    """Give the data as JSON."""
    progress.step(0, 1, "writing the data")
    cite = parcel.snapshot.about.cite
    data = {
        "title": {"text": {"headline": html.escape(parcel.title), "text": html.escape(cite)}},
        "events": [_slide(one, cite) for one in parcel.shown.events],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8")


def _slide(found: FoundEvent, cite: str) -> dict[str, object]:
    event = found.event
    slide: dict[str, object] = {
        "unique_id": event.key.replace("/", "-"),
        "start_date": _start(event),
        "display_date": sentences.capital(dates.label(event.when, event.wording)),
        "text": {
            "headline": html.escape(event.title),
            "text": "".join(_paragraphs(event, cite)),
        },
        "group": site_name(found.history),
    }
    if event.when.lasted and event.when.latest is not None:
        day = event.when.latest
        slide["end_date"] = {"year": day.year, "month": day.month, "day": day.day}
    return slide


def _start(event: Event) -> dict[str, int]:
    """Give the first day it can mean, no more exactly than it is known."""
    when = event.when
    day = when.earliest or when.latest
    if day is None:
        raise AssertionError(f"{event.key} has neither a first nor a last day")
    if when.precision in _COARSE and not when.open:
        return {"year": day.year}
    if when.precision is Precision.DAY:
        return {"year": day.year, "month": day.month, "day": day.day}
    return {"year": day.year, "month": day.month}


def _paragraphs(event: Event, cite: str) -> Iterator[str]:
    if event.text:
        yield story.as_html(event.text, href=lambda _: None)
    if not event.when.lasted and (event.when.open or event.when.earliest != event.when.latest):
        yield f"<p>Date uncertain: {html.escape(dates.bounds_label(event.when))}.</p>"
    if event.basis is Basis.INFERRED:
        said = f"{sentences.basis(event)}: {sentences.reasoning(event)}"
        yield f"<p>{html.escape(sentences.as_sentence(said))}</p>"
    if event.conflict:
        yield f"<p>{html.escape(sentences.DISAGREES)}: {html.escape(event.conflict)}</p>"
    yield f"<p><small>{html.escape(place_of(event, cite))}</small></p>"
