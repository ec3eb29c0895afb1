"""Hits as the search page shows them: grouped by kind, each with where it is from, its date words and where it leads.

Where things are is looked up once a snapshot, so that a keystroke only picks.
"""

from collections.abc import Iterable, Iterator

import msgspec

from casebook.domain import dates, sentences
from casebook.domain.model import History, Site
from casebook.domain.selection import Facet, FacetValue
from casebook.domain.snapshot import Snapshot
from casebook.search import facets
from casebook.search.answer import Chosen, Hit, SearchAnswer
from casebook.search.documents import NATIONAL, Kind
from casebook.ui import navigation, pages
from casebook.ui.marking import Found

_GROUPS = {
    Kind.SITE: "Sites",
    Kind.EVENT: "Events",
    Kind.OUTCOME: "Outcomes",
    Kind.STORY: "From the stories",
    Kind.LESSON: "Lessons",
    Kind.QUESTION: "Questions for a group",
    Kind.ACTOR: "People and bodies",
    Kind.QUOTE: "Quotations",
    Kind.STUDY: "About the study",
    Kind.SCENARIO: "Scenarios",
    Kind.INDICATOR: "Indicators",
    Kind.ISSUE: "Key issues",
    Kind.RECOMMENDATION: "Recommendations",
    Kind.SUMMARY: "Chapter summaries",
    Kind.AGGREGATE: "Statements about several sites",
    Kind.CONFLICT: "Where the report disagrees",
    Kind.TERM: "Terms",
    Kind.REFERENCE: "References",
    Kind.NOTE: "Your notes",
}
_ABOUT = {
    Kind.STUDY: "study",
    Kind.SCENARIO: "scenarios",
    Kind.INDICATOR: "indicators",
    Kind.ISSUE: "issues",
    Kind.RECOMMENDATION: "recommendations",
    Kind.SUMMARY: "summaries",
    Kind.AGGREGATE: "aggregates",
    Kind.CONFLICT: "conflicts",
    Kind.TERM: "glossary",
    Kind.REFERENCE: "references",
}
_FACET_NAMES = {
    "kind": "Kind",
    "site": "Site",
    "theme": "Theme",
    "sector": "Sector",
    "country": "Country",
    "status": "Status",
    "period": "Year",
}
_VALUES_AT_MOST = 16


class GroupRow(msgspec.Struct, frozen=True, kw_only=True):
    """The heading of the hits of one kind; `count` is how many there are, shown or not yet."""

    title: str
    count: int

    @property
    def words(self) -> str:
        """Give the heading as read."""
        return f"{self.title} · {self.count:,}"


class HitRow(msgspec.Struct, frozen=True, kw_only=True):
    """A hit; `address` is where it leads, nothing where no page shows it."""

    hit: Hit
    place: str
    when: str
    address: str

    @property
    def about(self) -> str:
        """Give its date words and where it is from, in one line."""
        perhaps = "" if self.hit.certain else "may fall in that time"
        return " · ".join(part for part in (self.when, self.place, perhaps) if part)

    @property
    def sentence(self) -> str:
        """Give all of the row as it is spoken."""
        snippet = "".join(piece.text for piece in self.hit.pieces)
        said = f"{self.hit.kind.label}: {self.hit.title}", self.about, snippet
        return ". ".join(part for part in said if part)


Row = GroupRow | HitRow


