"""What documents are, beside their words: kind, site, theme, sector, country, status, years and dates, as sets of bits.

Made from the documents of the snapshot that is shown, never from an index: a document whose words the index does not
know yet is not among them. Asked by `asking`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

import msgspec
from rapidfuzz import fuzz, process

from casebook.domain import selection
from casebook.domain.dates import FuzzyDate
from casebook.domain.snapshot import Snapshot
from casebook.search import facets
from casebook.search.documents import FRAMEWORK, NATIONAL, Document
from casebook.search.facets import FACETS, LISTS, key
from casebook.search.postings import bits_of

_Value = TypeVar("_Value")

_ALIKE_AT_LEAST = 70
# A date that may fall in more years than that is of no period.
_YEARS_AT_MOST = 6
_OTHER_NAMES = {
    "kind": {
        "quotation": "quote", "person": "actor", "people": "actor", "body": "actor", "stories": "story",
        "summaries": "summary", "glossary": "term", "cut": "cuts",
    },
    "sector": {"voluntary": "vcs", "council": "local-authority", "government": "central-government"},
    "site": {"context": NATIONAL},
}  # fmt: skip


class Within(msgspec.Struct, frozen=True):
    """The documents that may fall in a time, and those of them that certainly do."""

    possible: int
    certain: int


class Columns:
    """The columns of the documents of one index, by their numbers there; None where it has none that is right."""

    def __init__(self, snapshot: Snapshot, documents: Sequence[Document | None]) -> None:
        self._size = len(documents)
        self._themes = {theme.id: theme.name for theme in snapshot.themes}
        self._sites = {site.id: str(site.number) for site in snapshot.sites}
        present = [(number, one) for number, one in enumerate(documents) if one is not None]
        self.all = bits_of((number for number, _ in present), self._size)
        by_value: dict[str, defaultdict[str, list[int]]] = {
            facet: defaultdict(list) for facet in (*FACETS, "sort")
        }
        by_date: defaultdict[FuzzyDate, list[int]] = defaultdict(list)
        for number, document in present:
            for facet, value in _values(document):
                by_value[facet][value].append(number)
            for when in document.dates:
                by_date[when].append(number)
        self._bits = {facet: _gathered(values, self._size) for facet, values in by_value.items()}
        self._by_date = _gathered(by_date, self._size)

    def of(self, facet: str, value: str) -> int:
        """Give the documents that have a value, which `meant` has given."""
        if facet == "kind" and value == "framework":
            return self._any(self._bits["kind"].get(kind.value, 0) for kind in FRAMEWORK)
        bits = self._bits[facet].get(value, 0)
        return bits | self._bits["sort"].get(value, 0) if facet == "kind" else bits

    def counted(self, facet: str, among: int) -> dict[str, int]:
        """Count a facet's values among documents, those that have none left out; the most frequent first."""
        counts = {value: (bits & among).bit_count() for value, bits in self._bits[facet].items()}
        kept = [(value, count) for value, count in counts.items() if count]
        return dict(sorted(kept, key=lambda one: (-one[1], one[0])))

    def within(self, period: FuzzyDate) -> Within:
        """Give the documents that fall in a time, or may."""
        first, last = period.earliest or date.min, period.latest or date.max
        possible = certain = 0
        for when, bits in self._by_date.items():
            if selection.might_fall(when, first, last):
                possible |= bits
                if selection.certainly_falls(when, first, last):
                    certain |= bits
        return Within(possible, certain)

    def meant(self, facet: str, typed: str) -> str | None:
        """Give the value that was meant by its id, its name or a number of a site; None if there is none."""
        name = key(typed)
        known = self._names(facet)
        bare = name.removeprefix("site-").lstrip("0") if facet == "site" else name
        return known.get(name) or known.get(bare) or known.get(name.removesuffix("s"))

    def nearest(self, facet: str, typed: str) -> str | None:
        """Give the value whose name is most like what was typed, if any is."""
        known = self._names(facet)
        found = process.extractOne(
            key(typed), list(known), scorer=fuzz.ratio, score_cutoff=_ALIKE_AT_LEAST
        )
        return known[found[0]] if found and facet != "site" else None

    def label(self, facet: str, value: str) -> str:
        """Give a value in words for people."""
        return facets.label(facet, value, self._themes)

    def _names(self, facet: str) -> dict[str, str]:
        names = {key(value): value for value in self._bits[facet]}
        for words in reversed(LISTS.get(facet, ())):
            names |= {key(name): one.value for one in words for name in (one.label, one.value)}
        if facet == "theme":
            names |= {key(name): value for value, name in self._themes.items()}
        if facet == "site":
            names |= (
                {number: number for number in self._sites.values()}
                | self._sites
                | {NATIONAL: NATIONAL}
            )
        if facet == "kind":
            names["framework"] = "framework"
        return names | _OTHER_NAMES.get(facet, {})

    def _any(self, sets: Iterable[int]) -> int:
        together = 0
        for bits in sets:
            together |= bits
        return together


def _gathered(by_value: Mapping[_Value, Iterable[int]], size: int) -> dict[_Value, int]:
    return {value: bits_of(numbers, size) for value, numbers in by_value.items()}


def _values(document: Document) -> Iterable[tuple[str, str]]:
    yield "kind", document.kind.value
    for facet, value in (
        ("site", document.place),
        ("country", document.country),
        ("status", document.status),
    ):
        if value:
            yield facet, value
    for facet, values in (
        ("sort", document.sorts),
        ("theme", document.themes),
        ("sector", document.sectors),
    ):
        for value in values:
            yield facet, value
    for year in sorted({year for when in document.dates for year in _years(when)}):
        yield "period", str(year)


def _years(when: FuzzyDate) -> range:
    """Give the years in which a date may fall; none where it tells hardly anything."""
    if when.earliest is None or when.latest is None:
        return range(0)
    years = range(when.earliest.year, when.latest.year + 1)
    return years if len(years) <= _YEARS_AT_MOST else range(0)
