"""Dates in British English, both ways: a label for every date, and words for dates into EDTF.

What `label` writes, `edtf` reads back as the same date: a law under test. Knows only the written
form (`dates_edtf`); the value and all that one does with it are in `dates`, which calls this.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from casebook.domain import dates_edtf
from casebook.domain.dates_edtf import Form, Point, Precision, Span

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = ("spring", "summer", "autumn", "winter")
_ORDINALS = ("first", "second", "third", "fourth")
_THIRDS = ("early ", "mid-", "late ")

_a_month = re.compile(rf"\b({'|'.join(MONTHS)})\b")
_between = re.compile(r"\bbetween (.+?) and (.+)$")


def shortened(words: str) -> str:
    """Shorten a label: months to three letters, "between A and B" to "A–B"."""
    months = _a_month.sub(lambda found: found[0][:3], words)
    return _between.sub(r"\1–\2", months)


def day_label(year: int, month: int, day: int) -> str:
    """Write a day: "3 May 1999"."""
    return f"{day} {MONTHS[month - 1]} {year:04}"


def label(form: Form) -> str:
    """Write a date in words for people."""
    if not form.lasted:
        return _label_of_choice(form.spans)
    start, end = form.spans[0].start, form.spans[0].end
    if start is None:
        return f"until {_amid(end)}"
    if end is None:
        return f"since {_amid(start)}"
    if start == end:
        return f"begun and ended {'on' if end.precision is Precision.DAY else 'in'} {_amid(end)}"
    return f"{_alone(start)} to {_amid(end)}"


def _label_of_choice(spans: tuple[Span, ...]) -> str:
    if len(spans) == 1 and spans[0].start is None:
        return f"by {_amid(spans[0].end)}"
    *others, last = [_label_of_span(span) for span in spans]
    return f"{', '.join(others)} or {last}" if others else last


def _label_of_span(span: Span) -> str:
    if span.is_one_point:
        return _alone(span.start)
    if span.start is None:
        return f"{_alone(span.end)} or earlier"
    if span.end is None:
        return f"{_alone(span.start)} or later"
    return f"between {_amid(span.start)} and {_amid(span.end)}"


def _alone(point: Point | None) -> str:
    """Write a point that opens a label: "first quarter of 2000"."""
    return _amid(point).removeprefix("the ") if _has_article(point) else _amid(point)


def _amid(point: Point | None) -> str:
    """Write a point behind another word: "[by] the first quarter of 2000"."""
    if point is None:
        return ""
    article = "the " if _has_article(point) else ""
    about = "about " if point.approximate else ""
    doubt = " (uncertain)" if point.uncertain else ""
    return f"{about}{article}{_bare(point)}{doubt}"


def _has_article(point: Point | None) -> bool:
    return point is not None and point.precision in {Precision.QUARTER, Precision.HALF}


def _bare(point: Point) -> str:  # noqa: PLR0911 - one line a unit
    """Write a point without its mark."""
    year = f"{point.year:04}"
    match point.precision:
        case Precision.DAY:
            return day_label(point.year, point.code, point.day)
        case Precision.MONTH:
            return f"{MONTHS[point.code - 1]} {year}"
        case Precision.SEASON:
            season = f"{SEASONS[point.code - 21]} {year}"
            return f"{season}–{point.year + 1:04}" if point.code == 24 else season
        case Precision.QUARTER:
            return f"{_ORDINALS[point.code - 33]} quarter of {year}"
        case Precision.THIRD:
            return f"{_THIRDS[point.code - 37]}{year}"
        case Precision.HALF:
            return f"{_ORDINALS[point.code - 40]} half of {year}"
        case Precision.DECADE:
            return f"the {year}s"
        case _:
            return year


# A page is no date; twenty dates with "or" between them still are one.
_LONGEST = 2000


def edtf(text: str) -> str | None:
    """Give the canonical EDTF of a date in words, or None for words that we cannot read."""
    form = dates_edtf.form(written(text) or "")
    return form.text if form else None


def written(text: str) -> str | None:
    """Give what words say in EDTF, though it may not exist ("31 June 1999"); or None."""
    return _first_written(normal(text), _PHRASES) if len(text) <= _LONGEST else None


def normal(text: str) -> str:
    """Even out what does not matter: case, spaces, kinds of dash, quotation marks, a full stop."""
    words = unicodedata.normalize("NFKC", text).casefold()
    words = re.sub("[\u2010-\u2015\u2212]", "-", words)
    words = re.sub("[\"'\u2018-\u201f]", "", words).replace("mid-", "mid ")
    return re.sub(r"[,;:]$|(?<![.])[.]$", "", " ".join(words.split()))


# Patterns, and what to write for the groups of the first that fits. They are left to `re` to
# compile and remember at their first use: compiled here they would cost every start of the program
# 8 ms.
_Table = tuple[tuple[str, Callable[..., str | None]], ...]


def _first_written(words: str, table: _Table) -> str | None:
    """Write by the first pattern that fits and whose writer makes something of it."""
    for pattern, write in table:
        found = re.fullmatch(pattern, words)
        if found and (written := write(*found.groups())):
            return written
    return None


_YEAR = "([0-9]{4})"
_OF = "(?:,| of| in)? "
_DAY = "([0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = (
    "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[.]?"
)
_NTH = "(first|1st|second|2nd|third|3rd|fourth|4th|last)"


def _month_code(name: str) -> str:
    place = next(i for i, month in enumerate(MONTHS) if month.lower().startswith(name[:3]))
    return f"{place + 1:02}"


def _season_code(name: str) -> str:
    return str(21 + SEASONS.index("autumn" if name == "fall" else name))


def _nth(word: str, *, of: int) -> int:
    """Count from 0: "first", "2nd", "last"."""
    return of - 1 if word == "last" else ("1st", "2nd", "3rd", "4th", *_ORDINALS).index(word) % 4


def _day(day: str, month: str, year: str) -> str:
    return f"{year}-{_month_code(month)}-{int(day):02}"


def _winter(year: str, next_year: str | None) -> str | None:
    """Write a winter by the year it began in: "winter 1999", "winter 1999-2000" or "1999/00"."""
    follows = next_year is None or f"{int(year) + 1:04}".endswith(next_year)
    return f"{year}-24" if follows else None


# The words of each unit. What they write may not exist (31 June): `edtf` refuses it afterwards.
_UNITS: _Table = (
    (f"(?:year )?{_YEAR}", lambda year: year),
    ("([0-9]{3})0s", lambda decade: f"{decade}X"),
    (f"{_MONTH}{_OF}{_YEAR}", lambda month, year: f"{year}-{_month_code(month)}"),
    (f"(spring|summer|autumn|fall){_OF}{_YEAR}", lambda name, year: f"{year}-{_season_code(name)}"),
    (f"winter{_OF}{_YEAR}(?:[-/]([0-9]{{2}}|[0-9]{{4}}))?", _winter),
    (f"(?:early|beginning|start)(?:{_OF}|-){_YEAR}", lambda year: f"{year}-37"),
    (f"(?:mid|middle)(?:{_OF}|-)?{_YEAR}", lambda year: f"{year}-38"),
    (f"(?:late|end)(?:{_OF}|-){_YEAR}", lambda year: f"{year}-39"),
    (f"{_NTH}[ -]quarter{_OF}{_YEAR}", lambda nth, year: f"{year}-{33 + _nth(nth, of=4)}"),
    (f"q([1-4]){_OF}{_YEAR}", lambda nth, year: f"{year}-{32 + int(nth)}"),
    (f"{_YEAR} q([1-4])", lambda year, nth: f"{year}-{32 + int(nth)}"),
    (f"{_NTH}[ -]half{_OF}{_YEAR}", lambda nth, year: f"{year}-{40 + _nth(nth, of=2)}"),
    (f"{_DAY}(?: of)? {_MONTH}{_OF}{_YEAR}", _day),
    (f"{_MONTH} {_DAY}{_OF}{_YEAR}", lambda month, day, year: _day(day, month, year)),
)

_ABOUT = (
    "(?:(?:some ?time )?(?:about|around)|circa|approximately|approx[.]?|roughly"
    "|ca?[.]?(?=[ 0-9])) ?(.+)"
)
_DOUBTED = r"(?:possibly|perhaps|probably|maybe) (.+)|(.+?) ?(?:\(uncertain\)|\(\?\)|\?)"
_FILLER = "(?:some ?time )?(?:(?:in|on|during|within) )?(?:the )?"


def _unit(words: str) -> str | None:
    """Write one unit with its marks: "about the first quarter of 2000 (uncertain)"."""
    if doubted := re.fullmatch(_DOUBTED, words):
        words = doubted[1] or doubted[2]
    if about := re.fullmatch(_ABOUT, words):
        words = about[1]
    words = re.sub(_FILLER, "", words, count=1)
    mark = "%" if about and doubted else "~" if about else "?" if doubted else ""
    if bare := _first_written(words, _UNITS):
        return bare + mark
    return words.upper() + mark if dates_edtf.point(words.upper() + mark) else None


def _borrowing(words: str, lender: str, read: Callable[[str], str | None]) -> str | None:
    """Read words that may lack their end: "May" beside "August 1999", "3" beside "5 May 1999"."""
    tail = lender.split()[1:]
    ends = ("", *(" " + " ".join(tail[-length:]) for length in range(1, min(len(tail), 4) + 1)))
    return next((written for end in ends if (written := read(words + end))), None)


def _joined(template: str) -> Callable[..., str | None]:
    """Make a writer that puts the units it is given into a template."""

    def write(*parts: str) -> str | None:
        units = [_borrowing(part, parts[-1], _unit) for part in parts]
        return template.format(*units) if all(units) else None

    return write


def _beside(words: str, *, steps: int, template: str) -> str | None:
    """Write what lies before or after a unit: up to, or from, the next unit of its kind."""
    point = dates_edtf.point(_unit(words) or "")
    beside = point.moved(steps) if point else None
    return template.format(beside.text) if beside else None


def _short_years(century: str, start: str, end: str) -> str | None:
    """Write "1997-99", but not two years in a row, which may be a financial year: "1998-99"."""
    return f"{century}{start}/{century}{end}" if int(end) - int(start) > 1 else None


_MEMBERS: _Table = (
    ("between (.+) and (.+)", _joined("{}..{}")),
    ("(.+) or (?:later|after)", _joined("{}..")),
    ("(.+) or (?:earlier|before)", _joined("..{}")),
    ("(.+)", _unit),
)
_SEPARATOR = "(?:,? or |, ?)(?!later|after|earlier|before)"


def _choice(words: str) -> str | None:
    """Write a set: "spring or summer 1999", "1997, 1998 or between 2000 and 2001"."""
    parts = re.split(_SEPARATOR, words)
    members = []
    for part in parts:
        member = _borrowing(part, parts[-1], _member)
        if member is None:
            return None
        members.append(member)
    return f"[{','.join(members)}]"


def _member(words: str) -> str | None:
    return _first_written(words, _MEMBERS)


def _one_member(words: str) -> str | None:
    return f"[{member}]" if (member := _member(words)) else None


_PHRASES: _Table = (
    ("(.+)", _one_member),
    ("by (?:(?:the )?end of )?(.+)", _joined("[..{}]")),
    ("(?:no|not) later than (.+)", _joined("[..{}]")),
    ("(?:no|not) (?:earlier than|before) (.+)", _joined("[{}..]")),
    (
        "(?:before|prior to|earlier than) (.+)",
        partial(_beside, steps=-1, template="[..{}]"),
    ),
    ("(?:after|later than) (.+)", partial(_beside, steps=1, template="[{}..]")),
    ("begun and ended (?:in|on) (.+)", _joined("{0}/{0}")),
    ("(?:from )?(.+) (?:to|until|till|through|-) (.+)", _joined("{}/{}")),
    ("(?:until|till|up to) (.+)", _joined("../{}")),
    ("(?:since|from) (.+?)(?: on(?:wards?)?)?", _joined("{}/..")),
    ("(.+) onwards?", _joined("{}/..")),
    ("([0-9]{2})([0-9]{2})-([0-9]{2})", _short_years),
    ("([^-]+)-([^-]+)", _joined("{}/{}")),
    ("(.+)", _choice),
)
