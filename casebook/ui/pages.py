"""The table of pages: one row puts a page into the page list, the menu, the keys and the tour.

A page's module is imported when the page is first opened, so a start pays for one page only.
"""

from importlib import import_module
from typing import cast

import msgspec

from casebook.ui.page import Page, Shell


class PageRow(msgspec.Struct, frozen=True, kw_only=True):
    """A page: the first part of its addresses, how it is listed, and where its class is."""

    id: str
    title: str
    icon: str
    key: str
    tip: str
    module: str
    class_name: str

    def make(self, shell: Shell) -> Page:
        """Import the page's module and make the page."""
        page_class = cast("type[Page]", getattr(import_module(self.module), self.class_name))
        return page_class(shell)


PAGES = (
    PageRow(
        id="sites",
        title="Sites",
        icon="layout-grid",
        key="Ctrl+1",
        tip="All the sites, narrowed as you like",
        module="casebook.ui.sites_page",
        class_name="SitesPage",
    ),
    PageRow(
        id="site",
        title="Site",
        icon="book-open",
        key="Ctrl+2",
        tip="One site's history",
        module="casebook.ui.site_page",
        class_name="SitePage",
    ),
    PageRow(
        id="timeline",
        title="Timeline",
        icon="clock",
        key="Ctrl+3",
        tip="Several or all sites on one line of time",
        module="casebook.ui.timeline_page",
        class_name="TimelinePage",
    ),
    PageRow(
        id="compare",
        title="Compare",
        icon="columns-2",
        key="Ctrl+4",
        tip="Two to twelve sites side by side",
        module="casebook.ui.compare_page",
        class_name="ComparePage",
    ),
    PageRow(
        id="quotes",
        title="Quotes",
        icon="quote",
        key="Ctrl+5",
        tip="What people said, by theme, sector and place",
        module="casebook.ui.quotes_page",
        class_name="QuotesPage",
    ),
    PageRow(
        id="about",
        title="About the study",
        icon="file-text",
        key="Ctrl+6",
        tip="How the study was made, what it found, its terms and references",
        module="casebook.ui.about_page",
        class_name="AboutPage",
    ),
    PageRow(
        id="search",
        title="Search",
        icon="text-search",
        key="Ctrl+7",
        tip="Everything in the casebook, as you type",
        module="casebook.ui.search_page",
        class_name="SearchPage",
    ),
    PageRow(
        id="check",
        title="Content check",
        icon="clipboard-check",
        key="Ctrl+8",
        tip="What is wrong or unsure in this casebook's files",
        module="casebook.ui.check_page",
        class_name="CheckPage",
    ),
    PageRow(
        id="help",
        title="Help",
        icon="circle-help",
        key="Ctrl+9",
        tip="The handbook and the keys",
        module="casebook.ui.help_page",
        class_name="HelpPage",
    ),
)

HOME = PAGES[0].id


def row(page_id: str) -> PageRow | None:
    """Find a page's row by the first part of an address."""
    return next((one for one in PAGES if one.id == page_id), None)
