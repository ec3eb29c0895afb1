"""The grammar of `source`, with and without a list of the report's parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.content import source

PARTS = {"Appendix B, Site 6": 2, "Chapter 3, Local changes": 4, "Glossary": 0, "Note, p. 2": 0}

RIGHT = [
    "Appendix B, Site 6, paragraph 2",
    "Chapter 3, Local changes, paragraphs 2–3",
    "Chapter 3, Local changes, paragraphs 2-4",
    "Glossary",
    "Glossary; Appendix B, Site 6, paragraph 1",
    "Note, p. 2",
]

WRONG = {
    "Appendix B, Site 6, paragraph 3": "ends with paragraph 2: paragraph 3 is not there",
    "Appendix B, Site 9, paragraph 1": "did you mean “Appendix B, Site 6”?",
    "Nowhere at all": "write it as listed under parts in casebook.yaml",
    "Glossary, paragraph 1": "write only “Glossary”",
    "Appendix B, Site 6": "write for example “Appendix B, Site 6, paragraph 1”",
    "Chapter 3, Local changes, paragraphs 3–2": "does not count paragraphs upwards",
    "Chapter 3, Local changes, paragraph 0": "does not count paragraphs upwards",
    "Chapter 3, Local changes, para 2": "write “…, paragraph 2”",
    "Chapter 3, Local changes, pp. 2": "write “…, paragraph 2”",
    "Chapter 3, Local changes, paragraph two": "write “…, paragraph 2”",
    "Glossary; ": "a place is missing beside the semicolon",
}


@pytest.mark.parametrize("place", RIGHT)
def test_a_right_source_has_no_fault(place: str):
    assert list(source.faults(place, PARTS)) == []


@pytest.mark.parametrize(("place", "advice"), WRONG.items())
def test_a_wrong_source_is_told_with_what_to_write(place: str, advice: str):
    (fault,) = source.faults(place, PARTS)
    assert advice in fault


def test_every_place_of_a_source_is_looked_at():
    assert len(list(source.faults("Glosary; Appendix B, Site 6; Glossary", PARTS))) == 2


def test_without_a_list_of_parts_only_the_shape_counts():
    assert list(source.faults("My own notes, page of May; A letter, paragraph 7", None)) == []
    assert len(list(source.faults("My own notes, par. 3; A letter, paragraph 0", None))) == 2


@given(st.text(), st.sampled_from([None, {}, PARTS]))
def test_no_source_at_all_makes_the_grammar_fail(text: str, parts: dict[str, int] | None):
    assert all(fault.strip() for fault in source.faults(text, parts))
