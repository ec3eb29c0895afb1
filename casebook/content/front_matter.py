"""Where a Markdown file's front matter ends and its story begins, with the file's own line numbers.

Knows neither YAML nor Markdown. `content.reader` calls it.
"""

import msgspec

_FENCE = "---"


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True):
    """A file in its two parts.

    `fields_line` and `story_line` are the lines they begin on, counted from 1. Where `fault` says
    why the two parts cannot be told apart, both are empty.
    """

    fields: str = ""
    story: str = ""
    fields_line: int = 2
    story_line: int = 1
    fault: str = ""


def split(text: str) -> FrontMatter:
    """Split a file into the fields between two lines of three dashes, and the story below."""
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE]
    if not fences or fences[0] != 0:
        why = "the first line must be three dashes (---): then the fields, then three dashes again"
        return FrontMatter(fault=why)
    if len(fences) < 2:
        why = "the fields that begin here have no end: put a line of three dashes (---) below them"
        return FrontMatter(fault=why)
    end = fences[1]
    return FrontMatter(
        fields="\n".join(lines[1:end]) + "\n",
        story="\n".join(lines[end + 1 :]),
        story_line=end + 2,
    )
