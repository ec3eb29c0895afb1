"""Casebook folders for the tests of `content`: the example, with something changed."""

from pathlib import Path

from casebook.content import example, folder
from casebook.domain.snapshot import Snapshot

SITE = "sites/site-01.md"


class Casebook:
    """The example casebook in a folder of its own, to be changed and read."""

    def __init__(self, place: Path) -> None:
        self.place = place
        example.start(place)

    def change(self, old: str, new: str, file: str = SITE) -> "Casebook":
        """Replace a piece of a file that stands there exactly once."""
        text = (self.place / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{text.count(old)} times: {old}"
        (self.place / file).write_text(text.replace(old, new), encoding="utf-8")
        return self

    def write(self, file: str, content: str | bytes) -> "Casebook":
        """Write a whole file."""
        data = content.encode() if isinstance(content, str) else content
        (self.place / file).write_bytes(data)
        return self

    def line_of(self, words: str, file: str = SITE) -> int:
        """Give the line on which these words stand first."""
        lines = (self.place / file).read_text(encoding="utf-8").split("\n")
        return next(number for number, line in enumerate(lines, 1) if words in line)

    def read(self) -> Snapshot:
        """Read the folder."""
        return folder.read(self.place)

    def problems(self) -> list[str]:
        """Give what `casebook check` prints."""
        return [str(problem) for problem in self.read().problems]
