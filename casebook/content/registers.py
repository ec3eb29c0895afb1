"""The two registers of a casebook folder: `casebook.yaml` and `themes.yaml`.

A fault in one never loses the rest: a title falls back to the folder's name, a theme to its id.
Knows no site; `content.folder` calls it.
"""

import msgspec

from casebook.content import whole
from casebook.content.fields import Form, identified
from casebook.content.files import TextFile
from casebook.content.problems import instead, quoted
from casebook.content.source import Parts
from casebook.domain.model import About, Theme

_MOST_PARAGRAPHS = 9999
_NO_FIELDS = "the fields are missing: write title, made_from and cite, each as name: value"
_NO_THEMES = "there are no themes here: write a list, each entry with id, name and definition"


class Register(msgspec.Struct, frozen=True):
    """What casebook.yaml gave; `parts` is None where no sound list of the report's parts is."""

    about: About
    parts: Parts | None


def about(file: TextFile, *, otherwise: str) -> Register:
    """Read casebook.yaml; `otherwise` is the title where it has none."""
    fallback = About(title=otherwise, edition="", made_from="", cite="")
    form = whole.form(file, otherwise=_NO_FIELDS)
    if form is None:
        return Register(fallback, None)
    title = form.words("title", required="what this casebook is called")
    made = About(
        title=title or otherwise,
        edition=form.words("edition"),
        made_from=form.words("made_from"),
        cite=form.words("cite"),
    )
    parts = _parts(form)
    form.finish()
    return Register(made, parts)


def _parts(form: Form) -> Parts | None:
    """Read the report's parts; with a mistake among them, no source is checked against them."""
    errors_before = form.collector.errors
    parts: dict[str, int] = {}
    for entry in form.forms("parts"):
        part = entry.words("part", required="a part of the report, for example Appendix B, Site 6")
        count = entry.number(
            "paragraphs",
            least=0,
            most=_MOST_PARAGRAPHS,
            required="how many numbered paragraphs it has; 0 where it is cited as a whole",
        )
        entry.finish()
        if part in parts:
            entry.error("part", f"{quoted(part)} is listed twice: keep one")
        elif ";" in part:
            entry.error(
                "part", "a part's name cannot have a semicolon: it stands between two places"
            )
        parts[part] = count or 0
    return parts if form.has("parts") and form.collector.errors == errors_before else None


def themes(file: TextFile) -> tuple[Theme, ...] | None:
    """Read themes.yaml: a tree without rings; None where it cannot be read."""
    entries = whole.forms(file, otherwise=_NO_THEMES)
    if entries is None:
        return None
    found = {theme_id: form for theme_id, form in identified(entries) if theme_id}
    rows = {theme_id: _theme(form, theme_id) for theme_id, form in found.items()}
    for theme_id, form in found.items():
        fault = _fault_of_parent(theme_id, rows)
        if fault:
            form.error("parent", fault)
    return tuple(
        msgspec.structs.replace(theme, parent="") if _fault_of_parent(theme.id, rows) else theme
        for theme in rows.values()
    )


def _theme(form: Form, theme_id: str) -> Theme:
    name = form.words("name", required="the theme's name as people read it")
    definition = form.words("definition", required="what belongs to this theme, in one sentence")
    parent = form.words("parent")
    form.finish()
    return Theme(id=theme_id, name=name or theme_id, definition=definition, parent=parent)


def _fault_of_parent(theme_id: str, rows: dict[str, Theme]) -> str:
    """Say what is wrong with a theme's parent: unknown, or its own descendant."""
    parent = rows[theme_id].parent
    if parent and parent not in rows:
        return f"{quoted(parent)} is not a theme of this file: {instead(parent, rows)}"
    way = {theme_id: None}  # keeps its order, and is quick to look into
    while parent in rows and parent not in way:
        way[parent] = None
        parent = rows[parent].parent
    if parent == theme_id:
        ring = " → ".join([*way, parent])
        return f"this theme lies under itself ({ring}): take the parent out of one of them"
    return ""
