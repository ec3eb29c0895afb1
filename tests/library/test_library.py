"""The open casebook: opens from what is there, keeps in step with the text files, loses nothing to a broken file."""

import sqlite3
import subprocess
import sys
import threading

import pytest

from casebook.content import folder
from casebook.domain.selection import EventChoice, SiteChoice
from casebook.errors import PlaceError
from casebook.library import Library
from tests import make


@pytest.fixture
def book(tmp_path):
    """Write a small casebook."""
    return make.content(tmp_path / "book")


@pytest.fixture
def places(tmp_path, book):
    return make.places_in(tmp_path / "home", book)


def _files(places):
    return sorted(places.library.glob("library-*.sqlite"))


def test_making_one_reads_nothing(tmp_path):
    Library(make.places_in(tmp_path / "home", tmp_path / "nowhere"))
    assert not (tmp_path / "home").exists()


def test_it_opens_from_the_text_files_before_there_is_a_library_file(places, book):
    library = Library(places)
    assert library.open() == folder.read(book)
    assert not library.is_stored
    assert _files(places) == []


def test_it_opens_from_the_library_file_once_there_is_one(places):
    report = Library(places).refresh()
    library = Library(places)
    assert library.open() == Library(places).snapshot
    assert library.is_stored
    assert report.file in _files(places)


def test_no_casebook_folder_is_told(tmp_path):
    with pytest.raises(PlaceError):
        Library(make.places_in(tmp_path / "home", tmp_path / "nowhere")).open()


def test_a_refresh_counts_what_it_found(places):
    report = Library(places).refresh()
    assert (report.sites, report.broken, report.events, report.actors) == (2, 0, 2, 4)
    assert (report.themes, report.problems, report.rebuilt) == (1, 0, True)


def test_a_refresh_of_the_same_text_files_makes_nothing_new(places):
    library = Library(places)
    library.refresh()
    before, files = library.snapshot, _files(places)
    assert not library.refresh().rebuilt
    assert library.snapshot is before
    assert _files(places) == files


def test_a_refresh_publishes_what_has_changed(places, book):
    library = Library(places)
    library.refresh()
    make.content(book, launch="Another launch")
    assert library.snapshot.sites[0].events[0].title == "The compact is launched"
    assert library.refresh().rebuilt
    assert library.snapshot.sites[0].events[0].title == "Another launch"


def test_text_files_that_changed_meanwhile_are_read_and_not_the_older_library_file(places, book):
    Library(places).refresh()
    make.content(book, launch="Another launch")
    library = Library(places)
    assert library.open().sites[0].events[0].title == "Another launch"
    assert not library.is_stored


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + bytes(4000)])
def test_a_damaged_library_file_is_made_again(places, book, damage):
    (file,) = [Library(places).refresh().file]
    file.write_bytes(damage)
    library = Library(places)
    assert library.open() == folder.read(book)
    assert library.refresh().rebuilt
    assert Library(places).open() == folder.read(book)


def test_half_a_library_file_is_made_again(places, book):
    file = Library(places).refresh().file
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    library = Library(places)
    assert library.open() == folder.read(book)
    assert library.refresh().rebuilt


def test_a_library_folder_that_may_be_deleted_is_made_again(places):
    file = Library(places).refresh().file
    file.unlink()
    assert Library(places).refresh().rebuilt


def test_a_library_file_that_somebody_has_locked_is_worked_around(places, book):
    file = Library(places).refresh().file
    with sqlite3.connect(file) as somebody:
        somebody.execute("BEGIN EXCLUSIVE")
        library = Library(places)
        assert library.open() == folder.read(book)
        library.refresh()
    somebody.close()
    assert library.snapshot == folder.read(book)


def test_where_no_library_file_can_be_kept_that_is_told_and_everything_works(tmp_path, book):
    (tmp_path / "home").write_text("a file in the way")
    library = Library(make.places_in(tmp_path / "home", book))
    report = library.refresh()
    assert (report.file, report.rebuilt, len(library.snapshot.sites)) == (None, False, 2)
    assert ["library" in notice.text or "desk" in notice.text for notice in library.notices] == [
        True,
        True,
    ]
    assert all(notice.advice for notice in library.notices)


def test_two_that_refresh_at_once_both_end_with_the_whole_casebook(places, book):
    libraries = [Library(places) for _ in range(2)]
    threads = [threading.Thread(target=library.refresh) for library in libraries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(library.is_stored for library in libraries)
    assert Library(places).open() == folder.read(book)


def test_others_may_read_while_one_refreshes(places, book):
    library = Library(places)
    seen = []
    watcher = type("Watcher", (), {"step": lambda *_: seen.append(library.snapshot)})()
    library.open()
    make.content(book, launch="Another launch")
    library.refresh(watcher)
    assert seen
    assert {snapshot.sites[0].events[0].title for snapshot in seen} == {"The compact is launched"}


def test_sites_and_events_are_found_in_what_is_open(places):
    library = Library(places)
    assert [site.number for site in library.find_sites(SiteChoice(words="town 2"))] == [2]
    assert len(library.find_events(EventChoice(site_ids=frozenset({"site-01"})))) == 1


def test_a_search_finds_what_is_open_and_after_a_refresh_what_has_changed(places, book):
    library = Library(places)
    assert [hit.id for hit in library.search("launched kind:event").hits] == [
        "site-01/launch",
        "site-02/launch",
    ]
    make.content(book, launch="A whistle is heard")
    library.refresh()
    assert not library.is_search_ready
    assert library.search("whistle").total == 2
    assert library.is_search_ready


def test_what_has_changed_is_missed_and_never_told_wrong_until_the_index_is_in_step(places, book):
    library = Library(places)
    library.search("compact")
    make.content(book, launch="A whistle is heard")
    library.refresh()
    answers = [library.search(typed, wait=False) for typed in ("whistle", "compact kind:event")]
    assert [answer.total for answer in answers] == [0, 0]


def test_opening_imports_neither_sqlalchemy_nor_qt(places, book):
    Library(places).refresh()
    code = (
        "import sys; from pathlib import Path; from casebook import paths;"
        "from casebook.library import Library;"
        f"places = paths.places(Path({str(book)!r}), {{'CASEBOOK_HOME': {str(places.home)!r}}});"
        "library = Library(places); library.open(); assert library.is_stored;"
        "late = {'sqlalchemy', 'PySide6', 'markdown', 'whoosh', 'rapidfuzz'};"
        "print({name.split('.')[0] for name in sys.modules} & late)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
