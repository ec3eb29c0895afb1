"""Words: a label for every date, words that are dates, and that both agree."""

import pytest
from hypothesis import given, settings

from casebook.domain import dates
from casebook.errors import DateError
from tests.domain import fuzzy

LABELS = {
    "1999-11-03": "3 November 1999",
    "1999-11": "November 1999",
    "1998-23": "autumn 1998",
    "1999-24": "winter 1999–2000",
    "1999-37": "early 1999",
    "1999-38": "mid-1999",
    "1999-39": "late 1999",
    "2000-33": "first quarter of 2000",
    "2000-36": "fourth quarter of 2000",
    "2000-40": "first half of 2000",
    "1999": "1999",
    "199X": "the 1990s",
    "1999-06~": "about June 1999",
    "1999~": "about 1999",
    "2000-40~": "about the first half of 2000",
    "1999?": "1999 (uncertain)",
    "1999-06%": "about June 1999 (uncertain)",
    "[..2000-22]": "by summer 2000",
    "[..2000-08]": "by August 2000",
    "[..2000-33]": "by the first quarter of 2000",
    "[2000..]": "2000 or later",
    "[1995..2001]": "between 1995 and 2001",
    "[1997,1999]": "1997 or 1999",
    "[1997,1999..2001]": "1997 or between 1999 and 2001",
    "[..1995,1997,1999..]": "1995 or earlier, 1997 or 1999 or later",
    "1997/1999": "1997 to 1999",
    "1997/..": "since 1997",
    "../1999": "until 1999",
    "2000-33/2000-40": "first quarter of 2000 to the first half of 2000",
    "1997/1997": "begun and ended in 1997",
    "1999-05-03/1999-05-03": "begun and ended on 3 May 1999",
}
WORDS = {
    "Autumn 1998": "1998-23",
    "the autumn of 1998": "1998-23",
    "fall 1998": "1998-23",
    "winter 1999": "1999-24",
    "Winter 1999/2000": "1999-24",
    "winter 1999-00": "1999-24",
    "Nov 1999": "1999-11",
    "Sept. 1999": "1999-09",
    "November, 1999": "1999-11",
    "3 May 1999": "1999-05-03",
    "3rd of May, 1999": "1999-05-03",
    "May 3, 1999": "1999-05-03",
    "in May 1999": "1999-05",
    "some time in 1999": "1999",
    "the year 1999": "1999",
    "around June 1999": "1999-06~",
    "circa 1999": "1999~",
    "c. 1999": "1999~",
    "c1999": "1999~",
    "some time around summer 1999": "1999-22~",
    "possibly June 1999": "1999-06?",
    "1999 (?)": "1999?",
    "perhaps around 1999": "1999%",
    "early in 2000": "2000-37",
    "the beginning of 2000": "2000-37",
    "mid-1997": "1997-38",
    "mid 1997": "1997-38",
    "the middle of 1997": "1997-38",
    "end of 1999": "1999-39",
    "Q3 2000": "2000-35",
    "2000 Q3": "2000-35",
    "the last quarter of 2000": "2000-36",
    "2nd half of 2000": "2000-41",
    "the 1990's": "199X",
    "by the end of 1999": "[..1999]",
    "no later than May 1999": "[..1999-05]",
    "before 2000": "[..1999]",
    "before spring 1999": "[..1998-24]",
    "prior to 1 March 2000": "[..2000-02-29]",
    "after June 1999": "[1999-07..]",
    "not before 1999": "[1999..]",
    "June 1999 or later": "[1999-06..]",
    "between May and August 1999": "[1999-05..1999-08]",
    "spring or summer 1999": "[1999-21,1999-22]",
    "1997, 1998 or 2000": "[1997,1998,2000]",
    "from 1997 to 1999": "1997/1999",
    "1997 until 1999": "1997/1999",
    "1997-99": "1997/1999",
    "1997–1999": "1997/1999",
    "autumn 1998 – spring 1999": "1998-23/1999-21",
    "May-August 1999": "1999-05/1999-08",
    "3 to 5 May 1999": "1999-05-03/1999-05-05",
    "early to mid-1999": "1999-37/1999-38",
    "from 1997": "1997/..",
    "from 1997 on": "1997/..",
    "1997 onwards": "1997/..",
    "up to May 1999": "../1999-05",
    "by 2000-08": "[..2000-08]",
    "“late 1999”.": "1999-39",
    "  LATE\t1999 ": "1999-39",
    "1999-11": "1999-11",
}
REFUSED = [
    *(
        "",
        "soon",
        "summer",
        "the late 1990s",
        "early May 1999",
        "1998/99",
        "1998-99",
        "99",
        "May 99",
    ),
    *("within the last six years", "six months later", "1997 and 1999", "not in 1999", "11/1999"),
    *(
        "31 June 1999",
        "29 February 1999",
        "from 1999 to 1997",
        "winter 1999-98",
        "third half of 1999",
    ),
    *("about about 1999", "before 0001", "after 9999", "or", "1999 or", "between 1999", "to 1999"),
]


@pytest.mark.parametrize(("text", "words"), LABELS.items())
def test_a_label_says_it_in_plain_words(text, words):
    assert dates.parse(text).label == words


@pytest.mark.parametrize(("words", "text"), WORDS.items())
def test_words_are_read_as_people_mean_them(words, text):
    assert dates.read(words).edtf == text


@pytest.mark.parametrize("words", REFUSED)
def test_words_that_could_mean_something_else_are_not_guessed_at(words):
    with pytest.raises(DateError):
        dates.read(words)


@settings(max_examples=200)
@given(fuzzy.DATES)
def test_every_label_is_read_back_as_the_same_date(when):
    assert dates.read(when.label) == when


@given(fuzzy.DATES)
def test_every_date_in_edtf_may_be_typed_where_words_may(when):
    assert dates.read(when.edtf) == when


@pytest.mark.parametrize(
    ("text", "wording", "words"),
    [
        ("[1999-09..2000-08]", "by summer 2000", "by summer 2000"),
        ("[1999-09..2000-08]", "by August 2000", "by August 2000"),
        ("[1999-09..2000-08]", "by autumn 2000", "between September 1999 and August 2000"),
        ("[1999-07..2000-03]", "after June 1999", "July 1999 or later"),
        ("[1999-05..1999-07]", "around June 1999", "about June 1999"),
        ("1999-39", "late 1999", "late 1999"),
        ("[1999-09..1999-12]", "end of 1999", "late 1999"),
        ("[1995..2001]", "within the last six years", "between 1995 and 2001"),
        ("1997/1999", "1997-99", "1997 to 1999"),
        ("1997/2001", "since 1997", "1997 to 2001"),
        ("[1997..1999]", "1997 to 1999", "between 1997 and 1999"),
        ("1999?", "in 1999", "1999 (uncertain)"),
        ("1999", "perhaps 1999", "1999"),
        ("1999", "", "1999"),
    ],
)
def test_the_source_s_own_words_are_used_where_they_say_the_same(text, wording, words):
    assert dates.label(dates.parse(text), wording) == words


@given(fuzzy.DATES, fuzzy.DATES)
def test_a_label_never_shows_days_that_were_not_meant(when, other):
    shown = dates.read(dates.label(when, other.label))
    assert (shown.lasted, shown.uncertain) == (when.lasted, when.uncertain)
    assert dates.certainly_within(when, shown)
