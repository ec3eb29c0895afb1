"""Strips: the same marks whether or not anybody reads the words."""

from casebook.timeline import items, layout, strip
from tests import make


def test_a_strip_of_events_without_words_is_the_same_strip():
    site = make.site(events=(make.event(wording="November 1999"), make.event("end", "2000/..")))
    days = layout.span([items.flow(site, site.events)])
    worded, silent = (
        strip.strip([items.flow(site, site.events, worded=is_worded)], days, width=200, height=16)
        for is_worded in (True, False)
    )
    assert worded.marks == silent.marks
    assert [hit.spoken for hit in silent.hits] == ["", ""]
