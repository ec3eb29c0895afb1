"""The shipped words: our own, British, plain, anonymous, and linked to what they tell of."""

import re
import subprocess
from pathlib import Path

import pytest

from casebook.content import story

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FILES = sorted([*(ROOT / "data").rglob("*.md"), *(ROOT / "data").rglob("*.yaml")])

# The imprint names the publisher's town.
# Where the publisher is, and the universities that made the study.
PLACES_ALLOWED = {
    ("casebook.yaml", "Bristol"),
    ("framework.yaml", "Hull"),
    ("framework.yaml", "Brighton"),
}

AMERICAN = re.compile(
    r"\b(?!sized|seized|prized)\w*(?:ization|izing|ized|izes|izational)\b|\b(?:color|favor|labor|behavior|honor|neighbor|harbor|center|theater"
    r"|defense|offense|program[^m ]\w*|traveled|traveling|fulfill|enroll|skillful|gray|judgment)\w{0,4}\b"
)

texts = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
stories = pytest.mark.parametrize("at", range(13))


def _places():
    lines = (HERE / "places.txt").read_text("utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def _plain(markdown):
    return re.sub(r"[#*_>]", "", re.sub(r"\]\([^)]*\)|\[", "", markdown))


def _syllables(word):
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and not word.lower().endswith("le")
    return max(1, len(groups) - silent)


def _reading_ease(text):
    """Give Flesch's reading ease (1948): 206.835 − 1.015 words a sentence − 84.6 syllables a word."""
    sentences = [s for s in re.split(r"[.?!:;\n]+", text) if s.strip()]
    words = re.findall(r"[A-Za-z’']+", text)
    return (
        206.835
        - 1.015 * len(words) / len(sentences)
        - 84.6 * sum(map(_syllables, words)) / len(words)
    )


@texts
def test_no_place_is_named(file):
    named = {(file.name, word) for word in re.findall(r"[A-Z][a-z]+", file.read_text("utf-8"))}
    assert {(name, word) for name, word in named if word in _places()} <= PLACES_ALLOWED


@texts
def test_the_spelling_is_british(file):
    assert AMERICAN.findall(file.read_text("utf-8")) == []


@stories
def test_a_story_is_as_long_as_it_deserves(shipped, at):
    words = _plain(shipped.histories[at].story).split()
    assert 150 <= len(words) <= 500


@stories
def test_a_story_is_within_reach_of_a_general_reader(shipped, at):
    assert _reading_ease(_plain(shipped.histories[at].story)) >= 50


@stories
def test_the_short_texts_are_within_reach_of_a_general_reader(shipped, at):
    history = shipped.histories[at]
    short = " ".join(event.text for event in history.events)
    short += " " + " ".join((*getattr(history, "lessons", ()), *getattr(history, "questions", ())))
    assert _reading_ease(_plain(short)) >= 50


@stories
def test_a_story_tells_of_every_turning_point(shipped, at):
    history = shipped.histories[at]
    linked = {link.target for link in story.links(history.story) if link.kind == "event"}
    turning = {event.id for event in history.events if event.weight == 3}
    assert turning - linked == set()


def test_every_link_of_a_story_leads_to_an_event_or_a_site(shipped):
    sites = {site.id for site in shipped.sites}
    for history in shipped.histories:
        for link in story.links(history.story):
            is_there = link.target in sites if link.kind == "site" else history.event(link.target)
            assert is_there or "/" in link.target, f"{history.id}: {link.target}"


def test_questions_are_open(shipped):
    questions = [question for site in shipped.sites for question in site.questions]
    assert [q for q in questions if not q.endswith("?")] == []
    closed = re.compile(r"^(?:Did|Was|Were|Do|Does|Has|Have|Are)\b")
    assert [q for q in questions if closed.match(q.split(". ")[-1])] == []


def test_no_two_sites_share_a_lesson_or_a_question(shipped):
    said = [text for site in shipped.sites for text in (*site.lessons, *site.questions)]
    assert len(said) == len(set(said))


def test_none_of_the_report_s_sentences_is_in_the_project(verbatim):
    found = subprocess.run([verbatim], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.stdout.startswith("0 run(s)")
