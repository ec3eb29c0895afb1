"""What takes a whole folder to know, and folders that are not as they should be."""

import os
from pathlib import Path

import pytest

from casebook.content import files, folder
from casebook.errors import PlaceError
from casebook.progress import Cancelled
from tests.content.casebooks import SITE, Casebook

CONTEXT = """\
---
id: context
title: The wider story
actors:
  - {id: ministry, name: The ministry, sector: central-government}
events:
  - {id: later, when: 2001, title: Later, kind: other, weight: 1, actors: [ministry], source: Glossary}
  - {id: paper, when: 1998-11, title: A paper, kind: launch, weight: 3, source: Glossary}
---
It began with [a paper](event:paper), before [the letter](event:site-01/first-letter) of [a site](site-01).
"""


def _second_site(book: Casebook) -> Casebook:
    text = (book.place / SITE).read_text(encoding="utf-8")
    text = text.replace("id: site-01", "id: site-02").replace("number: 1", "number: 2")
    return book.write("sites/site-02.md", text)


def test_sites_are_in_order_of_number_and_events_in_order_of_time(book: Casebook):
    book.change("when: 2000-10-14", "when: 1990").change("    after: [open-meeting]\n", "")
    snapshot = _second_site(book).read()
    assert [site.number for site in snapshot.sites] == [1, 2]
    assert [event.id for event in snapshot.sites[0].events][:2] == ["agreement", "first-letter"]
    assert snapshot.sites[1].events[0].key == "site-02/agreement"


def test_the_national_story_is_read_and_linked(book: Casebook):
    snapshot = book.write("context.md", CONTEXT).read()
    assert snapshot.problems == ()
    assert snapshot.context
    assert [event.key for event in snapshot.context.events] == ["context/paper", "context/later"]


def test_a_site_may_link_to_an_event_of_the_national_story(book: Casebook):
    book.write("context.md", CONTEXT).change("event:silence", "event:context/papers")
    (problem,) = book.problems()
    assert problem.endswith("story: context has no event “papers”: did you mean “paper”?")


def test_a_national_story_with_a_mistake_is_left_out_and_told(book: Casebook):
    snapshot = book.write("context.md", CONTEXT.replace("kind: other", "kind: order")).read()
    assert snapshot.context is None
    assert str(snapshot.problems[0]).startswith("context.md:7: events[0].kind: “order”")


def test_a_field_that_only_a_site_has_is_refused_in_the_national_story(book: Casebook):
    book.write("context.md", CONTEXT.replace("title:", "country: Wales\ntitle:", 1))
    assert book.problems() == ["context.md:3: country: only a site has this field: take it out"]


def test_a_number_used_twice_is_told_at_the_later_file(book: Casebook):
    _second_site(book).change("number: 2", "number: 1", "sites/site-02.md")
    problems = book.problems()
    assert problems[0].startswith("sites/site-02.md:7: id: “site-02” does not fit: write site-01")
    assert problems[1].startswith(
        "sites/site-02.md:8: number: number 1 is that of sites/site-01.md"
    )


def test_a_file_name_that_does_not_fit_is_told(book: Casebook):
    (book.place / SITE).rename(book.place / "sites" / "ferry.md")
    (problem,) = (one for one in book.problems() if ":7:" in one)
    assert problem.startswith(
        "sites/ferry.md:7: id: the file is named “ferry.md”: rename it to site-01.md"
    )


def test_a_link_to_a_broken_site_is_no_second_mistake(book: Casebook):
    _second_site(book).change("authority: district", "authority: a: b", "sites/site-02.md")
    book.change("event:silence", "event:site-02/anything")
    assert [problem.file for problem in book.read().problems] == ["sites/site-02.md"]


def test_a_broken_site_does_not_stop_the_others(book: Casebook):
    snapshot = _second_site(book).change("kind: stall", "kind: stal").read()
    assert [site.number for site in snapshot.sites] == [2]
    (broken,) = snapshot.broken
    assert (broken.number, broken.file, len(broken.problems)) == (1, SITE, 1)
    assert broken.title == "A ferry town that learned to share a hall"


def test_missing_registers_are_told_and_the_sites_still_read(book: Casebook):
    (book.place / "casebook.yaml").unlink()
    (book.place / "themes.yaml").unlink()
    snapshot = book.read()
    assert [problem.file for problem in snapshot.problems] == ["casebook.yaml", "themes.yaml"]
    assert (snapshot.about.title, len(snapshot.sites)) == ("book", 1)
    assert snapshot.sites[0].events[0].themes == ()


@pytest.mark.parametrize(
    "content", ["", "just words", "a: mapping", "{", "[" * 99, b"\xff\xfe\x00"]
)
def test_unreadable_registers_are_told_and_the_sites_still_read(
    book: Casebook, content: str | bytes
):
    book.write("casebook.yaml", content).write("themes.yaml", content)
    snapshot = book.read()
    assert {problem.file for problem in snapshot.problems} == {"casebook.yaml", "themes.yaml"}
    assert len(snapshot.sites) == 1


