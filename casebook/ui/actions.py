"""The one table of what a person can ask of the window: words, keys, icon, place in the menus.

Menus, the top bar, the page list, the key sheet in Help and the tests read `ACTIONS`; no other module
writes a key. `window_actions` makes them and says which was asked for; the main window does it.
"""

from enum import StrEnum

import msgspec
from PySide6.QtGui import QKeySequence

from casebook.settings import LOOKS
from casebook.ui.pages import PAGES


class Menu(StrEnum):
    """The menus, in order; the value is the title."""

    FILE = "&File"
    EDIT = "&Edit"
    GO = "&Go"
    VIEW = "&View"
    LOOK = "&Look"
    HELP = "&Help"


class When(StrEnum):
    """What must be so before an action can be used."""

    ALWAYS = "always"
    CAN_GO_BACK = "can go back"
    CAN_GO_FORWARD = "can go forward"
    CASEBOOK_OPEN = "a casebook is open"
    OTHER_CASEBOOK_OPEN = "a casebook other than the shipped one is open"
    REPORT_LINKED = "a copy of the report is linked"
    CAN_EXPORT = "the page has something to export"
    SITE_BEFORE = "there is a site before"
    SITE_AFTER = "there is a site after"
    TEXT_CAN_GROW = "text can grow"
    TEXT_CAN_SHRINK = "text can shrink"


