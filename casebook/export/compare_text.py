"""A comparison as Markdown, as a web page and as tables for other programs.

The web page is one file: tables, and the timelines as a drawing within it; it asks no network for anything.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from html import escape

from casebook.export import compare_parcel, svg
from casebook.export.compare_parcel import ComparisonParcel, Table
from casebook.export.timeline_text import safe_cell
from casebook.progress import Progress


def write_markdown(parcel: ComparisonParcel, progress: Progress) -> bytes:
    """Give the tables, and the report cited."""
    progress.step(0, 1, "writing the text")
    lines = [f"# {parcel.title}", ""]
    for table in compare_parcel.tables(parcel):
        lines += [f"## {table.title}", "", _markdown_row(table.headings)]
        lines.append(_markdown_row(["---"] * len(table.headings)))
        lines += [*map(_markdown_row, table.rows), "", table.note, ""]
    lines += [f"Source: {parcel.cite}", ""]
    return "\n".join(lines).encode("utf-8")


def _markdown_row(cells: Sequence[str]) -> str:
    bare = (cell.replace("|", "\\|").replace("\n", "<br>") for cell in cells)
    return f"| {' | '.join(bare)} |"


def write_csv(parcel: ComparisonParcel, progress: Progress) -> bytes:
    """Give the tables one below another, an empty row between them."""
    progress.step(0, 1, "writing the tables")
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    for table in compare_parcel.tables(parcel):
        for row in ((table.title,), table.headings, *table.rows, (table.note,), ()):
            rows.writerow(map(safe_cell, row))
    rows.writerow((f"Source: {parcel.cite}",))
    return text.getvalue().encode("utf-8-sig")


def write_html(parcel: ComparisonParcel, progress: Progress) -> bytes:
    """Give the page."""
    progress.step(0, 2, "drawing")
    drawing = compare_parcel.picture(parcel)
    progress.step(1, 2, "writing the page")
    body = "".join(html_of(table) for table in compare_parcel.tables(parcel))
    picture = f"<h2>Timelines</h2><figure>{svg.element(drawing, identity='timelines')}</figure>"
    return (
        f'<!doctype html><html lang="en-GB"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(parcel.title)}</title>'
        f"<style>{_page_rules(parcel)}{svg.rules(drawing, parcel.look)}</style>"
        f"<main><h1>{escape(parcel.title)}</h1>{picture}{body}"
        f"<footer>Source: {escape(parcel.cite)}</footer></main></html>\n"
    ).encode()


def html_of(table: Table) -> str:
    """Give a table as HTML, its first column and its headings as such."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.headings)
    rows = "".join(f"<tr>{''.join(_html_cells(row))}</tr>" for row in table.rows)
    return (
        f"<h2>{escape(table.title)}</h2><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table><p>{escape(table.note)}</p>"
    )


def _html_cells(row: Sequence[str]) -> Iterator[str]:
    first, *others = (escape(cell).replace("\n", "<br>") for cell in row)
    yield f'<th scope="row">{first}</th>'
    for cell in others:
        yield f"<td>{cell}</td>"


def _page_rules(parcel: ComparisonParcel) -> str:
    colours = parcel.look.colours
    return (
        f"body{{background:{colours.paper};color:{colours.ink};font:16px/1.4 Inter,sans-serif;margin:2rem}}"
        f"table{{border-collapse:collapse;width:100%}}th,td{{text-align:left;vertical-align:top;"
        f"padding:.4rem .6rem;border-bottom:1px solid {colours.line}}}figure{{margin:0;overflow-x:auto}}"
    )
