"""What is wrong with a date that cannot be read, and the nearest right form, worked out from it.

Called by `dates` only, after reading has failed, so it may take its time. Every form it proposes
has been read before it is shown. Each function `_of_…` knows one family of slips, and gives None
for what is not of its family.
"""

import difflib
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable

import msgspec

from casebook.domain import dates_edtf, dates_words
from casebook.domain.dates_edtf import UNITS
from casebook.errors import DateError

_EXAMPLES = (
    "Write a date like 1999, 1999-11, 1998-23 (autumn 1998), 1999-06~ (about June 1999),"
    " [1995..2001] (between 1995 and 2001), [..2000-08] (by August 2000)"
    " or 1997/1999 (lasted from 1997 to 1999)."
)
_CODES = (
    "Months are 01 to 12, seasons 21 (spring) to 24 (winter), quarters 33 to 36,"
    " early, mid and late 37 to 39, halves 40 and 41."
)

# A long text is looked at so far and no further: some of the patterns below take the square of it.
_LONGEST = 400


class Slip(msgspec.Struct, frozen=True):
    """What is wrong, in a sentence; the right forms in EDTF, the nearest first; what else helps."""

    what: str
    right: tuple[str, ...]
    note: str = ""


def on(text: str, *, words_allowed: bool) -> DateError:
    """Explain why a text is no date and show the nearest right form, in words if those will do."""
    text = text.strip()[:_LONGEST]
    if not text:
        return DateError("There is no date here.", advice=_EXAMPLES)
    slip = _first_slip(text, words_allowed=words_allowed)
    shown = [_shown(right, words_allowed=words_allowed) for right in slip.right]
    write = f"Write {' or '.join(shown)}." if shown else ""
    return DateError(slip.what, advice=" ".join(part for part in (write, slip.note) if part))


def _shown(right: str, *, words_allowed: bool) -> str:
    form = dates_edtf.form(right)
    words = dates_words.label(form) if form else right
    if words == right:
        return right
    return f"“{words}” ({right})" if words_allowed else f"{right} ({words})"


def _first_slip(text: str, *, words_allowed: bool) -> Slip:
    if not words_allowed and (edtf := dates_words.edtf(text)):
        return Slip(f"{_quoted(text)} is not written in EDTF.", (edtf,))
    tidy = dates_words.written(text) or _tidy(text)
    return (
        _of_two_years(tidy)
        or _of_untidiness(text, tidy)
        or _of_numbers(tidy)
        or _of_ends(tidy)
        or _of_parts(text, tidy)
        or _of_wording(text)
        or _of_spelling(text)
        or _of_decade(text)
        or _of_nothing(text)
        or _of_counting(text)
        or _of_surroundings(text)
        or Slip(_unreadable(text), (), _EXAMPLES)
    )


def _unreadable(text: str) -> str:
    return f"{_quoted(text)} is not a date that we can read."


