"""Quotations as text, as a web page, and as tables and data for other programs."""

import csv
import io
import json
from collections.abc import Iterator
from html import escape

from casebook.export import quote_parcel
from casebook.export.quote_parcel import Entry, QuoteParcel
from casebook.export.timeline_text import safe_cell
from casebook.progress import Progress

HEADINGS = (
    *("id", "said", "how", "speaker", "attribution", "sector", "kind of speaker"),
    *("chapter", "section", "paragraph", "themes", "theme paths"),
    *("site", "confidence of site", "why this site", "words", "within a sentence", "citation"),
)


def row(entry: Entry) -> tuple[str | int, ...]:
    """Give a quotation as one row under `HEADINGS`."""
    quote, place, site = entry.quote, entry.quote.place, entry.quote.site
    return (
        quote.id,
        entry.said,
        entry.how,
        quote.speaker,
        quote.attribution,
        quote.sector.label,
        quote.voice.label,
        place.chapter or "",
        place.section,
        place.paragraph or "",
        "; ".join(theme.name for theme in entry.themes),
        "; ".join(entry.paths),
        site.number if site else "",
        site.confidence.value if site else "",
        site.why if site else "",
        quote.count,
        "yes" if quote.inline else "no",
        entry.citation,
    )


def write_csv(parcel: QuoteParcel, progress: Progress) -> bytes:
    """Give one row a quotation."""
    progress.step(0, 1, "writing the table")
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(HEADINGS)
    for entry in parcel.entries:
        rows.writerow(safe_cell(str(cell)) for cell in row(entry))
    return text.getvalue().encode("utf-8-sig")


def write_json(parcel: QuoteParcel, progress: Progress) -> bytes:
    """Give a list of objects, their fields named as the table's columns."""
    progress.step(0, 1, "writing the data")
    found = [dict(zip(HEADINGS, row(entry), strict=True)) for entry in parcel.entries]
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def write_markdown(parcel: QuoteParcel, progress: Progress) -> bytes:
    """Give the quotations as block quotes, each with its speaker and place."""
    progress.step(0, 1, "writing the text")
    lines = [f"# {parcel.title}", ""]
    if parcel.by_theme:
        for theme, entries in quote_parcel.grouped(parcel):
            lines += [f"## {theme.name}", ""]
            lines += [line for entry in entries for line in _markdown(entry)]
    else:
        lines += [line for entry in parcel.entries for line in _markdown(entry)]
    lines += [f"Source: {parcel.cite}", ""]
    return "\n".join(lines).encode()


def _markdown(entry: Entry) -> Iterator[str]:
    yield f"> {entry.said}"
    yield ">"
    yield f"> — {entry.speaker}, {entry.place}. *{entry.how}*"
    yield ""
    about = [", ".join(theme.name for theme in entry.themes), entry.site]
    yield f"Themes: {'. '.join(part for part in about if part)}"
    yield ""


def write_html(parcel: QuoteParcel, progress: Progress) -> bytes:
    """Give one page that needs no network."""
    progress.step(0, 1, "writing the page")
    if parcel.by_theme:
        body = "".join(
            f"<h2>{escape(theme.name)}</h2>{''.join(map(_html, entries))}"
            for theme, entries in quote_parcel.grouped(parcel)
        )
    else:
        body = "".join(map(_html, parcel.entries))
    colours = parcel.look.colours
    rules = (
        f"body{{background:{colours.paper};color:{colours.ink};font:18px/1.5 Inter,sans-serif;"
        "margin:2rem auto;max-width:44rem;padding:0 1rem}figure{margin:0 0 2rem}"
        f"blockquote{{margin:0;padding-left:1rem;border-left:4px solid {colours.accent}}}"
        f"figcaption{{color:{colours.ink_soft};font-size:.85em;margin-top:.5rem}}"
    )
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(parcel.title)}</title><style>{rules}</style></head>"
        f"<body><h1>{escape(parcel.title)}</h1>{body}"
        f"<footer>Source: {escape(parcel.cite)}</footer></body></html>\n"
    ).encode()


def _html(entry: Entry) -> str:
    about = ", ".join(theme.name for theme in entry.themes)
    more = f"<br>{escape(entry.site)}" if entry.site else ""
    return (
        f'<figure id="{escape(entry.quote.id)}"><blockquote>{escape(entry.said)}</blockquote>'
        f"<figcaption>{escape(entry.speaker)}, {escape(entry.place)}. <em>{escape(entry.how)}</em>"
        f"<br>{escape(about)}{more}</figcaption></figure>"
    )
