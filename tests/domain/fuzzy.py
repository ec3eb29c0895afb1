"""Dates for hypothesis to draw: every form that a casebook can write, in the years it tells of."""

from datetime import date

from hypothesis import strategies as st

from casebook.domain import dates

YEARS = st.integers(1985, 2005)
CODES = st.sampled_from([*range(1, 13), *range(21, 25), *range(33, 42)])
MARKS = st.sampled_from(["", "", "", "~", "?", "%"])

DAYS = st.dates(date(1985, 1, 1), date(2005, 12, 31)).map(str)
UNMARKED = st.one_of(
    DAYS,
    YEARS.map(str),
    st.builds("{}-{:02}".format, YEARS, CODES),
    st.sampled_from(["198X", "199X", "200X"]),
)
POINTS = st.builds("{}{}".format, UNMARKED, MARKS)


def span(ends: tuple[str, str], sign: str) -> str:
    """Write a span between two points the right way round."""
    start, end = sorted(ends, key=lambda text: dates.parse(text).sort_key)
    return f"{start}{sign}{end}"


_PAIRS = st.tuples(POINTS, POINTS)
INTERVALS = st.one_of(
    _PAIRS.map(lambda ends: span(ends, "/")), POINTS.map("{}/..".format), POINTS.map("../{}".format)
)
_MEMBERS = st.lists(POINTS | _PAIRS.map(lambda ends: span(ends, "..")), min_size=1, max_size=4)


@st.composite
def _sets(draw: st.DrawFn) -> str:
    members = draw(_MEMBERS)
    first = draw(st.sampled_from(["", ".."]))
    last = draw(POINTS) + ".." if draw(st.booleans()) else ""
    if ".." not in members[0]:
        members[0] = first + members[0]
    return f"[{','.join(filter(None, [*members, last]))}]"


SETS = _sets()
TEXTS = st.one_of(POINTS, SETS, INTERVALS)
DATES = TEXTS.map(dates.parse)
