"""Citations: words or gist, never one for the other, with chapter, section and paragraph."""

import msgspec
import pytest

from casebook.domain import citations, linked_words, quotations
from casebook.domain.framework import Reference
from casebook.domain.quotations import FoundWords, LinkedReport
from tests import make
from tests.content import orchard

QUOTE = orchard.QUOTES[1]
LINKED = LinkedReport(
    name="copy.txt",
    linked_on="2026-11-26",
    found=(FoundWords(quote_id="q02", words=orchard.GRAFTING, word_for_word=True),),
)


def test_a_gist_is_cited_as_a_paraphrase():
    assert citations.quotation(QUOTE, make.snapshot(quotes=(QUOTE,))) == (
        "In our own words. [paraphrase]\n"
        "Paraphrased from: Speaker not told, chapter 1, Beginnings, paragraph 2. In: Cite it so"
    )


def test_linked_words_are_cited_as_quoted():
    cited = citations.quotation(QUOTE, make.snapshot(quotes=(QUOTE,), linked=LINKED))
    assert cited.startswith(f"“{orchard.GRAFTING}”\nSpeaker not told, chapter 1")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Chapter 3, Local changes, paragraph 2", (3, "Local changes", 2)),
        ("Chapter 4, A, b, paragraphs 2–3; Glossary", (4, "A, b", 2)),
        ("Glossary", (None, "Glossary", None)),
        ("", (None, "", None)),
    ],
)
def test_a_place_is_taken_apart(source, expected):
    place = quotations.place(source)
    assert (place.chapter, place.section, place.paragraph) == expected


def test_words_are_counted_without_case_signs_or_apostrophes():
    assert quotations.spoken_words("It's £250,000 — for the by-election…") == (
        *("its", "250", "000", "for", "the", "by", "election"),
    )


def test_a_reference_is_an_entry_of_a_list():
    work = Reference(
        id="a", authors="Craig, G.", year="1999", title="A title", published="Hull: Press", csl="{}"
    )
    assert citations.reference(work) == "Craig, G. (1999) A title. Hull: Press."


def test_words_of_another_report_do_not_fit():
    other = msgspec.structs.replace(QUOTE, digest="0" * 64)
    assert linked_words.fitting(LINKED, [QUOTE]) == LINKED
    assert linked_words.fitting(LINKED, [other]) is None
    assert linked_words.fitting(LINKED, []) is None
