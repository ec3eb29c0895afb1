"""What a trainer keeps is there the next time, and nothing else is touched."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from casebook.desk import records
from casebook.desk.desk import Desk
from casebook.domain.desk_records import Basket
from casebook.errors import PlaceError
from casebook.library import Library
from tests import make

ROOT = Path(__file__).resolve().parents[2]


def test_reading_a_desk_that_is_not_there_makes_nothing(desk, places):
    assert (desk.linked(), desk.notes(), desk.backups(), desk.notices) == (None, (), (), ())
    assert not places.home.exists()


def test_a_linked_report_is_read_back_as_it_was_in_its_order(desk, places, report):
    desk.link(report)
    assert Desk(places).linked() == report


def test_linking_again_replaces(desk, report):
    other = msgspec.structs.replace(report, name="scan.txt", found=report.found[1:], missing=())
    desk.link(report)
    desk.link(other)
    assert desk.linked() == other


def test_linked_words_are_read_without_sqlalchemy(desk, places, report):
    desk.link(report)
    code = (
        "import sys; from pathlib import Path; from casebook import paths; from casebook.desk.desk import Desk;"
        f"print(Desk(paths.places(None, {{'CASEBOOK_HOME': {str(places.home)!r}}})).linked().name);"
        "print('sqlalchemy' in sys.modules, 'alembic' in sys.modules)"
    )
    asked = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert asked.stdout.split() == ["report.pdf", "False", "False"], asked.stderr


def test_alembic_is_loaded_only_when_a_step_is_due(desk, places):
    desk.write_note("q01", "a")
    code = (
        "import sys; from casebook import paths; from casebook.desk.desk import Desk;"
        f"Desk(paths.places(None, {{'CASEBOOK_HOME': {str(places.home)!r}}})).write_note('q01', 'b');"
        "print('sqlalchemy' in sys.modules, 'alembic' in sys.modules)"
    )
    asked = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert asked.stdout.split() == ["True", "False"], asked.stderr


def test_a_tick_can_be_taken_back_and_says_when(desk):
    desk.set_tick(6, "shared-vision", ticked=True)
    (first,) = desk.ticks()
    desk.set_tick(6, "shared-vision", ticked=False)
    (second,) = desk.ticks()
    assert (first.ticked, second.ticked) == (True, False)
    assert first.changed_at < second.changed_at


def test_ticks_are_a_site_s_own(desk):
    desk.set_tick(7, "b", ticked=True)
    desk.set_tick(6, "b", ticked=True)
    assert [(tick.site_number, tick.indicator_id) for tick in desk.ticks()] == [(6, "b"), (7, "b")]


def test_saved_searches_keep_their_order_and_recent_ones_come_newest_first(desk):
    for text in ("one", "two", "three"):
        desk.remember_search(text)
    desk.save_search("trust", "On trust")
    desk.save_search("one", "The first")
    desk.remember_search("trust")
    desk.remember_search("two")
    assert [kept.text for kept in desk.searches()] == ["trust", "one", "two", "three"]
    assert [kept.is_saved for kept in desk.searches()] == [True, True, False, False]


def test_a_saved_search_that_is_named_anew_stays_in_its_place(desk):
    desk.save_search("a", "A")
    desk.save_search("b", "B")
    desk.save_search("a", "Z")
    assert [kept.name for kept in desk.searches()] == ["Z", "B"]


def test_only_the_last_recent_searches_are_kept_and_every_saved_one(desk):
    desk.save_search("kept", "Kept")
    for number in range(records.RECENT_SEARCHES + 3):
        desk.remember_search(f"search {number}")
    texts = [kept.text for kept in desk.searches()]
    assert len(texts) == records.RECENT_SEARCHES + 1
    assert (texts[0], texts[-1]) == ("kept", "search 3")


def test_a_search_is_forgotten(desk):
    desk.save_search("a", "A")
    desk.forget_search("a")
    assert desk.searches() == ()


def test_a_note_replaces_the_one_before_and_a_blank_one_removes_it(desk):
    desk.write_note("site-06/by-election", "Ask the group why.")
    desk.write_note("site-06/by-election", "Ask twice.")
    assert [(note.about, note.text) for note in desk.notes()] == [
        ("site-06/by-election", "Ask twice.")
    ]
    desk.write_note("site-06/by-election", "  \n")
    assert desk.notes() == ()


@pytest.mark.parametrize("text", ["half \ud83d a face", "a\0b", "'; DROP TABLE note; --", "日本"])
def test_any_text_can_be_noted(desk, text):
    desk.write_note("q01", text)
    assert [note.text for note in desk.notes()] == [text.replace("\ud83d", "?")]


def test_stars_come_in_the_order_they_were_set(desk):
    for about in ("q09", "site-01/launch", "q01", "q09"):
        desk.set_star(about, starred=True)
    desk.set_star("site-01/launch", starred=False)
    assert desk.stars() == ("q09", "q01")


def test_a_basket_keeps_its_items_in_order_each_once(desk):
    desk.keep_basket(Basket(name="Monday", items=("q03", "q01", "q03")))
    desk.add_to_basket("Monday", "q02")
    desk.add_to_basket("Monday", "q03")
    desk.add_to_basket("Tuesday", "q09")
    assert desk.baskets() == (
        Basket(name="Monday", items=("q03", "q01", "q02")),
        Basket(name="Tuesday", items=("q09",)),
    )


def test_a_basket_is_arranged_anew_or_forgotten_and_keeps_its_place(desk):
    for name in ("Monday", "Tuesday"):
        desk.keep_basket(Basket(name=name, items=("q01", "q02")))
    desk.keep_basket(Basket(name="Monday", items=("q02", "q01")))
    assert [basket.items for basket in desk.baskets()] == [("q02", "q01"), ("q01", "q02")]
    desk.forget_basket("Monday")
    assert desk.baskets() == (Basket(name="Tuesday", items=("q01", "q02")),)


def test_the_token_changes_with_words_and_notes_and_with_nothing_else(desk, report):
    tokens = [desk.token()]
    for change in (
        lambda: desk.link(report),
        lambda: desk.write_note("q01", "a"),
        lambda: desk.write_note("q01", "b"),
        desk.unlink,
    ):
        change()
        tokens.append(desk.token())
        desk.set_star(f"q{len(tokens)}", starred=True)
        assert desk.token() == tokens[-1]
    assert len(set(tokens)) == 5


def test_a_refresh_of_the_library_does_not_touch_a_byte_of_the_desk(tmp_path, report):
    places = make.places_in(tmp_path / "home", make.content(tmp_path / "content"))
    Desk(places).link(report)
    before = places.desk.read_bytes()
    Library(places).refresh()
    make.content(tmp_path / "content", launch="Another launch", sites=1)
    Library(places).refresh()
    assert places.desk.read_bytes() == before


def test_a_file_in_the_place_of_the_folder_is_told_in_plain_words(desk, places, report):
    places.home.touch()
    with pytest.raises(PlaceError, match="cannot be kept in") as refusal:
        desk.link(report)
    assert "folder that you may write in" in refusal.value.advice
    assert desk.linked() is None
    assert desk.notes() == ()
