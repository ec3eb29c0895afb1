"""The words of the trainer's own copy: put to the snapshot, kept in the desk alone, and forgotten without a trace."""

import msgspec
import pytest
import yaml

from casebook.errors import PlaceError, UsageError
from casebook.library import Library
from tests import make
from tests.content import orchard

FIELDS = ["id", "source", "sector", "voice", "gist", "starts", "ends", "count", "digest"]
WORD = "spades"  # of the first quotation, and of nothing else


@pytest.fixture
def places(tmp_path):
    book = make.content(tmp_path / "book")
    records = [
        {name: str(getattr(quote, name)) for name in FIELDS}
        | {"themes": ["fit"], "inline": str(quote.inline).lower()}
        for quote in orchard.QUOTES
    ]
    (book / "quotes.yaml").write_text(yaml.safe_dump(records), encoding="utf-8")
    return make.places_in(tmp_path / "home", book)


@pytest.fixture
def copy(tmp_path):
    file = tmp_path / "orchard.txt"
    file.write_text(orchard.TEXT, encoding="utf-8")
    return file


def _files_with(word, places):
    home = places.desk.parent
    return [
        file for file in home.rglob("*") if file.is_file() and word.encode() in file.read_bytes()
    ]


def test_until_a_copy_is_linked_there_are_no_words(places):
    snapshot = Library(places).open()
    assert snapshot.quotes
    assert not any(map(snapshot.words_of, snapshot.quotes))


def test_linking_publishes_the_words(places, copy):
    library = Library(places)
    before = library.snapshot
    library.link_report(copy)
    found = {quote.id: library.snapshot.words_of(quote) for quote in library.snapshot.quotes}
    assert {known: words.words for known, words in found.items()} == orchard.SAID
    assert library.snapshot is not before


def test_the_next_start_has_them_and_the_library_file_has_not(places, copy):
    Library(places).link_report(copy)
    library = Library(places)
    library.refresh()
    assert library.snapshot.linked.name == "orchard.txt"
    assert {file.name for file in _files_with(WORD, places)} <= {
        places.desk.name,
        f"{places.desk.name}-wal",
    }


def test_what_is_open_stays_the_same_when_nothing_is_new(places, copy):
    library = Library(places)
    library.link_report(copy)
    library.refresh()
    before = library.snapshot
    library.refresh()
    assert library.snapshot is before


def test_search_finds_the_words_and_forgets_them(places, copy):
    library = Library(places)
    library.link_report(copy)
    assert [hit.id for hit in library.search(WORD).hits] == ["q01"]
    library.unlink_report()
    assert library.search(WORD).total == 0


def test_unlinking_leaves_no_byte_of_the_words(places, copy):
    library = Library(places)
    library.link_report(copy)
    library.search(WORD)
    library.desk.back_up()
    assert _files_with(WORD, places)
    library.unlink_report()
    assert library.snapshot.linked is None
    assert not _files_with(WORD, places)


def test_a_wrong_file_changes_nothing(places, copy, tmp_path):
    library = Library(places)
    library.link_report(copy)
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("Quite another text about boats. " * 200, encoding="utf-8")
    with pytest.raises(UsageError):
        library.link_report(wrong)
    with pytest.raises(PlaceError):
        library.link_report(tmp_path / "nowhere.txt")
    assert library.snapshot.linked.name == "orchard.txt"


def test_words_are_shown_only_with_the_quotation_they_are_of(places, copy):
    library = Library(places)
    library.link_report(copy)
    quotes = places.content / "quotes.yaml"
    other = msgspec.structs.replace(orchard.QUOTES[0], digest="0" * 64).digest
    quotes.write_text(quotes.read_text().replace(orchard.QUOTES[0].digest, other))
    library.refresh()
    shown = {quote.id for quote in library.snapshot.quotes if library.snapshot.words_of(quote)}
    assert shown == set(orchard.SAID) - {"q01"}
