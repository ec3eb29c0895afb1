"""A file is written whole or not at all, and every way in which that fails is told in a sentence."""

import shutil
import subprocess

import pytest

from casebook.errors import PlaceError, UsageError
from casebook.export import files, formats
from casebook.progress import Cancelled


def test_a_file_is_written_with_the_rights_that_new_files_get(tmp_path):
    files.write(tmp_path / "new.csv", b"when")
    (tmp_path / "usual").touch()
    assert (tmp_path / "new.csv").read_bytes() == b"when"
    assert (tmp_path / "new.csv").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_file_that_exists_stays_unless_its_replacement_is_asked_for(tmp_path):
    file = tmp_path / "site.csv"
    file.write_text("mine")
    with pytest.raises(files.ExistsError, match="already"):
        files.write(file, b"new")
    assert file.read_text() == "mine"
    files.write(file, b"new", force=True)
    assert file.read_text() == "new"


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(PlaceError, match=r"There is no folder .*nowhere"):
        files.write(tmp_path / "nowhere" / "site.csv", b"new")


def test_a_folder_is_not_written_over(tmp_path):
    with pytest.raises(PlaceError, match="is a folder"):
        files.write(tmp_path, b"new", force=True)


def test_a_name_that_is_too_long_says_so(tmp_path):
    with pytest.raises(PlaceError, match="too long"):
        files.write(tmp_path / f"{'a' * 300}.csv", b"new")


@pytest.fixture
def small_disk(tmp_path):
    """Give a disk of 64 kB, where this machine lets us make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    command = [mount, "-t", "tmpfs", "-o", "size=64k", "none", place]
    if not mount or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be made here")
    yield place
    subprocess.run([unmount, place], check=True)


def test_a_full_disk_leaves_the_old_file_and_nothing_half_written(small_disk):
    file = small_disk / "site.csv"
    file.write_text("mine")
    with pytest.raises(PlaceError, match=r"The disk is full: site\.csv was not written"):
        files.write(file, b"x" * 500_000, force=True)
    assert file.read_text() == "mine"
    assert list(small_disk.iterdir()) == [file]


def test_a_disk_that_cannot_be_written_to_is_told(small_disk):
    subprocess.run([shutil.which("mount"), "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(PlaceError, match=r"Nothing can be written in|could not be written"):
        files.write(small_disk / "site.csv", b"new")


# Formats


@pytest.mark.parametrize("one", formats.FORMATS, ids=lambda one: one.ending)
def test_every_row_of_the_table_has_its_writers(one):
    assert all(callable(one.writer(what)) for what in one.writers)


@pytest.mark.parametrize(("name", "said"), [("site.doc", "A .doc file"), ("site", "has no ending")])
def test_an_ending_that_cannot_be_written_is_answered_with_those_that_can(tmp_path, name, said):
    with pytest.raises(UsageError, match=said) as refusal:
        formats.format_of(tmp_path / name, formats.TIMELINE)
    assert all(one.ending in refusal.value.advice for one in formats.formats_for("timeline"))


def test_an_ending_may_be_in_capitals(tmp_path):
    assert formats.format_of(tmp_path / "SITE.PPTX", formats.TIMELINE).ending == ".pptx"


class Changed:
    """Somebody who changes their mind at once."""

    def step(self, done, total, what):
        raise Cancelled


@pytest.mark.parametrize("ending", [one.ending for one in formats.formats_for(formats.TIMELINE)])
def test_whoever_changes_their_mind_finds_no_file(parcel, tmp_path, ending):
    with pytest.raises(Cancelled):
        formats.export(parcel(3), formats.TIMELINE, tmp_path / f"site{ending}", progress=Changed())
    assert list(tmp_path.iterdir()) == []
