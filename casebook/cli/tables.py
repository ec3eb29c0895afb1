"""Aligned tables for people: one line a row, whatever is in it.

On a terminal that is too narrow one flexible column gives way, with an ellipsis; in a pipe nothing
is cut. Lays out by `rich`, so commands import this only when they answer people.
"""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.table import Table

from casebook.cli import terminal

_GAP = 2
# Enough of a title to know it by.
_NARROWEST_FLEXIBLE = 16


def show(headings: Sequence[str], rows: Sequence[Sequence[str]], *, flexible: str) -> None:
    """Write a table of which the column headed `flexible` gives way on a narrow terminal."""
    width = terminal.table_width()
    made = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    for heading, column_width in zip(
        headings, _widths(headings, rows, flexible, width), strict=True
    ):
        made.add_column(heading, width=column_width, no_wrap=True, overflow="ellipsis")
    for row in rows:
        made.add_row(*row)
    terminal.show(made, width=width)


def _widths(
    headings: Sequence[str], rows: Sequence[Sequence[str]], flexible: str, width: int
) -> list[int]:
    columns = zip(headings, *rows, strict=True)
    widths = [max(cell_len(cell) for cell in column) for column in columns]
    bends = headings.index(flexible)
    others = sum(widths) - widths[bends] + _GAP * (len(widths) - 1)
    widths[bends] = max(_NARROWEST_FLEXIBLE, min(widths[bends], width - others))
    return widths