def _quoted(text: str) -> str:
    """Show a text in a sentence, on one line and not longer than a line."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return f"“{line[:40]}…”" if len(line) > 41 else f"“{line}”"


def _real(candidates: Iterable[str]) -> tuple[str, ...]:
    """Keep the candidates that are dates, in canonical form, each once."""
    forms = (dates_edtf.form(candidate) for candidate in candidates)
    return tuple(dict.fromkeys(form.text for form in forms if form))


def _tidy(text: str) -> str:
    """Even out signs that look alike, drop spaces and times of day, put a mark behind its point."""
    signs = unicodedata.normalize("NFKC", text).upper()
    signs = re.sub("[\u2010-\u2015\u2212]|(?<=[0-9])\\s+(?=[0-9])", "-", signs)
    signs = re.sub("[\\s\"'\u2018-\u201f]|T[0-9:.Z+-]*$", "", signs)
    signs = re.sub(r"-+(?=-)|\.+(?=\.\.)", "", signs)
    signs = re.sub("~+[?]+|[?]+~+", "%", signs)
    return re.sub("([0-9X-]*)([~?%])([0-9X][0-9X-]*)", r"\1\3\2", signs)


def _of_two_years(tidy: str) -> Slip | None:
    """See two years of which the second is short; two in a row may be a financial year."""
    found = re.fullmatch("([0-9]{2})([0-9]{2})[-/]([0-9]{2})", tidy)
    if found is None:
        return None
    century, first, second = found.groups()
    start, end = century + first, int(century + second)
    if (int(first) + 1) % 100 != int(second):
        right = _real((f"{start}/{end}", f"[{start}..{end}]"))
        short = int(second) > max(UNITS) and right
        return Slip(f"“{tidy}” needs its second year in full.", right) if short else None
    follows = int(start) + 1
    months = f"{start}-04/{follows}-03"
    return Slip(
        f"“{tidy}” can mean a financial year or two calendar years.",
        _real((months, f"{start}/{follows}", start if second == "00" else f"{start}-{second}")),
        f"{months} is the financial year.",
    )


def _of_untidiness(text: str, tidy: str) -> Slip | None:
    """See a date with spaces, a time of day, or marks in the wrong place."""
    right = _real((tidy,))
    what = f"{_quoted(text)} has spaces or signs that do not belong there."
    return Slip(what, right) if right else None


_NUMBERS = (
    "(?P<year>[0-9]{4})[-/.](?P<code>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})",
    "(?P<day>[0-9]{1,2})[-/.](?P<code>[0-9]{1,2})[-/.](?P<year>[0-9]{4}|[0-9]{2})",
    "(?P<year>[0-9]{4})[-/.](?P<code>[0-9]{1,2})",
    "(?P<code>[0-9]{1,2})[-/.](?P<year>[0-9]{4})",
    "(?P<year>[0-9]{4})(?P<code>[0-9]{2})(?P<day>[0-9]{2})?",
    "(?P<year>[0-9]{4})(?:-XX){0,2}",
    "(?P<year>[0-9]{4})-(?P<code>[0-9]{2})-XX",
    "(?P<year>[0-9]{2})",
)
_MARK = "(?P<mark>[~?%]?)"


def _of_numbers(tidy: str) -> Slip | None:
    """See days, months and years that do not exist, or in another order: a day before its month."""
    tries = (re.fullmatch(pattern + _MARK, tidy) for pattern in _NUMBERS)
    found = next(filter(None, tries), None)
    if found is None:
        return None
    parts = found.groupdict()
    code, day = (int(parts[name]) if parts.get(name) else None for name in ("code", "day"))
    slip = _of_calendar(tidy, _full_year(parts["year"]), code, day)
    if right := _real(form + parts["mark"] for form in slip.right):
        return Slip(slip.what, right, slip.note)
    what = f"“{tidy}” leaves the calendar, which runs from the year 0001 to 9999."
    return Slip(what, _real(slip.right) or ("0001" if parts["year"] == "0000" else "9999",))


def _full_year(year: str) -> int:
    """Take "99" for 1999 and "05" for 2005: no casebook foretells, few go back before 1931."""
    century = "" if len(year) == 4 else "19" if int(year) > 30 else "20"
    return int(century + year)


def _of_calendar(tidy: str, year: int, code: int | None, day: int | None) -> Slip:
    """See what is wrong with numbers; the forms it proposes need not exist."""
    if code is None:
        return Slip(f"“{tidy}” is not how a year is written.", (f"{year:04}",))
    if day is None:
        shape = Slip(f"“{tidy}” is not how a month is written.", (f"{year:04}-{code:02}",))
        return _of_code(year, code) or shape
    if not 1 <= code <= 12:
        return _of_day_behind_code(year, code, day)
    days = monthrange(max(year, 1), code)[1]
    what = f"“{tidy}” is not how a day is written."
    if not 1 <= day <= days:
        what = f"{dates_words.MONTHS[code - 1]} {year:04} has no day {day}: it has {days}."
    return Slip(what, (f"{year:04}-{code:02}-{min(max(day, 1), days):02}",))


def _of_day_behind_code(year: int, code: int, day: int) -> Slip:
    """See a month and a day exchanged, or a day behind a season."""
    wrong = _of_code(year, code)
    what = wrong.what if wrong else "A day can only stand behind a month."
    exchanged = f"{year:04}-{day:02}-{code:02}"
    if 1 <= day <= 12 and _real((exchanged,)):
        return Slip(what, (exchanged,))
    return wrong or Slip(what, (f"{year:04}-{code:02}",))


def _of_code(year: int, code: int) -> Slip | None:
    """See a code that is neither a month nor another part of a year."""
    if code in UNITS and code > 0:
        return None
    start = f"{year:04}"
    if 25 <= code <= 32:
        what = f"The code {code} is for a season of one hemisphere; a casebook has 21 to 24 only."
        return Slip(what, (f"{start}-{21 + (code - 25) % 4}",))
    near = {0: (start, f"{start}-01"), 13: (f"{start}-12", f"{year + 1:04}-01")}
    others = (f"{start}-12", f"{start}-21") if code < 21 else (start,)
    return Slip(f"There is no month {code:02}.", near.get(code, others), _CODES)


def _of_ends(tidy: str) -> Slip | None:
    """See brackets and open ends that are missing, or of another kind."""
    inner = tidy.strip("[](){}")
    if re.fullmatch("[./,-]+", inner):
        note = "Leave it out, or give one end, as in 1997/.. (since 1997)."
        return Slip("A date that is open at both ends says nothing.", (), note)
    members = sorted(inner.split(","), key=lambda text: text.endswith("..") - text.startswith(".."))
    sets = (",".join(members), inner.replace("/", ".."), inner.replace("-", ".."))
    intervals = (
        inner,
        f"{inner}..",
        f"..{inner}",
        inner.replace("-", "/"),
        re.sub("[-/]$", "/..", inner),
    )
    century = re.sub("^([0-9]{2})XX$", r"[\g<1>00..\g<1>99]", inner)
    right = _real([*(f"[{members}]" for members in sets), *intervals, century])
    note = "Square brackets mean some time within, a slash means that it lasted."
    what = f"“{tidy}” has not the signs by which EDTF tells a span of time."
    return Slip(what, right, note if len(right) > 1 else "") if right else None


_DELIMITER = r"([\[\],/]|\.\.)"
_PAIR = r"([^\[\],/.]+)(\.\.|/)([^\[\],/.]+)"


def _of_parts(text: str, tidy: str) -> Slip | None:
    """See what is wrong with a part of a set or interval, or that it ends before it starts."""
    pieces = re.split(_DELIMITER, tidy)
    what = ""
    for place in range(0, len(pieces), 2):
        if pieces[place] and not dates_edtf.point(pieces[place]):
            slip = _of_numbers(pieces[place])
            if slip is None:
                return None
            what, pieces[place] = what or slip.what, slip.right[0]
    mended = "".join(pieces)
    right = _real((mended, re.sub(_PAIR, _in_order, mended)))
    return Slip(what or f"{_quoted(text)} ends before it starts.", right) if right else None


def _in_order(pair: re.Match[str]) -> str:
    """Exchange the ends of a pair that ends before it starts."""
    start, sign, end = pair.groups()
    return pair[0] if dates_edtf.form(f"{start}/{end}") else f"{end}{sign}{start}"


def _short_year(found: re.Match[str]) -> str:
    return str(_full_year(found[0]))


def _of_wording(text: str) -> Slip | None:
    """See words that would be a date but for one thing."""
    words = dates_words.normal(text)
    turned = re.sub("([0-9]{4})[ -]?([a-z]+)", r"\2 \1", words).replace("-", " ")
    trials = (
        ("needs its year in full.", [re.sub("[0-9]{2}$", _short_year, words)], ""),
        ("has its words in another order.", [turned], ""),
        ("is two dates.", [re.sub(" and | ?[&+] ?", " or ", words)], "For both, write two events."),
        ("names two years.", [re.sub("([0-9]{4})[-/][0-9]+$", r"\1", words)], ""),
        ("can mean two things.", [words.replace("/", sign) for sign in (" to ", " or ")], ""),
    )
    for what, candidates, note in trials:
        right = tuple(filter(None, map(dates_words.edtf, candidates)))
        if right:
            return Slip(f"{_quoted(text)} {what}", right, note)
    if edtf := dates_words.edtf(f"{words} 1999"):
        example = _shown(edtf, words_allowed=True)
        return Slip(f"{_quoted(text)} has no year.", (), f"Add it, as in {example}.")
    return None


_KNOWN_WORDS = (
    *(month.casefold() for month in dates_words.MONTHS),
    *dates_words.SEASONS,
    *(
        "early",
        "late",
        "year",
        "beginning",
        "start",
        "middle",
        "end",
        "earlier",
        "later",
        "onwards",
    ),
    *("first", "second", "third", "fourth", "quarter", "half", "about", "around", "circa", "and"),
    *("since", "until", "before", "after", "between", "from", "uncertain"),
)


def _of_spelling(text: str) -> Slip | None:
    """See a misspelt word: "Autum 1998"."""
    pieces = re.split("([A-Za-z]{3,})", text)
    wrong = ""
    for place in range(1, len(pieces), 2):
        word = pieces[place].casefold()
        # 0.7 lets one letter of "june" and two of "september" be wrong.
        near = difflib.get_close_matches(word, _KNOWN_WORDS, 1, 0.7)
        if near and near[0] != word:
            wrong, pieces[place] = wrong or pieces[place], near[0]
    edtf = dates_words.edtf("".join(pieces)) if wrong else None
    return Slip(f"“{wrong}” is not a word that we know in a date.", (edtf,)) if edtf else None


_PARTS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def _of_decade(text: str) -> Slip | None:
    """See a short decade, or a part of one, which nobody bounds alike: "the late 1990s"."""
    words = dates_words.normal(text)
    found = re.search("(?:(early|mid|late)[ -](?:the )?)?([0-9]{2})?([0-9])0s$", words)
    if found is None:
        return None
    part, century, decade = found.groups(default="")
    decade = (century or "19") + decade
    if not part:
        return Slip(f"{_quoted(text)} does not say of which century.", (f"{decade}X",))
    start, end = _PARTS_OF_DECADE[part]
    what = f"{_quoted(text)} does not say which years it means."
    return Slip(
        what, _real((f"[{decade}{start}..{decade}{end}]",)), "Or choose the years yourself."
    )


_NOTHING = r"[?/-]+|n/?a|tb[acd]|none|nil|no date|undated|(?:un|not )(?:known|certain|clear|reported|stated)"


def _of_nothing(text: str) -> Slip | None:
    """See what people write where they know no date."""
    if not re.fullmatch(_NOTHING, text.strip(" .!").casefold()):
        return None
    note = "Write the years between which it must be, for example [1995..2001] (between 1995 and 2001)."
    return Slip(f"{_quoted(text)} says no date.", (), note)


_COUNTED = (
    r"\b(?:ago|last|past|next|previous|recent(?:ly)?|later|earlier|following|now|today|present"
    r"|(?:day|week|month|year)s? (?:after|before|since))\b"
)


def _of_counting(text: str) -> Slip | None:
    """See a date that is counted from another: "within the last six years"."""
    if not re.search(_COUNTED, dates_words.normal(text)):
        return None
    note = "Work it out and write the years, for example [1995..2001] (between 1995 and 2001)."
    return Slip(f"{_quoted(text)} counts from a day that is not given.", (), note)


_MANY_WORDS = 16


def _of_surroundings(text: str) -> Slip | None:
    """See a date among other words: the longest run of words that is one."""
    words = dates_words.normal(text).split()[:_MANY_WORDS]
    runs = (
        " ".join(words[start : start + length])
        for length in range(len(words) - 1, 0, -1)
        for start in range(len(words) - length + 1)
    )
    edtf = next((edtf for run in runs if (edtf := dates_words.edtf(run))), None)
    return Slip(_unreadable(text), (edtf,)) if edtf else None
