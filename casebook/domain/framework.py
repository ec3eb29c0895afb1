"""What the report makes of its sites: scenarios, indicators, lessons, and where it contradicts itself.

All in our own words, each with its place. The terms and the references that go with it stand here too. Made by
`content`. Knows no files, no SQL and no Qt.
"""

import msgspec

from casebook.domain.model import Named
from casebook.domain.quotations import TiedSite


class Level(Named):
    """Who a recommendation is for."""

    LOCAL = "local", "At local level"
    NATIONAL = "national", "At national level"


class Scenario(msgspec.Struct, frozen=True, kw_only=True):
    """A way compacts might have gone, and what the authors make of it in the end."""

    id: str
    name: str
    text: str
    source: str
    verdict: str
    verdict_source: str = ""


class Indicator(msgspec.Struct, frozen=True, kw_only=True):
    """A sign of progress that a site can be held against; `group` heads several."""

    id: str
    group: str
    text: str
    source: str


class KeyIssue(msgspec.Struct, frozen=True, kw_only=True):
    """One of the report's key issues, the theme that covers it, and what the study found."""

    id: str
    theme: str
    name: str
    found: str
    source: str


class Recommendation(msgspec.Struct, frozen=True, kw_only=True):
    """What the report asks somebody to do."""

    id: str
    level: Level
    text: str
    source: str
    themes: tuple[str, ...] = ()


class SummaryPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A point of a chapter's summary."""

    id: str
    chapter: int
    text: str
    source: str


class Aggregate(msgspec.Struct, frozen=True, kw_only=True):
    """A statement about several sites without their numbers, and the sites that may be meant.

    `count` is as counted (`5 of 12`), or empty where the report gives no number.
    """

    id: str
    statement: str
    source: str
    count: str = ""
    sites: tuple[TiedSite, ...] = ()


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the statements that do not agree."""

    says: str
    source: str


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A place where the report disagrees with itself; `sites` are the numbers it bears on, none for all."""

    id: str
    about: str
    sides: tuple[Side, ...]
    note: str = ""
    sites: tuple[int, ...] = ()


class StudyNote(msgspec.Struct, frozen=True, kw_only=True):
    """What to know about the study itself: who did it, when, and how."""

    id: str
    heading: str
    text: str
    source: str


class Framework(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, each list in the order of its file."""

    study: tuple[StudyNote, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    issues: tuple[KeyIssue, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    summaries: tuple[SummaryPoint, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def conflicts_of(self, number: int) -> tuple[Conflict, ...]:
        """Give the contradictions that bear on a site."""
        return tuple(conflict for conflict in self.conflicts if number in conflict.sites)

    def aggregates_of(self, number: int) -> tuple[Aggregate, ...]:
        """Give the statements about several sites that may mean this one."""
        return tuple(
            aggregate
            for aggregate in self.aggregates
            if any(site.number == number for site in aggregate.sites)
        )


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A word or abbreviation that not everybody knows; `aliases` are other ways to write it."""

    term: str
    meaning: str
    expansion: str = ""
    aliases: tuple[str, ...] = ()
    source: str = ""

    @property
    def explained(self) -> str:
        """Give it as one line: the full form, then what it means."""
        return f"{self.expansion}. {self.meaning}" if self.expansion else self.meaning


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """A work that the report cites: in words for people, and `csl` as one item of CSL-JSON, encoded.

    CSL is that of https://docs.citationstyles.org, version 1.0.2.
    """

    id: str
    authors: str
    year: str
    title: str
    published: str
    csl: str
