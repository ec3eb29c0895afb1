"""What a page has around its text: running heads, page numbers, columns side by side.

Only what gives itself away is taken out: the same line at the edge of several pages, a number alone.
What else stands between two halves of a quotation is `content.report_proof`'s to leave out. Pure;
called by `content.report_text`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

PAGE = "\f"

_LINE_ENDS = re.compile("\r\n|[\r\v\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\u200b-\u200f\u2060\ufeff]")
_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_SOFT_HYPHEN_AT_END = re.compile("\u00ad[ \t]*(?=\n)")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)

# A running head may share its edge of the page with a page number.
_EDGE = 2
_ON_SO_MANY_PAGES = 3
_NUMBER = re.compile(r"[\W_]*(?:page\s*)?(?:\d{1,4}|[ivx]{1,5})(?:\s*(?:of|/)\s*\d{1,4})?[\W_]*", re.I)  # fmt: skip
# The first letter of a right column has empty space before it, in one place on many rows.
_BLANK_BEFORE = re.compile(r"(?<=.{20})[ ]{2}(?=\S)")
_FEWEST_ROWS = 6
_ROWS_ACROSS = 0.2


def in_reading_order(text: str) -> str:
    """Give a text with plain line ends and letters, columns one after another, furniture gone."""
    pages = _tidied(text).split(PAGE)
    rows = [_without_columns(page.split("\n")) for page in pages]
    return PAGE.join("\n".join(lines) for lines in _without_furniture(rows))


def _tidied(text: str) -> str:
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    text = _BLANKS.sub(" ", _INVISIBLE.sub("", text)).translate(_LIGATURES)
    return _SOFT_HYPHEN_AT_END.sub("-", text).replace("\u00ad", "")


def _without_columns(rows: Sequence[str]) -> Sequence[str]:
    """Put the right of two columns below the left where a page shows them side by side."""
    begins = Counter(found.end() for row in rows for found in _BLANK_BEFORE.finditer(row))
    if not begins:
        return rows
    at, often = begins.most_common(1)[0]
    reaching = [row for row in rows if len(row) > at]
    across = sum(not _has_gutter(row, at) for row in reaching)
    if often < _FEWEST_ROWS or across > _ROWS_ACROSS * len(reaching):
        return rows
    left = [row[:at].rstrip() if _has_gutter(row, at) else row for row in rows]
    right = [row[at:].strip() if _has_gutter(row, at) else "" for row in rows]
    return [*left, *right]


def _has_gutter(row: str, at: int) -> bool:
    """Say whether a row is empty before its right column; a heading across the page is not."""
    return len(row) > at and not row[at - 2 : at].strip()


def _without_furniture(pages: Sequence[Sequence[str]]) -> Iterable[list[str]]:
    often = Counter(
        shape for page in pages for shape in {_shape(page[at]) for at in _edges(page)} if shape
    )
    for page in pages:
        gone = {
            at
            for at in _edges(page)
            if _NUMBER.fullmatch(page[at]) or often[_shape(page[at])] >= _ON_SO_MANY_PAGES
        }
        yield [
            row for at, row in enumerate(page) if at not in gone and not _is_number_alone(page, at)
        ]


def _edges(page: Sequence[str]) -> set[int]:
    """Give the first and last rows of a page that say anything."""
    full = [at for at, row in enumerate(page) if row.strip()]
    return {*full[:_EDGE], *full[-_EDGE:]}


def _shape(row: str) -> str:
    """Give what two running heads have in common: their words, whatever the number beside them."""
    words = re.sub(r"[\W\d_]+", " ", row).strip().lower()
    return words if len(words) > 3 else ""


def _is_number_alone(page: Sequence[str], at: int) -> bool:
    around = (page[at - 1] if at else "", page[at + 1] if at + 1 < len(page) else "")
    return page[at].strip().isdigit() and not any(row.strip() for row in around)
