"""The whole casebook at one moment.

Windows, commands and exporters see nothing else of a casebook. `content` makes it, `store` keeps it, `library` adds
what the trainer's own desk has to say and publishes the next one. Knows no files, no SQL and no Qt.
"""

import msgspec

from casebook.domain.framework import Framework, Reference, Term
from casebook.domain.model import About, BrokenSite, History, Site, Theme
from casebook.domain.quotations import FoundWords, LinkedReport, Quote
from casebook.errors import Problem


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The whole casebook at one moment: immutable, so any thread may read it without locks.

    `fingerprint` is the SHA-256 (hexadecimal) of all its text files; `sites` are in order of number; `problems` are
    all that `casebook check` would print, warnings too. `linked` comes from the desk and is never stored with the rest.
    """

    fingerprint: str
    about: About
    themes: tuple[Theme, ...]
    sites: tuple[Site, ...]
    broken: tuple[BrokenSite, ...] = ()
    context: History | None = None
    problems: tuple[Problem, ...] = ()
    quotes: tuple[Quote, ...] = ()
    framework: Framework = Framework()
    glossary: tuple[Term, ...] = ()
    references: tuple[Reference, ...] = ()
    linked: LinkedReport | None = None

    @property
    def histories(self) -> tuple[History, ...]:
        """Give the national story, where there is one, and then the sites."""
        national = (self.context,) if self.context else ()
        return (*national, *self.sites)

    def site(self, site_id: str) -> Site | None:
        """Find a readable site by its id."""
        return next((site for site in self.sites if site.id == site_id), None)

    def theme(self, theme_id: str) -> Theme | None:
        """Find a theme by its id."""
        return next((theme for theme in self.themes if theme.id == theme_id), None)

    def quote(self, quote_id: str) -> Quote | None:
        """Find a quotation by its id."""
        return next((quote for quote in self.quotes if quote.id == quote_id), None)

    def quotes_of(self, number: int) -> tuple[Quote, ...]:
        """Give the quotations that are tied to a site, however surely."""
        return tuple(quote for quote in self.quotes if quote.site and quote.site.number == number)

    def words_of(self, quote: Quote) -> FoundWords | None:
        """Give a quotation's words where the trainer has linked a copy that has them."""
        return self.linked.words_of(quote.id) if self.linked else None
