"""The written form: what is a date, which days it covers, and that it is written in one way."""

from datetime import date

import pytest
from hypothesis import given

from casebook.domain import dates
from casebook.domain.dates import Precision
from casebook.errors import DateError
from tests.domain import fuzzy

# The table of the policy, as it is printed, and one line more for each code.
POLICY = {
    "1999": ("1999-01-01", "1999-12-31"),
    "1999-11": ("1999-11-01", "1999-11-30"),
    "1999-02": ("1999-02-01", "1999-02-28"),
    "1999-11-03": ("1999-11-03", "1999-11-03"),
    "1999-21": ("1999-03-01", "1999-05-31"),
    "1999-22": ("1999-06-01", "1999-08-31"),
    "1999-23": ("1999-09-01", "1999-11-30"),
    "1999-24": ("1999-12-01", "2000-02-29"),
    "1998-24": ("1998-12-01", "1999-02-28"),
    "2000-33": ("2000-01-01", "2000-03-31"),
    "2000-34": ("2000-04-01", "2000-06-30"),
    "2000-35": ("2000-07-01", "2000-09-30"),
    "2000-36": ("2000-10-01", "2000-12-31"),
    "1999-37": ("1999-01-01", "1999-04-30"),
    "1999-38": ("1999-05-01", "1999-08-31"),
    "1999-39": ("1999-09-01", "1999-12-31"),
    "2000-40": ("2000-01-01", "2000-06-30"),
    "2000-41": ("2000-07-01", "2000-12-31"),
    "199X": ("1990-01-01", "1999-12-31"),
    "[1995..2001]": ("1995-01-01", "2001-12-31"),
    "[1999-09..2000-08]": ("1999-09-01", "2000-08-31"),
    "[1997,1999]": ("1997-01-01", "1999-12-31"),
    "[1998-24..1999-21]": ("1998-12-01", "1999-05-31"),
    "1997/1999": ("1997-01-01", "1999-12-31"),
    "1998-23/1999-24": ("1998-09-01", "2000-02-29"),
}
OPEN = {
    "[..2000-08]": (None, "2000-08-31"),
    "[..2000-22]": (None, "2000-08-31"),
    "[1999-11..]": ("1999-11-01", None),
    "1997/..": ("1997-01-01", None),
    "../1999": (None, "1999-12-31"),
}
WIDENED = {
    "1999~": ("1998-01-01", "2000-12-31"),
    "1999%": ("1998-01-01", "2000-12-31"),
    "1999?": ("1999-01-01", "1999-12-31"),
    "1999-06~": ("1999-05-01", "1999-07-31"),
    "1999-01~": ("1998-12-01", "1999-02-28"),
    "1999-11-01~": ("1999-10-31", "1999-11-02"),
    "1999-24~": ("1999-09-01", "2000-05-31"),
    "1999-21~": ("1998-12-01", "1999-08-31"),
    "2000-33~": ("1999-10-01", "2000-06-30"),
    "1999-39~": ("1999-05-01", "2000-04-30"),
    "2000-40~": ("1999-07-01", "2000-12-31"),
    "199X~": ("1980-01-01", "2009-12-31"),
    "1997~/1999~": ("1996-01-01", "2000-12-31"),
    "[1999-06~..2000?]": ("1999-05-01", "2000-12-31"),
}


@pytest.mark.parametrize(("text", "days"), (POLICY | OPEN | WIDENED).items())
def test_a_date_covers_the_days_of_the_policy(text, days):
    when = dates.parse(text)
    assert (when.earliest, when.latest) == tuple(day and date.fromisoformat(day) for day in days)


@pytest.mark.parametrize("text", [*POLICY, *OPEN, *WIDENED])
def test_only_a_slash_means_that_it_lasted(text):
    assert dates.parse(text).lasted is ("/" in text)


