"""Which quotations a choice keeps, how many each further choice would list, and which themes meet.

Rules, the same for the Quotes page, the command line and exports. Of the themes wanted, a quotation must have all, or
with `any_theme` any; none of those refused. A theme includes the themes below it. Within one of the other facets any
chosen value will do; between facets all must hold. Every word typed must begin a word of the gist, the speaker, the
attribution, a theme's name, or the words where a copy of the report is linked. Pure, over a snapshot.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from casebook.domain import selection
from casebook.domain.model import Named, Theme
from casebook.domain.quotations import Quote, QuoteSector, Voice
from casebook.domain.selection import Facet, FacetValue
from casebook.domain.snapshot import Snapshot

FITS = "fits"
NOT_TIED = ""


class QuoteOrder(Named):
    """How quotations are sorted."""

    PLACE = "place", "Place in the report"
    LENGTH = "length", "Length, shortest first"
    THEME = "theme", "Theme"


class QuoteChoice(msgspec.Struct, frozen=True, kw_only=True):
    """What a person asks of the quotations; empty means all.

    `themes` are wanted and `without` refused, both ids. `chapters` and `sites` hold numbers as digits, `sites` the
    empty string for quotations that are tied to none. `lengths` holds `fits` for those that fit a slide. `kinds`
    holds `set-apart` or `inline`.
    """

    themes: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    any_theme: bool = False
    sectors: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    chapters: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    lengths: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    words: str = ""
    order: QuoteOrder = QuoteOrder.PLACE


class ThemeCount(msgspec.Struct, frozen=True, kw_only=True):
    """A theme with the number of quotations that have it or a theme below it; `depth` counts from 0."""

    theme: Theme
    depth: int
    count: int
    wanted: bool = False
    refused: bool = False


class _Kind(msgspec.Struct, frozen=True):
    """A facet: the field of the choice, its heading, the value a quotation has in it, and all labels."""

    id: str
    label: str
    value_of: Callable[[Quote], str]
    labels: Callable[[Snapshot], dict[str, str]]


def _named(words: type[Named]) -> Callable[[Snapshot], dict[str, str]]:
    return lambda snapshot: {word.value: word.label for word in words}


def _chapter(quote: Quote) -> str:
    return str(quote.place.chapter or "")


def _chapters(snapshot: Snapshot) -> dict[str, str]:
    numbers = sorted({int(_chapter(quote)) for quote in snapshot.quotes if _chapter(quote)})
    return {str(number): f"Chapter {number}" for number in numbers}


def _tied_to(quote: Quote) -> str:
    return str(quote.site.number) if quote.site else NOT_TIED


def _sites(snapshot: Snapshot) -> dict[str, str]:
    numbers = sorted({quote.site.number for quote in snapshot.quotes if quote.site})
    return {**{str(number): f"Site {number}" for number in numbers}, NOT_TIED: "No site known"}


_FACETS = (
    _Kind("sectors", "Sector", lambda quote: quote.sector.value, _named(QuoteSector)),
    _Kind("voices", "Speaker", lambda quote: quote.voice.value, _named(Voice)),
    _Kind("chapters", "Chapter", _chapter, _chapters),
    _Kind("sites", "Site", _tied_to, _sites),
    _Kind(
        "lengths",
        "Length",
        lambda quote: FITS if quote.fits_a_slide else "long",
        lambda snapshot: {FITS: "Fits a slide", "long": "Longer"},
    ),
    _Kind(
        "kinds",
        "In the report",
        lambda quote: "inline" if quote.inline else "set-apart",
        lambda snapshot: {"set-apart": "Set apart", "inline": "Within a sentence"},
    ),
)


def quotes(snapshot: Snapshot, choice: QuoteChoice) -> tuple[Quote, ...]:
    """Give the quotations that a choice keeps, in its order."""
    with_words = _with_words(snapshot, choice.words)
    groups = _wanted_groups(snapshot, choice)
    refused = selection.with_children(snapshot, choice.without)
    kept = [
        quote
        for quote in with_words
        if _has_themes(quote, groups, any_theme=choice.any_theme)
        and refused.isdisjoint(quote.themes)
        and _fits_facets(quote, choice)
    ]
    return tuple(_in_order(snapshot, kept, choice.order))


def facets(snapshot: Snapshot, choice: QuoteChoice) -> tuple[Facet, ...]:
    """Give every facet with the number of quotations that choosing a value, alone in it, would list."""
    return tuple(_facet(snapshot, choice, kind) for kind in _FACETS)


def theme_counts(snapshot: Snapshot, choice: QuoteChoice) -> tuple[ThemeCount, ...]:
    """Give the theme tree in reading order with what each theme, once wanted too, would list.

    Where all wanted themes are asked for, the count is of quotations that have them and this one; for a theme that is
    wanted or refused it is of those with it among what the rest of the choice keeps.
    """
    made = []
    for theme, depth in tree(snapshot):
        wanted, refused = theme.id in choice.themes, theme.id in choice.without
        others = frozenset() if choice.any_theme else choice.themes - {theme.id}
        asked = msgspec.structs.replace(
            choice,
            themes=others | {theme.id},
            without=choice.without - {theme.id},
            any_theme=False,
        )
        count = len(quotes(snapshot, asked))
        made.append(
            ThemeCount(theme=theme, depth=depth, count=count, wanted=wanted, refused=refused)
        )
    return tuple(made)


def theme_facet(snapshot: Snapshot, choice: QuoteChoice) -> Facet:
    """Give the theme tree as a facet, its values in reading order."""
    values = (
        FacetValue(
            id=one.theme.id,
            label=one.theme.name,
            count=one.count,
            chosen=one.wanted,
            excluded=one.refused,
            depth=one.depth,
        )
        for one in theme_counts(snapshot, choice)
    )
    return Facet(id="themes", label="Themes", values=tuple(values))


def with_theme_turned(choice: QuoteChoice, theme_id: str) -> QuoteChoice:
    """Give what a further click on a theme asks: first to want it, then to refuse it, then neither."""
    themes, without = choice.themes - {theme_id}, choice.without - {theme_id}
    if theme_id in choice.themes:
        without |= {theme_id}
    elif theme_id not in choice.without:
        themes |= {theme_id}
    return msgspec.structs.replace(choice, themes=themes, without=without)


def where_meeting(choice: QuoteChoice, *themes: str) -> QuoteChoice:
    """Give the choice that lists what a cell of `meeting` counts: all of these themes, whatever they were."""
    return msgspec.structs.replace(
        choice, themes=frozenset(themes), without=frozenset(), any_theme=False
    )


def of_sector(choice: QuoteChoice, theme: str, sector: QuoteSector) -> QuoteChoice:
    """Give the choice that lists what a cell of `by_sector` counts."""
    return msgspec.structs.replace(where_meeting(choice, theme), sectors=frozenset({sector.value}))


def tree(snapshot: Snapshot) -> tuple[tuple[Theme, int], ...]:
    """Give the themes with their depth, each behind the one it lies under."""

    def below(parent: str, depth: int) -> Iterable[tuple[Theme, int]]:
        for theme in snapshot.themes:
            if theme.parent == parent:
                yield theme, depth
                yield from below(theme.id, depth + 1)

    return tuple(below("", 0))


def meeting(snapshot: Snapshot, found: Sequence[Quote], themes: Sequence[str]) -> list[list[int]]:
    """Count how many quotations have both of two themes: a square, in the order of the themes.

    The diagonal counts the quotations that have the theme at all. A theme includes those below it.
    """
    members = [_members(snapshot, found, theme) for theme in themes]
    return [[len(one & other) for other in members] for one in members]


def by_sector(snapshot: Snapshot, found: Sequence[Quote], themes: Sequence[str]) -> list[list[int]]:
    """Count quotations by theme (rows, as given) and sector (columns, as `QuoteSector` lists them)."""
    return [
        [
            sum(quote.sector is sector and quote.id in members for quote in found)
            for sector in QuoteSector
        ]
        for members in (_members(snapshot, found, theme) for theme in themes)
    ]


def _members(snapshot: Snapshot, found: Sequence[Quote], theme: str) -> set[str]:
    ids = selection.with_children(snapshot, frozenset({theme}))
    return {quote.id for quote in found if not ids.isdisjoint(quote.themes)}


def _wanted_groups(snapshot: Snapshot, choice: QuoteChoice) -> list[frozenset[str]]:
    return [
        frozenset(selection.with_children(snapshot, frozenset({theme}))) for theme in choice.themes
    ]


def _has_themes(quote: Quote, groups: Sequence[frozenset[str]], *, any_theme: bool) -> bool:
    met = (not group.isdisjoint(quote.themes) for group in groups)
    return not groups or (any(met) if any_theme else all(met))


def _fits_facets(quote: Quote, choice: QuoteChoice) -> bool:
    return all(
        not getattr(choice, kind.id) or kind.value_of(quote) in getattr(choice, kind.id)
        for kind in _FACETS
    )


def _facet(snapshot: Snapshot, choice: QuoteChoice, kind: _Kind) -> Facet:
    chosen: frozenset[str] = getattr(choice, kind.id)
    but_for = msgspec.structs.replace(choice, **{kind.id: frozenset()})
    found = [kind.value_of(quote) for quote in quotes(snapshot, but_for)]
    values = (
        FacetValue(id=value, label=label, count=found.count(value), chosen=value in chosen)
        for value, label in kind.labels(snapshot).items()
    )
    return Facet(id=kind.id, label=kind.label, values=tuple(values))


def _with_words(snapshot: Snapshot, typed: str) -> Iterable[Quote]:
    wanted = selection.folded_words(typed)
    if not wanted:
        return snapshot.quotes
    return [quote for quote in snapshot.quotes if _says(snapshot, quote, wanted)]


def _says(snapshot: Snapshot, quote: Quote, wanted: Sequence[str]) -> bool:
    linked = snapshot.words_of(quote)
    names = [theme.name for theme in snapshot.themes if theme.id in quote.themes]
    texts = (quote.gist, quote.speaker, quote.attribution, *names, linked.words if linked else "")
    found = selection.folded_words(" ".join(texts))
    return all(any(word.startswith(begin) for word in found) for begin in wanted)


def _in_order(snapshot: Snapshot, kept: list[Quote], order: QuoteOrder) -> list[Quote]:
    if order is QuoteOrder.LENGTH:
        return sorted(kept, key=lambda quote: quote.count)
    if order is QuoteOrder.THEME:
        places = {theme.id: place for place, (theme, _) in enumerate(tree(snapshot))}
        return sorted(kept, key=lambda quote: min((places[one] for one in quote.themes), default=0))
    return kept