def test_a_mistake_among_the_parts_is_told_once_and_not_at_every_source(book: Casebook):
    book.change("part: Glossary, paragraphs: 0", "part: Glossary, paragraph: none", "casebook.yaml")
    book.change('part: "Chapter 2, What happened"', 'part: "Chapter 1, The place"', "casebook.yaml")
    assert [problem.split(": ")[1] for problem in book.problems()] == [
        "parts[1].part",
        "parts[3].paragraph",
        "parts[3].paragraphs",
    ]


def test_without_a_list_of_parts_only_the_shape_of_sources_is_checked(book: Casebook):
    book.write("casebook.yaml", "title: Mine\n").change(
        "What happened, paragraph 9", "Anything, paragraph 99"
    )
    assert book.problems() == []


def test_themes_that_lie_under_themselves_lose_their_parents_and_stand(book: Casebook):
    book.change("name: Working together", "name: Working together\n  parent: trust", "themes.yaml")
    snapshot = book.read()
    assert [problem.field for problem in snapshot.problems] == ["[0].parent", "[1].parent"]
    assert [theme.parent for theme in snapshot.themes] == ["", "", "relations", ""]


def test_an_empty_folder_is_told_what_it_needs(tmp_path: Path):
    snapshot = folder.read(tmp_path)
    assert [problem.file for problem in snapshot.problems] == [
        "casebook.yaml",
        "sites",
        "themes.yaml",
    ]


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_what_is_no_folder_cannot_be_opened(tmp_path: Path, name: str):
    (tmp_path / "file").write_text("")
    with pytest.raises(PlaceError, match=r"cannot be opened\. Choose a folder"):
        folder.read(tmp_path / name)
    with pytest.raises(PlaceError):
        folder.fingerprint(tmp_path / name)


def test_a_folder_named_like_a_site_is_a_problem_of_its_own(book: Casebook):
    (book.place / "sites" / "site-02.md").mkdir()
    assert book.problems() == ["sites/site-02.md:1: this is not a file: move it away or rename it"]


def test_a_pipe_named_like_a_site_is_not_waited_for(book: Casebook):
    os.mkfifo(book.place / "sites" / "site-02.md")
    assert "this is not a file" in book.problems()[0]


def test_a_link_to_a_file_that_is_gone_is_a_problem_of_its_own(book: Casebook):
    (book.place / "sites" / "site-02.md").symlink_to(book.place / "gone.md")
    assert book.problems()[0].startswith("sites/site-02.md:1: this file cannot be opened (No such")


def test_a_file_that_is_far_too_large_is_not_read(book: Casebook):
    book.write("sites/site-02.md", b"x" * (files.LARGEST_BYTES + 1))
    assert book.problems() == [
        "sites/site-02.md:1: this file is larger than 1 MB: shorten or split it"
    ]


def test_a_file_name_that_is_no_text_can_still_be_printed(book: Casebook):
    path = os.fsencode(book.place / "sites") + b"/caf\xe9.md"
    Path(os.fsdecode(path)).write_text("---\n---\n")
    assert book.problems()[0].encode().startswith(b"sites/caf?.md:")


def test_other_files_and_the_system_s_own_notes_are_left_alone(book: Casebook):
    before = book.read()
    book.write("notes.yaml", "{").write("README.md", "x").write("sites/._site-01.md", b"\x00\x05")
    assert book.read() == before


def test_the_fingerprint_follows_names_and_bytes_and_nothing_else(book: Casebook):
    first = folder.fingerprint(book.place)
    assert first == book.read().fingerprint == folder.fingerprint(book.place)
    os.utime(book.place / SITE, (0, 0))
    assert folder.fingerprint(book.place) == first
    assert book.change("Half a year", "Half a  year").read().fingerprint != first
    (book.place / SITE).rename(book.place / "sites" / "site-02.md")
    assert folder.fingerprint(book.place) != first


def test_a_long_reading_can_be_watched_and_stopped(book: Casebook):
    class Impatient:
        def step(self, done: int, total: int, what: str) -> None:
            raise Cancelled(f"{done} of {total}: {what}")

    with pytest.raises(Cancelled, match=r"0 of 1: sites/site-01\.md"):
        folder.read(book.place, Impatient())


def test_what_is_remembered_is_as_if_it_were_read_again(book: Casebook):
    remembered = folder.Remembered()
    assert folder.read(book.place, remembered=remembered) == book.read()
    assert folder.read(book.place, remembered=remembered) == book.read()
    book.change("country: England", "country: Wales")
    assert folder.read(book.place, remembered=remembered) == book.read()


def test_a_mistake_that_only_the_folder_shows_is_not_remembered(book: Casebook):
    remembered = folder.Remembered()
    book.write("sites/site-02.md", (book.place / SITE).read_bytes())
    assert folder.read(book.place, remembered=remembered).problems
    (book.place / "sites" / "site-02.md").unlink()
    assert folder.read(book.place, remembered=remembered) == book.read()
