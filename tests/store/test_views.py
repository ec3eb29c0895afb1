"""What a person with an SQLite browser sees."""

import contextlib
import sqlite3

import pytest

from casebook.domain.model import Sector
from casebook.store import build
from tests import make


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """Ask a library of two sites and a national story; rows come by the names of columns."""
    forum = make.actor("forum", name="The forum", sector=Sector.VCS)
    launch = make.event(wording="November 1999", actors=("council", "forum"), themes=("fit",))
    vote = make.event("vote", when="[..2000-08]", wording="by summer 2000", actors=("council",))
    lapse = make.event("lapse", when="1997/..", site_id="site-02", title="It goes on")
    snapshot = make.snapshot(
        make.site(
            1,
            actors=(make.actor(), forum),
            events=(launch, vote),
            setting=("urban", "coastal"),
            signed_by=("council",),
        ),
        make.site(2, events=(lapse,), outcomes=(make.outcome(themes=("fit", "fit")),)),
        themes=(make.theme(), make.theme("time", parent="fit")),
        context=make.context(events=(make.event("green-paper", when="1998", site_id="context"),)),
    )
    file = build.build(snapshot, tmp_path_factory.mktemp("views")).file
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.row_factory = sqlite3.Row
        yield lambda question: [dict(row) for row in connection.execute(question)]


def test_events_stand_in_order_the_national_story_first(ask):
    events = ask("SELECT site_number, order_number, event FROM events_in_order")
    assert [tuple(event.values()) for event in events] == [
        (None, 1, "The compact is launched"),
        (1, 1, "The compact is launched"),
        (1, 2, "The compact is launched"),
        (2, 1, "It goes on"),
    ]


def test_an_event_tells_its_date_its_people_and_its_themes(ask):
    launch = ask("SELECT * FROM events_in_order WHERE site_number = 1")[0]
    assert launch["date"] == "November 1999"
    assert (launch["first_day"], launch["last_day"]) == ("1999-11-01", "1999-11-30")
    assert launch["actors"] == "The borough council; The forum"
    assert launch["themes"] == "Fit"


def test_open_ends_are_empty_and_explained(ask):
    events = ask("SELECT first_day, last_day, meaning_of_days FROM events_in_order")
    assert [tuple(event.values()) for event in events[2:]] == [
        (None, "2000-08-31", "no later than the last day"),
        ("1997-01-01", None, "went on from the first day"),
    ]


def test_a_date_is_labelled_in_the_reports_words_where_they_agree(ask):
    assert ask("SELECT date FROM events_in_order")[2] == {"date": "by summer 2000"}


def test_actors_stand_by_site_with_their_part_in_it(ask):
    columns = "actor, sector, started_it, signed_it, events"
    actors = ask(f"SELECT {columns} FROM actors_by_site WHERE site_number = 1")
    assert [tuple(actor.values()) for actor in actors] == [
        ("The borough council", "local-authority", 0, 1, 2),
        ("The forum", "vcs", 0, 0, 1),
    ]


def test_sites_stand_in_order_with_status_and_counts(ask):
    sites = ask(
        "SELECT number, setting, status, status_as_of, events, outcomes FROM sites_in_order"
    )
    assert [tuple(site.values()) for site in sites] == [
        (1, "urban; coastal", "draft", "summer 2001", 2, 0),
        (2, None, "draft", "summer 2001", 1, 1),
    ]


def test_outcomes_stand_by_site(ask):
    assert ask("SELECT site_number, kind, text FROM outcomes_by_site") == [
        {"site_number": 2, "kind": "gain", "text": "Grants became agreements."}
    ]


def test_themes_count_each_event_and_outcome_once(ask):
    themes = ask("SELECT theme, parent, events, outcomes FROM themes_with_counts")
    assert [tuple(theme.values()) for theme in themes] == [
        ("Fit", None, 1, 1),
        ("Time", "Fit", 0, 0),
    ]
