"""A timeline as a table for Excel and as Markdown: every event in order, with all that is known of it.

In a table no cell can run as a formula (OWASP, "CSV injection"), and Excel reads the letters right: UTF-8 with a mark,
lines ending in CR LF (RFC 4180).
"""

import csv
import io
from collections.abc import Iterator

from casebook.content import story
from casebook.domain import dates, sentences
from casebook.domain.model import Basis, Event, History
from casebook.domain.selection import FoundEvent
from casebook.export.parcel import TimelineParcel, site_name
from casebook.progress import Progress

_COLUMNS = (
    "Site", "Date", "Earliest day", "Latest day", "Lasted", "Title", "What happened", "Kind",
    "Weight", "Who took part", "Themes", "In the report's words", "Basis", "Confidence", "Why",
    "The report disagrees", "Source", "Date (EDTF)", "Id",
)  # fmt: skip
_RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(parcel: TimelineParcel, progress: Progress) -> bytes:
    """Give the events as a table, one a row."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    found = parcel.shown.events
    for at, one in enumerate(found):
        progress.step(at, len(found), "writing the table")
        rows.writerow(safe_cell(cell) for cell in _cells(parcel, one))
    return text.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """Give a text so that no program takes it for a formula."""
    return f"'{text}" if text.startswith(_RUNS_AS_FORMULA) else text


def _cells(parcel: TimelineParcel, found: FoundEvent) -> Iterator[str]:
    event, history = found.event, found.history
    themes = (parcel.snapshot.theme(one) for one in event.themes)
    yield site_name(history)
    yield _when(event)
    yield event.when.earliest.isoformat() if event.when.earliest else ""
    yield event.when.latest.isoformat() if event.when.latest else ""
    yield "yes" if event.when.lasted else "no"
    yield event.title
    yield story.as_text(event.text)
    yield event.kind.label
    yield sentences.WEIGHTS[event.weight]
    yield "; ".join(sentences.names(history, event.actors))
    yield "; ".join(theme.name for theme in themes if theme is not None)
    yield event.wording
    yield event.basis.label
    yield event.confidence.label if event.confidence else ""
    yield event.why
    yield event.conflict
    yield event.source
    yield event.when.edtf
    yield event.key


def _when(event: Event) -> str:
    return sentences.capital(dates.label(event.when, event.wording))


def write_markdown(parcel: TimelineParcel, progress: Progress) -> bytes:
    """Give the events as a table to look over and a list to read, and the report cited."""
    found = parcel.shown.events
    progress.step(0, 1, "writing the text")
    lines = [f"# {parcel.title}", "", "| When | Site | What happened | Kind |", "|---|---|---|---|"]
    lines += [
        f"| {_when(one.event)} | {site_name(one.history)} | {_bare(one.event.title)} "
        f"| {one.event.kind.label} |"
        for one in found
    ]
    lines.append("")
    for one in found:
        lines += _told(one.event, one.history)
    lines += ["", f"Source: {parcel.snapshot.about.cite}", ""]
    return "\n".join(lines).encode("utf-8")


def _bare(text: str) -> str:
    """Give a text that cannot end a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def _told(event: Event, history: History) -> Iterator[str]:
    """Give an event as an entry of a list: what is known, and how well."""
    yield f"- **{_when(event)}**, {site_name(history)}: {sentences.as_sentence(event.title)}"
    about = [story.as_text(event.text)] if event.text else []
    about += [sentences.capital(dates.bounds_label(event.when)) + "."]
    if event.basis is Basis.INFERRED:
        about.append(
            f"{sentences.basis(event)}: {sentences.as_sentence(sentences.reasoning(event))}"
        )
    if event.conflict:
        about.append(f"{sentences.DISAGREES}: {sentences.as_sentence(event.conflict)}")
    if event.source:
        about.append(f"({event.source})")
    yield f"  {' '.join(' '.join(about).split())}"
