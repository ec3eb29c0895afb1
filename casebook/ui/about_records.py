"""What the About page shows, as sections of entries with every word ready: to be read, narrowed, copied and cited.

Made once a snapshot. Pure, without Qt; `about_entries` shows an entry and `about_page` a section.
"""

from collections.abc import Callable, Iterable

import msgspec

from casebook.domain import citations, sentences
from casebook.domain.framework import Conflict
from casebook.domain.quotations import TiedSite
from casebook.domain.snapshot import Snapshot
from casebook.ui import navigation, pages

PAGE = "about"
_QUOTES = "quotes"


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an entry; `label` says quietly what they are, `source` where the report says it."""

    text: str
    label: str = ""
    source: str = ""


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """A link: its words, the address that it leads to, if any, and what is said beside it."""

    words: str
    address: str = ""
    aside: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that takes the keyboard and may be copied.

    `group` heads several; `ways` go on, headed by `ways_label`; `tied` are the sites that may be meant, as we reason;
    `csl` is a work for reference managers. `is_work` says that it cites itself and not the report, `can_be_ticked`
    that a site can be held against it.
    """

    id: str
    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    group: str = ""
    ways: tuple[Way, ...] = ()
    ways_label: str = ""
    tied: tuple[TiedSite, ...] = ()
    sites: tuple[int, ...] = ()
    csl: str = ""
    is_work: bool = False
    can_be_ticked: bool = False

    @property
    def spoken(self) -> str:
        """Give it as one line for a screen reader."""
        said = [f"{one.label}: {one.text}" if one.label else one.text for one in self.paragraphs]
        return " ".join(sentences.as_sentence(part) for part in (self.title, *said) if part)

    @property
    def sources(self) -> str:
        """Give the places that it rests on, each once."""
        return "; ".join(dict.fromkeys(one.source for one in self.paragraphs if one.source))

    def has(self, words: Iterable[str]) -> bool:
        """Say whether all these words, in small letters, stand in it."""
        mine = f"{self.spoken} {self.group} {self.sources}".casefold()
        return all(word in mine for word in words)


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the page.

    `noun` names its entries where words narrow them; `by_site` says that a choice of site does so, too.
    """

    id: str
    title: str
    intro: str
    entries: tuple[Entry, ...]
    noun: str = ""
    by_site: bool = False

    @property
    def can_be_ticked(self) -> bool:
        """Say whether sites can be held against its entries."""
        return any(entry.can_be_ticked for entry in self.entries)


def sections(snapshot: Snapshot) -> tuple[Section, ...]:
    """Make the sections of a casebook; what it does not have is left out."""
    made = (make(snapshot) for make in _SECTIONS)
    return tuple(section for section in made if section.entries)


def address(section_id: str, entry_id: str = "") -> str:
    """Give the address of a section, or of an entry of it."""
    return navigation.address(*(part for part in (PAGE, section_id, entry_id) if part))


def conflict(told: Conflict) -> Entry:
    """Make an entry of a contradiction of the report; sites' pages show it as well."""
    sides = tuple(
        Paragraph(text=side.says, label="One place" if at == 0 else "Another", source=side.source)
        for at, side in enumerate(told.sides)
    )
    note = (Paragraph(text=told.note, label="What we make of it"),) if told.note else ()
    return Entry(
        id=told.id,
        title=told.about,
        paragraphs=(*sides, *note),
        ways=_to_sites(told.sites),
        ways_label="Bears on" if told.sites else "",
        sites=told.sites,
    )


def _study(snapshot: Snapshot) -> Section:
    notes = tuple(
        Entry(
            id=note.id,
            title=note.heading,
            paragraphs=(Paragraph(text=note.text, source=note.source),),
        )
        for note in snapshot.framework.study
    )
    return Section(
        id="study",
        title="The study and its sites",
        intro="Who made the study, how its places were chosen, and what it cannot tell.",
        entries=notes,
    )


def _scenarios(snapshot: Snapshot) -> Section:
    made = tuple(
        Entry(
            id=one.id,
            title=one.name,
            paragraphs=(
                Paragraph(text=one.text, label="How it might go", source=one.source),
                Paragraph(
                    text=one.verdict,
                    label="What the authors say in the end",
                    source=one.verdict_source or one.source,
                ),
            ),
        )
        for one in snapshot.framework.scenarios
    )
    return Section(
        id="scenarios",
        title="Four scenarios",
        intro="Ways in which compacts might have gone, told at the study’s start, and the verdict at its end.",
        entries=made,
    )


def _issues(snapshot: Snapshot) -> Section:
    made = tuple(
        Entry(
            id=one.id,
            title=one.name,
            paragraphs=(Paragraph(text=one.found, source=one.source),),
            ways=_to_themes(snapshot, (one.theme,)),
            ways_label="Theme",
        )
        for one in snapshot.framework.issues
    )
    return Section(
        id="issues",
        title="Key issues",
        intro="What the study set out to watch, and what it found.",
        entries=made,
    )


