"""Real questions, written before the ranking was: what a trainer half remembers stands among the first three hits."""

from pathlib import Path

import pytest

LINES = (Path(__file__).parent / "questions.txt").read_text("utf-8").splitlines()
QUESTIONS = [line.split(" | ") for line in LINES if line and not line.startswith("#")]


def test_there_are_forty_questions_or_more():
    assert len(QUESTIONS) >= 40


@pytest.mark.parametrize(("question", "expected"), QUESTIONS, ids=[one for one, _ in QUESTIONS])
def test_what_was_meant_is_among_the_first_three(ask, question, expected):
    assert set(ask.keys(question, limit=3)) & set(expected.split(", "))
