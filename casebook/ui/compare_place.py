"""Where a person is on the Compare page, as an address: which sites, which clock, what of them; without Qt.

`compare/8-11/launch/timelines/differences/at/1999-11`: the sites in their order, then, all in any order and each left
out where it is as usual, a clock, a view, only differences, a sector (`by/vcs`), and a moment: a date (`at/1999-11`),
or months from the step (`months-from/8..15`, `months-from/-3`).
"""

import re
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from casebook.compare import clock, themes
from casebook.compare.comparison import Comparison
from casebook.domain import dates
from casebook.domain.dates import FuzzyDate, MonthRange
from casebook.domain.model import EventKind, Sector
from casebook.errors import DateError
from casebook.ui import navigation

_MONTHS = re.compile(r"-?[0-9]{1,4}|(-?[0-9]{1,4})?\.\.(-?[0-9]{1,4})?")

PAGE = "compare"
MOST = 12
_DIFFERENCES = "differences"
_AT = "at"
_BY = "by"
_FROM = "months-from"
_NOBODY = "nobody"


class View(StrEnum):
    """What of a comparison is shown."""

    FACTS = "facts"
    TIMELINES = "timelines"
    MONTHS = "months"
    THEMES = "themes"


VIEW_NAMES = {
    View.FACTS: ("Facts", "Facts, people, events and outcomes in rows"),
    View.TIMELINES: ("Timelines", "Timelines beneath one another on one clock"),
    View.MONTHS: ("Months taken", "How long it took from the first approach to each step"),
    View.THEMES: ("Themes", "How much of each site's record is about each theme"),
}


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the page. `sector` narrows the themes, None to all.

    `moment` is a date, or on an aligned clock months from the step; None where none is chosen.
    """

    numbers: tuple[int, ...] = ()
    align: EventKind | None = None
    view: View = View.FACTS
    only_differences: bool = False
    sector: str | None = None
    moment: FuzzyDate | MonthRange | None = None

    @property
    def address(self) -> str:
        """Give the place as an address."""
        parts = [PAGE, "-".join(map(str, self.numbers))]
        parts += [self.align.value] if self.align else []
        parts += [self.view.value] if self.view is not View.FACTS else []
        parts += [_DIFFERENCES] if self.only_differences else []
        parts += [_BY, self.sector or _NOBODY] if self.sector is not None else []
        parts += _moment_parts(self.moment)
        return navigation.address(*parts)

    def with_site(self, number: int) -> "Place":
        """Give the place with a site more, at the end; beyond the most the last is replaced."""
        kept = tuple(one for one in self.numbers if one != number)[: MOST - 1]
        return msgspec.structs.replace(self, numbers=(*kept, number))

    def without(self, number: int) -> "Place":
        """Give the place without a site."""
        kept = tuple(one for one in self.numbers if one != number)
        return msgspec.structs.replace(self, numbers=kept)

    def moved(self, number: int, by: int) -> "Place":
        """Give the place with a site so many places further on; at an end it stays."""
        numbers = list(self.numbers)
        at = numbers.index(number)
        to = min(max(at + by, 0), len(numbers) - 1)
        numbers.insert(to, numbers.pop(at))
        return msgspec.structs.replace(self, numbers=tuple(numbers))


def read(parts: tuple[str, ...]) -> Place | None:
    """Read an address's parts after the page's own; None of what is no place."""
    place = Place(numbers=_numbers(parts[0]) if parts else ())
    rest = list(parts[1:])
    while rest:
        changed = _changed(place, rest)
        if changed is None:
            return None
        place = changed
    return place


def _changed(place: Place, rest: list[str]) -> Place | None:
    """Take what the first of the parts says, and the one after it where it needs one; None of what says nothing."""
    part = rest.pop(0)
    changes: dict[str, object] | None = None
    if part in {_AT, _BY, _FROM} and rest:
        changes = _with_value(part, rest.pop(0))
    elif part == _DIFFERENCES:
        changes = {"only_differences": True}
    elif part in list(View):
        changes = {"view": View(part)}
    elif part in list(EventKind):
        changes = {"align": EventKind(part)}
    elif part == clock.CALENDAR:
        changes = {"align": None}
    return None if changes is None else msgspec.structs.replace(place, **changes)


def _with_value(part: str, value: str) -> dict[str, object] | None:
    if part == _BY:
        is_known = value in [*Sector, _NOBODY]
        return {"sector": themes.NO_SECTOR if value == _NOBODY else value} if is_known else None
    if part == _FROM:
        months = _months(value)
        return {"moment": months} if months else None
    try:
        return {"moment": dates.parse(value)}
    except DateError:
        return None


def _moment_parts(moment: FuzzyDate | MonthRange | None) -> list[str]:
    match moment:
        case None:
            return []
        case FuzzyDate():
            return [_AT, moment.edtf]
        case MonthRange():
            least, most = ("" if end is None else str(end) for end in (moment.least, moment.most))
            return [_FROM, least if least and least == most else f"{least}..{most}"]


def _months(text: str) -> MonthRange | None:
    """Read months from a step: 8, -3, 8..15, 8.. for eight or more."""
    if not _MONTHS.fullmatch(text):
        return None
    least, dots, most = text.partition("..")
    ends = (least, most if dots else least)
    return MonthRange(*(int(end) if end else None for end in ends))


def _numbers(part: str) -> tuple[int, ...]:
    numbers = (int(one) for one in part.split("-") if one.isascii() and one.isdigit())
    return tuple(dict.fromkeys(numbers))[:MOST]


def shown_rows(found: Comparison, *, only_differences: bool) -> Iterable[int]:
    """Give the places of the rows to show."""
    return (at for at, row in enumerate(found.rows) if not (only_differences and row.same))
