"""A timeline as one web page that needs nothing else: no network, no folder beside it, and no script to be read.

The picture is SVG whose events are links into a list that says all the picture shows and more. A small script adds
arrow keys. A light look follows the reader's own wish for light or dark; another look stays as it is; paper is light.
"""

from collections.abc import Iterator
from html import escape

import msgspec

from casebook import resources
from casebook.content import story
from casebook.domain import dates, sentences
from casebook.domain.model import Basis, Event, History
from casebook.export import svg, timeline_drawings
from casebook.export.parcel import TimelineParcel, site_name
from casebook.progress import Progress
from casebook.timeline import look as looks
from casebook.timeline.drawing import Drawing, Hit, Text
from casebook.timeline.look import Look

_VARIABLES = ("paper", "raised", "ink", "ink_soft", "line", "accent", "focus")
_NO_NETWORK = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:"
)
_KEYS = (
    "Arrow keys move between the events of the picture, Enter goes to an event in the list below, "
    "Escape comes back."
)


def write(parcel: TimelineParcel, progress: Progress) -> bytes:
    """Give the page."""
    progress.step(0, 2, "drawing")
    drawing = timeline_drawings.alone(parcel)
    progress.step(1, 2, "writing the page")
    entries = "".join(_entry(one.event, one.history) for one in parcel.shown.events)
    cite = escape(parcel.snapshot.about.cite)
    body = (
        '<a class="skip" href="#events">To the list of events</a>'
        f"<header><h1>{escape(parcel.title)}</h1>"
        f'<p class="quiet">{escape(drawing.spoken)}</p></header>'
        f'<main><p class="quiet keys">{_KEYS}</p>'
        f'<div class="picture">{svg.element(drawing, href=_entry_of)}</div>'
        f'<h2 id="events">All events in order</h2><ol class="events">{entries}</ol></main>'
        f'<footer><p class="quiet">Source: {cite}</p></footer>'
    )
    page = (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_NO_NETWORK}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(parcel.title)}</title>"
        f"<style>{_style_sheet(drawing, parcel.look, _letters(drawing, body))}</style></head>"
        f"<body>{body}<script>{resources.web('timeline.js')}</script></body></html>\n"
    )
    return page.encode("utf-8")


def _entry_of(hit: Hit) -> str:
    """Give the address of an event's entry; a count leads to the first of what it stands for."""
    return f"#{_entry_id(hit.folded[0] if hit.folded else hit.key)}"


def _entry_id(key: str) -> str:
    return svg.group_id(key, "about")


def _entry(event: Event, history: History) -> str:
    """Give an event as an entry of the list: the same as the picture, and what stands behind it."""
    when = escape(sentences.capital(dates.label(event.when, event.wording)))
    return (
        f'<li id="{_entry_id(event.key)}" tabindex="-1">'
        f'<h3><span class="when">{when} · {escape(site_name(history))}</span> '
        f"{escape(event.title)}</h3>{''.join(_said(event, history))}"
        f'<p class="back"><a href="#{svg.group_id(event.key)}">Show in the picture</a></p></li>'
    )


def _said(event: Event, history: History) -> Iterator[str]:
    kind = f"{event.kind.label}, {sentences.WEIGHTS[event.weight].lower()}."
    bounds = sentences.as_sentence(sentences.capital(dates.bounds_label(event.when)))
    yield f'<p class="quiet">{escape(kind)} {escape(bounds)}</p>'
    if event.text:
        yield story.as_html(event.text, href=lambda _: None)
    if actors := sentences.names(history, event.actors):
        yield f"<p>Who took part: {escape(sentences.listed(actors))}.</p>"
    if event.basis is Basis.INFERRED:
        said = f"{sentences.basis(event)}: {sentences.as_sentence(sentences.reasoning(event))}"
        yield f"<p>{escape(said)}</p>"
    if event.conflict:
        yield f"<p>{sentences.DISAGREES}: {escape(sentences.as_sentence(event.conflict))}</p>"
    if event.source:
        yield f'<p class="quiet">{escape(event.source)}</p>'


def _letters(drawing: Drawing, body: str) -> str:
    """Give every letter that the page shows: what its font must hold."""
    drawn = (line.words for mark in drawing.marks if isinstance(mark, Text) for line in mark.lines)
    return "".join(sorted({*body, *"".join(drawn)}))


def _style_sheet(drawing: Drawing, look: Look, letters: str) -> str:
    light = looks.parse(resources.look("light"))
    parts = [svg.font_faces(letters), _colours(drawing, light), resources.web("timeline.css")]
    if look.name != light.name:
        parts.append(f"@media screen{{{_colours(drawing, look)}}}")
    else:
        dark = looks.parse(resources.look("dark"))
        wish = "screen and (prefers-color-scheme: dark)"
        parts.append(f"@media {wish}{{{_colours(drawing, dark)}}}")
    return "".join(parts)


def _colours(drawing: Drawing, look: Look) -> str:
    colours = msgspec.structs.asdict(look.colours)
    variables = ";".join(f"--{name.replace('_', '-')}:{colours[name]}" for name in _VARIABLES)
    scheme = "dark" if look.dark else "light"
    return f":root{{{variables};color-scheme:{scheme}}}{svg.rules(drawing, look)}"
