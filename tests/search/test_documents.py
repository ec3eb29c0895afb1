"""What can be found: everything that a casebook says, each thing under a key of its own."""

from collections import Counter

from casebook.search import documents
from casebook.search.documents import Kind, NoteText
from tests import make


def _by_key(snapshot, *notes):
    return {document.key: document for document in documents.of(snapshot, notes)}


def test_every_event_person_and_outcome_that_ships_can_be_found(shipped):
    counts = Counter(document.kind for document in documents.of(shipped))
    assert counts[Kind.SITE] == len(shipped.sites)
    assert counts[Kind.EVENT] == sum(len(history.events) for history in shipped.histories)
    assert counts[Kind.ACTOR] == sum(len(history.actors) for history in shipped.histories)
    assert counts[Kind.OUTCOME] == sum(len(site.outcomes) for site in shipped.sites)


def test_there_is_one_for_all_else_that_a_casebook_holds(told):
    found = _by_key(told, NoteText(id="n1", text="Ask about this."))
    assert {
        *(
            "quote q07",
            "scenario drift",
            "recommendation r1",
            "term VCS",
            "reference deakin",
            "note n1",
        ),
        *("story site-02/story-1", "story site-02/story-2"),
    } < set(found)


def test_a_quotation_is_its_words_once_they_are_linked_and_our_paraphrase_before(told, linked):
    assert _by_key(told)["quote q07"].text == "They feared losing their freedom to criticise."
    assert _by_key(linked)["quote q07"].text == "We would whistle until the end"


def test_a_fingerprint_changes_with_the_words_and_with_nothing_else():
    one, same, other = (
        _by_key(make.snapshot(make.site(events=(make.event(**fields),))))["event site-01/launch"]
        for fields in ({}, {"source": "Chapter 2"}, {"text": "It rained."})
    )
    assert one.print == same.print != other.print


def test_themes_above_are_named_as_well():
    themes = (make.theme("fit"), make.theme("lead", parent="fit"))
    event = make.event(themes=("lead",))
    found = _by_key(make.snapshot(make.site(events=(event,)), themes=themes))
    assert found["event site-01/launch"].themes == ("lead", "fit")


def test_markdown_is_not_among_the_words():
    text = "## A *heading*\n\n- [the launch](event:launch) was `late`"
    assert documents.plain(text) == "A heading the launch was late"
