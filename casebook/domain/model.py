"""The records of histories: sites and the national story, and what all records share.

Frozen, typed, made by `content`, kept by `store`, held together by one `Snapshot`. Knows no files, no SQL and no Qt.
Texts are Markdown in our own words. What the report does not say is empty or absent, and shows as "not reported".
"""

from enum import StrEnum

import msgspec

from casebook.domain.dates import FuzzyDate
from casebook.errors import Problem


class Named(StrEnum):
    """A closed list of words as written in content, each with a label for people."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Named":
        """Make a member from the word in the file and, where it differs, the label for people."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value.replace("-", " ").capitalize()
        return member


class Country(Named):
    """Where a site is."""

    ENGLAND = "England"
    SCOTLAND = "Scotland"
    WALES = "Wales"


class Study(Named):
    """The part a site played in the study."""

    MAIN = "main", "Main case study"
    SUPPLEMENTARY = "supplementary", "Supplementary site"


class Sector(Named):
    """Which part of public life an actor belongs to."""

    VCS = "vcs", "Voluntary and community sector"
    LOCAL_AUTHORITY = "local-authority", "Local authority"
    HEALTH = "health", "Health"
    CENTRAL_GOVERNMENT = "central-government", "Central government"
    REGIONAL_GOVERNMENT = "regional-government", "Regional government"
    OTHER_PUBLIC = "other-public", "Other public body"
    PARTNERSHIP = "partnership", "Partnership"
    POLITICAL = "political", "Political"
    CONSULTANT = "consultant", "Consultant"


class EventKind(Named):
    """What sort of step an event was."""

    REORGANISATION = "reorganisation"
    INITIATION = "initiation", "First approach"
    WORKING_GROUP = "working-group"
    CONSULTATION = "consultation"
    DRAFT = "draft"
    AGREEMENT = "agreement"
    LAUNCH = "launch"
    REVIEW = "review"
    FUNDING = "funding"
    CUTS = "cuts"
    ELECTION = "election"
    PERSONNEL = "personnel", "Change of people"
    RESTRUCTURING = "restructuring"
    STALL = "stall", "Standstill"
    REVIVAL = "revival"
    CODES_OF_PRACTICE = "codes-of-practice"
    PARTNERSHIP = "partnership"
    OTHER = "other"


class OutcomeKind(Named):
    """Which way something turned out."""

    GAIN = "gain"
    SETBACK = "setback"
    OPEN = "open", "Still open"


class StatusValue(Named):
    """Where a site's compact stood at the study's end."""

    IN_PLACE = "in-place", "Compact in place"
    AGREEMENT_SEEKING_COMPACT = "agreement-seeking-compact", "Agreement, seeking a compact"
    NEAR_FINAL_DRAFT = "near-final-draft", "Near-final draft"
    DRAFT = "draft", "In draft"
    STALLED = "stalled", "Stalled"
    UNCERTAIN = "uncertain", "Uncertain"


class Basis(Named):
    """Whether the report says a thing outright or we reasoned it from what it says."""

    STATED = "stated", "Stated in the report"
    INFERRED = "inferred", "Inferred"


class Confidence(Named):
    """How sure an inference is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What stands behind a record: its place in the report, and our reasoning where there is any."""

    source: str = ""
    basis: Basis = Basis.STATED
    why: str = ""
    confidence: Confidence | None = None
    conflict: str = ""


class Fact(Evidence, frozen=True, kw_only=True):
    """The evidence for one field of a site; `field` names it (`authority`)."""

    field: str


class Status(Evidence, frozen=True, kw_only=True):
    """Where the compact stood, when, and in one sentence."""

    value: StatusValue
    as_of: FuzzyDate
    text: str


class Actor(Evidence, frozen=True, kw_only=True):
    """A body or person that acts at a site; `id` is unique within its site."""

    id: str
    name: str
    sector: Sector
    role: str = ""


class Event(Evidence, frozen=True, kw_only=True):
    """Something that happened, or was planned; `id` is unique within its site.

    `when` is what is known of the date, `wording` how the report words it. `weight` is 3 for a turning point, 2 for
    a step, 1 for a detail. `planned` says that it was only planned or expected, and never told to have happened.
    `actors`, `themes` and `after` hold ids; `after` names events of the same site.
    """

    id: str
    site_id: str
    when: FuzzyDate
    title: str
    kind: EventKind
    weight: int
    planned: bool = False
    wording: str = ""
    text: str = ""
    actors: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Give the id that is unique in the whole casebook: `site-06/by-election`."""
        return f"{self.site_id}/{self.id}"


class Outcome(Evidence, frozen=True, kw_only=True):
    """Something that came of it."""

    id: str
    kind: OutcomeKind
    text: str
    themes: tuple[str, ...] = ()


class History(msgspec.Struct, frozen=True, kw_only=True):
    """What a site and the national story share: people, events in order, and a telling. `file` is relative."""

    id: str
    title: str
    file: str
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    story: str = ""

    def event(self, event_id: str) -> Event | None:
        """Find an event by its id within this history."""
        return next((event for event in self.events if event.id == event_id), None)

    def actor(self, actor_id: str) -> Actor | None:
        """Find an actor by its id within this history."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)


class Site(History, frozen=True, kw_only=True):
    """One place that tried to agree a compact.

    `country`, `authority` and `study` are None or empty when not reported.
    """

    number: int
    status: Status
    country: Country | None = None
    authority: str = ""
    setting: tuple[str, ...] = ()
    study: Study | None = None
    started_by: tuple[str, ...] = ()
    signed_by: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    lessons: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    def fact(self, field: str) -> Fact | None:
        """Give the evidence for one field, where the file says more than the field's value."""
        return next((fact for fact in self.facts if fact.field == field), None)


class BrokenSite(msgspec.Struct, frozen=True, kw_only=True):
    """A site file that cannot be read: listed, greyed, with its reasons.

    `number` and `title` are there as far as they could be read.
    """

    file: str
    problems: tuple[Problem, ...]
    number: int | None = None
    title: str = ""


class Theme(msgspec.Struct, frozen=True, kw_only=True):
    """A theme of the casebook: what quotations, events and outcomes are about. `parent` is an id or empty."""

    id: str
    name: str
    definition: str
    parent: str = ""


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What this casebook is: its title and edition, what it is made from, and how to cite it."""

    title: str
    edition: str
    made_from: str
    cite: str
