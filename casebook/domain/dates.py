"""Fuzzy dates: what is known of when something happened, and the arithmetic on it.

The one door to dates for every room above: the value `FuzzyDate`, `parse` and `read` to make one,
labels for people, order, and sums in months. The written form is in `dates_edtf`, words are in
`dates_words`, advice on slips is in `dates_advice`. "Some time within" (`1999`, `[1995..2001]`) and
"lasted" (`1997/1999`) are different things and never mixed: `lasted` tells. Knows no files, no Qt.
"""

from datetime import date
from functools import lru_cache

import msgspec

from casebook.domain import dates_edtf, dates_words
from casebook.domain.dates_edtf import Form, Precision
from casebook.errors import DateError

__all__ = [
    "FuzzyDate",
    "MonthRange",
    "Precision",
    "bounds_label",
    "certainly_within",
    "label",
    "may_overlap",
    "months_between",
    "parse",
    "read",
    "shortened",
]

# A casebook holds a few hundred different dates; a box that somebody types into adds some more.
_REMEMBERED = 4096


class FuzzyDate(msgspec.Struct, frozen=True, kw_only=True):
    """When something happened, as far as is known. Only `parse` and `read` make one.

    `edtf` is the canonical text: two dates are equal when it is. `earliest` and `latest` are the
    first and the last day it can mean, None where that end is open. `lasted` says that it went on
    from one to the other; else it happened some time between them. `approximate` (`~`) has already
    widened the days; `uncertain` (`?`) doubts the source and widens nothing. `precision` is its
    unit.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    lasted: bool
    approximate: bool
    uncertain: bool
    precision: Precision

    @property
    def open(self) -> bool:
        """Say whether an end is open: its first or its last day is not known."""
        return self.earliest is None or self.latest is None

    @property
    def latest_start(self) -> date | None:
        """Give the last day on which it can have begun; `latest` for what did not last."""
        span = _form(self.edtf).spans[0]
        if not self.lasted or span.start is None:
            return self.latest
        return span.start.last if span.end is None else min(span.start.last, span.end.last)

    @property
    def earliest_end(self) -> date | None:
        """Give the first day on which it can have ended; `earliest` for what did not last."""
        span = _form(self.edtf).spans[0]
        if not self.lasted or span.end is None:
            return self.earliest
        return span.end.first if span.start is None else max(span.start.first, span.end.first)

    @property
    def label(self) -> str:
        """Give it in words: "autumn 1998", "by summer 2000", "1997 to 1999", "about June 1999"."""
        return dates_words.label(_form(self.edtf))

    @property
    def sort_key(self) -> tuple[date, date]:
        """Give its place: by first day, then last day; an open first day sorts by its last."""
        latest = self.latest or date.max
        return self.earliest or latest, latest


def parse(text: str) -> FuzzyDate:
    """Read a date in EDTF.

    Raises:
        DateError: it is not one; the advice shows the nearest right form.
    """
    value = _value(text.strip())
    if value is None:
        raise _refusal(text, words_allowed=False)
    return value


def read(text: str) -> FuzzyDate:
    """Read a date in EDTF or in words ("late 1999", "by summer 2000", "from 1997 to 1999").

    Raises:
        DateError: it is neither; the advice shows the nearest right form.
    """
    value = _value(text.strip()) or _value_of_words(text)
    if value is None:
        raise _refusal(text, words_allowed=True)
    return value


@lru_cache(_REMEMBERED)
def _value(text: str) -> FuzzyDate | None:
    """Make the value of a date in EDTF, or None of what is none."""
    form = dates_edtf.form(text)
    if form is None:
        return None
    starts = [span.start.first for span in form.spans if span.start]
    ends = [span.end.last for span in form.spans if span.end]
    points = form.points
    return FuzzyDate(
        edtf=form.text,
        earliest=min(starts) if len(starts) == len(form.spans) else None,
        latest=max(ends) if len(ends) == len(form.spans) else None,
        lasted=form.lasted,
        approximate=any(point.approximate for point in points),
        uncertain=any(point.uncertain for point in points),
        precision=form.precision,
    )


@lru_cache(_REMEMBERED)
def _value_of_words(text: str) -> FuzzyDate | None:
    edtf = dates_words.edtf(text)
    return _value(edtf) if edtf else None


@lru_cache(_REMEMBERED)
def _form(edtf: str) -> Form:
    """Take a date apart again; a text that neither `parse` nor `read` has given is refused."""
    form = dates_edtf.form(edtf)
    if form is None:
        raise _refusal(edtf, words_allowed=False)
    return form


def label(when: FuzzyDate, wording: str = "") -> str:
    """Give the date in words for people, in those of its source where they say the same.

    They do when they read as the same days, or as "by …" the same last day (the earlier end was
    reasoned), or as "… or later" the same first day; and when they neither add nor hide a doubt.
    So `[1999-09..2000-08]`, worded "by summer 2000", is "by summer 2000".
    """
    said = _value_of_words(wording)
    return said.label if said and _agrees(said, when) else when.label


def shortened(words: str) -> str:
    """Shorten a label for a narrow place: "between May 1999 and June 2000" is "May 1999–Jun 2000".

    The dash is for some time between the two; what lasted keeps its "to".
    """
    return dates_words.shortened(words)


def _agrees(said: FuzzyDate, when: FuzzyDate) -> bool:
    if said.lasted != when.lasted or said.uncertain != when.uncertain:
        return False
    if said.lasted or not said.open:
        return (said.earliest, said.latest) == (when.earliest, when.latest)
    if said.earliest is None:
        return said.latest == when.latest
    return said.earliest == when.earliest


def _refusal(text: str, *, words_allowed: bool) -> DateError:
    from casebook.domain import dates_advice  # noqa: PLC0415 - 6 ms that only a slip need cost

    return dates_advice.on(text, words_allowed=words_allowed)


def bounds_label(when: FuzzyDate) -> str:
    """Spell out the days it can mean: "some time from 1 September to 31 December 1999"."""
    if when.lasted:
        return _lasted_label(when)
    if when.earliest is None:
        return f"no later than {_day_label(when.latest)}; earliest not known"
    if when.latest is None:
        return f"no earlier than {_day_label(when.earliest)}; latest not known"
    return _some_time(when.earliest, when.latest)


def _lasted_label(when: FuzzyDate) -> str:
    start, end = when.earliest, when.latest
    latest_start, earliest_end = when.latest_start, when.earliest_end
    if start is None or latest_start is None:
        begun = "beginning not known"
    else:
        begun = f"began {_some_time(start, latest_start)}"
    known_end = None if end is None or earliest_end is None else _some_time(earliest_end, end)
    return f"lasted: {begun}; {f'ended {known_end}' if known_end else 'still going'}"


def _some_time(first: date, last: date) -> str:
    if first == last:
        return f"on {_day_label(first)}"
    return f"some time from {_shortened(first, last)} to {_day_label(last)}"


def _shortened(first: date, last: date) -> str:
    """Write a day without the month and year that it shares with the one that follows."""
    day, month, _ = _day_label(first).split()
    if first.year != last.year:
        return _day_label(first)
    return f"{day} {month}" if first.month != last.month else day


def _day_label(day: date | None) -> str:
    return "" if day is None else dates_words.day_label(day.year, day.month, day.day)


def may_overlap(a: FuzzyDate, b: FuzzyDate) -> bool:
    """Say whether the two can share a day; an open end reaches as far as the calendar."""
    return _first(a) <= _last(b) and _first(b) <= _last(a)


def certainly_within(a: FuzzyDate, b: FuzzyDate) -> bool:
    """Say whether every day that `a` can mean lies between the first and the last day of `b`."""
    return _first(b) <= _first(a) and _last(a) <= _last(b)


def _first(when: FuzzyDate) -> date:
    return when.earliest or date.min


def _last(when: FuzzyDate) -> date:
    return when.latest or date.max


class MonthRange(msgspec.Struct, frozen=True):
    """How many calendar months it can be from one date to another.

    Negative months are earlier; None is an end that is not known.
    """

    least: int | None
    most: int | None

    @property
    def label(self) -> str:
        """Give it in words: "exactly 12 months", "8 to 15 months", "at least 8 months"."""
        least, most = self.least, self.most
        if least is None:
            return "not known" if most is None else _bounded(most, "at most", "at least")
        if most is None:
            return _bounded(least, "at least", "at most")
        if least == most:
            return f"exactly {_months(least)}" if least else "within the same month"
        if least < 0 < most:
            return f"{_months(least)} to {_months(most)} later"
        return f"{least} to {_months(most)}" if most > 0 else f"{-most} to {_months(least)}"


def _bounded(months: int, later: str, earlier: str) -> str:
    return f"{earlier if months < 0 else later} {_months(months)}"


def _months(count: int) -> str:
    unit = "month" if abs(count) == 1 else "months"
    return f"{abs(count)} {unit}{' earlier' if count < 0 else ''}"


def months_between(a: FuzzyDate, b: FuzzyDate) -> MonthRange:
    """Count the calendar months from `a` to `b`, as a range that honours the doubt in both.

    From one day to another the count is the difference of their calendar months, whatever the days
    in them: from any day of November 1999 to any day of November 2000 it is 12. The range holds the
    counts from any day that `a` can mean to any day that `b` can mean. What lasted is measured from
    its start. So `months_between(b, a)` is the same range, negated.
    """
    return MonthRange(
        least=_months_from(a.latest_start, b.earliest),
        most=_months_from(a.earliest, b.latest_start),
    )


def _months_from(start: date | None, end: date | None) -> int | None:
    if start is None or end is None:
        return None
    return (end.year - start.year) * 12 + end.month - start.month
