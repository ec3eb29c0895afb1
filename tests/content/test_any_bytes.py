"""Laws of reading: nothing makes it fail, every problem has its line, and what is read holds together."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from casebook import resources
from casebook.content import folder
from casebook.domain.snapshot import Snapshot
from tests.content.casebooks import SITE, Casebook

FILES = [SITE, "casebook.yaml", "themes.yaml", "context.md"]

# Short lines that are often wrong in YAML, in Markdown or in a casebook.
LINES = ["---", "...", "", "\ta: b", "a: b", "a:b", "- a", "  - id: x", "? a", "a: [", "a: }", 'a: "', "a: 'b", "a: &x y",
         "a: *x", "a: !x y", "<<: *x", "a: |", "a: >-", "% a", "@a", "#", "id: site-01", "number: 7", "when: [", "events:",
         "title: a: b", "[a](event:b)", "<b>", "`", "a: \u2028 b", "\x00", "\ufeff", "a: 1999-13"]  # fmt: skip
SCALARS = ["", "x", "0", "-1", "1e9", "null", "~", "[", "[a, b]", "{a: b}", '"', "site-02", "1999-13", "[..2000]", "é" * 90,
           "&a b", "*a", "!!int 3", "inferred", "event:x", "[x](event:y)", "<b>", "a: b", "\t", "|", "# x"]  # fmt: skip


def _read_with(file: str, content: bytes) -> Snapshot:
    with tempfile.TemporaryDirectory() as place:
        snapshot = Casebook(Path(place)).write(file, content).read()
        for problem in snapshot.problems:
            data = Path(place, problem.file).read_bytes()
            assert 1 <= problem.line <= max(1, len(data.splitlines()))
            assert problem.message.strip()
            assert "\n" not in str(problem)
        assert folder.fingerprint(Path(place)) == snapshot.fingerprint
    _check_whole(snapshot)
    return snapshot


def _check_whole(snapshot: Snapshot) -> None:
    """Hold every name in a snapshot against what it names."""
    themes = {theme.id for theme in snapshot.themes}
    assert {theme.parent for theme in snapshot.themes} <= themes | {""}
    assert len({site.number for site in snapshot.sites}) == len(snapshot.sites)
    for history in (*snapshot.sites, *filter(None, [snapshot.context])):
        actors = {actor.id for actor in history.actors}
        events = {event.id for event in history.events}
        for event in history.events:
            assert set(event.themes) <= themes
            assert set(event.actors) <= actors
            assert set(event.after) <= events - {event.id}


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(FILES), st.binary(max_size=200))
def test_any_bytes_in_any_file_give_problems_and_no_error(file: str, content: bytes):
    _read_with(file, content)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(FILES), st.lists(st.sampled_from(LINES), max_size=8), st.booleans())
def test_any_lines_in_any_file_give_problems_and_no_error(file: str, lines: list[str], fence: bool):
    text = "\n".join(["---", *lines, "---"] if fence else lines)
    _read_with(file, text.encode())


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(FILES[:3]), st.integers(0, 1000), st.sampled_from(["drop", "twice", *LINES]))
def test_a_right_file_with_one_line_changed_is_read_or_told(file: str, at: int, how: str):
    lines = (resources.example_casebook() / file).read_text(encoding="utf-8").split("\n")
    line = at % len(lines)
    lines[line : line + 1] = {"drop": [], "twice": [lines[line]] * 2}.get(how, [how])
    _read_with(file, "\n".join(lines).encode())


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(FILES[:3]), st.integers(0, 1000), st.sampled_from(SCALARS))
def test_a_right_file_with_one_value_changed_is_read_or_told(file: str, at: int, value: str):
    lines = (resources.example_casebook() / file).read_text(encoding="utf-8").split("\n")
    fields = [number for number, line in enumerate(lines) if ": " in line and "#" not in line]
    line = fields[at % len(fields)]
    lines[line] = f"{lines[line].split(': ')[0]}: {value}"
    _read_with(file, "\n".join(lines).encode())