class Places:
    """Where the things of one snapshot are."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._themes = {theme.id: theme.name for theme in snapshot.themes}
        self._histories = {history.id: history for history in snapshot.histories}
        self._quotes = {quote.id: quote for quote in snapshot.quotes}
        told = snapshot.framework
        self._sources = {
            (kind, one.id): one.source
            for kind, ones in (
                (Kind.STUDY, told.study),
                (Kind.SCENARIO, told.scenarios),
                (Kind.INDICATOR, told.indicators),
                (Kind.ISSUE, told.issues),
                (Kind.RECOMMENDATION, told.recommendations),
                (Kind.SUMMARY, told.summaries),
                (Kind.AGGREGATE, told.aggregates),
            )
            for one in ones
        } | {
            (Kind.CONFLICT, one.id): "; ".join(dict.fromkeys(side.source for side in one.sides))
            for one in told.conflicts
        }

    def rows(self, answer: SearchAnswer) -> tuple[Row, ...]:
        """Give the hits by kind, the kind of the best hit first, each under its heading."""
        by_kind: dict[Kind, list[HitRow]] = {}
        for hit in answer.hits:
            by_kind.setdefault(hit.kind, []).append(self._row(hit))
        rows: list[Row] = []
        for kind, hits in by_kind.items():
            count = max(answer.by_kind.get(kind.value, 0), len(hits))
            rows += [GroupRow(title=_GROUPS[kind], count=count), *hits]
        return tuple(rows)

    def facets(self, answer: SearchAnswer) -> tuple[Facet, ...]:
        """Give the facets with their counts, those that the line names as chosen or left out."""
        made = (
            Facet(id=facet, label=_FACET_NAMES[facet], values=tuple(self._values(facet, answer)))
            for facet in facets.FACETS
        )
        return tuple(one for one in made if one.values)

    def _row(self, hit: Hit) -> HitRow:
        history = self._histories.get(hit.id.partition("/")[0])
        if hit.kind is Kind.QUOTE:
            quote = self._quotes.get(hit.id)
            return _row(hit, place=quote.source if quote else "", path=("quotes", hit.id))
        if history is None:
            source = self._sources.get((hit.kind, hit.id), "")
            section = _ABOUT.get(hit.kind, "")
            return _row(hit, place=source, path=("about", section, hit.id) if section else ())
        number = str(history.number) if isinstance(history, Site) else NATIONAL
        path = ("site", number)
        when = ""
        if hit.kind is Kind.EVENT:
            event = history.event(hit.id.partition("/")[2])
            when = dates.label(event.when, event.wording) if event else ""
            path = (*path, *(("event", event.id) if event else ()))
        return _row(hit, place=_from(history, hit), path=path, when=sentences.capital(when))

    def _values(self, facet: str, answer: SearchAnswer) -> Iterator[FacetValue]:
        chosen = {one.value: one for one in answer.chosen if one.facet == facet}
        counts = answer.facets.get(facet, {})
        shown = dict.fromkeys((*list(counts)[:_VALUES_AT_MOST], *chosen))
        for value in sorted(shown, key=lambda one: self._order(facet, one)):
            one = chosen.get(value)
            yield FacetValue(
                id=value,
                label=sentences.capital(facets.label(facet, value, self._themes)),
                count=counts.get(value, 0),
                chosen=one is not None and not one.excluded,
                excluded=one is not None and one.excluded,
            )

    def _order(self, facet: str, value: str) -> tuple[int, str]:
        """Give a value's place in its facet, the same whatever the counts: nothing moves under the pointer."""
        match facet:
            case "site" | "period":
                return (int(value) if value.isdigit() else 0, value)
            case "theme":
                return (list(self._themes).index(value) if value in self._themes else 0, value)
            case _:
                return (0, facets.label(facet, value, self._themes))


def names(chosen: Iterable[Chosen], facet: str, value: str) -> tuple[str, ...]:
    """Give a value and all names under which a line names it."""
    typed = [one.typed for one in chosen if (one.facet, one.value) == (facet, value)]
    return tuple(dict.fromkeys((value, *typed)))


def found(hit: Hit) -> Found:
    """Give what is to be marked where a hit is opened."""
    pieces = (*hit.title_pieces, *hit.pieces)
    words = dict.fromkeys(piece.text for piece in pieces if piece.marked)
    return Found(words=tuple(words), text="".join(piece.text for piece in hit.pieces))


def _row(hit: Hit, *, place: str, path: tuple[str, ...], when: str = "") -> HitRow:
    leads = bool(path) and pages.row(path[0]) is not None
    return HitRow(
        hit=hit, place=place, when=when, address=navigation.address(*path) if leads else ""
    )


def _from(history: History, hit: Hit) -> str:
    if not isinstance(history, Site):
        return "National story"
    number = f"Site {history.number}"
    is_told = hit.title.startswith(history.title)
    return number if is_told else f"{number} · {history.title}"
