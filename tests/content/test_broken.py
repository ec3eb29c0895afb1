"""The folder of planted mistakes: `tests/broken`, and `expected.txt` with every line that `check` must print.

After a change of a message, look at each line of the difference, then write the new list by
`casebook check tests/broken > tests/broken/expected.txt`.
"""

from pathlib import Path

from casebook.content import folder

BROKEN = Path(__file__).resolve().parents[1] / "broken"


def test_every_planted_mistake_is_told_with_its_line_its_field_and_what_to_write_instead():
    expected = (BROKEN / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert [str(problem) for problem in folder.read(BROKEN).problems] == expected


def test_every_file_of_the_folder_has_a_planted_mistake():
    told = {problem.file for problem in folder.read(BROKEN).problems}
    files = {path.relative_to(BROKEN).as_posix() for path in BROKEN.rglob("*.[jmy]*")}
    assert files == told
