"""`casebook export`: what can be seen, as a file; the format by the file's ending."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from casebook import resources
from casebook.cli import compare, event_filters, quote_filters, terminal, watching, words
from casebook.cli.arguments import Parser
from casebook.cli.session import Session
from casebook.compare.comparison import comparison
from casebook.domain import quote_selection
from casebook.errors import UsageError
from casebook.export import files, formats, parcel
from casebook.export.compare_parcel import ComparisonParcel
from casebook.export.parcel import TimelineParcel
from casebook.export.quote_parcel import QuoteParcel
from casebook.export.theme_table import ThemeParcel
from casebook.timeline import look as looks
from casebook.timeline.choice import TimelineChoice

_WHATS = (formats.TIMELINE, formats.COMPARE, formats.QUOTES, formats.THEMES)
_Parcel = TimelineParcel | ComparisonParcel | QuoteParcel | ThemeParcel
_MOST_WORDS = 1000
_SCALES = (0.25, 8.0)


def add_arguments(parser: Parser) -> None:
    """Add the words that `export` knows."""
    parser.about.add_argument(
        "what", metavar="WHAT", help=f"what: {words.listed(_WHATS, last='or')}"
    )
    parser.about.add_argument(
        "sites", metavar="SITE", nargs="*", help="a number (6), an id (site-06) or all"
    )
    add = parser.options.add_argument
    endings = words.listed([one.ending for one in formats.FORMATS], last="or")
    add("--to", metavar="FILE", dest="to", help=f"the file; it ends in {endings}")
    add("--force", action="store_true", help="replace the file if there is one already")
    add(
        "--strands",
        action="store_true",
        help="one site in lanes: voluntary sector, council, others",
    )
    add("--no-national", action="store_true", help="without the national story")
    add("--look", metavar="LOOK", default="light", help=words.listed(resources.looks(), last="or"))
    add(
        "--size",
        metavar="SIZE",
        help=f"{words.listed(list(parcel.SIZES))}, or points: 1200x800",
    )
    add("--scale", metavar="N", type=_scale, default=2.0, help="pixels a point in a picture: 2")
    add("--template", metavar="FILE", help="a PowerPoint file whose design the slides take")
    compare.add_align(parser)
    event_filters.add_arguments(parser, until="--until")
    add("--include-words", action="store_true", help="quotations in the words of your own copy")
    add(
        "--at-most",
        metavar="N",
        type=_words,
        default=0,
        help="cut the words of a quotation beyond so many; cuts are marked […]",
    )
    add("--by-theme", action="store_true", help="quotations gathered under their themes")
    quote_filters.add_arguments(parser, with_themes=False)


def run(session: Session, asked: Namespace) -> int:
    """Write the file and say where it is."""
    if asked.what not in _WHATS:
        raise UsageError(
            f"There is no export of {words.quoted(asked.what)}.",
            advice=words.did_you_mean(asked.what, _WHATS),
        )
    if not asked.to:
        raise UsageError(
            "Where to is missing.", advice="Name the file, for example: --to timeline.pptx"
        )
    path = Path(asked.to)
    packed = _PACKERS[asked.what](session, asked, path)
    try:
        with watching.watched() as progress:
            size = formats.export(packed, asked.what, path, force=asked.force, progress=progress)
    except files.ExistsError as refusal:
        raise UsageError(refusal.title, advice="Choose another name, or add --force.") from refusal
    noun, count = _counted(packed)
    if session.as_json:
        terminal.say_json({"file": str(path), "bytes": size, f"{noun}s": count})
    else:
        terminal.say(f"{words.counted(count, noun)} written to {path}")
    return 0


def _counted(packed: _Parcel) -> tuple[str, int]:
    if isinstance(packed, QuoteParcel):
        return "quotation", len(packed.quotes)
    if isinstance(packed, ThemeParcel):
        return "theme", len(packed.snapshot.themes)
    return "event", packed.event_count


def _timeline(session: Session, asked: Namespace, path: Path) -> TimelineParcel:
    chosen = formats.format_of(path, formats.TIMELINE)
    everywhere = session.means_all(asked.sites)
    sites = session.sites(asked.sites)
    if asked.template and chosen.ending != ".pptx":
        raise UsageError("Only slides take a template.", advice="End the file with .pptx.")
    usual = {".pptx": "slide", ".pdf": "a4"}.get(chosen.ending, "tall")
    return TimelineParcel(
        snapshot=session.snapshot,
        choice=TimelineChoice(
            numbers=() if everywhere else tuple(site.number for site in sites),
            by_strand=asked.strands,
            national=not asked.no_national,
            events=event_filters.choice(
                session, asked, sites=sites, national=not asked.no_national
            ),
        ),
        look=_look(asked.look),
        size=parcel.size(asked.size or usual),
        scale=asked.scale,
        template=Path(asked.template) if asked.template else None,
    )


def _comparison(session: Session, asked: Namespace, path: Path) -> ComparisonParcel:
    chosen = formats.format_of(path, formats.COMPARE)
    if asked.template and chosen.ending != ".pptx":
        raise UsageError("Only slides take a template.", advice="End the file with .pptx.")
    sites = compare.compared(session, asked.sites)
    return ComparisonParcel(
        snapshot=session.snapshot,
        found=comparison(session.snapshot, sites, asked.align),
        look=_look(asked.look),
        size=parcel.size(asked.size or "tall"),
        scale=asked.scale,
        template=Path(asked.template) if asked.template else None,
    )


def _quotes(session: Session, asked: Namespace, path: Path) -> QuoteParcel:
    chosen = formats.format_of(path, formats.QUOTES)
    if asked.template and chosen.ending != ".pptx":
        raise UsageError("Only slides take a template.", advice="End the file with .pptx.")
    if asked.include_words and session.snapshot.linked is None:
        raise UsageError(
            "There are no words to include: no copy of the report is linked.",
            advice="Type casebook link-report FILE first, or leave out --include-words.",
        )
    found = quote_selection.quotes(session.snapshot, quote_filters.choice(session, asked))
    if not found:
        raise UsageError("No quotation fits that.", advice="Ask for less, or see casebook quotes.")
    return QuoteParcel(
        snapshot=session.snapshot,
        quotes=found,
        look=_look(asked.look),
        include_words=asked.include_words,
        by_theme=asked.by_theme,
        most_words=asked.at_most,
        template=Path(asked.template) if asked.template else None,
    )


_PACKERS: dict[str, Callable[[Session, Namespace, Path], _Parcel]] = {
    formats.TIMELINE: _timeline,
    formats.COMPARE: _comparison,
    formats.QUOTES: _quotes,
    formats.THEMES: lambda session, _asked, _path: ThemeParcel(snapshot=session.snapshot),
}


def _look(name: str) -> looks.Look:
    if name not in resources.looks():
        raise UsageError(
            f"There is no look {words.quoted(name)}.",
            advice=words.did_you_mean(name, resources.looks()),
        )
    return looks.parse(resources.look(name))


def _words(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= _MOST_WORDS:
        raise UsageError(
            f"{words.quoted(text)} is no number of words.",
            advice=f"Write a whole number from 1 to {_MOST_WORDS}.",
        )
    return int(text)


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    least, most = _SCALES
    if not least <= scale <= most:
        raise UsageError(
            f"{words.quoted(text)} is no scale.", advice=f"Write a number from {least} to {most:g}."
        )
    return scale
