"""Timelines as tables, text and data: every event, honest about its date, and safe to open."""

import csv
import io
import json

import pytest

from casebook.domain.model import Basis
from casebook.export import timeline_js, timeline_text
from casebook.progress import UNWATCHED
from tests import make


@pytest.fixture
def rows(text_of):
    return lambda parcel: list(
        csv.DictReader(io.StringIO(text_of(timeline_text.write_csv, parcel)))
    )


def made(*events):
    site = make.site(events=tuple(events))
    return make.snapshot(site)


# CSV


def test_a_table_is_what_excel_reads_right(parcel):
    content = timeline_text.write_csv(parcel(6), UNWATCHED)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n")


def test_a_table_has_a_row_for_every_event(parcel, rows, shipped):
    assert [row["Id"] for row in rows(parcel(6))] == [
        event.key for event in shipped.site("site-06").events
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_can_run_as_a_formula(parcel, rows, start):
    snapshot = made(make.event(title=f"{start}HYPERLINK(1)", text=f"{start}2"))
    (row,) = rows(parcel(snapshot=snapshot))
    assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in row.values())


def test_a_row_says_what_is_inferred_and_why(parcel, rows):
    event = make.event(basis=Basis.INFERRED, why="It followed the draft.")
    (row,) = rows(parcel(snapshot=made(event)))
    assert (row["Basis"], row["Why"]) == ("Inferred", "It followed the draft.")


# Markdown


def test_a_text_holds_a_table_and_a_list_of_every_event(parcel, text_of, shipped):
    text = text_of(timeline_text.write_markdown, parcel(6))
    events = shipped.site("site-06").events
    assert all(text.count(event.title) >= 2 for event in events)
    assert shipped.about.cite in text


def test_a_bar_in_a_title_does_not_end_its_cell(parcel, text_of):
    text = text_of(timeline_text.write_markdown, parcel(snapshot=made(make.event(title="A|B"))))
    assert r"| A\|B |" in text


# TimelineJS


@pytest.fixture
def slides(text_of):
    return lambda parcel: json.loads(text_of(timeline_js.write, parcel))["events"]


def test_there_is_a_slide_for_every_event_with_its_own_id(parcel, slides):
    found = slides(parcel(national=True))
    assert len({slide["unique_id"] for slide in found}) == len(found)
    assert len(found) == len(parcel(national=True).shown.events)


def test_a_slide_begins_as_exactly_as_is_known(parcel, slides):
    (slide,) = slides(parcel(snapshot=made(make.event(when="1999"))))
    assert slide["start_date"] == {"year": 1999}
    assert "end_date" not in slide
    assert "Date uncertain: some time from 1 January to 31 December 1999" in slide["text"]["text"]


def test_only_what_lasted_has_an_end(parcel, slides):
    (slide,) = slides(parcel(snapshot=made(make.event(when="1999-03/2000-06"))))
    assert slide["end_date"]["year"] == 2000


def test_markup_in_a_title_is_shown_as_letters(parcel, slides):
    (slide,) = slides(parcel(snapshot=made(make.event(title="<b>A & B</b>"))))
    assert slide["text"]["headline"] == "&lt;b&gt;A &amp; B&lt;/b&gt;"
