"""The theme tree as a table for other programs: a row a theme, its definition, its place in the tree, what has it."""

import csv
import io
import json

import msgspec
import xlsxwriter

from casebook.domain import theme_counts
from casebook.domain.snapshot import Snapshot
from casebook.export.timeline_text import safe_cell
from casebook.progress import Progress

HEADINGS = ("id", "name", "parent", "events", "outcomes", "quotations", "definition")


class ThemeParcel(msgspec.Struct, frozen=True, kw_only=True):
    """The themes of a casebook, to be exported."""

    snapshot: Snapshot


def rows(parcel: ThemeParcel) -> tuple[tuple[str | int, ...], ...]:
    """Give a row a theme, in the order of the tree; counts include the themes below."""
    return tuple(
        (
            one.theme.id,
            one.theme.name,
            one.theme.parent,
            one.events,
            one.outcomes,
            one.quotes,
            one.theme.definition,
        )
        for one in theme_counts.coded(parcel.snapshot)
    )


def write_csv(parcel: ThemeParcel, progress: Progress) -> bytes:
    """Give the table for Excel and the like."""
    progress.step(0, 1, "writing the table")
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(HEADINGS)
    for row in rows(parcel):
        table.writerow(safe_cell(str(cell)) for cell in row)
    return text.getvalue().encode("utf-8-sig")


def write_json(parcel: ThemeParcel, progress: Progress) -> bytes:
    """Give a list of objects."""
    progress.step(0, 1, "writing the data")
    found = [dict(zip(HEADINGS, row, strict=True)) for row in rows(parcel)]
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def write_markdown(parcel: ThemeParcel, progress: Progress) -> bytes:
    """Give the tree as a list with counts and definitions."""
    progress.step(0, 1, "writing the text")
    lines = ["# Themes", ""]
    for one in theme_counts.coded(parcel.snapshot):
        counts = f"{one.events} events, {one.outcomes} outcomes, {one.quotes} quotations"
        lines.append(f"{'  ' * one.depth}- **{one.theme.name}** ({counts}): {one.theme.definition}")
    return "\n".join([*lines, ""]).encode()


def write_xlsx(parcel: ThemeParcel, progress: Progress) -> bytes:
    """Give the workbook."""
    progress.step(0, 1, "writing the workbook")
    content = io.BytesIO()
    options: dict[str, object] = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(content, options) as book:
        bold, plain = (
            book.add_format({"bold": True}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
        sheet = book.add_worksheet("Themes")
        sheet.set_column(0, 2, 24)
        sheet.set_column(6, 6, 80)
        for column, name in enumerate(HEADINGS):
            sheet.write_string(0, column, name, bold)
        for number, row in enumerate(rows(parcel), 1):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(number, column, cell, plain)
                else:
                    sheet.write_string(number, column, cell, plain)
        sheet.freeze_panes(1, 1)
    return content.getvalue()