class ActionRow(msgspec.Struct, frozen=True, kw_only=True):
    """An action. The first of `keys` is shown in the menu; one of a `group` is on at a time.

    `in_view` says that a bar or list outside the menus shows it, too.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    icon: str
    menu: Menu
    tip: str
    when: When = When.ALWAYS
    group: str = ""
    is_switch: bool = False
    in_view: bool = False
    begins_part: bool = False

    @property
    def words(self) -> str:
        """Give the text without the mark of its menu letter."""
        return self.text.replace("&", "").removesuffix("…")


_FILE = (
    ActionRow(
        id="open",
        text="&Open another casebook folder…",
        keys=("Ctrl+O",),
        icon="folder-open",
        menu=Menu.FILE,
        tip="Read another casebook's text files",
    ),
    ActionRow(
        id="shipped",
        text="&Back to the shipped casebook",
        keys=("Ctrl+Shift+O",),
        icon="undo-2",
        menu=Menu.FILE,
        tip="Open the casebook that came with the program",
        when=When.OTHER_CASEBOOK_OPEN,
    ),
    ActionRow(
        id="refresh",
        text="&Refresh",
        keys=("F5", "Ctrl+R"),
        icon="refresh-cw",
        menu=Menu.FILE,
        tip="Read the casebook's text files again",
        when=When.CASEBOOK_OPEN,
        begins_part=True,
        in_view=True,
    ),
    ActionRow(
        id="link-report",
        text="&Link your copy of the report…",
        keys=("Ctrl+Shift+L",),
        icon="link",
        menu=Menu.FILE,
        tip="Show the respondents' own words from your own file of the report",
        when=When.CASEBOOK_OPEN,
        begins_part=True,
    ),
    ActionRow(
        id="unlink-report",
        text="Forget the &words of your copy",
        keys=(),
        icon="x",
        menu=Menu.FILE,
        tip="Remove the report's words from this computer's casebook, and from its backups",
        when=When.REPORT_LINKED,
    ),
    ActionRow(
        id="restore-desk",
        text="Restore your &desk…",
        keys=(),
        icon="rotate-ccw",
        menu=Menu.FILE,
        tip="Go back to an earlier copy of your notes, ticks and linked words; today's is kept",
        when=When.CASEBOOK_OPEN,
    ),
    ActionRow(
        id="export",
        text="&Export…",
        keys=("Ctrl+E",),
        icon="download",
        menu=Menu.FILE,
        tip="Slides, pictures, documents and tables of what is shown",
        when=When.CAN_EXPORT,
        in_view=True,
        begins_part=True,
    ),
    ActionRow(
        id="print",
        text="&Print…",
        keys=("Ctrl+P",),
        icon="printer",
        menu=Menu.FILE,
        tip="Print what is shown",
        when=When.CAN_EXPORT,
    ),
    ActionRow(
        id="quit",
        text="&Quit",
        keys=("Ctrl+Q",),
        icon="log-out",
        menu=Menu.FILE,
        tip="Close Casebook",
        begins_part=True,
    ),
)

_EDIT = (
    ActionRow(
        id="copy",
        text="&Copy with its citation",
        keys=("Ctrl+C",),
        icon="copy",
        menu=Menu.EDIT,
        tip="Copy what is chosen, with where it comes from; or the marked text",
        in_view=True,
    ),
    ActionRow(
        id="copy-picture",
        text="Copy as &picture",
        keys=("Ctrl+Shift+C",),
        icon="image",
        menu=Menu.EDIT,
        tip="Copy what is shown as a picture, for a slide or a document",
        when=When.CAN_EXPORT,
    ),
    ActionRow(
        id="search",
        text="&Search everything",
        keys=("Ctrl+K", "Ctrl+F"),
        icon="search",
        menu=Menu.EDIT,
        tip="Search sites, events, quotations and all else as you type",
        when=When.CASEBOOK_OPEN,
        in_view=True,
    ),
    ActionRow(
        id="narrow",
        text="&Narrow what is shown",
        keys=("Ctrl+Shift+F",),
        icon="filter",
        menu=Menu.EDIT,
        tip="Go to the box that narrows this page; where it has none, to the one of the sites",
        when=When.CASEBOOK_OPEN,
    ),
)

_GO = (
    ActionRow(
        id="back",
        text="&Back",
        keys=("Alt+Left",),
        icon="arrow-left",
        menu=Menu.GO,
        tip="Back to where you were",
        when=When.CAN_GO_BACK,
        in_view=True,
    ),
    ActionRow(
        id="forward",
        text="&Forward",
        keys=("Alt+Right",),
        icon="arrow-right",
        menu=Menu.GO,
        tip="Forward again",
        when=When.CAN_GO_FORWARD,
        in_view=True,
    ),
    *(
        ActionRow(
            id=f"page-{page.id}",
            text=page.title,
            keys=(page.key,),
            icon=page.icon,
            menu=Menu.GO,
            tip=page.tip,
            when=When.CASEBOOK_OPEN,
            group="page",
            in_view=True,
            begins_part=page is PAGES[0],
        )
        for page in PAGES
    ),
    ActionRow(
        id="site-list",
        text="&List of sites",
        keys=("Ctrl+L",),
        icon="list",
        menu=Menu.GO,
        tip="The sites, as a list",
        when=When.CASEBOOK_OPEN,
        begins_part=True,
    ),
    ActionRow(
        id="compare-site",
        text="&Compare this site",
        keys=("Ctrl+D",),
        icon="columns-2",
        menu=Menu.GO,
        tip="Put the site shown, or chosen on the wall, beside those already compared",
        when=When.CASEBOOK_OPEN,
    ),
    ActionRow(
        id="previous-site",
        text="&Previous site",
        keys=("Ctrl+PgUp",),
        icon="chevron-left",
        menu=Menu.GO,
        tip="The site before this one",
        when=When.SITE_BEFORE,
    ),
    ActionRow(
        id="next-site",
        text="&Next site",
        keys=("Ctrl+PgDown",),
        icon="chevron-right",
        menu=Menu.GO,
        tip="The site after this one",
        when=When.SITE_AFTER,
    ),
)

_LOOKS = {
    "system": ("As the &computer has it", "Shift+F7", "monitor", "Follow the computer's own"),
    "light": ("&Light", "F7", "sun", "Dark ink on light paper"),
    "dark": ("&Dark", "F8", "moon", "Light ink on dark paper"),
    "contrast": ("&High contrast", "F9", "contrast", "White and yellow on black"),
}

_VIEW = (
    *(
        ActionRow(
            id=f"look-{name}",
            text=_LOOKS[name][0],
            keys=(_LOOKS[name][1],),
            icon=_LOOKS[name][2],
            menu=Menu.LOOK,
            tip=_LOOKS[name][3],
            group="look",
        )
        for name in LOOKS
    ),
    ActionRow(
        id="larger",
        text="L&arger text",
        keys=("Ctrl++", "Ctrl+="),
        icon="zoom-in",
        menu=Menu.VIEW,
        tip="Make all text larger",
        when=When.TEXT_CAN_GROW,
        begins_part=True,
    ),
    ActionRow(
        id="smaller",
        text="&Smaller text",
        keys=("Ctrl+-",),
        icon="zoom-out",
        menu=Menu.VIEW,
        tip="Make all text smaller",
        when=When.TEXT_CAN_SHRINK,
    ),
    ActionRow(
        id="usual-size",
        text="&Usual text size",
        keys=("Ctrl+0",),
        icon="a-large-small",
        menu=Menu.VIEW,
        tip="Give all text its usual size",
    ),
    ActionRow(
        id="page-list",
        text="&Words beside the page icons",
        keys=("Ctrl+B",),
        icon="panel-left",
        menu=Menu.VIEW,
        tip="Show the pages' names in the list at the left, or only their icons",
        is_switch=True,
        begins_part=True,
    ),
    ActionRow(
        id="full-screen",
        text="&Full screen",
        keys=("F11",),
        icon="maximize",
        menu=Menu.VIEW,
        tip="Fill the whole screen, for showing in front of a room",
        is_switch=True,
    ),
)

_HELP = (
    ActionRow(
        id="keys",
        text="&Keys and help",
        keys=("F1",),
        icon="keyboard",
        menu=Menu.HELP,
        tip="Every key, and the handbook",
        when=When.CASEBOOK_OPEN,
    ),
    ActionRow(
        id="report",
        text="Copy a &report about Casebook",
        keys=("Shift+F1",),
        icon="clipboard-copy",
        menu=Menu.HELP,
        tip="Put versions and the last log lines on the clipboard, for asking someone",
    ),
)

ACTIONS: tuple[ActionRow, ...] = (*_FILE, *_EDIT, *_GO, *_VIEW, *_HELP)


def spoken_keys(row: ActionRow) -> str:
    """Give an action's keys as this computer writes them: "F5 or Ctrl+R"."""
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(QKeySequence(key).toString(native) for key in row.keys)
