"""The index: kept in step, made again whenever it is not whole, done without where none can be kept."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from casebook.progress import Cancelled
from casebook.search import index
from casebook.search.documents import NoteText
from casebook.search.engine import Search
from tests import make


class Watcher:
    """Counts how many documents were indexed, and cancels where it is told to."""

    def __init__(self, *, cancels=False):
        self.indexed, self.cancels = 0, cancels

    def step(self, done, total, what):
        self.indexed = max(self.indexed, total)
        if self.cancels:
            raise Cancelled


def _book(title="Whistles", fingerprint="1" * 64, sites=8):
    """Make sites of which the second has an event of this title."""
    told = [
        make.site(
            n, events=(make.event(site_id=f"site-{n:02}", title=title if n == 2 else "Rain"),)
        )
        for n in range(1, sites + 1)
    ]
    return make.snapshot(*told, fingerprint=fingerprint)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index"


def _indexed(folder, snapshot, desk="", notes=()):
    watcher = Watcher()
    search = Search(folder)
    search.bring_in_step(snapshot, desk, notes, watcher)
    return watcher.indexed


def _only(folder):
    (one,) = folder.iterdir()
    return one


def test_it_is_made_once_and_opened_ever_after(folder):
    assert _indexed(folder, _book()) == 16
    assert _indexed(folder, _book()) == 0


def test_a_change_of_one_site_indexes_that_site_alone(folder):
    _indexed(folder, _book())
    assert _indexed(folder, _book("Bells", "2" * 64)) == 1
    search = Search(folder)
    assert [
        search.answer(_book("Bells", "2" * 64), word).total for word in ("bells", "whistles")
    ] == [1, 0]


def test_a_change_of_nothing_that_is_searched_indexes_nothing(folder):
    _indexed(folder, _book())
    assert _indexed(folder, _book(fingerprint="2" * 64)) == 0
    assert _indexed(folder, _book(fingerprint="2" * 64)) == 0


def test_what_is_gone_is_found_no_more(folder):
    _indexed(folder, _book())
    search = Search(folder)
    fewer = _book(sites=7, fingerprint="2" * 64)
    search.bring_in_step(fewer)
    assert search.answer(fewer, "rain", limit=None).total == 6


def test_the_trainers_own_notes_are_found_when_they_are_handed_in(folder):
    search = Search(folder)
    notes = (NoteText(id="n1", text="Ask about the whistle here.", site=2),)
    search.bring_in_step(_book(), "desk 1", notes)
    (hit,) = search.answer(_book(), "ask here").hits
    assert (hit.kind, hit.id, hit.site) == ("note", "n1", 2)
    assert search.is_in_step(search._opened.snapshot, "desk 1")
    assert not search.is_in_step(search._opened.snapshot, "desk 2")


def test_a_stale_index_misses_and_never_lies(folder):
    search = Search(folder)
    search.bring_in_step(_book("Whistles"))
    changed = _book("Bells", "2" * 64)
    assert [search.answer(changed, word).total for word in ("whistles", "bells")] == [0, 0]
    assert search.answer(changed, "rain", limit=None).total == 7


@pytest.mark.parametrize(
    "damage", [b"", b"no index", bytes(100_000)], ids=["empty", "text", "zeros"]
)
@pytest.mark.parametrize("ending", ["seg", "toc", "json"])
def test_a_damaged_index_is_made_again(folder, damage, ending):
    _indexed(folder, _book())
    (file,) = _only(folder).glob(f"*.{ending}")
    file.write_bytes(damage)
    assert _indexed(folder, _book()) == 16
    assert Search(folder).answer(_book(), "whistles").total == 1


def test_an_index_with_one_flipped_bit_is_not_even_opened(folder):
    _indexed(folder, _book())
    (file,) = _only(folder).glob("*.seg")
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert index.opened(folder) is None


def test_an_index_of_another_version_is_made_again(folder, monkeypatch):
    _indexed(folder, _book())
    monkeypatch.setattr(index, "SHAPE", index.SHAPE + 1)
    assert _indexed(folder, _book()) == 16


def test_an_index_that_was_committed_and_not_sealed_is_made_again(folder):
    _indexed(folder, _book())
    writer = FileIndex(FileStorage(str(_only(folder)))).writer()
    writer.add_document(key="event x", print="0", words="whistles")
    writer.commit()
    assert _indexed(folder, _book()) == 16


def test_an_index_with_a_table_of_contents_that_was_not_sealed_is_not_opened(folder):
    _indexed(folder, _book())
    (sealed,) = _only(folder).glob("*.toc")
    sealed.with_name("_MAIN_9.toc").write_bytes(sealed.read_bytes())
    assert index.opened(folder) is None


def test_a_locked_index_is_worked_around(folder):
    _indexed(folder, _book())
    writer = FileIndex(FileStorage(str(_only(folder)))).writer()
    search = Search(folder)
    search.bring_in_step(_book("Bells", "2" * 64))
    assert search.answer(_book("Bells", "2" * 64), "bells").total == 1
    writer.cancel()
    assert index.opened(folder).generation == "1" * 64


def test_an_index_that_another_is_still_making_is_left_alone(folder):
    folder.mkdir()
    other = folder / "index-000007-abcdef"
    other.mkdir()
    writer = FileIndex.create(FileStorage(str(other)), index.SCHEMA).writer()
    _indexed(folder, _book())
    assert len(list(folder.iterdir())) == 2
    writer.cancel()


def test_where_none_can_be_kept_it_lives_in_memory(tmp_path):
    (tmp_path / "index").write_text("a file in the way")
    search = Search(tmp_path / "index")
    search.bring_in_step(_book())
    assert search.answer(_book(), "whistles").total == 1
    search.bring_in_step(_book("Bells", "2" * 64))
    assert search.answer(_book("Bells", "2" * 64), "bells").total == 1


def test_an_index_whose_folder_is_deleted_meanwhile_still_answers_and_is_made_again(folder):
    search = Search(folder)
    search.bring_in_step(_book())
    shutil.rmtree(folder)
    assert search.answer(_book(), "whistles").total == 1
    search.bring_in_step(_book("Bells", "2" * 64))
    assert index.opened(folder) is not None


def test_cancelled_leaves_nothing_behind_and_what_was_open_answers(folder):
    with pytest.raises(Cancelled):
        Search(folder).bring_in_step(_book(), progress=Watcher(cancels=True))
    assert list(folder.iterdir()) == []
    assert _indexed(folder, _book()) == 16


def test_older_indexes_are_removed(folder):
    _indexed(folder, _book())
    _indexed(folder, make.snapshot(make.site(1), fingerprint="2" * 64))
    assert _only(folder).name.startswith("index-000002-")


def test_others_may_ask_while_one_brings_it_in_step(folder):
    search, totals = Search(folder), []
    search.bring_in_step(_book())
    watcher = type(
        "Watcher", (), {"step": lambda *_: totals.append(search.answer(_book(), "rain").total)}
    )()
    search.bring_in_step(_book("Bells", "2" * 64), progress=watcher)
    assert totals == [7]


def test_two_that_make_it_at_once_both_answer(folder):
    searches = [Search(folder) for _ in range(2)]
    threads = [threading.Thread(target=one.bring_in_step, args=(_book(),)) for one in searches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.answer(_book(), "whistles").total for one in (*searches, Search(folder))] == [
        1,
        1,
        1,
    ]


KILLED = """
import sys
from pathlib import Path
from casebook import paths
from casebook.content import folder
from casebook.search.engine import Search
snapshot = folder.read(paths.shipped_content())
print("begun", flush=True)
Search(Path(sys.argv[1])).bring_in_step(snapshot)
"""


@pytest.mark.parametrize("after_s", [0.05, 0.2, 0.4])
def test_one_that_was_killed_while_it_was_made_is_made_again(folder, shipped, after_s):
    code = [sys.executable, "-c", KILLED, str(folder)]
    with subprocess.Popen(code, stdout=subprocess.PIPE) as child:
        child.stdout.readline()
        time.sleep(after_s)
        os.kill(child.pid, signal.SIGKILL)
    search = Search(folder)
    search.bring_in_step(shipped)
    assert search.answer(shipped, "by-election").hits[0].id == "site-06/by-election"
