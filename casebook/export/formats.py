"""The one table of formats: what can be exported as what, and which module writes it.

A writer is a function from a parcel and a watcher to the bytes of the file; its module is imported when it is first
needed, so that a start never pays for it. The window's panel and the command line both read this table.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import msgspec

from casebook.domain import sentences
from casebook.errors import UsageError
from casebook.export import files
from casebook.progress import UNWATCHED, Progress

Writer = Callable[[Any, Progress], bytes]


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of file: its ending, what people call it, what it is good for, and its writer for each kind of parcel."""

    ending: str
    name: str
    use: str
    writers: dict[str, str]
    needs_qt: bool = False

    def writer(self, what: str) -> Writer:
        """Import the writer for a kind of parcel."""
        module, _, function = self.writers[what].rpartition(".")
        return cast("Writer", getattr(import_module(module), function))


TIMELINE = "timeline"
COMPARE = "compare"
QUOTES = "quotes"
THEMES = "themes"

FORMATS = (
    Format(
        ending=".pptx",
        name="PowerPoint slides",
        use="slides with shapes that can be edited",
        writers={
            TIMELINE: "casebook.export.timeline_slides.write",
            COMPARE: "casebook.export.compare_slides.write",
            QUOTES: "casebook.export.quote_slides.write",
        },
    ),
    Format(
        ending=".png",
        name="PNG picture",
        use="a picture for a document or a slide",
        writers={
            TIMELINE: "casebook.export.timeline_qt.write_png",
            COMPARE: "casebook.export.compare_drawn.write_png",
        },
        needs_qt=True,
    ),
    Format(
        ending=".svg",
        name="SVG drawing",
        use="a drawing that stays sharp at any size",
        writers={
            TIMELINE: "casebook.export.timeline_svg.write",
            COMPARE: "casebook.export.compare_svg.write",
        },
    ),
    Format(
        ending=".pdf",
        name="PDF document",
        use="paper, and handing out",
        writers={
            TIMELINE: "casebook.export.timeline_qt.write_pdf",
            COMPARE: "casebook.export.compare_drawn.write_pdf",
        },
        needs_qt=True,
    ),
    Format(
        ending=".html",
        name="Web page",
        use="one file that opens in any browser, without a network",
        writers={
            TIMELINE: "casebook.export.timeline_html.write",
            COMPARE: "casebook.export.compare_text.write_html",
            QUOTES: "casebook.export.quote_text.write_html",
        },
    ),
    Format(
        ending=".csv",
        name="Table for Excel",
        use="one row an event or a quotation",
        writers={
            TIMELINE: "casebook.export.timeline_text.write_csv",
            COMPARE: "casebook.export.compare_text.write_csv",
            QUOTES: "casebook.export.quote_text.write_csv",
            THEMES: "casebook.export.theme_table.write_csv",
        },
    ),
    Format(
        ending=".docx",
        name="Word document",
        use="a document with tables that can be edited",
        writers={
            COMPARE: "casebook.export.compare_office.write_docx",
            QUOTES: "casebook.export.quote_office.write_docx",
        },
    ),
    Format(
        ending=".xlsx",
        name="Excel workbook",
        use="a sheet for each table",
        writers={
            COMPARE: "casebook.export.compare_office.write_xlsx",
            QUOTES: "casebook.export.quote_office.write_xlsx",
            THEMES: "casebook.export.theme_table.write_xlsx",
        },
    ),
    Format(
        ending=".json",
        name="Data",
        use="a timeline for TimelineJS on the web, or quotations for a program",
        writers={
            TIMELINE: "casebook.export.timeline_js.write",
            QUOTES: "casebook.export.quote_text.write_json",
            THEMES: "casebook.export.theme_table.write_json",
        },
    ),
    Format(
        ending=".md",
        name="Markdown text",
        use="a table and a list for any text editor",
        writers={
            TIMELINE: "casebook.export.timeline_text.write_markdown",
            COMPARE: "casebook.export.compare_text.write_markdown",
            QUOTES: "casebook.export.quote_text.write_markdown",
            THEMES: "casebook.export.theme_table.write_markdown",
        },
    ),
)


_PREVIEWS = {
    TIMELINE: "casebook.export.timeline_preview.preview",
    COMPARE: "casebook.export.compare_drawn.preview",
    QUOTES: "casebook.export.quote_preview.preview",
}
"""What shows a parcel before there is a file: a function of parcel, ending and watcher, of Qt."""

_PRINTERS = {
    TIMELINE: "casebook.export.timeline_qt.print_pages",
    COMPARE: "casebook.export.compare_drawn.print_pages",
}
"""What paints a parcel on a printer: a function of parcel, device and watcher, of Qt."""


def previewer(what: str) -> Callable[[Any, str, Progress], Any]:
    """Import what shows a kind of parcel before there is a file."""
    return _imported(_PREVIEWS[what])


def printer(what: str) -> Callable[[Any, Any, Progress], None] | None:
    """Import what paints a kind of parcel on a printer; None where nothing does."""
    return _imported(_PRINTERS[what]) if what in _PRINTERS else None


def _imported(name: str) -> Callable[..., Any]:
    module, _, function = name.rpartition(".")
    return cast("Callable[..., Any]", getattr(import_module(module), function))


def formats_for(what: str) -> tuple[Format, ...]:
    """Give the formats that a kind of parcel can be written in."""
    return tuple(one for one in FORMATS if what in one.writers)


def format_of(path: Path, what: str) -> Format:
    """Give the format that a file's ending asks for.

    Raises:
        UsageError: it has no ending, or one that this cannot be written as.
    """
    possible = formats_for(what)
    found = next((one for one in possible if one.ending == path.suffix.casefold()), None)
    if found is not None:
        return found
    endings = sentences.listed([one.ending for one in possible])
    named = (
        f"A {path.suffix} file cannot be written here."
        if path.suffix
        else "The file's name has no ending."
    )
    raise UsageError(named, advice=f"End it with one of {endings}.")


def export(
    parcel: object, what: str, path: Path, *, force: bool = False, progress: Progress = UNWATCHED
) -> int:
    """Write a parcel to a file, in the format of its ending; give the file's size in bytes.

    Raises:
        UsageError: the ending is none of a format for this.
        PlaceError: the file cannot be written; what was there is as it was.
        Cancelled: whoever watches wants no more of it; nothing is written.
    """
    found = format_of(path, what)
    files.check(path, force=force)
    content = found.writer(what)(parcel, progress)
    progress.step(1, 1, "writing the file")
    files.write(path, content, force=force)
    return len(content)