def _indicators(snapshot: Snapshot) -> Section:
    made = tuple(
        Entry(
            id=one.id,
            group=one.group,
            paragraphs=(Paragraph(text=one.text, source=one.source),),
            can_be_ticked=True,
        )
        for one in snapshot.framework.indicators
    )
    return Section(
        id="indicators",
        title="Signs of progress",
        intro="What people in the study would look for. Choose a site and tick what you see there.",
        entries=made,
    )


def _recommendations(snapshot: Snapshot) -> Section:
    made = tuple(
        Entry(
            id=one.id,
            group=one.level.label,
            paragraphs=(Paragraph(text=one.text, source=one.source),),
            ways=_to_themes(snapshot, one.themes),
            ways_label="Themes" if len(one.themes) > 1 else "Theme",
        )
        for one in snapshot.framework.recommendations
    )
    return Section(
        id="recommendations",
        title="Recommendations",
        intro="What the report asks people to do, in our words.",
        entries=made,
    )


def _summaries(snapshot: Snapshot) -> Section:
    made = tuple(
        Entry(
            id=one.id,
            group=f"Chapter {one.chapter}",
            paragraphs=(Paragraph(text=one.text, source=one.source),),
        )
        for one in sorted(snapshot.framework.summaries, key=lambda one: one.chapter)
    )
    return Section(
        id="summaries",
        title="Chapters in short",
        intro="The points that the chapters sum up at their ends.",
        entries=made,
    )


def _aggregates(snapshot: Snapshot) -> Section:
    made = tuple(
        Entry(
            id=one.id,
            title=one.count,
            paragraphs=(Paragraph(text=one.statement, source=one.source),),
            ways=tuple(map(_to_tied, one.sites)),
            ways_label="May mean" if one.sites else "",
            tied=one.sites,
            sites=tuple(site.number for site in one.sites),
        )
        for one in snapshot.framework.aggregates
    )
    return Section(
        id="aggregates",
        title="What it says of several sites",
        intro=(
            "The report often says “some” or “five” without their numbers. Which sites it may mean is our reasoning;"
            " each says how sure we are, and why."
        ),
        entries=made,
        noun="statement",
        by_site=True,
    )


def _conflicts(snapshot: Snapshot) -> Section:
    return Section(
        id="conflicts",
        title="Where it disagrees with itself",
        intro="Places that cannot both be right as they stand. Both are given; a group may judge.",
        entries=tuple(map(conflict, snapshot.framework.conflicts)),
        noun="contradiction",
        by_site=True,
    )


def _glossary(snapshot: Snapshot) -> Section:
    made = tuple(
        Entry(
            id=one.term,
            title=f"{one.term}: {one.expansion}" if one.expansion else one.term,
            paragraphs=(
                Paragraph(text=one.meaning, source=one.source),
                *((Paragraph(text=", ".join(one.aliases), label="Also"),) if one.aliases else ()),
            ),
        )
        for one in snapshot.glossary
    )
    return Section(
        id="glossary",
        title="Glossary",
        intro="Rest the pointer on any of these words, wherever it stands in Casebook, to read what it means.",
        entries=made,
        noun="term",
    )


def _references(snapshot: Snapshot) -> Section:
    made = tuple(
        Entry(
            id=one.id,
            paragraphs=(Paragraph(text=citations.reference(one)),),
            csl=one.csl,
            is_work=True,
        )
        for one in snapshot.references
    )
    return Section(
        id="references",
        title="References",
        intro="The works that the report cites. Ctrl+C copies one as text; its button, for reference managers.",
        entries=made,
        noun="work",
    )


def _to_sites(numbers: tuple[int, ...]) -> tuple[Way, ...]:
    return tuple(Way(words=f"Site {one}", address=f"site/{one}") for one in numbers)


def _to_tied(site: TiedSite) -> Way:
    sure = f" ({site.confidence.label.lower()} confidence)"
    return Way(words=f"Site {site.number}", address=f"site/{site.number}", aside=sure)


def _to_themes(snapshot: Snapshot, ids: tuple[str, ...]) -> tuple[Way, ...]:
    known = filter(None, map(snapshot.theme, ids))
    return tuple(
        # Only where the window has the page that shows a theme's quotations.
        Way(words=one.name, address=_theme(one.id) if pages.row(_QUOTES) else "")
        for one in known
    )


def _theme(theme_id: str) -> str:
    return navigation.address(_QUOTES, "theme", theme_id)


_SECTIONS: tuple[Callable[[Snapshot], Section], ...] = (
    _study,
    _scenarios,
    _issues,
    _indicators,
    _recommendations,
    _summaries,
    _aggregates,
    _conflicts,
    _glossary,
    _references,
)
