"""What we rely on in Whoosh, which nobody mends any more: pinned, so that another release shows what it changes."""

import pytest
from whoosh import fields
from whoosh.filedb.filestore import RamStorage
from whoosh.index import FileIndex
from whoosh.query import Phrase, Term
from whoosh.query.spans import SpanNear2

from casebook.search.index import SCHEMA


@pytest.fixture
def whoosh():
    made = FileIndex.create(RamStorage(), SCHEMA)
    writer = made.writer()
    texts = {"a": "the council met the forum", "b": "the forum rained on the council", "c": "trust"}
    for key, text in texts.items():
        writer.add_document(key=key, print=key, body=text, words=text, begins=text)
    writer.commit()
    return made


def _keys(searcher, numbers):
    by_number = {number: stored["key"] for number, stored in searcher.reader().iter_docs()}
    return sorted(by_number[number] for number in numbers)


def _asked(searcher, query):
    return _keys(searcher, query.matcher(searcher, searcher.context(weighting=None)).all_ids())


def test_a_phrase_keeps_order_and_a_near_one_does_not(whoosh):
    with whoosh.searcher() as searcher:
        near = SpanNear2([Term("body", "forum"), Term("body", "met")], slop=8, ordered=False)
        assert _asked(searcher, Phrase("words", ["the", "council"])) == ["a", "b"]
        assert _asked(searcher, Phrase("words", ["council", "the"])) == []
        assert _asked(searcher, near) == ["a"]


def test_a_word_that_is_not_there_has_no_postings_and_no_error(whoosh):
    with whoosh.searcher() as searcher:
        assert searcher.doc_frequency("body", "whistle") == 0
        assert _asked(searcher, Phrase("words", ["no", "whistle"])) == []


def test_a_posting_scores_by_frequency_and_length(whoosh):
    with whoosh.searcher() as searcher:
        matcher = searcher.postings("body", "council")
        first = matcher.score()
        matcher.next()
        assert first > matcher.score() > 0


def test_what_is_deleted_is_in_no_posting_and_numbers_of_the_rest_stay(whoosh):
    writer = whoosh.writer()
    assert writer.delete_by_term("key", "a") == 1
    writer.add_document(key="d", print="d", words="the council sings")
    writer.commit()
    with whoosh.searcher() as searcher:
        numbers = list(searcher.reader().postings("words", "council").all_ids())
        assert _keys(searcher, numbers) == ["b", "d"]
        assert max(numbers) < searcher.doc_count_all()


def test_a_field_without_letters_breaks_nothing():
    made = FileIndex.create(RamStorage(), fields.Schema(words=SCHEMA["words"]))
    writer = made.writer()
    writer.add_document(words="… !")
    writer.commit()
    with made.searcher() as searcher:
        assert list(searcher.lexicon("words")) == []
