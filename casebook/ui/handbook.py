"""The pages of Help as HTML: the handbook's Markdown, the table of keys, and what this program is.

All of it is our own text, from the program's own files. The help page shows them.
"""

import re
from html import escape
from pathlib import Path

import msgspec

import casebook
from casebook import resources
from casebook.domain.model import About
from casebook.ui import actions

_TITLE = re.compile(r"<h1>(.*?)</h1>")
_LOWER_HEADING = re.compile("(</?)h[2-6]>")
_PICTURE = re.compile("<p>(?=<img )")


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """A page of Help: the last part of its address, its title, and its HTML."""

    id: str
    title: str
    html: str


def leaf_id(file: str) -> str:
    """Give a handbook page's id from its file's name: `02-reading-dates.md` is `reading-dates`."""
    return re.sub(r"^[0-9]+-", "", Path(file).stem)


def pages() -> tuple[Leaf, ...]:
    """Give the handbook in reading order."""
    from markdown import markdown  # noqa: PLC0415 - 50 ms that no start needs

    made = []
    for file in resources.handbook_pages():
        html = markdown(
            file.read_text("utf-8"),
            extensions=["tables", "fenced_code", "sane_lists"],
            output_format="html",
        )
        title = _TITLE.search(html)
        # Qt sets h4 in body size: a page has three sizes of text and no more.
        body = _LOWER_HEADING.sub(r"\1h4>", _TITLE.sub("", html, count=1))
        # The room between lines is part of a line's height, and a picture's line is high.
        body = _PICTURE.sub('<p style="line-height: 100%">', body)
        made.append(Leaf(id=leaf_id(file.name), title=title[1] if title else file.stem, html=body))
    return tuple(made)


def keys() -> Leaf:
    """Give every key, by menu, from the table of actions."""
    parts = []
    for menu in actions.Menu:
        rows = "".join(
            f'<tr><td width="70%">{escape(row.words.replace("&", ""))}<br><small>{escape(row.tip)}</small></td>'
            f"<td>{escape(actions.spoken_keys(row))}</td></tr>"
            for row in actions.ACTIONS
            if row.menu is menu
        )
        parts.append(
            f'<h4>{escape(menu.value.replace("&", ""))}</h4><table width="100%">{rows}</table>'
        )
    return Leaf(id="keys", title="Keys", html=_ON_A_PAGE + "".join(parts))


_ON_A_PAGE = (
    "<p>On a page, Tab goes from part to part, the arrow keys go from item to item, and Enter opens. "
    "Escape puts a notice away.</p>"
)


def about(book: About) -> Leaf:
    """Tell which program and which casebook this is, and under what terms."""
    rows = (
        ("Casebook", casebook.__version__),
        ("This casebook", " · ".join(part for part in (book.title, book.edition) if part)),
        ("Made from", book.made_from),
        ("To cite it", book.cite),
        ("The program", "MIT licence"),
        ("Our text and the handbook", "Creative Commons Attribution 4.0 (CC BY 4.0)"),
        ("Letters", "Inter, SIL Open Font Licence 1.1"),
        ("Icons", "Lucide, ISC licence"),
        ("Built with", _BUILT_WITH),
    )
    table = "".join(
        f"<tr><td><b>{escape(name)}</b></td><td>{escape(value)}</td></tr>"
        for name, value in rows
        if value
    )
    return Leaf(id="about", title="About Casebook", html=f"<table>{table}</table>{_PRIVATE}")


_BUILT_WITH = (
    "PySide6 (Qt), SQLAlchemy, Alembic, Whoosh Reloaded, RapidFuzz, Markdown, nh3, msgspec, PyYAML, "
    "platformdirs, rich, python-pptx, python-docx, XlsxWriter, pypdf, fontTools, lxml"
)
_PRIVATE = (
    "<p>Casebook never uses the network, and sends nothing anywhere. In a terminal, "
    "<code>casebook where</code> names every folder and file that it keeps.</p>"
)
