"""The usual slips of YAML: each told in a plain sentence, on the line where it was made."""

import pytest
import yaml

from casebook.content import tree
from casebook.content.problems import Collector

SLIPS = {
    "a: b\n\tc: d\n": "2: this line begins with a tab",
    "a:\n\t- b\n": "2: this line begins with a tab",
    "a:\n  b: c\n\td: e\n": "3: this line begins with a tab",
    "title:Foo\nn: 3\n": "1: a space is missing after the colon: write “title: Foo”",
    "n: 3\ntitle:Foo\n": "2: a space is missing after the colon: write “title: Foo”",
    "- id: a\n  name:The borough council of somewhere\n  sector: x\n": (
        "2: a space is missing after the colon: write “name: The borough council…”"
    ),
    "a: b\nsome words\nc: d\n": "2: this line is neither a field (name: value)",
    'a: "b\nc: d\n': "1: the quotation mark that opens here is never closed",
    'x: y\na: "b\nc: ["x"]\n': "2: the quotation mark that opens here is never closed",
    "a: 'the board's plan'\nb: c\n": "1: text goes on after the closing quotation mark",
    'a: "b" and c\n': "1: text goes on after the closing quotation mark",
    "x: y\na: b: c\n": "2: a colon inside text needs quotes",
    "a: b\n and so: d\n": "2: a colon inside text needs quotes",
    "a: b\n  c: d\n": "2: the indentation does not fit",
    "a:\n  b: c\n d: e\n": "3: the indentation does not fit",
    "a:\n- id: x\n   n: y\n": "3: the indentation does not fit",
    "a:\n- id: x\n n: y\n": "3: the indentation does not fit",
    "- a\nb: c\n": "2: the indentation does not fit",
    "a: [b, c\nd: e\n": "1: the [ that opens here is not closed",
    "x: y\na: {b: c\nd: e\n": "2: the { that opens here is not closed",
    "a: [b, c]]\n": "1: text goes on after the closing bracket",
    "a: [The launch](event:x) was\nb: c\n": "1: text that begins with [ must be in quotes",
    "a: @home\n": "1: text cannot begin with @ here",
    "a: *bold* text\n": "1: text cannot begin with * here",
    "a: !x!y z\n": "1: text cannot begin with ! here",
    "a: > x\n": "1: text cannot begin with > here",
    "a: - b\n": "1: a list begins on a line of its own",
    'a: "\\q"\n': "1: a backslash means something special",
    "a: b\n...\nc: d\n": "3: the fields have ended above this line",
    "? [\n": "2: this line cannot be read",
}


def _told(text: str) -> list[str]:
    collector = Collector("file", lines=99)
    tree.parse(text, first_line=1, collector=collector)
    return [f"{problem.line}: {problem.message}" for problem in collector.problems()]


@pytest.mark.parametrize(("text", "beginning"), SLIPS.items())
def test_a_slip_is_told_plainly_on_its_own_line(text: str, beginning: str):
    (told,) = _told(text)
    assert told.startswith(beginning)


@pytest.mark.parametrize("text", SLIPS)
def test_no_slip_is_told_in_the_words_of_the_parser(text: str):
    with pytest.raises(yaml.MarkedYAMLError) as raised:
        list(yaml.parse(text, Loader=yaml.CBaseLoader))
    assert raised.value.problem not in _told(text)[0]
