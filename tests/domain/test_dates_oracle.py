"""An independent EDTF parser (the `edtf` package, a test-only oracle) agrees about what both understand.

Seasons, thirds, quarters and halves are left out: there the days are our own policy, which the handbook prints. So are
`~` and `?`, whose widths are ours too.
"""

import time
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain import dates
from tests.domain.fuzzy import DAYS, YEARS

MONTHS = st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))
PLAIN = DAYS | MONTHS | YEARS.map(str)


def _day(moment: time.struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def _ordered(one: str, other: str) -> tuple[str, str]:
    first, second = sorted((one, other), key=lambda text: dates.parse(text).sort_key)
    return first, second


@given(PLAIN)
def test_a_day_a_month_or_a_year_has_the_same_first_and_last_day(text):
    theirs, ours = parse_edtf(text), dates.parse(text)
    assert ours.earliest == _day(theirs.lower_strict())
    assert ours.latest == _day(theirs.upper_strict())


@given(PLAIN, PLAIN)
def test_an_interval_has_the_same_first_and_last_day(one, other):
    text = "/".join(_ordered(one, other))
    theirs, ours = parse_edtf(text), dates.parse(text)
    assert ours.earliest == _day(theirs.lower_strict())
    assert ours.latest == _day(theirs.upper_strict())


@given(st.sampled_from([DAYS, MONTHS, YEARS.map(str)]).flatmap(lambda of: st.tuples(of, of)))
def test_one_of_a_range_has_the_same_first_and_last_day(ends):
    text = "[{}..{}]".format(*_ordered(*ends))
    theirs, ours = parse_edtf(text), dates.parse(text)
    assert ours.earliest == _day(theirs.lower_strict())
    assert ours.latest == _day(theirs.upper_strict())


@pytest.mark.parametrize("text", ["1999-06~", "1999?", "1999-11-05%"])
def test_marks_mean_the_same(text):
    theirs, ours = parse_edtf(text), dates.parse(text)
    assert ours.approximate == bool(theirs.is_approximate or theirs.is_uncertain_and_approximate)
    assert ours.uncertain == bool(theirs.is_uncertain or theirs.is_uncertain_and_approximate)


@pytest.mark.parametrize("text", ["1999-13", "1999-02-30", "1999-00", "99-11", "1999-11-", "//"])
def test_both_refuse_what_is_no_date(text):
    with pytest.raises(Exception, match=r".+"):  # theirs raises whatever its grammar raises
        parse_edtf(text)
    with pytest.raises(dates.DateError):
        dates.parse(text)