@pytest.mark.parametrize("text", [*POLICY, *OPEN, *WIDENED])
def test_a_date_is_open_where_an_end_is_not_known(text):
    assert dates.parse(text).open is (text in OPEN)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1999-11-03", "day"),
        ("1999-11", "month"),
        ("1999-24~", "season"),
        ("2000-33", "quarter"),
        ("1999-39", "third"),
        ("2000-40?", "half"),
        ("1999", "year"),
        ("199X", "decade"),
        ("[..1999]", "range"),
        ("[1997,1999]", "range"),
        ("1997/1997", "range"),
    ],
)
def test_precision_is_the_unit_it_is_told_in(text, precision):
    assert dates.parse(text).precision is Precision(precision)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1999", False, False),
        ("1999~", True, False),
        ("1999?", False, True),
        ("1999%", True, True),
        ("1997~/1999", True, False),
        ("[1997?,1999]", False, True),
    ],
)
def test_marks_tell_what_is_about_right_and_what_is_in_doubt(text, approximate, uncertain):
    when = dates.parse(text)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        (" 1999-11 ", "1999-11"),
        ("[ 1999, 1997 ]", "[1997,1999]"),
        ("[1999,1999]", "1999"),
        ("[1999..1999]", "1999"),
        ("[1998-21,1997..]", "[1998-21,1997..]"),
        ("[..1995, 1990]", "[..1995,1990]"),
    ],
)
def test_what_means_the_same_is_written_in_one_way(text, canonical):
    assert dates.parse(text).edtf == canonical


@given(fuzzy.DATES)
def test_what_was_written_is_read_back_as_the_same(when):
    assert dates.parse(when.edtf) == when


@given(fuzzy.TEXTS)
def test_a_date_never_ends_before_it_starts(text):
    when = dates.parse(text)
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest


@given(fuzzy.UNMARKED)
def test_about_reaches_one_unit_to_either_side_and_no_further(text):
    plain, about = dates.parse(text), dates.parse(text + "~")
    assert about.earliest < plain.earliest
    assert plain.latest < about.latest
    before, after = plain.earliest - about.earliest, about.latest - plain.latest
    length = (plain.latest - plain.earliest).days + 1
    assert abs(before.days - length) <= 3
    assert abs(after.days - length) <= 3


@given(fuzzy.UNMARKED)
def test_doubt_about_the_source_widens_nothing(text):
    plain, doubted = dates.parse(text), dates.parse(text + "?")
    assert (plain.earliest, plain.latest) == (doubted.earliest, doubted.latest)


@given(fuzzy.INTERVALS)
def test_what_lasted_began_before_it_ended(text):
    when = dates.parse(text)
    assert when.earliest is None or when.earliest <= when.latest_start
    assert when.latest is None or when.earliest_end <= when.latest


@pytest.mark.parametrize(
    ("text", "latest_start", "earliest_end"),
    [
        ("1997/1999", "1997-12-31", "1999-01-01"),
        ("1997/..", "1997-12-31", "1997-01-01"),
        ("../1999", "1999-12-31", "1999-01-01"),
        ("1999/1999-03", "1999-03-31", "1999-03-01"),
        ("1999-11/1999", "1999-11-30", "1999-11-01"),
        ("1999", "1999-12-31", "1999-01-01"),
    ],
)
def test_what_lasted_knows_when_it_had_begun_and_when_it_still_was(
    text, latest_start, earliest_end
):
    when = dates.parse(text)
    assert (str(when.latest_start), str(when.earliest_end)) == (latest_start, earliest_end)


@pytest.mark.parametrize(
    "text",
    [
        *("", "1999-13", "1999-00", "1999-02-29", "1999-04-31", "1999-1", "99", "0000", "1999-42"),
        *("1999/1997", "[2001..1995]", "1999-05/1999-04-30", "[1999,2001..2000]"),
        *(
            "../..",
            "[..]",
            "/",
            "..",
            "[]",
            "[,]",
            "1997/",
            "/1997",
            "[1997..,1999]",
            "[1997,..1999]",
        ),
        *("19XX", "1999-XX", "{1997,1999}", "1999?~", "?1999", "1999-21-03", "1999-25", "Y1999"),
        *(
            "1999-11-03T10:00",
            "-1999",
            "１９９９",
            "1999\n2000",
            "9999~",
            "0001~",
            "9999-24",
            "000X~",
        ),
        *("1997/1998/1999", "[1997/1999]", "autumn 1998"),
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(DateError):
        dates.parse(text)


def test_the_calendar_reaches_from_its_first_day_to_its_last():
    assert dates.parse("0001-01-01").earliest == date.min
    assert dates.parse("9999-12").latest == date.max
