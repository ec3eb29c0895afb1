"""A comparison on the clipboard: the table shown, for a sheet and for a document, with the report cited."""

from html import escape

from PySide6.QtCore import QMimeData

from casebook.compare.comparison import Comparison, title
from casebook.domain.model import About
from casebook.export import compare_parcel, compare_text


def as_table(about: About, found: Comparison, *, themes: bool) -> QMimeData:
    """Give the facts, or the themes, with the report cited."""
    table = compare_parcel.themes(found) if themes else compare_parcel.facts(found)
    name = title(found.sites)
    rows = [
        "\t".join(cell.replace("\n", "; ") for cell in row) for row in (table.headings, *table.rows)
    ]
    made = QMimeData()
    made.setText("\n".join([name, *rows, about.cite]))
    made.setHtml(f"<h1>{escape(name)}</h1>{compare_text.html_of(table)}<p>{escape(about.cite)}</p>")
    return made
