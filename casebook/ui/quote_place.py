"""Where a person is on the Quotes page, as an address: what is asked of the quotations, and how they are shown; no Qt.

`quotes/theme/funding/theme/trust/sector/vcs/words/grant`: pairs in any order, each left out where it is as usual;
`any` lets one of the themes do; `meeting` and `sectors` are the two grids. `quotes/q07` shows one quotation among all.
"""

from enum import StrEnum

import msgspec

from casebook.domain.quote_selection import QuoteChoice, QuoteOrder
from casebook.ui import navigation

PAGE = "quotes"
_ANY = "any"
_WORDS, _SORT = "words", "sort"
_FIELDS = {
    "theme": "themes",
    "without": "without",
    "sector": "sectors",
    "voice": "voices",
    "chapter": "chapters",
    "site": "sites",
    "length": "lengths",
    "kind": "kinds",
}


class View(StrEnum):
    """What of the quotations is shown."""

    CARDS = "cards"
    MEETING = "meeting"
    SECTORS = "sectors"


class QuotePlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the page; `quote_id` is the one quotation to show first, or empty."""

    choice: QuoteChoice = QuoteChoice()
    view: View = View.CARDS
    quote_id: str = ""

    @property
    def address(self) -> str:
        """Give the place as an address."""
        if self.quote_id:
            return navigation.address(PAGE, self.quote_id)
        parts = [] if self.view is View.CARDS else [self.view.value]
        for name, field in _FIELDS.items():
            for value in sorted(getattr(self.choice, field)):
                parts += [name, value]
        parts += [_ANY] if self.choice.any_theme else []
        words = self.choice.words.strip()
        parts += [_WORDS, words] if words else []
        parts += (
            [_SORT, self.choice.order.value] if self.choice.order is not QuoteOrder.PLACE else []
        )
        return navigation.address(PAGE, *parts)


def read(parts: tuple[str, ...]) -> QuotePlace | None:
    """Read an address's parts after the page's own; None of what is no place."""
    place = QuotePlace()
    rest = list(parts)
    while rest:
        part = rest.pop(0)
        if part in _FIELDS and rest:
            place = _chosen(place, _FIELDS[part], rest.pop(0))
        elif part == _WORDS and rest:
            place = _with(place, words=rest.pop(0))
        elif part == _SORT and rest and rest[0] in list(QuoteOrder):
            place = _with(place, order=QuoteOrder(rest.pop(0)))
        elif part == _ANY:
            place = _with(place, any_theme=True)
        elif part in list(View):
            place = msgspec.structs.replace(place, view=View(part))
        elif parts == (part,):
            return QuotePlace(quote_id=part)
        else:
            return None
    return place


def _chosen(place: QuotePlace, field: str, value: str) -> QuotePlace:
    return _with(place, **{field: getattr(place.choice, field) | {value}})


def _with(place: QuotePlace, **changes: object) -> QuotePlace:
    choice = msgspec.structs.replace(place.choice, **changes)
    return msgspec.structs.replace(place, choice=choice)
