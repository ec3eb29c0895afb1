"""What every command is given to work with: where things live, the library, and how to answer.

Opens the library only when a command asks for it, so that `where` and `new` never do.
"""

import re
from collections.abc import Sequence
from functools import cached_property

from casebook.cli import terminal, words
from casebook.domain.model import BrokenSite, Site
from casebook.domain.snapshot import Snapshot
from casebook.errors import CasebookError, Problem, UsageError
from casebook.library import Library
from casebook.paths import Places

ALL = "all"

_NUMBERED = re.compile(r"(?:site[ _-]?)?0*([0-9]+)")

_NAMED_AT_MOST = 3
# More than a person would read through to find the one they meant.
_LISTED_AT_MOST = 12


class BrokenSiteError(CasebookError):
    """A site was asked for whose file cannot be read; the answer is "no", with the reasons."""

    def __init__(self, broken: BrokenSite) -> None:
        super().__init__(
            f"{broken.file} cannot be shown.",
            advice="Mend the mistakes above, then ask again.",
        )
        self.problems: tuple[Problem, ...] = broken.problems


class Session:
    """One command's run."""

    def __init__(self, places: Places, *, as_json: bool) -> None:
        self.places = places
        self.as_json = as_json

    @cached_property
    def library(self) -> Library:
        """Give the library of the casebook in use; opening it is still to come."""
        return Library(self.places)

    @property
    def snapshot(self) -> Snapshot:
        """Give the casebook in use."""
        return self.library.snapshot

    def tell_notices(self) -> None:
        """Say what had to be worked around, if the library was used at all."""
        if "library" in vars(self):
            for notice in self.library.notices:
                terminal.tell(" ".join(part for part in (notice.text, notice.advice) if part))

    def tell_broken(self) -> None:
        """Say which sites cannot be read, lest a list look complete that is not."""
        files = [site.file for site in self.snapshot.broken]
        if not files:
            return
        named = len(files) <= _NAMED_AT_MOST
        which = words.listed(files) if named else words.counted(len(files), "site file")
        verbs = "has mistakes and is" if len(files) == 1 else "have mistakes and are"
        terminal.tell(f"{which} {verbs} left out. Type casebook check to see them.")

    def means_all(self, names: Sequence[str]) -> bool:
        """Say whether a person named all sites, or none, which comes to the same."""
        return not names or ALL in map(_key, names)

    def sites(self, names: Sequence[str]) -> tuple[Site, ...]:
        """Give the sites that a person named, each once, in order of number.

        Raises:
            UsageError: there is no such site.
            BrokenSiteError: a site's file cannot be read.
        """
        if self.means_all(names):
            return self.snapshot.sites
        found = {site.number: site for site in map(self._site, names)}
        return tuple(found[number] for number in sorted(found))

    def sites_as_named(self, names: Sequence[str]) -> tuple[Site, ...]:
        """Give the same sites in the order in which they were named; all of them by number.

        Raises:
            UsageError, BrokenSiteError: as above.
        """
        if self.means_all(names):
            return self.snapshot.sites
        return tuple({site.number: site for site in map(self._site, names)}.values())

    def _site(self, name: str) -> Site:
        key = _key(name)
        for site in self.snapshot.sites:
            if key in (str(site.number), site.id.casefold()):
                return site
        for broken in self.snapshot.broken:
            if key in (str(broken.number), _key(_stem(broken.file))):
                raise BrokenSiteError(broken)
        raise UsageError(
            f"There is no site {words.quoted(name)}.", advice=self._sites_there_are(key)
        )

    def _sites_there_are(self, key: str) -> str:
        numbers = [str(site.number) for site in self.snapshot.sites]
        ids = [site.id for site in self.snapshot.sites]
        if not numbers:
            return "This casebook has none that can be read: type casebook check."
        if len(numbers) <= _LISTED_AT_MOST:
            sites_are = "The only site is" if len(numbers) == 1 else "The sites are"
            return f"{sites_are} {words.listed(numbers)}."
        return words.did_you_mean(
            key, numbers + ids, else_say="Type casebook sites to see those there are."
        )


def _stem(file: str) -> str:
    return file.rpartition("/")[2].rpartition(".")[0]


def _key(name: str) -> str:
    """Give the bare number of `6`, `06`, `site-06` and `Site 6`; other names as typed."""
    folded = name.strip().casefold()
    numbered = _NUMBERED.fullmatch(folded)
    return numbered[1] if numbered else folded
