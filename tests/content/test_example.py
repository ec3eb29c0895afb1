"""The example that `casebook new` copies: whole, right, and read as it is written."""

from datetime import date
from pathlib import Path

import pytest

from casebook.content import example, folder
from casebook.domain.model import Basis, Confidence, Country, EventKind, Sector, StatusValue, Study
from casebook.errors import PlaceError
from tests.content.casebooks import Casebook


def test_the_example_has_no_problem_at_all(book: Casebook):
    assert book.problems() == []


def test_a_new_casebook_has_every_kind_of_file(tmp_path: Path):
    made = example.start(tmp_path / "new" / "book")
    names = [path.relative_to(tmp_path / "new" / "book").as_posix() for path in made]
    assert names == [
        "casebook.yaml",
        "framework.yaml",
        "glossary.yaml",
        "quotes.yaml",
        "references.json",
        "sites/site-01.md",
        "themes.yaml",
    ]


def test_an_empty_folder_that_is_there_will_do_even_under_version_control(tmp_path: Path):
    (tmp_path / ".git").mkdir()
    example.start(tmp_path)
    assert folder.read(tmp_path).sites


def test_a_folder_with_files_in_it_is_left_alone(tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(PlaceError, match=r"has files in it already\. Name a folder that is empty"):
        example.start(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_cannot_become_a_casebook(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(PlaceError, match="not a folder"):
        example.start(tmp_path / "file")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(PlaceError, match="Choose a folder that you may write to"):
        example.start(tmp_path / "file" / "book")


def test_what_casebook_yaml_says_arrives(book: Casebook):
    about = book.read().about
    assert about.title == "The Ferry Lane casebook"
    assert about.edition == "First practice edition"
    assert about.made_from.startswith("An invented report")
    assert about.cite == "Nobody, A. (2024) The Ferry Lane report. Nowhere Press."


def test_the_themes_arrive_as_a_tree_in_the_order_of_the_file(book: Casebook):
    themes = [(theme.id, theme.name, theme.parent) for theme in book.read().themes]
    assert themes[:2] == [("relations", "Working together", ""), ("trust", "Trust", "relations")]
    assert themes[2:] == [("time", "Time", "relations"), ("money", "Money", "")]
    assert book.read().themes[3].definition.startswith("Grants, rents")


def test_the_fields_of_a_site_arrive(book: Casebook):
    (site,) = book.read().sites
    assert (site.id, site.number, site.file) == ("site-01", 1, "sites/site-01.md")
    assert site.title == "A ferry town that learned to share a hall"
    assert (site.country, site.study) == (Country.ENGLAND, Study.MAIN)
    assert (site.authority, site.setting) == ("district", ("rural", "riverside"))
    assert (site.started_by, site.signed_by) == (("volunteers",), ("council", "volunteers"))
    assert site.lessons[0].startswith("Meet where the matter is: the leaking roof")
    assert len(site.questions) == 1
    assert site.story.startswith("## Setting\n\nA small town")


def test_status_and_facts_arrive_with_their_evidence(book: Casebook):
    (site,) = book.read().sites
    assert (site.status.value, site.status.as_of.edtf) == (StatusValue.IN_PLACE, "2003-22")
    assert site.status.source == "Chapter 2, What happened, paragraph 9"
    started, signed = site.fact("started_by"), site.fact("signed_by")
    assert started
    assert signed
    assert (started.basis, started.confidence) == (Basis.INFERRED, Confidence.MEDIUM)
    assert started.why.startswith("Both early letters")
    assert (signed.basis, signed.conflict[:9]) == (Basis.STATED, "Chapter 3")


def test_actors_and_outcomes_arrive(book: Casebook):
    (site,) = book.read().sites
    council = site.actor("council")
    assert council
    assert (council.name, council.sector) == ("The district council", Sector.LOCAL_AUTHORITY)
    assert council.role == "Owner of the old ferry hall"
    assert [(outcome.id, outcome.kind.value) for outcome in site.outcomes] == [
        ("hall-in-use", "gain"),
        ("roof", "open"),
    ]


def test_an_event_arrives_whole(book: Casebook):
    event = book.read().sites[0].event("open-meeting")
    assert event
    assert (event.key, event.kind, event.weight) == (
        "site-01/open-meeting",
        EventKind.WORKING_GROUP,
        2,
    )
    assert (event.when.earliest, event.when.latest) == (date(2000, 6, 1), date(2000, 8, 31))
    assert (event.wording, event.after) == ("the following summer", ("silence",))
    assert (event.actors, event.themes) == (("council", "volunteers"), ("trust",))
    assert (event.basis, event.confidence) == (Basis.INFERRED, Confidence.LOW)
